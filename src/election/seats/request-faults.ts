import type { Text } from '../languages.ts'

/** What can be wrong with a seat request; permanent `S1…` codes. The field is told beside the text. */
export const REQUEST_FAULTS = {
  notAnObject: {
    code: 'S101',
    text: {
      ar: 'يجب أن يكون الطلب كائن JSON واحدا، مثلا {example}',
      fr: 'la demande doit être un seul objet JSON, par exemple {example}',
      zgh: 'ⴰⵙⵓⵜⵔ ⵉⵇⵏ ⴰⴷ ⵉⴳ JSON, ⵣⵓⵏⴷ {example}',
      en: 'the request must be one JSON object, for example {example}',
    },
  },
  unknownField: {
    code: 'S102',
    text: {
      ar: 'حقل غير معروف؛ الحقول هي: {known}',
      fr: 'champ inconnu ; les champs sont : {known}',
      zgh: 'ⵉⴳⵔ ⵓⵔ ⵉⵜⵜⵓⵙⵙⵏ; ⵉⴳⵔⴰⵏ : {known}',
      en: 'unknown field; the fields are: {known}',
    },
  },
  notOneOf: {
    code: 'S103',
    text: {
      ar: 'يجب أن يكون واحدا من: {known}',
      fr: 'doit être l’un de : {known}',
      zgh: 'ⵉⵇⵏ ⴰⴷ ⵉⴳ ⵢⴰⵏ ⵙⴳ : {known}',
      en: 'must be one of: {known}',
    },
  },
  notWhole: {
    code: 'S104',
    text: {
      ar: 'يجب أن يكون عددا صحيحا من {least} إلى {most}',
      fr: 'doit être un entier de {least} à {most}',
      zgh: 'ⵉⵇⵏ ⴰⴷ ⵉⴳ ⵓⵟⵟⵓⵏ ⵉⵎⴷⴷⵉ ⵙⴳ {least} ⴰⵔ {most}',
      en: 'must be a whole number from {least} to {most}',
    },
  },
  noVotes: {
    code: 'S105',
    text: {
      ar: 'يجب أن يكون كائنا «لائحة: أصوات» فيه لائحة واحدة على الأقل',
      fr: 'doit être un objet « liste : voix » avec au moins une liste',
      zgh: 'ⵉⵇⵏ ⴰⴷ ⵉⴳ «ⵜⴰⵍⴳⴰⵎⵜ: ⵉⵎⵙⵙⵓⵜⵏ» ⴷ ⵢⴰⵜ ⵜⵍⴳⴰⵎⵜ',
      en: 'must be an object of list: votes with at least one list',
    },
  },
  votesAbove: {
    code: 'S106',
    text: {
      ar: 'مجموع الأصوات {sum} أكبر من {limit}',
      fr: 'la somme des voix {sum} dépasse {limit}',
      zgh: 'ⵜⴰⵎⵓⵏⵜ ⵏ ⵉⵎⵙⵙⵓⵜⵏ {sum} ⵜⵓⴳⴳⴰⵔ {limit}',
      en: 'the votes sum to {sum}, more than {limit}',
    },
  },
  needed: {
    code: 'S107',
    text: {
      ar: 'مطلوب مع {by}',
      fr: 'est nécessaire avec {by}',
      zgh: 'ⵉⵔⴰ ⵜ {by}',
      en: 'is needed with {by}',
    },
  },
  notAShare: {
    code: 'S108',
    text: {
      ar: 'يجب أن تكون نسبة مثل "3%" أو "3/100" أو 0.03',
      fr: 'doit être une part telle que "3%", "3/100" ou 0.03',
      zgh: 'ⵉⵇⵏ ⴰⴷ ⵜⴳ ⵜⵓⵏⵜ ⵣⵓⵏⴷ "3%" ⵏⵖ "3/100" ⵏⵖ 0.03',
      en: 'must be a share such as "3%", "3/100" or 0.03',
    },
  },
  notPositive: {
    code: 'S109',
    text: {
      ar: 'يجب أن يكون عددا موجبا مثل 1.4 أو "7/5"',
      fr: 'doit être un nombre positif tel que 1.4 ou "7/5"',
      zgh: 'ⵉⵇⵏ ⴰⴷ ⵉⴳ ⵓⵟⵟⵓⵏ ⵓⴼⵍⵍⴰ ⵏ 0 ⵣⵓⵏⴷ 1.4 ⵏⵖ "7/5"',
      en: 'must be a positive number such as 1.4 or "7/5"',
    },
  },
  unknownList: {
    code: 'S110',
    text: {
      ar: 'لائحة بلا أصوات في الطلب',
      fr: 'nomme une liste sans voix dans la demande',
      zgh: 'ⵜⴰⵍⴳⴰⵎⵜ ⴱⵍⴰ ⵉⵎⵙⵙⵓⵜⵏ',
      en: 'names a list without votes in the request',
    },
  },
  notATable: {
    code: 'S111',
    text: {
      ar: 'يجب أن يكون كائنا «لائحة: عدد صحيح»',
      fr: 'doit être un objet « liste : entier »',
      zgh: 'ⵉⵇⵏ ⴰⴷ ⵉⴳ «ⵜⴰⵍⴳⴰⵎⵜ: ⵓⵟⵟⵓⵏ»',
      en: 'must be an object of list: whole number',
    },
  },
  notADraw: {
    code: 'S112',
    text: {
      ar: 'يجب أن تكون قائمة لوائح مختلفة لها أصوات، بترتيب القرعة',
      fr: 'doit être un tableau de listes différentes qui ont des voix, dans l’ordre du tirage',
      zgh: 'ⵉⵇⵏ ⴰⴷ ⵜⴳ ⵜⵍⴳⴰⵎⵉⵏ ⵉⵎⵣⴰⵔⴰⵢⵏ ⵙ ⵓⵎⵙⵙⴹⴼⴰⵔ ⵏ ⵜⵙⵖⴰⵔⵜ',
      en: 'must be an array of different lists that have votes, in the order drawn',
    },
  },
  reservedTooMany: {
    code: 'S113',
    text: {
      ar: 'يجب أن تكون المقاعد المخصصة أقل من المقاعد كلها',
      fr: 'les sièges réservés doivent être moins nombreux que les sièges',
      zgh: 'ⵉⵙⵇⵇⵉⵎⵏ ⵉⵜⵜⵓⵃⴹⴰⵏ ⵉⵇⵏ ⴰⴷ ⴷⵔⵓⵙⵏ',
      en: 'the reserved seats must be fewer than the seats',
    },
  },
  empty: {
    code: 'S114',
    text: {
      ar: 'لم يصل أي طلب على المدخل القياسي؛ أرسل كائن JSON واحدا، مثلا {example}',
      fr: 'rien n’est arrivé sur l’entrée standard ; envoyez un objet JSON, par exemple {example}',
      zgh: 'ⵡⴰⵍⵓ ⵉⵙⵙⵓⵜⵔⵏ ⵖ ⵓⵙⴽⵛⵎ; ⴰⵣⵏ JSON, ⵣⵓⵏⴷ {example}',
      en: 'nothing came on standard input; send one JSON object, for example {example}',
    },
  },
  notUtf8: {
    code: 'S115',
    text: {
      ar: 'ليس نصا بترميز UTF-8؛ احفظ الملف بترميز UTF-8',
      fr: 'n’est pas du texte en UTF-8 ; enregistrez le fichier en UTF-8',
      zgh: 'ⵓⵔ ⵉⴳⵉ ⴰⴹⵕⵉⵚ ⵙ UTF-8; ⵃⴹⵓ ⴰⴼⴰⵢⵍⵓ ⵙ UTF-8',
      en: 'is not text in UTF-8; save the file as UTF-8',
    },
  },
  notJson: {
    code: 'S116',
    text: {
      ar: 'ليس JSON صحيحا؛ تحقق من علامات الاقتباس والفواصل والأقواس، واكتب الأعداد بالأرقام',
      fr: 'n’est pas du JSON correct ; vérifiez guillemets, virgules et accolades, et écrivez les nombres en chiffres',
      zgh: 'ⵓⵔ ⵉⴳⵉ JSON ⵉⵖⵓⴷⴰⵏ; ⵙⵙⵏⵇⴷ ⵉⵎⴰⵜⴰⵔⵏ " ,, ⵜⴰⵔⵓⴷ ⵓⵟⵟⵓⵏⵏ ⵙ ⵉⵣⵡⵉⵍⵏ',
      en: 'is not valid JSON; check quotes, commas and braces, and write numbers in digits',
    },
  },
  repeated: {
    code: 'S117',
    text: {
      ar: 'مكتوب أكثر من مرة؛ لكل اسم قيمة واحدة',
      fr: 'est écrit plus d’une fois ; chaque nom n’a qu’une valeur',
      zgh: 'ⵉⵜⵜⵓⵔⴰ ⵓⴳⴳⴰⵔ ⵏ ⵜⵉⴽⴽⵍⵜ; ⴽⵓ ⵉⵙⵎ ⴷⴰⵔⵙ ⵢⴰⵏ ⵡⴰⵜⵉⴳ',
      en: 'is written more than once; each name has one value',
    },
  },
  notExact: {
    code: 'S118',
    text: {
      ar: 'أرقامه أكثر مما يقرأ بدقة؛ اكتب عددا صحيحا، أو النسبة نصا مثل "3/100"',
      fr: 'a plus de chiffres qu’on n’en lit exactement ; écrivez un entier, ou une part comme texte, "3/100"',
      zgh: 'ⴷⴰⵔⵙ ⵓⴳⴳⴰⵔ ⵏ ⵉⵣⵡⵉⵍⵏ; ⴰⵔⵓ ⵓⵟⵟⵓⵏ ⵉⵎⴷⴷⵉ, ⵏⵖ ⵜⵓⵏⵜ ⵣⵓⵏⴷ "3/100"',
      en: 'has more digits than can be read exactly; write a whole number, or a share as text, "3/100"',
    },
  },
} as const satisfies Record<string, { code: string; text: Text }>

export type RequestFaultKind = keyof typeof REQUEST_FAULTS

/** What is wrong with a request: the field as a path, the kind, and the parameters of its text. */
export interface RequestFault {
  readonly field: string
  readonly kind: RequestFaultKind
  readonly parameters: Readonly<Record<string, string | number>>
}
