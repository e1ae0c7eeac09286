import type { Language, Text } from '#election/languages.ts'

/**
 * Why an item that was honestly signed is in the journal and yet does not count. Each verdict depends only on the
 * device's own chain and on the book, so it is the same in whatever order phones are heard; R301 alone depends on the
 * others and therefore only marks (see docs/rules-of-counting.md), and R601 on what the room wrote before. A code never changes its meaning.
 */
export const VERDICTS = {
  wrongStation: {
    code: 'R101',
    text: {
      ar: 'أرسل باسم مكتب تصويت آخر غير المكتب الذي سجل له هذا الهاتف.',
      fr: 'Envoyé au nom d’un autre bureau que celui pour lequel ce téléphone est enrôlé.',
      zgh: 'ⵉⵜⵜⵓⵣⵏ ⵙ ⵢⵉⵙⵎ ⵏ ⵓⵙⵉⵔⴰ ⵢⴰⴹⵏ, ⵓⵔ ⵉⴳⵉ ⵡⴰⵏⵏⴰ ⵉⵎⵉ ⵉⵜⵜⵓⵣⵎⵎⵎ ⵓⵜⵉⵍⵉⴼⵓⵏ ⴰⴷ.',
      en: 'Sent in the name of another station than the one this phone is enrolled for.',
    },
  },
  beforeOpening: {
    code: 'R201',
    text: {
      ar: 'سجل قبل ساعة فتح التصويت.',
      fr: 'Noté avant l’heure d’ouverture du scrutin.',
      zgh: 'ⵉⵜⵜⵓⵣⵎⵎⵎ ⴷⴰⵜ ⵏ ⵜⵙⵔⴰⴳⵜ ⵏ ⵓⵕⵥⵥⵓⵎ ⵏ ⵓⵙⵜⴰⵢ.',
      en: 'Noted before the hour at which voting opens.',
    },
  },
  beforeDay: {
    code: 'R202',
    text: {
      ar: 'سجل قبل يوم الاقتراع.',
      fr: 'Noté avant le jour du scrutin.',
      zgh: 'ⵉⵜⵜⵓⵣⵎⵎⵎ ⴷⴰⵜ ⵏ ⵡⴰⵙⵙ ⵏ ⵓⵙⵜⴰⵢ.',
      en: 'Noted before the day of the vote.',
    },
  },
  afterClosingTime: {
    code: 'R203',
    text: {
      ar: 'سجل بعد ساعة إغلاق التصويت والمهلة التي تليها.',
      fr: 'Noté après l’heure de clôture et le délai qui la suit.',
      zgh: 'ⵉⵜⵜⵓⵣⵎⵎⵎ ⴷⴼⴼⵉⵔ ⵏ ⵜⵙⵔⴰⴳⵜ ⵏ ⵓⵇⵇⴰⵏ ⴷ ⵓⴽⵓⴷ ⵏⵏⴰ ⵜⵜ ⵉⴹⴼⵕⵏ.',
      en: 'Noted after the closing hour and the grace that follows it.',
    },
  },
  afterOwnClose: {
    code: 'R204',
    text: {
      ar: 'سجل بعد أن أعلن هذا الهاتف نفسه إغلاق المكتب. إن كان الإغلاق خطأ فتراجع عنه أولا.',
      fr: 'Noté après que ce même téléphone a clos le bureau. Si la clôture était une erreur, annulez-la d’abord.',
      zgh: 'ⵉⵜⵜⵓⵣⵎⵎⵎ ⴷⴼⴼⵉⵔ ⵎⴰⵢⴷ ⵉⵇⵇⵏ ⵓⵜⵉⵍⵉⴼⵓⵏ ⴰⴷ ⴰⵙⵉⵔⴰ. ⵎⴽ ⵜⴳⴰ ⵜⴰⵣⴳⵍⵜ, ⵙⵙⴰⵖⵓⵍ ⵜⵜ ⴷⴰⵜ.',
      en: 'Noted after this same phone had closed the station. If the close was a mistake, undo it first.',
    },
  },
  beyondRegistered: {
    code: 'R301',
    text: {
      ar: 'تجاوز العدد عدد المسجلين في المكتب؛ الرقم المنشور يقف عند عدد المسجلين.',
      fr: 'Le compteur dépasse le nombre d’inscrits du bureau ; le chiffre s’arrête aux inscrits.',
      zgh: 'ⴰⵙⵉⴹⵏ ⵉⵣⵔⵉ ⵓⵟⵟⵓⵏ ⵏ ⵉⵎⵣⵎⵎⵎⵏ ⴳ ⵓⵙⵉⵔⴰ; ⵓⵟⵟⵓⵏ ⴷⴰ ⵉⵜⵜⴱⴷⴷⴰ ⵖⵓⵔ ⵉⵎⵣⵎⵎⵎⵏ.',
      en: 'The counter exceeds the registered voters of the station; the figure stops at the registered.',
    },
  },
  countAboveRegistered: {
    code: 'R302',
    text: {
      ar: 'العدد المكتوب أكبر من عدد المسجلين في المكتب. صححه وأرسله من جديد.',
      fr: 'Le nombre saisi dépasse les inscrits du bureau. Corrigez-le et renvoyez-le.',
      zgh: 'ⵓⵟⵟⵓⵏ ⵉⵜⵜⵢⴰⵔⴰⵏ ⵉⵣⵔⵉ ⵉⵎⵣⵎⵎⵎⵏ ⵏ ⵓⵙⵉⵔⴰ. ⵙⵖⵜⵉ ⵜ, ⴰⵣⵏ ⵜ ⴷⴰⵖ.',
      en: 'The number typed exceeds the registered voters of the station. Correct it and send it again.',
    },
  },
  hourUnknown: {
    code: 'R303',
    text: {
      ar: 'ليست هذه ساعة من ساعات الحصيلة المحددة في الدفتر.',
      fr: 'Ce n’est pas une heure de relevé prévue par le livre.',
      zgh: 'ⵓⵔ ⵜⴳⵉ ⵜⵙⵔⴰⴳⵜ ⴰⴷ ⵢⴰⵜ ⵙⴳ ⵜⵙⵔⴰⴳⵉⵏ ⵏ ⵓⵙⵉⴹⵏ ⴳ ⵓⴷⵍⵉⵙ.',
      en: 'Not an hour at which the book asks for a reading.',
    },
  },
  undoUnknown: {
    code: 'R401',
    text: {
      ar: 'التراجع عن عنصر غير موجود في هذا الهاتف أو لم يكن محتسبا.',
      fr: 'Annulation d’un élément que ce téléphone n’a pas, ou qui ne comptait pas.',
      zgh: 'ⴰⵙⵙⴰⵖⵓⵍ ⵏ ⵓⴼⵔⴷⵉⵙ ⵏⵏⴰ ⵓⵔ ⵉⵍⵍⵉⵏ ⴳ ⵓⵜⵉⵍⵉⴼⵓⵏ ⴰⴷ, ⵏⵖ ⵓⵔ ⵉⵜⵜⵓⵙⵙⵉⴹⵏ.',
      en: 'Undoes an item that this phone does not have, or that did not count.',
    },
  },
  undoTooLate: {
    code: 'R402',
    text: {
      ar: 'التراجع عن عنصر قديم: يمكن التراجع عن آخر العناصر فقط. سجل ملاحظة في الحصيلة القادمة.',
      fr: 'Annulation d’un élément trop ancien : seuls les derniers peuvent l’être. Notez-le au prochain relevé.',
      zgh: 'ⴰⵙⵙⴰⵖⵓⵍ ⵏ ⵓⴼⵔⴷⵉⵙ ⴰⵇⴱⵓⵔ: ⵖⴰⵙ ⵉⵎⴳⴳⵓⵔⴰ ⴰⴷ ⵉⵜⵜⵓⵙⵙⴰⵖⴰⵍⵏ. ⴰⵔⴰ ⵜ ⴳ ⵓⵙⵉⴹⵏ ⴷ ⵉⵜⴷⴷⵓⵏ.',
      en: 'Undoes an item that is too old: only the latest can be undone. Note it at the next reading.',
    },
  },
  undoTwice: {
    code: 'R403',
    text: {
      ar: 'تم التراجع عن هذا العنصر من قبل.',
      fr: 'Cet élément est déjà annulé.',
      zgh: 'ⴰⴼⵔⴷⵉⵙ ⴰⴷ ⵉⵜⵜⵓⵙⵙⴰⵖⵓⵍ ⵢⴰⴷ.',
      en: 'This item was already undone.',
    },
  },
  sheetBeforeClose: {
    code: 'R501',
    text: {
      ar: 'محضر قبل ساعة إغلاق مكاتب التصويت.',
      fr: 'Procès-verbal avant l’heure de clôture du scrutin.',
      zgh: 'ⴰⵏⵖⵎⵉⵙ ⴷⴰⵜ ⵏ ⵜⵙⵔⴰⴳⵜ ⵏ ⵓⵇⵇⴰⵏ.',
      en: 'A sheet before the polls have closed.',
    },
  },
  sheetElsewhere: {
    code: 'R502',
    text: {
      ar: 'لا يصوت هذا المكتب في الاقتراع المذكور في المحضر.',
      fr: 'Ce bureau ne vote pas dans le scrutin de ce procès-verbal.',
      zgh: 'ⴰⵙⵉⵔⴰ ⴰⴷ ⵓⵔ ⴰ ⵉⵜⵜⵖⵡⴰⵢ ⵖ ⵜⵖⵡⵉ ⵏ ⵓⵏⵖⵎⵉⵙ ⴰⴷ.',
      en: 'This station does not vote in the contest of this sheet.',
    },
  },
  sheetVersion: {
    code: 'R503',
    text: {
      ar: 'وصل من قبل محضر لهذا الاقتراع. صححه بنسخة جديدة مع السبب.',
      fr: 'Un procès-verbal de ce scrutin est déjà là. Corrigez-le par une nouvelle version avec le motif.',
      zgh: 'ⵉⵍⵍⴰ ⵓⵏⵖⵎⵉⵙ ⵏ ⵜⵖⵡⵉ ⴰⴷ. ⵙⵙⵖⵜⵉ ⵜ ⵙ ⵜⵓⵏⵖⵉⵍⵜ ⵜⴰⵎⴰⵢⵏⵓⵜ ⴷ ⵜⵎⵏⵜⵉⵍⵜ.',
      en: 'A sheet of this contest is here already. Correct it by a new version with the reason.',
    },
  },
  messageUnknown: {
    code: 'R601',
    text: {
      ar: 'جواب عن رسالة لم ترسلها القاعة إلى هذا المكتب.',
      fr: 'Réponse à un message que la salle n’a pas envoyé à ce bureau.',
      zgh: 'ⵜⴰⵎⵔⴰⵔⵓⵜ ⵅⴼ ⵜⵓⵣⵉⵏⵜ ⵏⵏⴰ ⵓⵔ ⵜⵓⵣⵉⵏ ⵜⵣⵇⵇⴰ ⵉ ⵓⵙⵉⵔⴰ ⴰⴷ.',
      en: 'Answers a message that the room did not send to this station.',
    },
  },
} as const satisfies Readonly<Record<string, { readonly code: string; readonly text: Text }>>

export type VerdictName = keyof typeof VERDICTS
export type RCode = (typeof VERDICTS)[VerdictName]['code']

const TEXTS = new Map<string, Text>(Object.values(VERDICTS).map((verdict) => [verdict.code, verdict.text]))

/** Why an item does not count, in a reader's language. Throws on a code that no rule has. */
export function verdictText(code: string, language: Language): string {
  const text = TEXTS.get(code)
  if (!text) throw new Error(`no such verdict: ${code}`)
  return text[language]
}
