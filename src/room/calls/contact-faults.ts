import type { Text } from '#election/languages.ts'

/** What can be wrong with a file of contacts: X81. Nothing of a file is taken while one of these is told. */
export const CONTACT_FAULTS = {
  encoding: {
    code: 'X811',
    text: {
      ar: 'الملف ليس UTF-8 (يبدو {guess}). احفظه من جديد بترميز UTF-8.',
      fr: 'Le fichier n’est pas en UTF-8 (on dirait {guess}). Enregistrez-le en UTF-8.',
      zgh: 'ⴰⴼⴰⵢⵍⵓ ⵓⵔ ⵉⴳⵉ UTF-8 (ⵉⵔⵡⴰⵙ {guess}). ⵃⴹⵓ ⵜ ⵙ UTF-8.',
      en: 'The file is not UTF-8 (it looks like {guess}). Save it as UTF-8.',
    },
  },
  quotes: {
    code: 'X812',
    text: {
      ar: 'علامة تنصيص في غير محلها أو لم تغلق. صحح السطر.',
      fr: 'Un guillemet est mal placé ou jamais fermé. Corrigez la ligne.',
      zgh: 'ⵜⴰⵎⴰⵜⴰⵔⵜ ⵏ ⵜⵏⵏⴰⵢⵜ ⵓⵔ ⵜⵖⵓⴷⵉ. ⵙⵖⵜⵓ ⴰⴷⵔⵉⴳ.',
      en: 'A quotation mark is misplaced or never closed. Mend the line.',
    },
  },
  heading: {
    code: 'X813',
    text: {
      ar: 'السطر الأول يجب أن يسمي الأعمدة: {columns}. وجدنا: {found}.',
      fr: 'La première ligne doit nommer les colonnes : {columns}. Trouvé : {found}.',
      zgh: 'ⴰⴷⵔⵉⴳ ⴰⵎⵣⵡⴰⵔⵓ ⵉⵅⵚⵚⴰ ⴰⴷ ⵉⵙⵎⵎⴰ ⵜⵉⵊⵎⵎⴰⵍ: {columns}. ⵏⵓⴼⴰ: {found}.',
      en: 'The first line must name the columns: {columns}. Found: {found}.',
    },
  },
  station: {
    code: 'X814',
    text: {
      ar: 'لا مكتب في الدفتر رمزه «{value}». انسخ الرمز من stations.csv.',
      fr: 'Le livre n’a pas de bureau « {value} ». Copiez le code de stations.csv.',
      zgh: 'ⵓⵔ ⵉⵍⵍⵉ ⵓⵙⵉⵔⴰ « {value} » ⴳ ⵓⴷⵍⵉⵙ. ⵙⵏⵖⵍ ⵜⴰⵏⴳⴰⵍⵜ ⵙⴳ stations.csv.',
      en: 'The book has no station “{value}”. Copy its code from stations.csv.',
    },
  },
  role: {
    code: 'X815',
    text: {
      ar: 'الصفة «{value}» غير معروفة. اختر: {allowed}.',
      fr: 'La qualité « {value} » est inconnue. Choisissez : {allowed}.',
      zgh: 'ⵜⴰⵡⵓⵔⵉ « {value} » ⵓⵔ ⵜⵜⵢⴰⵙⵙⵏ. ⵙⵜⵉ: {allowed}.',
      en: 'The role “{value}” is not known. Choose: {allowed}.',
    },
  },
  name: {
    code: 'X816',
    text: {
      ar: 'اكتب اسما من 1 إلى 100 حرف.',
      fr: 'Écrivez un nom de 1 à 100 caractères.',
      zgh: 'ⴰⵔⴰ ⵉⵙⵎ ⵙⴳ 1 ⴰⵔ 100 ⵏ ⵉⵙⴽⴽⵉⵍⵏ.',
      en: 'Write a name of 1 to 100 characters.',
    },
  },
  telephone: {
    code: 'X817',
    text: {
      ar: 'الرقم «{value}» ليس رقم هاتف: من 6 إلى 15 رقما، وعلامة + في البداية إن لزم.',
      fr: '« {value} » n’est pas un numéro : 6 à 15 chiffres, avec un + devant s’il le faut.',
      zgh: '« {value} » ⵓⵔ ⵉⴳⵉ ⵓⵟⵟⵓⵏ ⵏ ⵜⵉⵍⵉⴼⵓⵏ: 6 ⴰⵔ 15 ⵏ ⵉⵣⵡⵉⵍⵏ.',
      en: '“{value}” is no telephone number: 6 to 15 digits, with a + in front where it is needed.',
    },
  },
  twice: {
    code: 'X818',
    text: {
      ar: 'هذا الرقم مكتوب لنفس المكتب في السطر {line} أيضا. احذف أحدهما.',
      fr: 'Ce numéro est déjà écrit pour ce bureau à la ligne {line}. Supprimez l’un des deux.',
      zgh: 'ⵓⵟⵟⵓⵏ ⴰⴷ ⵉⵍⵍⴰ ⵢⴰⴷ ⴳ ⵓⴷⵔⵉⴳ {line}. ⴽⴽⵙ ⵢⴰⵏ.',
      en: 'This number stands for the same station at line {line} already. Remove one of them.',
    },
  },
  empty: {
    code: 'X819',
    text: {
      ar: 'لا شيء تحت سطر العناوين. اكتب جهة اتصال واحدة على الأقل.',
      fr: 'Rien sous la ligne de titres. Écrivez au moins un contact.',
      zgh: 'ⵓⵔ ⵉⵍⵍⵉ ⵡⴰⵍⵓ ⴷⴷⴰⵡ ⵓⴷⵔⵉⴳ ⴰⵎⵣⵡⴰⵔⵓ. ⴰⵔⴰ ⵢⴰⵏ.',
      en: 'There is nothing below the heading. Write at least one contact.',
    },
  },
} as const satisfies Readonly<Record<string, { code: string; text: Text }>>

/** One fault, told where it stands. */
export interface ContactFault {
  readonly kind: keyof typeof CONTACT_FAULTS
  /** 1 for the first line. */
  readonly line: number
  readonly column?: string
  readonly parameters: Readonly<Record<string, string | number>>
}
