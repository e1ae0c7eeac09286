import type { Text } from '../../languages.ts'

/** B1…: one value by itself, in a cell of a table or a field of `book.json`. */
export const VALUE_FAULTS = {
  B101: {
    ar: 'القيمة «{field}» ناقصة. اكتبها.',
    fr: 'La valeur « {field} » manque. Écrivez-la.',
    zgh: 'ⵓⵔ ⵉⵍⵍⵉ ⵡⴰⵣⴰⵍ «{field}». ⴰⵔⴰ ⵜ.',
    en: 'The value “{field}” is missing. Write it.',
  },
  B102: {
    ar: 'الحقل «{field}» غير معروف في كتاب. احذفه أو صحح اسمه.',
    fr: 'Le champ « {field} » est inconnu dans un livre. Supprimez-le ou corrigez son nom.',
    zgh: 'ⵉⴳⵔ «{field}» ⵓⵔ ⵉⵜⵜⵡⴰⵙⵙⵏ ⴳ ⵓⴷⵍⵉⵙ. ⴽⴽⵙ ⵜ ⵏⵖ ⵙⵖⵜⵉ ⵉⵙⵎ ⵏⵏⵙ.',
    en: 'The field “{field}” is unknown in a book. Remove it or correct its name.',
  },
  B103: {
    ar: 'نوع القيمة «{field}» خاطئ؛ المنتظر {expected}. صححها.',
    fr: 'La valeur « {field} » n’est pas du bon type ; attendu : {expected}. Corrigez-la.',
    zgh: 'ⴰⵏⴰⵡ ⵏ ⵡⴰⵣⴰⵍ «{field}» ⵓⵔ ⵉⵖⵓⴷⵉ; ⵉⵇⵇⴰⵏⴷ {expected}. ⵙⵖⵜⵉ ⵜ.',
    en: 'The value “{field}” is of the wrong kind; expected: {expected}. Correct it.',
  },
  B104: {
    ar: '«{value}» ليس عددا صحيحا. اكتب أرقاما فقط، بلا فاصلة ولا وحدة.',
    fr: '« {value} » n’est pas un nombre entier. N’écrivez que des chiffres, sans virgule ni unité.',
    zgh: '«{value}» ⵓⵔ ⵉⴳⵉ ⵓⵟⵟⵓⵏ ⴰⵎⴷⴷⴰⴷ. ⴰⵔⴰ ⵖⴰⵙ ⵓⵟⵟⵓⵏⵏ.',
    en: '“{value}” is not a whole number. Write digits only, no decimal mark and no unit.',
  },
  B105: {
    ar: '{value} خارج المجال. اكتب عددا من {min} إلى {max}.',
    fr: '{value} est hors limites. Écrivez un nombre de {min} à {max}.',
    zgh: '{value} ⵉⴼⴼⵖ ⵉⵎⵉⵔⴰⵏ. ⴰⵔⴰ ⵓⵟⵟⵓⵏ ⵙⴳ {min} ⴰⵔ {max}.',
    en: '{value} is out of range. Write a number from {min} to {max}.',
  },
  B106: {
    ar: '«{value}» غير مقبول هنا. اختر من: {allowed}.',
    fr: '« {value} » n’est pas admis ici. Choisissez parmi : {allowed}.',
    zgh: '«{value}» ⵓⵔ ⵉⵜⵜⵡⴰⵇⴱⴰⵍ ⴷⴰ. ⵙⵜⵉ ⵙⴳ: {allowed}.',
    en: '“{value}” is not accepted here. Choose from: {allowed}.',
  },
  B107: {
    ar: '«{value}» ليس رمزا صالحا. استعمل حروفا لاتينية وأرقاما و. _ - فقط، 64 علامة على الأكثر.',
    fr: '« {value} » n’est pas un code valable. N’utilisez que lettres latines, chiffres, . _ et -, 64 signes au plus.',
    zgh: '«{value}» ⵓⵔ ⵜⴳⵉ ⵜⴰⵏⴳⴰⵍⵜ ⵉⵖⵓⴷⴰⵏ. ⵙⵙⵎⵔⵙ ⵖⴰⵙ ⵉⵙⴽⴽⵉⵍⵏ ⵉⵍⴰⵜⵉⵏⵉⵢⵏ, ⵓⵟⵟⵓⵏⵏ, . _ ⴷ -, 64 ⵙ ⵓⴳⴰⵔ.',
    en: '“{value}” is not a valid code. Use Latin letters, digits, . _ and - only, 64 characters at most.',
  },
  B108: {
    ar: '«{value}» ليس ساعة. اكتبها هكذا: 08:00.',
    fr: '« {value} » n’est pas une heure. Écrivez-la ainsi : 08:00.',
    zgh: '«{value}» ⵓⵔ ⵜⴳⵉ ⵜⴰⵙⵔⴰⴳⵜ. ⴰⵔⴰ ⵜⵜ ⵎⴽⴰⴷ: 08:00.',
    en: '“{value}” is not a time of day. Write it like this: 08:00.',
  },
  B109: {
    ar: '«{value}» ليس تاريخا. اكتبه هكذا: 2021-09-08.',
    fr: '« {value} » n’est pas une date. Écrivez-la ainsi : 2021-09-08.',
    zgh: '«{value}» ⵓⵔ ⵉⴳⵉ ⴰⵙⴰⴽⵓⴷ. ⴰⵔⴰ ⵜ ⵎⴽⴰⴷ: 2021-09-08.',
    en: '“{value}” is not a date. Write it like this: 2021-09-08.',
  },
  B110: {
    ar: '«{value}» ليس لونا. اكتبه هكذا: ‎#1f6feb‎.',
    fr: '« {value} » n’est pas une couleur. Écrivez-la ainsi : #1f6feb.',
    zgh: '«{value}» ⵓⵔ ⵉⴳⵉ ⴰⴽⵍⵓ. ⴰⵔⴰ ⵜ ⵎⴽⴰⴷ: #1f6feb.',
    en: '“{value}” is not a colour. Write it like this: #1f6feb.',
  },
  B111: {
    ar: 'في النص علامة خفية ({character}) قد تقلب الأرقام والأسماء. احذفها واكتب النص من جديد.',
    fr: 'Le texte contient un signe invisible ({character}) qui peut retourner chiffres et noms. Retapez le texte sans lui.',
    zgh: 'ⵉⵍⵍⴰ ⴳ ⵓⴹⵕⵉⵚ ⵢⴰⵏ ⵓⵙⴽⴽⵉⵍ ⵉⵏⵜⵍⵏ ({character}). ⴽⴽⵙ ⵜ ⵜⴰⵔⴰⴷ ⴰⴹⵕⵉⵚ ⴷⴰⵖ.',
    en: 'The text contains an invisible character ({character}) that can turn figures and names round. Type the text again without it.',
  },
  B112: {
    ar: 'يبدو النص «{value}» مقروءا بترميز خاطئ. صدّر الملف الأصلي من جديد بصيغة UTF-8.',
    fr: 'Le texte « {value} » semble avoir été lu dans un mauvais codage. Exportez à nouveau l’original en UTF-8.',
    zgh: 'ⴰⴹⵕⵉⵚ «{value}» ⵉⴱⴰⵏ ⴷ ⵉⵜⵜⵡⴰⵖⵔ ⵙ ⵓⵙⵏⴳⵍ ⵓⵔ ⵉⵖⵓⴷⵉⵏ. ⵙⵙⵓⴼⵖ ⴷⴰⵖ ⴰⴼⴰⵢⵍⵓ ⴰⵥⵖⵓⵕⴰⵏ ⵙ UTF-8.',
    en: 'The text “{value}” seems to have been read in a wrong encoding. Export the original again as UTF-8.',
  },
  B113: {
    ar: 'لا يُعرف هل العلامة بين أرقام «{value}» للآلاف أم للكسور. اكتب الأرقام متصلة: {suggestion}.',
    fr: 'Dans « {value} », le signe entre les chiffres peut marquer les milliers ou les décimales. Écrivez les chiffres d’un trait : {suggestion}.',
    zgh: 'ⴳ «{value}» ⵓⵔ ⵉⵜⵜⵡⴰⵙⵙⵏ ⵉⵙ ⵜⴳⴰ ⵜⵎⴰⵜⴰⵔⵜ ⵜⵉⵏ ⵡⴰⴳⵉⵎⵏ. ⴰⵔⴰ ⵓⵟⵟⵓⵏⵏ ⴷ ⵢⴰⵜ: {suggestion}.',
    en: 'In “{value}” the sign between the digits may mark thousands or decimals. Write the digits together: {suggestion}.',
  },
  B114: {
    ar: '«{value}» ليس إحداثيا بالدرجات العشرية. اكتبه هكذا: 34.92974.',
    fr: '« {value} » n’est pas une coordonnée en degrés décimaux. Écrivez-la ainsi : 34.92974.',
    zgh: '«{value}» ⵓⵔ ⵜⴳⵉ ⵜⴰⵎⵙⵉⴷⴳⵜ ⵙ ⵜⴼⵙⵙⴰ. ⴰⵔⴰ ⵜⵜ ⵎⴽⴰⴷ: 34.92974.',
    en: '“{value}” is not a coordinate in decimal degrees. Write it like this: 34.92974.',
  },
  B115: {
    ar: 'النص أطول من {max} علامة. اختصره.',
    fr: 'Le texte dépasse {max} signes. Raccourcissez-le.',
    zgh: 'ⴰⴹⵕⵉⵚ ⵉⵣⵔⵉ {max} ⵏ ⵉⵙⴽⴽⵉⵍⵏ. ⵙⴳⵣⵍ ⵜ.',
    en: 'The text is longer than {max} characters. Shorten it.',
  },
  B116: {
    ar: '«{value}» يبدأ أو ينتهي بمسافة. احذفها.',
    fr: '« {value} » commence ou finit par un espace. Supprimez-le.',
    zgh: '«{value}» ⵉⵙⵙⵏⵜⵉ ⵏⵖ ⵉⵙⵎⴷ ⵙ ⵓⵙⵜⵓⵎ. ⴽⴽⵙ ⵜ.',
    en: '“{value}” begins or ends with a space. Remove it.',
  },
  B117: {
    ar: '«{value}» ليست درجة في تدرج التنبيهات. اكتبها هكذا: 20:duty-officer.',
    fr: '« {value} » n’est pas une étape de l’escalade. Écrivez-la ainsi : 20:duty-officer.',
    zgh: '«{value}» ⵓⵔ ⵜⴳⵉ ⵜⴰⵙⵓⵔⵉⴼⵜ ⵏ ⵡⴰⵍⴰⵢ. ⴰⵔⴰ ⵜⵜ ⵎⴽⴰⴷ: 20:duty-officer.',
    en: '“{value}” is no step of the chain of alerts. Write it like this: 20:duty-officer.',
  },
  B118: {
    ar: '«{value}» ليس مفتاح قاعة. انسخه كاملا كما تطبعه تلك القاعة: sunduq results key.',
    fr: '« {value} » n’est pas la clé d’une salle. Copiez-la entière, comme cette salle l’imprime : sunduq results key.',
    zgh: '«{value}» ⵓⵔ ⵜⴳⵉ ⵜⴰⵙⴰⵔⵓⵜ ⵏ ⵜⵣⵇⵇⴰ. ⵙⵙⵏⵖⵍ ⵜⵜ ⴰⴽⴽⵯ, ⵎⴽⴰⴷ ⵜⵜ ⵜⵙⵙⵓⴼⵖ ⵜⵣⵇⵇⴰ ⴰⵏⵏ: sunduq results key.',
    en: '“{value}” is no key of a room. Copy it whole, as that room prints it: sunduq results key.',
  },
  B119: {
    ar: 'العدد «{value}» كبير جدا: لا عدد في كتاب يتجاوز 15 رقما. تحقق منه.',
    fr: 'Le nombre « {value} » est trop grand : dans un livre, aucun n’a plus de 15 chiffres. Vérifiez-le.',
    zgh: 'ⵓⵟⵟⵓⵏ «{value}» ⵉⵅⴰⵜⵔ ⴱⴰⵀⵔⴰ: ⵓⵔ ⵉⵍⵍⵉ ⴳ ⵓⴷⵍⵉⵙ ⵎⴰⴷ ⵢⵓⴳⵔⵏ 15 ⵏ ⵡⵓⵟⵟⵓⵏⵏ. ⵙⵙⵇⵍ ⵜ.',
    en: 'The number “{value}” is too large: none in a book has more than 15 digits. Check it.',
  },
} as const satisfies Record<string, Text>
