import type { PlaceKind } from '#election/book/book.ts'
import type { Text } from '#election/languages.ts'
import type { WarningCode } from '#election/seats/result.ts'
import type { MissingSheet, ResultStatus } from '#room/count/result.ts'

/** Whose minutes these are. */
export const MINUTES_OF: Readonly<Record<PlaceKind, Text>> = {
  office: {
    ar: 'محضر المكتب المركزي',
    fr: 'Procès-verbal du bureau centralisateur',
    zgh: 'ⴰⵏⵖⵎⵉⵙ ⵏ ⵓⵙⵉⵔⴰ ⴰⵏⴰⵎⵎⴰⵙ',
    en: 'Minutes of the central office',
  },
  commune: {
    ar: 'محضر لجنة الإحصاء للجماعة',
    fr: 'Procès-verbal de la commission communale de recensement',
    zgh: 'ⴰⵏⵖⵎⵉⵙ ⵏ ⵜⵙⵇⵇⴰⵎⵓⵜ ⵏ ⵜⴳⵔⴰⵡⵜ',
    en: 'Minutes of the communal commission',
  },
  province: {
    ar: 'محضر لجنة الإحصاء للعمالة أو الإقليم',
    fr: 'Procès-verbal de la commission provinciale ou préfectorale de recensement',
    zgh: 'ⴰⵏⵖⵎⵉⵙ ⵏ ⵜⵙⵇⵇⴰⵎⵓⵜ ⵏ ⵜⵙⴳⴰ',
    en: 'Minutes of the provincial commission',
  },
  region: {
    ar: 'محضر اللجنة الجهوية للإحصاء',
    fr: 'Procès-verbal de la commission régionale de recensement',
    zgh: 'ⴰⵏⵖⵎⵉⵙ ⵏ ⵜⵙⵇⵇⴰⵎⵓⵜ ⵏ ⵜⵎⵏⴰⴹⵜ',
    en: 'Minutes of the regional commission',
  },
  nation: {
    ar: 'محضر الإحصاء الوطني',
    fr: 'Procès-verbal national de recensement',
    zgh: 'ⴰⵏⵖⵎⵉⵙ ⴰⵏⴰⵎⵓⵔ',
    en: 'National minutes',
  },
}

/** The word that stands before any figure. */
export const STATUS: Readonly<Record<ResultStatus, Text>> = {
  partial: {
    ar: 'نتائج جزئية، غير معلنة رسميا',
    fr: 'Résultats partiels, non proclamés',
    zgh: 'ⵜⵉⵢⴰⴼⵓⵜⵉⵏ ⵓⵔ ⴽⵎⵉⵍⵏⵜ',
    en: 'Partial results, not proclaimed',
  },
  provisional: {
    ar: 'نتائج مؤقتة، غير معلنة رسميا',
    fr: 'Résultats provisoires, non proclamés',
    zgh: 'ⵜⵉⵢⴰⴼⵓⵜⵉⵏ ⵜⵉⵎⵙⴽⴰⵔⵉⵏ',
    en: 'Provisional results, not proclaimed',
  },
  proclaimed: { ar: 'نتائج معلنة رسميا', fr: 'Résultats proclamés', zgh: 'ⵜⵜⵓⵙⵙⵏⵏⵜ', en: 'Proclaimed results' },
  amended: {
    ar: 'نتائج معدلة بحكم قضائي',
    fr: 'Résultats modifiés par le juge',
    zgh: 'ⵉⵙⵏⴼⵍ ⵜⵏⵜ ⵓⵏⵣⵣⴰⵔⴼⵓ',
    en: 'Results amended by a court',
  },
}

export const MISSING: Readonly<Record<MissingSheet['status'], Text>> = {
  awaited: { ar: 'لم يصل', fr: 'Non reçu', zgh: 'ⵓⵔ ⵜⴰ ⵉⵡⵉⴹ', en: 'Not received' },
  typed: {
    ar: 'ينتظر الإدخال الثاني',
    fr: 'Attend la seconde saisie',
    zgh: 'ⴰⵔ ⵉⵜⵜⵇⵍ ⵜⵉⵙⵙ ⵙⵏⴰⵜ',
    en: 'Waits for the second entry',
  },
  differs: { ar: 'إدخالان مختلفان', fr: 'Saisies différentes', zgh: 'ⵎⵣⴰⵔⴰⵢⵏⵜ', en: 'Entries differ' },
  settled: { ar: 'قيد المراجعة', fr: 'En examen', zgh: 'ⴰⵔ ⵉⵜⵜⵓⵔⵣⵣⵓ', en: 'Under review' },
  excluded: { ar: 'مستبعد', fr: 'Exclu', zgh: 'ⵉⴼⴼⵖ', en: 'Excluded' },
}

export const MINUTES = {
  counted: {
    ar: 'محاضر محسوبة: {counted} من {expected} ({share} من المسجلين)',
    fr: 'Procès-verbaux comptés : {counted} sur {expected} ({share} des inscrits)',
    zgh: 'ⵉⵏⵖⵎⵉⵙⵏ ⵉⵜⵜⵓⵙⵙⵉⴹⵏⵏ: {counted} ⵙⴳ {expected} ({share})',
    en: 'Sheets counted: {counted} of {expected} ({share} of the registered)',
  },
  place: { ar: 'المكان', fr: 'Lieu', zgh: 'ⴰⴷⵖⴰⵔ', en: 'Place' },
  constituency: { ar: 'الدائرة الانتخابية', fr: 'Circonscription', zgh: 'ⵜⴰⵙⴳⴰ ⵏ ⵓⵙⵜⵜⴰⵢ', en: 'Constituency' },
  contest: { ar: 'الاقتراع', fr: 'Scrutin', zgh: 'ⵜⴰⵖⵡⵉ', en: 'Contest' },
  day: { ar: 'يوم الاقتراع', fr: 'Jour du scrutin', zgh: 'ⴰⵙⵙ', en: 'Election day' },
  asOf: {
    ar: 'كما في السجل بعد القيد',
    fr: 'Selon le journal, après l’entrée',
    zgh: 'ⵉⴽⴽⴰ ⴷ ⵖ ⵓⵖⵎⵉⵙ',
    en: 'As of journal entry',
  },
  sums: { ar: 'المجاميع', fr: 'Totaux', zgh: 'ⵜⵉⵎⵓⵏⵉⵏ', en: 'Sums' },
  box: { ar: 'الخانة', fr: 'Case', zgh: 'ⵜⴰⵅⵏⵜ', en: 'Box' },
  computed: { ar: 'محسوب', fr: 'Calculé', zgh: 'ⵉⵜⵜⵓⵙⵙⵉⴹⵏ', en: 'Computed' },
  written: { ar: 'مكتوب في المحضر', fr: 'Écrit au procès-verbal', zgh: 'ⵢⵓⵔⴰⵏ', en: 'Written' },
  gap: { ar: 'الفرق', fr: 'Écart', zgh: 'ⴰⵎⵢⴰⵏⴰⵡ', en: 'Gap' },
  notWritten: {
    ar: 'لم يُدخل بعد المحضر المكتوب لهذا المستوى؛ المجاميع محسوبة من المحاضر المقبولة.',
    fr: 'Le procès-verbal écrit de ce niveau n’est pas encore saisi ; les totaux sont calculés des procès-verbaux acceptés.',
    zgh: 'ⵓⵔ ⵜⴰ ⵢⵓⵔⵉ ⵓⵏⵖⵎⵉⵙ; ⵜⵉⵎⵓⵏⵉⵏ ⵜⵜⵓⵙⵙⵉⴹⵏⵏⵜ.',
    en: 'The written minutes of this level are not typed yet; the sums are computed from the accepted sheets.',
  },
  lists: { ar: 'الأصوات حسب اللوائح', fr: 'Voix par liste', zgh: 'ⵉⵎⵙⵙⵓⵜⵏ ⵏ ⵜⵍⴳⴰⵎⵉⵏ', en: 'Votes by list' },
  shareOfValid: { ar: 'من المعبر عنها', fr: 'Des exprimés', zgh: 'ⵙⴳ ⵉⵣⵉⵍⴰⵏ', en: 'Of the valid' },
  seats: { ar: 'المقاعد', fr: 'Sièges', zgh: 'ⵉⵎⵓⵙⴰ', en: 'Seats' },
  parts: { ar: 'الأجزاء', fr: 'Parties', zgh: 'ⵉⴳⵣⵣⵓⵎⵏ', en: 'Parts' },
  rooms: {
    ar: 'أرقام القاعات الأخرى',
    fr: 'Chiffres des autres salles',
    zgh: 'ⵜⵉⵣⵇⵇⵉⵡⵉⵏ ⵢⴰⴹⵏ',
    en: 'Figures of other rooms',
  },
  room: { ar: 'القاعة', fr: 'Salle', zgh: 'ⵜⴰⵣⵇⵇⴰ', en: 'Room' },
  source: { ar: 'المصدر', fr: 'Source', zgh: 'ⴰⵙⴰⴳⵎ', en: 'Source' },
  bundle: { ar: 'حزمة منشورة', fr: 'Lot publié', zgh: 'ⴰⵙⵖⵏⴼ', en: 'Released bundle' },
  commission: {
    ar: 'محضر لجنة موقع',
    fr: 'Procès-verbal signé d’une commission',
    zgh: 'ⴰⵏⵖⵎⵉⵙ ⵏ ⵜⵙⵇⵇⴰⵎⵓⵜ',
    en: 'Signed minutes',
  },
  sheets: { ar: 'المحاضر', fr: 'P.-v.', zgh: 'ⵉⵏⵖⵎⵉⵙⵏ', en: 'Sheets' },
  missing: { ar: 'ما ينقص المجموع', fr: 'Ce qui manque au total', zgh: 'ⵎⴰ ⵉⵡⵚⵍⵏ', en: 'What the sum lacks' },
  nothingMissing: { ar: 'لا ينقص شيء.', fr: 'Rien ne manque.', zgh: 'ⵓⵔ ⵉⵡⵚⵉⵍ ⵡⴰⵍⵓ.', en: 'Nothing is missing.' },
  code: { ar: 'الرمز', fr: 'Code', zgh: 'ⵜⴰⵏⴳⴰⵍⵜ', en: 'Code' },
  commune: { ar: 'الجماعة', fr: 'Commune', zgh: 'ⵜⴰⴳⵔⴰⵡⵜ', en: 'Commune' },
  office: { ar: 'المكتب المركزي', fr: 'Bureau centralisateur', zgh: 'ⴰⵙⵉⵔⴰ ⴰⵏⴰⵎⵎⴰⵙ', en: 'Central office' },
  isCounted: { ar: 'محسوب', fr: 'Compté', zgh: 'ⵉⵜⵜⵓⵙⵙⵉⴹⵏ', en: 'Counted' },
  won: { ar: 'المقاعد المحصل عليها', fr: 'Sièges obtenus', zgh: 'ⵉⵎⵓⵙⴰ ⵉⵜⵜⵡⴰⵔⴱⵃⵏ', en: 'Seats won' },
  reservedWon: {
    ar: 'منها في الجزء الثاني (المخصص)',
    fr: 'Dont seconde partie (réservée)',
    zgh: 'ⴳ ⵜⴳⵣⵣⵓⵎⵜ ⵜⵉⵙⵙ ⵙⵏⴰⵜ (ⵉⵜⵜⵓⵃⴹⴰⵏ)',
    en: 'Of them in the second part (reserved)',
  },
  state: { ar: 'الحالة', fr: 'État', zgh: 'ⴰⴷⴷⴰⴷ', en: 'State' },
  reason: { ar: 'السبب', fr: 'Motif', zgh: 'ⵜⴰⵎⵏⵜⵉⵍⵜ', en: 'Reason' },
  proclaimed: {
    ar: 'أعلنتها {body} بتاريخ {date} بالمحضر رقم {minutes}.',
    fr: 'Proclamés par {body}, le {date}, procès-verbal n° {minutes}.',
    zgh: 'ⵜⵙⵙⵏ ⵜⵏⵜ {body}, {date}, {minutes}.',
    en: 'Proclaimed by {body} on {date}, minutes no. {minutes}.',
  },
  amended: {
    ar: 'عدلتها {court}: {reason}.',
    fr: 'Modifiés par {court} : {reason}.',
    zgh: '{court}: {reason}.',
    en: 'Amended by {court}: {reason}.',
  },
  onlyBody: {
    ar: 'الإعلان الرسمي من اختصاص {body} وحدها.',
    fr: 'Seule autorité qui proclame : {body}.',
    zgh: 'ⵖⴰⵙ {body} ⴰⵢⴷ ⵉⵙⵙⵏⵏ.',
    en: 'Only this body proclaims: {body}.',
  },
  president: { ar: 'الرئيس', fr: 'Le président', zgh: 'ⴰⵏⵙⵙⵉⵅⴼ', en: 'President' },
  member: { ar: 'عضو', fr: 'Membre', zgh: 'ⴰⴳⵎⴰⵎ', en: 'Member' },
} as const satisfies Readonly<Record<string, Text>>

/** Seats, every one with its reason, in words. */
export const SEATS = {
  heading: { ar: 'توزيع المقاعد', fr: 'Répartition des sièges', zgh: 'ⴰⴱⵟⵟⵓ ⵏ ⵉⵎⵓⵙⴰ', en: 'The seats' },
  part1: {
    ar: 'الجزء الأول، مقاعده: {seats}',
    fr: 'Première partie, sièges : {seats}',
    zgh: 'ⵜⴰⴳⵣⵣⵓⵎⵜ ⵜⴰⵎⵣⵡⴰⵔⵓⵜ: {seats} ⵏ ⵉⵎⵓⵙⴰ',
    en: 'First part, seats: {seats}',
  },
  part2: {
    ar: 'الجزء الثاني (المخصص)، مقاعده: {seats}',
    fr: 'Seconde partie (réservée), sièges : {seats}',
    zgh: 'ⵜⴰⴳⵣⵣⵓⵎⵜ ⵜⵉⵙⵙ ⵙⵏⴰⵜ (ⵉⵜⵜⵓⵃⴹⴰⵏ): {seats} ⵏ ⵉⵎⵓⵙⴰ',
    en: 'Second part (reserved), seats: {seats}',
  },
  quotient: {
    ar: 'القاسم الانتخابي: {value} لـ {seats} مقعد',
    fr: 'Quotient électoral : {value} pour {seats} siège(s)',
    zgh: 'ⴰⵎⴱⵟⵟⵓ: {value} ⵉ {seats} ⵏ ⵉⵎⵓⵙⴰ',
    en: 'Quotient: {value} for {seats} seat(s)',
  },
  byQuotient: {
    ar: 'المقعد {seat}: {list}، لبلوغها القاسم الانتخابي {value}.',
    fr: 'Siège {seat} : {list}, pour un quotient entier de {value}.',
    zgh: 'ⴰⵎⵓⵙⴰ {seat}: {list}, {value}.',
    en: 'Seat {seat}: {list}, for a whole quotient of {value}.',
  },
  byRemainder: {
    ar: 'المقعد {seat}: {list}، بأكبر البقايا {value} (الدورة {pass}).',
    fr: 'Siège {seat} : {list}, au plus fort reste {value} (tour {pass}).',
    zgh: 'ⴰⵎⵓⵙⴰ {seat}: {list}, ⴰⵎⴰⴳⵓⵔ {value} ({pass}).',
    en: 'Seat {seat}: {list}, by the largest remainder {value} (pass {pass}).',
  },
  byAverage: {
    ar: 'المقعد {seat}: {list}، بأكبر المعدلات {value}.',
    fr: 'Siège {seat} : {list}, à la plus forte moyenne {value}.',
    zgh: 'ⴰⵎⵓⵙⴰ {seat}: {list}, ⴰⵏⴰⵎⵎⴰⵙ {value}.',
    en: 'Seat {seat}: {list}, by the highest average {value}.',
  },
  byPlurality: {
    ar: 'المقعد {seat}: {list}، بأكثر الأصوات {value}.',
    fr: 'Siège {seat} : {list}, en tête avec {value} voix.',
    zgh: 'ⴰⵎⵓⵙⴰ {seat}: {list}, {value} ⵏ ⵉⵎⵙⵙⵓⵜⵏ.',
    en: 'Seat {seat}: {list}, with most votes, {value}.',
  },
  byMajority: {
    ar: 'المقعد {seat}: {list}، بالأغلبية المطلقة {value}.',
    fr: 'Siège {seat} : {list}, à la majorité absolue, {value} voix.',
    zgh: 'ⴰⵎⵓⵙⴰ {seat}: {list}, {value}.',
    en: 'Seat {seat}: {list}, by an absolute majority, {value} votes.',
  },
  age: {
    ar: 'تعادل حسمه السن.',
    fr: 'Égalité départagée par l’âge.',
    zgh: 'ⵉⵖⵜⵙ ⵓⵙⴳⴳⵯⴰⵙ.',
    en: 'A tie decided by age.',
  },
  lot: {
    ar: 'تعادل حسمته القرعة.',
    fr: 'Égalité départagée par le sort.',
    zgh: 'ⵜⵖⵜⵙ ⵜⵙⵖⴰⵔⵜ.',
    en: 'A tie decided by lot.',
  },
  tie: {
    ar: 'تعادل عند {value}: {lists}. يبقى {seats} مقعد بلا فائز إلى أن يسجل شخصان قرار السن أو القرعة.',
    fr: 'Égalité à {value} : {lists}. {seats} siège(s) sans élu jusqu’à ce que deux personnes enregistrent la décision, par l’âge ou le sort.',
    zgh: 'ⵎⵙⴰⵙⴰⵏⵜ ⵖ {value}: {lists}. {seats} ⵏ ⵉⵎⵓⵙⴰ ⴰⵔ ⵜⵜⵇⵍⵏ.',
    en: 'A tie at {value}: {lists}. {seats} seat(s) have no winner until two people record the decision, by age or lot.',
  },
  decided: {
    ar: 'قرار التعادل سجله {first} و{second} يوم {at}: {reason}',
    fr: 'Décision de l’égalité enregistrée par {first} et {second}, le {at} : {reason}',
    zgh: 'ⵜⴰⵖⵜⴰⵙⵜ ⵏ {first} ⴷ {second}, {at}: {reason}',
    en: 'Decision on the tie recorded by {first} and {second}, {at}: {reason}',
  },
  ages: { ar: 'الأعمار: {ages}', fr: 'Âges : {ages}', zgh: '{ages}', en: 'Ages: {ages}' },
  lots: { ar: 'ترتيب القرعة: {lots}', fr: 'Ordre du tirage : {lots}', zgh: '{lots}', en: 'Order drawn: {lots}' },
  secondRound: {
    ar: 'لا أغلبية مطلقة. إلى الدورة الثانية: {lists}.',
    fr: 'Pas de majorité absolue. Au second tour : {lists}.',
    zgh: 'ⵜⵉⵙⵙ ⵙⵏⴰⵜ: {lists}.',
    en: 'No absolute majority. To the second round: {lists}.',
  },
  none: {
    ar: 'لم يوزع أي مقعد بعد.',
    fr: 'Aucun siège n’est encore attribué.',
    zgh: 'ⵓⵔ ⵜⴰ ⵉⵜⵜⵓⴱⴹⵉ.',
    en: 'No seat is given yet.',
  },
} as const satisfies Readonly<Record<string, Text>>

export const SEAT_WARNINGS: Readonly<Record<WarningCode, Text>> = {
  dropped: {
    ar: 'لوائح دون العتبة: {lists}.',
    fr: 'Listes sous le seuil : {lists}.',
    zgh: 'ⴷⴷⴰⵡ ⵓⵎⵏⴰⵔ: {lists}.',
    en: 'Lists below the threshold: {lists}.',
  },
  'further-pass': {
    ar: 'بقي {seats} مقعد بعد أن أخذت كل لائحة باقيا: دورة أخرى بالترتيب نفسه.',
    fr: 'Il restait {seats} siège(s) après un reste par liste : un tour de plus, dans le même ordre.',
    zgh: 'ⵇⵇⵉⵎⵏ {seats} ⵏ ⵉⵎⵓⵙⴰ.',
    en: '{seats} seat(s) were left after one remainder a list: a further pass in the same order.',
  },
  exhausted: {
    ar: 'مقاعد أكثر من مرشحي اللائحة: {lists}.',
    fr: 'Plus de sièges que de candidats : {lists}.',
    zgh: 'ⵓⴳⴰⵔ ⵏ ⵉⵎⵓⵙⴰ: {lists}.',
    en: 'More seats than candidates: {lists}.',
  },
  unfilled: {
    ar: '{seats} مقعد بلا فائز.',
    fr: '{seats} siège(s) sans élu.',
    zgh: '{seats} ⵏ ⵉⵎⵓⵙⴰ ⵅⵡⴰⵏ.',
    en: '{seats} seat(s) stay empty.',
  },
  'floored-quotient-differs': {
    ar: 'القاسم المطبوع بلا كسور يعطي نتيجة أخرى؛ المعتمد هنا القاسم الدقيق.',
    fr: 'Le quotient imprimé sans fraction donnerait un autre résultat ; ici le quotient exact.',
    zgh: 'ⴰⵎⴱⵟⵟⵓ ⵉⵎⴷⵉⵏ ⴰⵢⴷ ⵉⵜⵜⵓⵙⵎⵔⵙⵏ.',
    en: 'The quotient printed without its fraction would seat others; the exact one is used here.',
  },
  'no-votes': { ar: 'لا أصوات.', fr: 'Aucune voix.', zgh: 'ⵓⵔ ⵍⵍⵉⵏ ⵉⵎⵙⵙⵓⵜⵏ.', en: 'No votes.' },
}

export const BOOKLET = {
  title: {
    ar: 'كتيب نتائج الاقتراع',
    fr: 'Livret des résultats',
    zgh: 'ⴰⴷⵍⵉⵙ ⵏ ⵜⵢⴰⴼⵓⵜⵉⵏ',
    en: 'Booklet of the results',
  },
  about: {
    ar: 'كل رقم هنا محسوب من محاضر مقبولة كتبها شخصان، وكل قيد منها في سجل لا يُمحى.',
    fr: 'Chaque chiffre vient de procès-verbaux acceptés, saisis par deux personnes, et tous inscrits dans un journal ineffaçable.',
    zgh: 'ⴽⵓ ⵓⵟⵟⵓⵏ ⵉⴽⴽⴰ ⴷ ⵖ ⵉⵏⵖⵎⵉⵙⵏ ⵉⵜⵜⵓⵇⴱⵍⵏ.',
    en: 'Every figure comes from accepted sheets typed by two people, all of them in a journal that cannot be erased.',
  },
  overview: { ar: 'نظرة عامة', fr: 'Vue d’ensemble', zgh: 'ⵜⴰⵥⵕⵉ', en: 'Overview' },
  party: { ar: 'الحزب', fr: 'Parti', zgh: 'ⴰⴽⴰⴱⴰⵔ', en: 'Party' },
  elected: { ar: 'نال المقعد', fr: 'Obtient le siège', zgh: 'ⵉⵓⵎⵥ ⴰⵙⵇⵇⵉⵎ', en: 'Has the seat' },
  lacked: {
    ar: 'كم صوتا كان ينقص',
    fr: 'Voix qui manquaient',
    zgh: 'ⵉⵎⵙⵜⴰⵢⵏ ⵉⵡⵚⵍⵏ',
    en: 'Votes short of a seat',
  },
  tied: {
    ar: 'تعادل ينتظر قرار شخصين',
    fr: 'égalité, attend la décision de deux personnes',
    zgh: 'ⵎⴳⴰⴷⴷⴰⵏ: ⴰⵔ ⵜⵜⵇⵇⵍⵏ',
    en: 'a tie, which waits for two people',
  },
  stepsElsewhere: {
    ar: 'خطوات توزيع المقاعد وأصوات كل لائحة في محضر كل دائرة وفي الملفات المنشورة.',
    fr: 'Les voix de chaque liste et la répartition pas à pas sont dans le procès-verbal de chaque circonscription et dans les fichiers publiés.',
    zgh: 'ⵉⵎⵙⵜⴰⵢⵏ ⴷ ⵉⵙⵇⵇⵉⵎⵏ ⵙ ⵜⵉⵙⵓⵔⵉⴼⵉⵏ ⴳ ⵓⵏⵖⵎⵉⵙ ⵏ ⴽⵓ ⵜⴰⵙⵓⵏⵜ.',
    en: 'Votes of every list and the seats step by step are in the minutes of each constituency and in the published files.',
  },
  journal: { ar: 'جذر السجل', fr: 'Racine du journal', zgh: 'ⴰⵥⵓⵕ ⵏ ⵓⵖⵎⵉⵙ', en: 'Root of the journal' },
  journalAbout: {
    ar: 'من قرأ السجل المنشور حتى هذا الحجم وحسب جذره وجد هذه البصمة نفسها، أو علم أن شيئا قد تغير.',
    fr: 'Qui lit le journal publié jusqu’à cette taille et calcule sa racine trouve cette empreinte, ou sait que quelque chose fut changé.',
    zgh: 'ⵡⴰ ⵉⵖⵔⴰⵏ ⴰⵖⵎⵉⵙ ⴰⴷ ⵢⴰⴼ ⵜⴰⵙⵙⵉⴷⴰⵏⵜ ⴰⴷ.',
    en: 'Whoever reads the published journal up to this size and computes its root finds this hash, or knows that something was changed.',
  },
  origin: { ar: 'السجل', fr: 'Journal', zgh: 'ⴰⵖⵎⵉⵙ', en: 'Journal' },
  size: { ar: 'عدد القيود', fr: 'Nombre d’entrées', zgh: 'ⵓⵟⵟⵓⵏ ⵏ ⵉⵣⵎⵎⴻⵎⵏ', en: 'Number of entries' },
  root: { ar: 'الجذر', fr: 'Racine', zgh: 'ⴰⵥⵓⵕ', en: 'Root' },
} as const satisfies Readonly<Record<string, Text>>
