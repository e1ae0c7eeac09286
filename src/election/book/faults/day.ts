import type { Text } from '../../languages.ts'

/** B4…: the hours of the day, its sums, its publication and the earlier election drawn beside it. */
export const DAY_FAULTS = {
  B401: {
    ar: 'ساعة الإغلاق {closes} ليست بعد ساعة الافتتاح {opens}. صححهما.',
    fr: 'La clôture {closes} n’est pas après l’ouverture {opens}. Corrigez-les.',
    zgh: 'ⵜⴰⵙⵔⴰⴳⵜ ⵏ ⵓⵔⴳⴰⵍ {closes} ⵓⵔ ⵜⵍⵍⵉ ⴷⴰⵔⵜ ⵏ ⵓⵔⵥⴰⵎ {opens}. ⵙⵖⵜⵉ ⵜⵏⵜ.',
    en: 'The close {closes} is not after the opening {opens}. Correct them.',
  },
  B402: {
    ar: 'الساعة {hour} ليست بين الافتتاح {opens} والإغلاق {closes}. صححها.',
    fr: 'L’heure {hour} n’est pas entre l’ouverture {opens} et la clôture {closes}. Corrigez-la.',
    zgh: 'ⵜⴰⵙⵔⴰⴳⵜ {hour} ⵓⵔ ⵜⵍⵍⵉ ⵉⵏⴳⵔ {opens} ⴷ {closes}. ⵙⵖⵜⵉ ⵜⵜ.',
    en: 'The hour {hour} is not between the opening {opens} and the close {closes}. Correct it.',
  },
  B403: {
    ar: 'الساعة {hour} ليست بعد سابقتها {before}. رتبها تصاعديا بلا تكرار.',
    fr: 'L’heure {hour} n’est pas après la précédente {before}. Rangez-les en ordre croissant, sans répétition.',
    zgh: 'ⵜⴰⵙⵔⴰⴳⵜ {hour} ⵓⵔ ⵜⵍⵍⵉ ⴷⴰⵔⵜ ⵏ {before}. ⵙⵙⵓⴷⵙ ⵜⵏⵜ ⵙⴳ ⵜⴰⵎⵥⵢⴰⵏⵜ ⴰⵔ ⵜⴰⵎⵇⵔⴰⵏⵜ.',
    en: 'The hour {hour} is not after the one before it, {before}. List hours in ascending order, none twice.',
  },
  B404: {
    ar: 'المسجلون: المكتوب {written} لـ{place}، ومجموع المكاتب {sum}. صحح أحدهما.',
    fr: 'Inscrits de {place} : {written} est écrit, la somme des bureaux est {sum}. Corrigez l’un des deux.',
    zgh: 'ⵉⵎⵣⵎⵎⵎⵏ ⵏ {place}: ⵉⵜⵜⵢⴰⵔⴰ {written}, ⴰⵙⵎⵓⵏ ⵏ ⵉⵙⵉⵔⴰⵜⵏ {sum}. ⵙⵖⵜⵉ ⵢⴰⵏ.',
    en: 'Registered voters of {place}: {written} is written, its stations sum to {sum}. Correct one of them.',
  },
  B405: {
    ar: 'للدائرة {constituency} عدد مسجلين {written} أقل من مجموع مكاتبها هنا {sum}. صححه.',
    fr: 'La circonscription {constituency} a {written} inscrits, moins que la somme {sum} de ses bureaux ici. Corrigez.',
    zgh: 'ⵜⴰⵡⵏⴰⴹⵜ {constituency} ⵖⵓⵔⵙ {written} ⵏ ⵉⵎⵣⵎⵎⵎⵏ, ⴷⵔⵓⵙ ⵅⴼ {sum} ⵏ ⵉⵙⵉⵔⴰⵜⵏ ⵏⵏⵙ ⴷⴰ. ⵙⵖⵜⵉ ⵜ.',
    en: 'The constituency {constituency} has {written} registered voters, fewer than the {sum} of its stations here. Correct it.',
  },
  B406: {
    ar: 'الدائرة {constituency} تتجاوز هذه الغرفة؛ اكتب عدد المسجلين فيها كلها.',
    fr: 'La circonscription {constituency} dépasse cette salle ; écrivez le nombre d’inscrits de la circonscription entière.',
    zgh: 'ⵜⴰⵡⵏⴰⴹⵜ {constituency} ⵜⵣⵔⵉ ⵜⴰⵣⵇⵇⴰ ⴰⴷ; ⴰⵔⴰ ⵓⵟⵟⵓⵏ ⵏ ⵉⵎⵣⵎⵎⵎⵏ ⵏⵏⵙ ⴰⴽⴽⵡ.',
    en: 'The constituency {constituency} reaches beyond this room; write the registered voters of the whole of it.',
  },
  B407: {
    ar: 'عدد المصوتين {voters} أقل من العدد الذي قبله {before}. المنحنى لا ينزل.',
    fr: 'Le nombre de votants {voters} est inférieur au précédent {before}. La courbe ne descend jamais.',
    zgh: 'ⵓⵟⵟⵓⵏ ⵏ ⵉⵎⵙⵜⵜⴰⵢⵏ {voters} ⵉⴷⵔⵓⵙ ⵅⴼ {before} ⴷⴰⵜ ⴰⵙ. ⵜⴰⴽⵏⴰ ⵓⵔ ⴰⵔ ⵜⵜⴳⴳⵣ.',
    en: 'The number of voters {voters} is below the one before it, {before}. The curve never falls.',
  },
  B408: {
    ar: 'عدد المصوتين {voters} أكبر من عدد المسجلين {registered}. صحح أحدهما.',
    fr: 'Le nombre de votants {voters} dépasse celui des inscrits {registered}. Corrigez l’un des deux.',
    zgh: 'ⵓⵟⵟⵓⵏ ⵏ ⵉⵎⵙⵜⵜⴰⵢⵏ {voters} ⵢⵓⴳⴰⵔ ⵡⵉⵏ ⵉⵎⵣⵎⵎⵎⵏ {registered}. ⵙⵖⵜⵉ ⵢⴰⵏ.',
    en: 'The number of voters {voters} is above the registered {registered}. Correct one of them.',
  },
  B409: {
    ar: 'يوم الانتخاب السابق {previous} ليس قبل {day}. صححه.',
    fr: 'Le jour de l’élection précédente {previous} n’est pas avant {day}. Corrigez-le.',
    zgh: 'ⴰⵙⵙ ⵏ ⵓⵙⵜⵜⴰⵢ ⵉⵣⵔⵉⵏ {previous} ⵓⵔ ⵉⵍⵍⵉ ⴷⴰⵜ ⵏ {day}. ⵙⵖⵜⵉ ⵜ.',
    en: 'The day of the previous election {previous} is not before {day}. Correct it.',
  },
  B410: {
    ar: 'النبض كل {pulse} دقيقة ليس أقصر من مهلة الصمت {silence}؛ سيظهر كل مكتب صامتا. قصّر النبض.',
    fr: 'Le signe de vie toutes les {pulse} min n’est pas plus court que le silence toléré {silence} min : tout bureau semblerait muet. Raccourcissez-le.',
    zgh: 'ⵜⴰⵎⴰⵜⴰⵔⵜ ⵏ ⵜⵓⴷⵔⵜ ⴽⵓ {pulse} ⵏ ⵜⵓⵙⴷⵉⴷⵉⵏ ⵓⵔ ⵜⴳⵣⵣⵓⵍ ⵅⴼ ⵜⵙⵜⵎⵉ {silence}. ⵙⴳⵣⵍ ⵜⵜ.',
    en: 'A sign of life every {pulse} min is not shorter than the tolerated silence of {silence} min: every station would seem silent. Shorten it.',
  },
  B411: {
    ar: 'قائمة التحقق «{owner}» أطول من {max} سطرا. اجمع بعض أسطرها أو احذفه.',
    fr: 'La liste de contrôle « {owner} » dépasse {max} lignes. Regroupez-en ou retirez-en.',
    zgh: 'ⵜⴰⵍⴳⴰⵎⵜ ⵏ ⵓⵙⵙⴼⵇⴷ «{owner}» ⵜⵣⵔⵉ {max} ⵏ ⵉⵣⵉⵔⵉⴳⵏ. ⵙⵎⵓⵏ ⵏⵖ ⴽⴽⵙ ⴽⵔⴰ.',
    en: 'The checklist of “{owner}” is longer than {max} lines. Join some of them or leave some out.',
  },
  B412: {
    ar: 'الدور «{role}» لا يستطيع فعل شيء بشأن التنبيهات، فلا يستدعيه أي منها. اكتب أحد هذه الأدوار: {allowed}.',
    fr: 'Le rôle « {role} » ne peut rien faire d’une alerte : aucune ne doit l’appeler. Écrivez l’un de ceux-ci : {allowed}.',
    zgh: 'ⵜⴰⵡⵓⵔⵉ «{role}» ⵓⵔ ⵜⵖⵉⵢ ⴰⴷ ⵜⵙⴽⵔ ⴰⵎⵢⴰ ⵅⴼ ⵉⵏⵖⵎⵉⵙⵏ. ⴰⵔⴰ ⵢⴰⵜ ⵙⴳ ⵜⵉⴷ: {allowed}.',
    en: 'The role “{role}” can do nothing about an alert, so none may call it. Write one of these: {allowed}.',
  },
} as const satisfies Record<string, Text>
