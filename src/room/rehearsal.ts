import type { Text } from '#election/languages.ts'

/**
 * What a rehearsal says wherever it is seen: on every surface, on every page of every document, in whatever leaves the
 * house by message. One text, so that nobody has to ask whether another wording means something else (decision 0210).
 */
export const REHEARSAL = {
  /** What every reader must understand at a glance. */
  short: {
    ar: 'تمرين: ليس انتخابا',
    fr: 'Exercice : pas une élection',
    zgh: 'ⴰⵔⵎⵎⵓ: ⵓⵔ ⵉⴳⵉ ⵉⵙⵜⴰⵢⵏ',
    en: 'Rehearsal: not an election',
  },
  /** Beside it, where there is room. */
  long: {
    ar: 'لا رقم هنا حقيقي.',
    fr: 'Aucun chiffre d’ici n’est réel.',
    zgh: 'ⵓⵔ ⵉⵍⵍⵉ ⴷⴰ ⵡⵓⵟⵟⵓⵏ ⵏ ⵜⵉⴷⵜ.',
    en: 'No figure here is real.',
  },
} as const satisfies Readonly<Record<string, Text>>
