import type { AlertRule, Finding } from './rule.ts'

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
  find({ figure, devices }) {
    if (figure.phase === 'closed') return []
    return devices.flatMap(([id, { battery, batteryLow: since, revoked }]): Finding[] =>
      revoked !== undefined || battery === undefined || since === undefined
        ? []
        : [{ since, what: id, parameters: { device: id, percent: battery } }],
    )
  },
}
