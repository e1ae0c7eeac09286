import { type AlertRule, atPhones } from './rule.ts'

/** A phone in use whose clock is wrong. Its counts are right all the same; its ages may suffer if the clock is set. */
export const clockOff: AlertRule = {
  code: 'A401',
  kind: 'clock-off',
  severity: 'amber',
  text: {
    ar: 'ساعة الهاتف {device} خاطئة بفارق {minutes} دقيقة. العد صحيح؛ لا تغير الساعة قبل أن يرسل كل شيء.',
    fr: 'L’horloge du téléphone {device} se trompe de {minutes} minutes. Le compte est juste ; ne la réglez qu’une fois tout envoyé.',
    zgh: 'ⵜⴰⵙⵔⴰⴳⵜ ⵏ ⵓⵜⵉⵍⵉⴼⵓⵏ {device} ⵜⴼⴼⵖ ⵙ {minutes} ⵜⵓⵙⴷⵉⴷⵉⵏ. ⴰⵙⵙⵉⴹⵏ ⵉⵖⵓⴷⴰ; ⴰⴷ ⵜⵜ ⵓⵔ ⵜⵙⵏⴼⵍⴷ ⴷⴰⵜ ⵏ ⵓⵣⴰⵏ ⵏ ⴽⵓⵍⵍⵓ.',
    en: 'The clock of phone {device} is {minutes} minutes off. Its count is right; do not set it before everything is sent.',
  },
  find: atPhones(({ clock, clockOff: since }) =>
    since === undefined ? undefined : { since, parameters: { minutes: Math.round(Math.abs(clock) / 60_000) } },
  ),
}
