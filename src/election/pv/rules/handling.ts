import type { Rule } from '../rule.ts'
import { type FilledSheet, isFilled, type Sheet } from '../sheet.ts'

/** How a sheet came in and who handled it; the figures are judged elsewhere. */
export interface HandlingContext {
  readonly sheet: Sheet
  /** Does the station vote in this constituency? */
  readonly votesHere: boolean
  /** Station of the phone or envelope it came from, where that is known. */
  readonly senderStation?: string
  /** Another sheet of the same station and contest that is not a version of this one. */
  readonly rival?: Sheet
  /** Filled sheets of other stations in the same contest. */
  readonly others: readonly FilledSheet[]
  readonly hasPhoto: boolean
  /** Another station whose sheet came with the very same photo. */
  readonly samePhotoAs?: string
  /** Minutes after the station's close at which it came in. */
  readonly minutesAfterClose?: number
  readonly lateMinutes: number
  /** Pseudonyms of who typed first and second. */
  readonly first?: string
  readonly second?: string
  /** Version from 1; later versions carry a reason. */
  readonly version: number
  readonly reason?: string
  /** Codes of warnings that are still without an explanation. */
  readonly unexplained: readonly string[]
}

function sameFigures(a: FilledSheet, b: FilledSheet): boolean {
  // What differs most often first: a sheet is compared with every other of its contest.
  return (
    a.void === b.void && a.votes.length === b.votes.length && a.votes.every((votes, index) => votes === b.votes[index])
  )
}

/** Rules on the way of a sheet, not on its figures. */
export const HANDLING_RULES: readonly Rule<HandlingContext>[] = [
  {
    code: 'E401',
    action: 'compare-photo',
    formula: 'two sheets of one station and contest hold the same figures',
    says: {
      ar: 'محضر آخر لنفس المكتب ونفس الاقتراع بأرقام مختلفة.',
      fr: 'Un autre procès-verbal du même bureau et du même scrutin porte d’autres chiffres.',
      zgh: 'ⵉⵍⵍⴰ ⵓⵏⵖⵎⵉⵙ ⵢⴰⴹⵏ ⵏ ⵓⵙⵉⵔⴰ ⴰⴷ ⵙ ⵉⵎⴹⴰⵏⵏ ⵢⴰⴹⵏ.',
      en: 'Another sheet of the same station and contest has other figures.',
    },
    check: ({ sheet, rival }) =>
      rival && !(isFilled(sheet) && isFilled(rival) && sameFigures(sheet, rival))
        ? { fields: [], parameters: {} }
        : undefined,
  },
  {
    code: 'E402',
    action: 'call-station',
    formula: 'station on the sheet = station of the phone',
    says: {
      ar: 'محضر المكتب {station} أرسله المكتب {sender}.',
      fr: 'Procès-verbal du bureau {station}, envoyé par le bureau {sender}.',
      zgh: 'ⴰⵏⵖⵎⵉⵙ ⵏ {station} ⵢⵓⵣⵏ ⵜ {sender}.',
      en: 'Sheet of station {station}, sent by station {sender}.',
    },
    check: ({ sheet, senderStation }) =>
      senderStation !== undefined && senderStation !== sheet.station
        ? { fields: [], parameters: { station: sheet.station, sender: senderStation } }
        : undefined,
  },
  {
    code: 'E403',
    action: 'recheck',
    formula: 'the station votes in the constituency',
    says: {
      ar: 'المكتب {station} لا يصوت في الدائرة {constituency}.',
      fr: 'Le bureau {station} ne vote pas dans la circonscription {constituency}.',
      zgh: 'ⴰⵙⵉⵔⴰ {station} ⵓⵔ ⴰ ⵉⵜⵜⵖⵡⴰⵢ ⵖ {constituency}.',
      en: 'Station {station} does not vote in constituency {constituency}.',
    },
    check: ({ sheet, votesHere }) =>
      votesHere ? undefined : { fields: [], parameters: { station: sheet.station, constituency: sheet.constituency } },
  },
  {
    code: 'E404',
    action: 'other-person',
    formula: 'first entry and second entry are by two people',
    says: {
      ar: 'الإدخالان من الشخص نفسه ({person}).',
      fr: 'Les deux saisies sont de la même personne ({person}).',
      zgh: 'ⵙⵏⴰⵜ ⵜⵔⵔⴰ ⵢⴰⵏ ⵓⴼⴳⴰⵏ ⴰⵢ ⵜⵏⵜ ⵢⵓⵔⴰⵏ ({person}).',
      en: 'Both entries are by the same person ({person}).',
    },
    check: ({ first, second }) =>
      first !== undefined && first === second ? { fields: [], parameters: { person: first } } : undefined,
  },
  {
    code: 'E405',
    action: 'explain',
    formula: 'version > 1 has a reason',
    says: {
      ar: 'النسخة {version} من المحضر بلا سبب للتصحيح.',
      fr: 'La version {version} du procès-verbal n’a pas de motif de correction.',
      zgh: 'ⵜⵓⵏⵖⵉⵍⵜ {version} ⴱⵍⴰ ⵜⴰⵎⵏⵜⵉⵍⵜ.',
      en: 'Version {version} of the sheet has no reason for the correction.',
    },
    check: ({ version, reason }) =>
      version > 1 && (reason ?? '').trim() === '' ? { fields: [], parameters: { version } } : undefined,
  },
  {
    code: 'E406',
    action: 'explain',
    formula: 'every warning has an explanation',
    says: {
      ar: 'تنبيهات بلا تفسير: {codes}.',
      fr: 'Avertissements sans explication : {codes}.',
      zgh: 'ⵉⵙⵎⵉⵜⵉⵔⵏ ⴱⵍⴰ ⴰⵙⵙⴼⵔⵓ : {codes}.',
      en: 'Warnings without an explanation: {codes}.',
    },
    check: ({ unexplained }) =>
      unexplained.length > 0 ? { fields: [], parameters: { codes: unexplained.join(', ') } } : undefined,
  },
  {
    code: 'W451',
    action: 'compare-photo',
    formula: 'no other station has the same void and the same votes, line by line',
    says: {
      ar: 'نفس الأصوات سطرا سطرا في المكتب {station}.',
      fr: 'Mêmes voix, ligne par ligne, qu’au bureau {station}.',
      zgh: 'ⵓⵟⵟⵓⵏⵏ ⵏⵏⵉⴽ ⴰⵢ ⵉⵍⵍⴰⵏ ⵖ {station}.',
      en: 'The same votes, line by line, as station {station}.',
    },
    check: ({ sheet, others }) => {
      if (!isFilled(sheet) || sheet.valid === 0) return undefined
      const twin = others.find((other) => other.station !== sheet.station && sameFigures(sheet, other))
      return (
        twin && {
          fields: sheet.votes.map((_, index) => `votes.${index}` as const),
          parameters: { station: twin.station },
        }
      )
    },
  },
  {
    code: 'W452',
    action: 'call-station',
    formula: 'a photo of the signed sheet is there',
    says: {
      ar: 'لا صورة للمحضر الموقع.',
      fr: 'Pas de photo du procès-verbal signé.',
      zgh: 'ⵓⵔ ⵜⵍⵍⵉ ⵜⵡⵍⴰⴼⵜ ⵏ ⵓⵏⵖⵎⵉⵙ.',
      en: 'No photo of the signed sheet.',
    },
    check: ({ hasPhoto }) => (hasPhoto ? undefined : { fields: [], parameters: {} }),
  },
  {
    code: 'W453',
    action: 'compare-photo',
    formula: 'no other station sent this photo',
    says: {
      ar: 'نفس الصورة أرسلها المكتب {station}.',
      fr: 'La même photo vient du bureau {station}.',
      zgh: 'ⵜⴰⵡⵍⴰⴼⵜ ⴰⴷ ⵏⵏⵉⴽ ⵜⵓⵣⵏ ⵙⴳ {station}.',
      en: 'The same photo came from station {station}.',
    },
    check: ({ samePhotoAs }) =>
      samePhotoAs === undefined ? undefined : { fields: [], parameters: { station: samePhotoAs } },
  },
  {
    code: 'W454',
    action: 'explain',
    formula: 'minutes after the close ≤ lateMinutes',
    tolerances: ['lateMinutes'],
    says: {
      ar: 'وصل المحضر بعد {minutes} دقيقة من الإغلاق.',
      fr: 'Procès-verbal reçu {minutes} min après la clôture.',
      zgh: 'ⴰⵏⵖⵎⵉⵙ ⵢⵓⵛⴽⴰⴷ {minutes} ⵏ ⵜⵓⵙⴷⵉⴷⵉⵏ ⴷⴼⴼⵉⵔ ⵓⵇⵇⴰⵏ.',
      en: 'Sheet received {minutes} min after the close.',
    },
    check: ({ minutesAfterClose, lateMinutes }) =>
      minutesAfterClose !== undefined && minutesAfterClose > lateMinutes
        ? { fields: [], parameters: { minutes: minutesAfterClose } }
        : undefined,
  },
  {
    code: 'W455',
    action: 'compare-photo',
    formula: 'one sheet for one station and contest',
    says: {
      ar: 'محضران متطابقان لنفس المكتب: أيهما الأصل؟',
      fr: 'Deux procès-verbaux identiques du même bureau : lequel est l’original ?',
      zgh: 'ⵙⵉⵏ ⵉⵏⵖⵎⵉⵙⵏ ⵏⵏⵉⴽ ⵏ ⵢⴰⵏ ⵓⵙⵉⵔⴰ.',
      en: 'Two identical sheets of the same station: which is the original?',
    },
    check: ({ sheet, rival }) =>
      rival && isFilled(sheet) && isFilled(rival) && sameFigures(sheet, rival)
        ? { fields: [], parameters: {} }
        : undefined,
  },
]
