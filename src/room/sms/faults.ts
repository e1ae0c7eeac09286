import type { Text } from '#election/languages.ts'

/** What can be wrong with a message of a station: M1 its words, M2 who sent it. Each text is an answer by SMS: short, and it says what to send. */
export const SMS_FAULTS = {
  empty: {
    code: 'M101',
    text: {
      ar: 'رسالة فارغة. أرسل: الرمز السري ثم الكلمة ثم الأرقام.',
      fr: 'Message vide. Envoyez : code secret, mot, nombres.',
      zgh: 'ⵜⵓⵣⵉⵏⵜ ⵜⵓⵔⴰ. ⴰⵣⵏ: ⵜⴰⵏⴳⴰⵍⵜ, ⵜⴰⴳⵓⵔⵉ, ⵓⵟⵟⵓⵏⵏ.',
      en: 'Empty message. Send: secret code, word, numbers.',
    },
  },
  pin: {
    code: 'M102',
    text: {
      ar: 'ابدأ بالرمز السري للمكتب: ستة أرقام.',
      fr: 'Commencez par le code secret du bureau : six chiffres.',
      zgh: 'ⵙⵙⵏⵜⵉ ⵙ ⵜⵏⴳⴰⵍⵜ ⵏ ⵓⵙⵉⵔⴰ: ⵙⴹⵉⵚ ⵡⵓⵟⵟⵓⵏⵏ.',
      en: 'Begin with the station’s secret code: six digits.',
    },
  },
  word: {
    code: 'M103',
    text: {
      ar: 'كلمة غير معروفة: {word}. أرسل فتح أو حصيلة أو غلق أو حادث أو محضر.',
      fr: 'Mot inconnu : {word}. Envoyez OUV, REL, CLOS, INC ou PV.',
      zgh: 'ⵜⴰⴳⵓⵔⵉ ⵓⵔ ⵉⵜⵜⵓⵙⵙⵏⵏ: {word}. ⴰⵣⵏ OUV, REL, CLOS, INC ⵏⵖ PV.',
      en: 'Unknown word: {word}. Send OPEN, READ, CLOSE, INC or PV.',
    },
  },
  wordMissing: {
    code: 'M106',
    text: {
      ar: 'الكلمة ناقصة بعد الرمز السري. أرسل فتح أو حصيلة أو غلق أو حادث أو محضر.',
      fr: 'Il manque le mot après le code secret. Envoyez OUV, REL, CLOS, INC ou PV.',
      zgh: 'ⵜⵓⵛⴽⴰ ⵜⴳⵓⵔⵉ ⴷⴼⴼⵉⵔ ⵏ ⵜⵏⴳⴰⵍⵜ. ⴰⵣⵏ OUV, REL, CLOS, INC ⵏⵖ PV.',
      en: 'The word after the secret code is missing. Send OPEN, READ, CLOSE, INC or PV.',
    },
  },
  figures: {
    code: 'M104',
    text: {
      ar: 'أرقام ناقصة أو زائدة أو غير مقروءة. أرسل: {form}',
      fr: 'Nombres manquants, en trop ou illisibles. Envoyez : {form}',
      zgh: 'ⵓⵟⵟⵓⵏⵏ ⵓⵔ ⵖⵓⴷⵉⵏ. ⴰⵣⵏ: {form}',
      en: 'Numbers missing, too many or unreadable. Send: {form}',
    },
  },
  check: {
    code: 'M105',
    text: {
      ar: 'رقما المراقبة لا يوافقان الأرقام. أعد قراءة المحضر وأرسله كاملا.',
      fr: 'Les deux chiffres de contrôle ne vont pas avec les nombres. Relisez le PV et renvoyez-le en entier.',
      zgh: 'ⵓⵟⵟⵓⵏⵏ ⵏ ⵓⵙⵙⵉⴷⵢ ⵓⵔ ⵎⵙⴰⵙⴰⵏ. ⵖⵔ ⴷⴰⵖ ⴰⵏⵖⵎⵉⵙ, ⴰⵣⵏ ⵜ ⵎⵓⵕⵕ.',
      en: 'The two check digits do not fit the numbers. Read the sheet again and send it whole.',
    },
  },
  numberUnknown: {
    code: 'M201',
    text: {
      ar: 'هذا الرقم غير مربوط بأي مكتب. اتصل بالقاعة.',
      fr: 'Ce numéro n’est lié à aucun bureau. Appelez la salle.',
      zgh: 'ⵓⵔ ⵉⵣⴷⵉ ⵓⵟⵟⵓⵏ ⴰⴷ ⴷ ⵓⵙⵉⵔⴰ. ⵙⵙⵉⵡⵍ ⵉ ⵜⵣⵇⵇⴰ.',
      en: 'This number is bound to no station. Call the room.',
    },
  },
  pinWrong: {
    code: 'M202',
    text: {
      ar: 'الرمز السري خطأ. راجعه وأعد الإرسال.',
      fr: 'Code secret faux. Vérifiez-le et renvoyez.',
      zgh: 'ⵜⴰⵏⴳⴰⵍⵜ ⵓⵔ ⵜⵏⵖⵉ. ⵙⵙⴷⴷⵉ ⵜⵜ, ⴰⵣⵏ ⴷⴰⵖ.',
      en: 'The secret code is wrong. Check it and send again.',
    },
  },
  locked: {
    code: 'M203',
    text: {
      ar: 'رموز خاطئة كثيرة. انتظر {minutes} دقيقة أو اتصل بالقاعة.',
      fr: 'Trop de codes faux. Attendez {minutes} min ou appelez la salle.',
      zgh: 'ⴳⴳⵓⴷⵉⵏⵜ ⵜⵏⴳⴰⵍⵉⵏ ⵉⵣⴳⵍⵏ. ⵇⵇⵍ {minutes} ⵏ ⵜⵓⵙⴷⵉⵏ ⵏⵖ ⵙⵙⵉⵡⵍ ⵉ ⵜⵣⵇⵇⴰ.',
      en: 'Too many wrong codes. Wait {minutes} min or call the room.',
    },
  },
  tooMany: {
    code: 'M204',
    text: {
      ar: 'رسائل كثيرة. انتظر دقائق ثم أعد.',
      fr: 'Trop de messages. Attendez quelques minutes.',
      zgh: 'ⴳⴳⵓⴷⵉⵏⵜ ⵜⵓⵣⵉⵏⵉⵏ. ⵇⵇⵍ ⵉⵎⵉⴽ.',
      en: 'Too many messages. Wait a few minutes.',
    },
  },
  contestUnknown: {
    code: 'M205',
    text: {
      ar: 'لا اقتراع رقم {contest} في هذا المكتب.',
      fr: 'Ce bureau n’a pas de scrutin n° {contest}.',
      zgh: 'ⵓⵔ ⵉⵍⵍⵉ ⵓⵙⵜⴰⵢ {contest} ⴳ ⵓⵙⵉⵔⴰ ⴰⴷ.',
      en: 'This station has no contest n° {contest}.',
    },
  },
  lines: {
    code: 'M206',
    text: {
      ar: 'المنتظر {expected} لائحة. أعد قراءة المحضر وأرسله كاملا.',
      fr: 'Il faut {expected} listes. Relisez le PV et renvoyez-le en entier.',
      zgh: 'ⵉⵅⵚⵚⴰ {expected} ⵏ ⵜⵍⴳⴰⵎⵉⵏ. ⵖⵔ ⴷⴰⵖ ⴰⵏⵖⵎⵉⵙ, ⴰⵣⵏ ⵜ ⵎⵓⵕⵕ.',
      en: '{expected} lists are needed. Read the sheet again and send it whole.',
    },
  },
} as const satisfies Readonly<Record<string, { code: string; text: Text }>>

export interface SmsFault {
  readonly kind: keyof typeof SMS_FAULTS
  readonly parameters: Readonly<Record<string, string | number>>
}
