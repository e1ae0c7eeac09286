import { type AlertRule, atPhones } from './rule.ts'

/** A phone of a station that still counts is about to go out. */
export const batteryLow: AlertRule = {
  code: 'A403',
  kind: 'battery-low',
  severity: 'amber',
  text: {
    ar: 'بطارية الهاتف {device} عند {percent} في المائة. اطلب شحنه.',
    fr: 'La batterie du téléphone {device} est à {percent} %. Faites-le charger.',
    zgh: 'ⵜⴰⴱⴰⵟⵔⵉⵜ ⵏ ⵓⵜⵉⵍⵉⴼⵓⵏ {device} ⵜⵍⵍⴰ ⴳ {percent} %. ⵙⵙⵓⵜⵔ ⴰⴷ ⵜⵜⵓⵄⵎⵔ.',
    en: 'The battery of phone {device} is at {percent} %. Have it charged.',
  },
  find: atPhones(({ battery, batteryLow: since }, { figure }) =>
    figure.phase === 'closed' || battery === undefined || since === undefined
      ? undefined
      : { since, parameters: { percent: battery } },
  ),
}
