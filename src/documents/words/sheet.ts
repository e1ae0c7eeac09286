import type { Text } from '#election/languages.ts'
import type { SheetCount } from '#election/pv/sheet.ts'

/** The boxes of a sheet, as on its paper. */
export const BOXES: Readonly<Record<SheetCount, Text>> = {
  registered: { ar: 'المسجلون', fr: 'Inscrits', zgh: 'ⵉⵎⵣⵎⵎⵎⵏ', en: 'Registered' },
  voters: {
    ar: 'المصوتون (التوقيعات)',
    fr: 'Votants (émargements)',
    zgh: 'ⵉⵎⵙⵜⴰⵢⵏ (ⵉⵙⴳⵎⴰⴹ)',
    en: 'Voters (signatures)',
  },
  ballots: {
    ar: 'أوراق التصويت في الصندوق',
    fr: 'Bulletins dans l’urne',
    zgh: 'ⵜⵉⴼⵔⴰⵜⵉⵏ ⴳ ⵓⵙⵏⴷⵓⵇ',
    en: 'Ballots in the urn',
  },
  void: { ar: 'الأوراق الملغاة', fr: 'Bulletins nuls', zgh: 'ⵜⵉⴼⵔⴰⵜⵉⵏ ⵉⵜⵜⵓⵙⵔⵏ', en: 'Void ballots' },
  contested: {
    ar: 'الأوراق المتنازع فيها',
    fr: 'Bulletins contestés',
    zgh: 'ⵜⵉⴼⵔⴰⵜⵉⵏ ⵏ ⵓⵎⵣⵔⴰⵢ',
    en: 'Contested ballots',
  },
  valid: { ar: 'الأصوات المعبر عنها', fr: 'Suffrages exprimés', zgh: 'ⵉⵎⵙⵙⵓⵜⵏ ⵉⵣⵉⵍⴰⵏ', en: 'Valid votes' },
}

/** The copy of a station's sheet for the representatives of the lists. */
export const COPY = {
  title: {
    ar: 'نسخة من محضر مكتب التصويت',
    fr: 'Copie du procès-verbal d’un bureau de vote',
    zgh: 'ⵜⵓⵏⵖⵉⵍⵜ ⵏ ⵓⵏⵖⵎⵉⵙ ⵏ ⵓⵙⵉⵔⴰ ⵏ ⵓⵙⵜⵜⴰⵢ',
    en: 'Copy of a polling station’s sheet',
  },
  forList: {
    ar: 'لممثل اللائحة رقم {number}: {list}',
    fr: 'Pour le représentant de la liste n° {number} : {list}',
    zgh: 'ⵉ ⵓⵎⴰⴳⵓⵔ ⵏ ⵜⵍⴳⴰⵎⵜ {number}: {list}',
    en: 'For the representative of list {number}: {list}',
  },
  station: { ar: 'مكتب التصويت', fr: 'Bureau de vote', zgh: 'ⴰⵙⵉⵔⴰ ⵏ ⵓⵙⵜⵜⴰⵢ', en: 'Polling station' },
  stationCode: { ar: 'رمز المكتب', fr: 'Code du bureau', zgh: 'ⵜⴰⵏⴳⴰⵍⵜ ⵏ ⵓⵙⵉⵔⴰ', en: 'Station code' },
  votes: { ar: 'الأصوات', fr: 'Voix', zgh: 'ⵉⵎⵙⵙⵓⵜⵏ', en: 'Votes' },
  list: { ar: 'اللائحة', fr: 'Liste', zgh: 'ⵜⴰⵍⴳⴰⵎⵜ', en: 'List' },
  number: { ar: 'الرقم', fr: 'N°', zgh: 'ⵓⵟⵟⵓⵏ', en: 'No.' },
  sum: { ar: 'المجموع', fr: 'Total', zgh: 'ⵜⴰⵎⵓⵏⵜ', en: 'Sum' },
  observations: {
    ar: 'ملاحظات وشكايات وقرارات المكتب',
    fr: 'Observations, réclamations, décisions du bureau',
    zgh: 'ⵜⵉⵎⴰⵡⵉⵏ, ⵉⵙⴽⵯⵜⵉⵜⵏ, ⵜⵉⵖⵜⴰⵙⵉⵏ ⵏ ⵓⵙⵉⵔⴰ',
    en: 'Observations, complaints, decisions of the station',
  },
  none: { ar: 'لا شيء', fr: 'Néant', zgh: 'ⵡⴰⵍⵓ', en: 'None' },
  evidence: {
    ar: 'ما يثبت هذه النسخة',
    fr: 'Ce qui prouve cette copie',
    zgh: 'ⵎⴰ ⵉⵙⵙⵉⴷⵜⵏ ⵜⵓⵏⵖⵉⵍⵜ ⴰⴷ',
    en: 'What proves this copy',
  },
  entry: {
    ar: 'رقم القيد في السجل',
    fr: 'Numéro de l’entrée au journal',
    zgh: 'ⵓⵟⵟⵓⵏ ⵖ ⵓⵖⵎⵉⵙ',
    en: 'Number of the entry in the journal',
  },
  received: { ar: 'ساعة التوصل', fr: 'Reçu le', zgh: 'ⵉⵜⵜⵓⵎⵣ', en: 'Received' },
  version: { ar: 'النسخة رقم', fr: 'Version', zgh: 'ⵜⵓⵏⵖⵉⵍⵜ', en: 'Version' },
  reason: { ar: 'سبب التصحيح', fr: 'Motif de la correction', zgh: 'ⵜⴰⵎⵏⵜⵉⵍⵜ ⵏ ⵓⵙⵖⵜⵉ', en: 'Reason for the correction' },
  sealed: {
    ar: 'بصمة المحضر في السجل',
    fr: 'Empreinte du procès-verbal au journal',
    zgh: 'ⵜⴰⵙⵙⵉⴷⴰⵏⵜ ⵏ ⵓⵏⵖⵎⵉⵙ',
    en: 'Hash of the sheet in the journal',
  },
  photo: {
    ar: 'بصمة صورة المحضر الموقع',
    fr: 'Empreinte de la photo du procès-verbal signé',
    zgh: 'ⵜⴰⵙⵙⵉⴷⴰⵏⵜ ⵏ ⵜⵡⵍⴰⴼⵜ',
    en: 'Hash of the photo of the signed sheet',
  },
  check: {
    ar: 'بعد النشر يبين السجل الأرقام والملح وراء هذه البصمة: من حسبها من جديد عرف أن النسخة هي ما أرسل في تلك الساعة.',
    fr: 'À la publication, le journal montre les chiffres et le sel derrière cette empreinte : qui la recalcule sait que la copie est ce qui fut envoyé à cette heure.',
    zgh: 'ⴷⴼⴼⵉⵔ ⵓⵙⵙⵓⴼⵖ ⵢⵉⵏⵉ ⵓⵖⵎⵉⵙ ⵓⵟⵟⵓⵏⵏ ⵉⴼⴼⵔⵏ ⵖ ⵜⵙⵙⵉⴷⴰⵏⵜ ⴰⴷ.',
    en: 'Once released, the journal shows the figures and the salt behind this hash: whoever computes it again knows that the copy is what was sent at that time.',
  },
  settledEqual: {
    ar: 'كتبه شخصان كل على حدة وتطابق ما كتبا.',
    fr: 'Saisi par deux personnes séparément ; les deux saisies sont égales.',
    zgh: 'ⵓⵔⴰⵏ ⵜ ⵙⵉⵏ, ⵎⵙⴰⵙⴰⵏ.',
    en: 'Typed by two people separately; both entries are equal.',
  },
  settledDecided: {
    ar: 'اختلف الإدخالان، وحسم شخص ثالث أمام الصورة: {reason}',
    fr: 'Les deux saisies différaient ; une troisième personne a tranché devant la photo : {reason}',
    zgh: 'ⵎⵣⴰⵔⴰⵢⵏ ⵙⵉⵏ; ⵉⵖⵜⵙ ⵡⵉⵙⵙ ⴽⵕⴰⴹ: {reason}',
    en: 'The two entries differed; a third person decided before the photo: {reason}',
  },
  explained: {
    ar: 'تنبيه {code}: {words}',
    fr: 'Alerte {code} : {words}',
    zgh: 'ⴰⵙⵏⵖⵎⵙ {code}: {words}',
    en: 'Warning {code}: {words}',
  },
  awaited: { ar: 'لم يصل المحضر.', fr: 'Procès-verbal non reçu.', zgh: 'ⵓⵔ ⵜⴰ ⵉⵡⵉⴹ ⵓⵏⵖⵎⵉⵙ.', en: 'No sheet has come.' },
  typed: {
    ar: 'إدخال واحد حتى الآن؛ لا تُعطى الأرقام قبل الإدخال الثاني.',
    fr: 'Une seule saisie jusqu’ici ; les chiffres ne sont pas donnés avant la seconde.',
    zgh: 'ⵢⴰⵜ ⵜⵉⵔⵔⴰ; ⵓⵔ ⵜⵜⵢⴰⴼⴽⴰⵏ ⵡⵓⵟⵟⵓⵏⵏ ⴷⴰⵜ ⵏ ⵜⵉⵙⵙ ⵙⵏⴰⵜ.',
    en: 'One entry so far; the figures are not given before the second.',
  },
  differs: {
    ar: 'اختلف الإدخالان؛ لا تُعطى الأرقام قبل الحسم.',
    fr: 'Les deux saisies diffèrent ; les chiffres ne sont pas donnés avant la décision.',
    zgh: 'ⵎⵣⴰⵔⴰⵢⵏⵜ ⵙⵏⴰⵜ ⵜⵉⵔⵔⴰ; ⵓⵔ ⵜⵜⵢⴰⴼⴽⴰⵏ ⵡⵓⵟⵟⵓⵏⵏ ⴷⴰⵜ ⵏ ⵜⵖⵜⴰⵙⵜ.',
    en: 'The two entries differ; the figures are not given before the decision.',
  },
  settled: {
    ar: 'تطابق الإدخالان، ولم يُقبل المحضر بعد.',
    fr: 'Les deux saisies concordent ; le procès-verbal n’est pas encore accepté.',
    zgh: 'ⵎⵙⴰⵙⴰⵏⵜ, ⵓⵔ ⵜⴰ ⵉⵜⵜⵓⵇⴱⵍ.',
    en: 'The two entries agree; the sheet is not accepted yet.',
  },
  accepted: {
    ar: 'محضر مقبول يدخل في المجموع.',
    fr: 'Procès-verbal accepté ; il entre dans le total.',
    zgh: 'ⵉⵜⵜⵓⵇⴱⵍ, ⵉⵍⵍⴰ ⵖ ⵜⵎⵓⵏⵜ.',
    en: 'An accepted sheet; it is in the total.',
  },
  excluded: {
    ar: 'محضر مستبعد من المجموع: {reason}',
    fr: 'Procès-verbal exclu du total : {reason}',
    zgh: 'ⵉⴼⴼⵖ ⵙⴳ ⵜⵎⵓⵏⵜ: {reason}',
    en: 'A sheet excluded from the total: {reason}',
  },
  handOver: {
    ar: 'سجل تسليم النسخ',
    fr: 'Registre de remise des copies',
    zgh: 'ⴰⵖⵎⵉⵙ ⵏ ⵓⵙⵙⴽⵛⵎ',
    en: 'Log of hand-over',
  },
  handOverAbout: {
    ar: 'يكتب كل ممثل اسمه ويوقع عند تسلم نسخته. الأسماء تبقى على الورق ولا تدخل النظام.',
    fr: 'Chaque représentant écrit son nom et signe en recevant sa copie. Les noms restent sur papier et n’entrent pas dans le système.',
    zgh: 'ⴽⵓ ⴰⵎⴰⴳⵓⵔ ⴰⵔ ⵢⴰⵔⴰ ⵉⵙⵎ ⵏⵏⵙ ⵉⵙⴳⵎⴹ.',
    en: 'Each representative writes the name and signs on receiving the copy. Names stay on paper and never enter the system.',
  },
  recorded: {
    ar: 'ما دُوّن في السجل',
    fr: 'Remises consignées au journal',
    zgh: 'ⴰⵢⵏⵏⴰ ⵉⵜⵜⵢⴰⵔⴰⵏ ⴳ ⵓⵖⵎⵉⵙ',
    en: 'Recorded in the journal',
  },
  noneRecorded: {
    ar: 'لم يُدوّن تسليم أي نسخة بعد.',
    fr: 'Aucune remise n’est encore consignée.',
    zgh: 'ⵓⵔⵜⴰ ⵉⵜⵜⵢⴰⵔⴰ ⵡⴰⵍⵓ.',
    en: 'No hand-over is recorded yet.',
  },
  digest: {
    ar: 'بصمة هذه النسخة',
    fr: 'Empreinte de cette copie',
    zgh: 'ⵜⴰⵙⵙⵉⴷⴰⵏⵜ ⵏ ⵜⵓⵏⵖⵉⵍⵜ ⴰⴷ',
    en: 'Hash of this copy',
  },
  by: { ar: 'دوّنها', fr: 'Consigné par', zgh: 'ⵢⵓⵔⴰ ⵜⵜ', en: 'Recorded by' },
  state: { ar: 'الأرقام', fr: 'Chiffres', zgh: 'ⵓⵟⵟⵓⵏⵏ', en: 'Figures' },
  stands: { ar: 'كما هي الآن', fr: 'toujours ceux-ci', zgh: 'ⵓⵔ ⵏⴼⵉⵍⵏ', en: 'as they stand' },
  changedSince: { ar: 'تغيرت بعدها', fr: 'changés depuis', zgh: 'ⵏⴼⵍⵏ ⴷⴼⴼⵉⵔ ⴰⵙ', en: 'changed since' },
  name: { ar: 'الاسم', fr: 'Nom', zgh: 'ⵉⵙⵎ', en: 'Name' },
  signature: { ar: 'التوقيع', fr: 'Signature', zgh: 'ⴰⵙⴳⵎⴹ', en: 'Signature' },
  time: { ar: 'الساعة', fr: 'Heure', zgh: 'ⵜⴰⵙⵔⴰⴳⵜ', en: 'Time' },
  handsOver: {
    ar: 'من سلم النسخة',
    fr: 'Qui remet la copie',
    zgh: 'ⵡⴰ ⵉⴼⴽⴰⵏ ⵜⵓⵏⵖⵉⵍⵜ',
    en: 'Who hands the copy over',
  },
  receives: { ar: 'من تسلمها', fr: 'Qui la reçoit', zgh: 'ⵡⴰ ⵜⵜ ⵢⵓⵎⵥⵏ', en: 'Who receives it' },
} as const satisfies Readonly<Record<string, Text>>

/** What every document bears. */
export const FOOT = {
  page: { ar: 'صفحة', fr: 'Page', zgh: 'ⵜⴰⵙⵏⴰ', en: 'Page' },
} as const satisfies Readonly<Record<string, Text>>
