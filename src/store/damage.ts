import { fill, type Language, type Text } from '#election/languages.ts'

/** Where a journal first differs from what it must be. */
export interface Damage {
  /** The first entry that differs, or that may differ when only a root tells. */
  readonly position: number
  readonly what: keyof typeof DAMAGE
  /** Where roots tell: the size below it at which everything still agreed. */
  readonly agreedSize: number
}

/** Every way in which a journal can be damaged, for people. */
const DAMAGE = {
  missing: {
    ar: 'القيد ناقص',
    fr: 'l’entrée manque',
    zgh: 'ⵉⵣⵔⵉⵔⵉⴳ ⵉⵓⵛⴽⴰ',
    en: 'the entry is missing',
  },
  surplus: {
    ar: 'القيد زائد: رأس السجل لا يعرفه',
    fr: 'l’entrée est de trop : la tête du journal ne la connaît pas',
    zgh: 'ⵉⵣⵔⵉⵔⵉⴳ ⵉⵔⵏⵏⴰ: ⵉⵅⴼ ⵏ ⵓⵖⵎⵉⵙ ⵓⵔ ⵜ ⵉⵙⵙⵉⵏ',
    en: 'the entry is one too many: the head of the journal does not know it',
  },
  'not-canonical': {
    ar: 'نص القيد ليس على الصورة التي كُتب بها',
    fr: 'le texte de l’entrée n’a plus la forme où il fut écrit',
    zgh: 'ⴰⴹⵕⵉⵚ ⵏ ⵓⵣⵔⵉⵔⵉⴳ ⵓⵔ ⵉⴳⵉ ⵎⴽⴰⴷ ⵉⵜⵜⵓⵔⴰ',
    en: 'the text of the entry is not in the form in which entries are written',
  },
  'wrong-number': {
    ar: 'القيد يحمل رقما غير رقم مكانه',
    fr: 'l’entrée porte un autre numéro que sa place',
    zgh: 'ⵉⵣⵔⵉⵔⵉⴳ ⵖⵓⵔⵙ ⵓⵟⵟⵓⵏ ⵢⴰⴹⵏ',
    en: 'the entry bears another number than its place',
  },
  'earlier-than-before': {
    ar: 'وقت القيد أسبق من وقت الذي قبله',
    fr: 'l’entrée est plus ancienne que celle qui la précède',
    zgh: 'ⴰⴽⵓⴷ ⵏ ⵓⵣⵔⵉⵔⵉⴳ ⵉⵣⵡⴰⵔ ⵡⵉⵏ ⴷⴰⵜ ⴰⵙ',
    en: 'the entry is earlier than the one before it',
  },
  'wrong-columns': {
    ar: 'ما يُبحث به عن القيد في القاعدة لا يطابق نصه',
    fr: 'ce par quoi la base cherche l’entrée ne répond pas à son texte',
    zgh: 'ⵎⴰⵙ ⵉⵜⵜⵓⵔⵣⵓ ⵓⵣⵔⵉⵔⵉⴳ ⵓⵔ ⵉⵎⵙⴰⵙⴰ ⴷ ⵓⴹⵕⵉⵚ ⵏⵏⵙ',
    en: 'the columns by which the entry is found do not fit its text',
  },
  'wrong-leaf': {
    ar: 'نص القيد تغير: بصمته لا تطابقه',
    fr: 'le texte de l’entrée a changé : son empreinte n’est pas la sienne',
    zgh: 'ⴰⴹⵕⵉⵚ ⵏ ⵓⵣⵔⵉⵔⵉⴳ ⵉⵏⴼⵍ: ⴰⴷⵔⵉⵣ ⵏⵏⵙ ⵓⵔ ⵉⵎⵙⴰⵙⴰ',
    en: 'the text of the entry was changed: its hash is not that of the text',
  },
  'broken-chain': {
    ar: 'سلسلة الهاتف انقطعت: ما وقعه تغير',
    fr: 'la chaîne du téléphone est rompue : ce qu’il a signé a changé',
    zgh: 'ⵜⴰⵙⵏⵙⵍⵜ ⵏ ⵜⵉⵍⵉⴼⵓⵏ ⵜⴱⴱⵉ: ⵎⴰ ⵉⵙⵙⴳⴷⵍ ⵉⵏⴼⵍ',
    en: 'the phone’s chain is broken: what it signed was changed',
  },
  'wrong-opening': {
    ar: 'الأرقام المختومة لا تطابق ختمها',
    fr: 'des chiffres scellés ne répondent pas à leur sceau',
    zgh: 'ⵉⵎⴹⴰⵏⵏ ⵉⵜⵜⵓⵃⵟⵟⴰⵏ ⵓⵔ ⵎⵙⴰⵙⴰⵏ ⴷ ⵓⴱⵛⵛⵉⵎ ⵏⵏⵙⵏ',
    en: 'sealed figures do not fit their seal',
  },
  'not-foldable': {
    ar: 'القيد لا يمكن أن يتبع ما قبله',
    fr: 'l’entrée ne peut pas suivre ce qui précède',
    zgh: 'ⵉⵣⵔⵉⵔⵉⴳ ⵓⵔ ⵉⵖⵉⵢ ⴰⴷ ⵉⴹⴼⵕ ⵎⴰ ⴷⴰⵜ ⴰⵙ',
    en: 'the entry cannot follow what is before it',
  },
  'wrong-snapshot-root': {
    ar: 'جذر السجل غير الذي حُفظ مع حالة الغرفة',
    fr: 'la racine n’est pas celle gardée avec l’état de la salle',
    zgh: 'ⴰⵥⵓⵕ ⵓⵔ ⵉⴳⵉ ⵡⴰⵏⵏⴰ ⵉⵜⵜⵓⵃⵟⵟⴰⵏ ⴷ ⵡⴰⴷⴷⴰⴷ ⵏ ⵜⵣⵇⵇⴰ',
    en: 'the root is not the one that was kept with the room’s state',
  },
  'wrong-snapshot-state': {
    ar: 'حالة الغرفة غير التي حُفظت هنا',
    fr: 'l’état de la salle n’est pas celui qui fut gardé',
    zgh: 'ⴰⴷⴷⴰⴷ ⵏ ⵜⵣⵇⵇⴰ ⵓⵔ ⵉⴳⵉ ⵡⴰⵏⵏⴰ ⵉⵜⵜⵓⵃⵟⵟⴰⵏ',
    en: 'the room’s state is not the one that was kept',
  },
  'wrong-checkpoint': {
    ar: 'جذر السجل غير الذي وُقع عليه',
    fr: 'la racine n’est pas celle qui fut signée',
    zgh: 'ⴰⵥⵓⵕ ⵓⵔ ⵉⴳⵉ ⵡⴰⵏⵏⴰ ⵉⵜⵜⵓⵙⴳⴷⵍⵏ',
    en: 'the root is not the one that was signed',
  },
  'wrong-frontier': {
    ar: 'رأس السجل لا يطابق قيوده',
    fr: 'la tête du journal ne répond pas à ses entrées',
    zgh: 'ⵉⵅⴼ ⵏ ⵓⵖⵎⵉⵙ ⵓⵔ ⵉⵎⵙⴰⵙⴰ ⴷ ⵉⵣⵔⵉⵔⵉⴳⵏ ⵏⵏⵙ',
    en: 'the head of the journal does not fit its entries',
  },
} as const satisfies Record<string, Text>

const SENTENCE: Text = {
  ar: 'السجل تالف عند القيد {position}: {what}. القيود الأولى وعددها {agreedSize} تطابق ما وُقع أو حُفظ. لا تغيّر شيئا، واحفظ نسخة من البيانات، وقارن بنسخة احتياطية.',
  fr: 'Le journal est endommagé à l’entrée {position} : {what}. Les {agreedSize} premières entrées répondent à ce qui fut signé ou gardé. Ne changez rien, copiez les données telles qu’elles sont, et comparez à une sauvegarde.',
  zgh: 'ⴰⵖⵎⵉⵙ ⵉⵅⵚⵔ ⴳ ⵓⵣⵔⵉⵔⵉⴳ {position}: {what}. {agreedSize} ⵏ ⵉⵣⵔⵉⵔⵉⴳⵏ ⵉⵎⵣⵡⵓⵔⴰ ⵎⵙⴰⵙⴰⵏ ⴷ ⵎⴰ ⵉⵜⵜⵓⵙⴳⴷⵍⵏ ⵏⵖ ⵉⵜⵜⵓⵃⵟⵟⴰⵏ. ⴰⴷ ⵓⵔ ⵜⵙⵏⴼⵍⴷ ⴰⵡⴷ ⵢⴰⵏ, ⵙⵙⵏⵖⵍ ⵉⵙⴼⴽⴰ, ⵜⵙⵎⵣⴰⵣⴰⵍⴷ ⵜⵏ.',
  en: 'The journal is damaged at entry {position}: {what}. The first {agreedSize} entries agree with what was signed or kept. Change nothing, copy the data as they are, and compare with a backup.',
}

/** What is wrong, where, and what to do, for people. */
export function damageText({ what, position, agreedSize }: Damage, language: Language): string {
  return fill(SENTENCE, language, { position, agreedSize, what: DAMAGE[what][language] })
}
