import type { Text } from '../../languages.ts'

/** B2…: places, stations and how they hang together. */
export const PLACE_FAULTS = {
  B201: {
    ar: 'الرمز {code} مستعمل من قبل ({first}). لكل مكان ومكتب رمز خاص.',
    fr: 'Le code {code} est déjà pris ({first}). Donnez à chaque lieu et à chaque bureau son propre code.',
    zgh: 'ⵜⴰⵏⴳⴰⵍⵜ {code} ⵜⵜⵡⴰⵙⵙⵎⵔⵙ ⵢⴰⴷ ({first}). ⴽⵓ ⴰⴷⵖⴰⵔ ⴷ ⴽⵓ ⴰⵙⵉⵔⴰ ⵙ ⵜⵏⴳⴰⵍⵜ ⵏⵏⵙ.',
    en: 'The code {code} is taken already ({first}). Give every place and station a code of its own.',
  },
  B202: {
    ar: 'المكان {code} يتبع {parent} وهو غير موجود. أضفه أو صحح الرمز.',
    fr: 'Le lieu {code} dépend de {parent}, qui n’existe pas. Ajoutez-le ou corrigez le code.',
    zgh: 'ⴰⴷⵖⴰⵔ {code} ⵉⵎⵎⵓⵇⵇⵏ ⵙ {parent} ⵍⵍⵉ ⵓⵔ ⵉⵍⵍⵉⵏ. ⵔⵏⵓ ⵜ ⵏⵖ ⵙⵖⵜⵉ ⵜⴰⵏⴳⴰⵍⵜ.',
    en: 'The place {code} lies in {parent}, which does not exist. Add it or correct the code.',
  },
  B203: {
    ar: 'المكان {code} يتبع نفسه عبر سلسلة من الأماكن. صحح المكان الأعلى.',
    fr: 'Le lieu {code} dépend de lui-même par une chaîne de lieux. Corrigez son parent.',
    zgh: 'ⴰⴷⵖⴰⵔ {code} ⵉⵎⵎⵓⵇⵇⵏ ⵙ ⵉⵅⴼ ⵏⵏⵙ. ⵙⵖⵜⵉ ⴰⴷⵖⴰⵔ ⵏⵏⵉⴳ ⴰⵙ.',
    en: 'The place {code} lies in itself through a chain of places. Correct its parent.',
  },
  B204: {
    ar: 'المكان {code} ({kind}) لا يمكن أن يتبع {parent} ({parentKind}). الترتيب: nation، region، province، commune، office.',
    fr: 'Le lieu {code} ({kind}) ne peut pas dépendre de {parent} ({parentKind}). L’ordre est nation, region, province, commune, office.',
    zgh: 'ⴰⴷⵖⴰⵔ {code} ({kind}) ⵓⵔ ⵉⵥⴹⴰⵕ ⴰⴷ ⵉⵎⵎⵓⵇⵇⵏ ⵙ {parent} ({parentKind}). ⴰⵎⵢⴰⵏⴰⵡ: nation, region, province, commune, office.',
    en: 'The place {code} ({kind}) cannot lie in {parent} ({parentKind}). The order is nation, region, province, commune, office.',
  },
  B205: {
    ar: 'للمكان {code} لا مكان أعلى، وللكتاب جذر آخر هو {root}. لا يبقى بلا مكان أعلى إلا مكان واحد.',
    fr: 'Le lieu {code} n’a pas de parent, alors que {root} est déjà la racine. Un seul lieu peut être sans parent.',
    zgh: 'ⴰⴷⵖⴰⵔ {code} ⵓⵔ ⵖⵓⵔⵙ ⴰⴷⵖⴰⵔ ⵏⵏⵉⴳ ⴰⵙ, ⵉⵍⵉⵏⵏ {root} ⵉⴳⴰ ⵢⴰⴷ ⴰⵥⵓⵕ. ⵖⴰⵙ ⵢⴰⵏ ⵓⴷⵖⴰⵔ ⵉⵖⵉⵏ ⵎⴽⴰⵏⵏ.',
    en: 'The place {code} has no parent, but {root} is the root already. Only one place may be without a parent.',
  },
  B206: {
    ar: 'المكان {code} مكتوب قبل المكان الذي يتبعه ({parent}). اكتب الأعلى أولا.',
    fr: 'Le lieu {code} figure avant son parent {parent}. Écrivez le parent d’abord.',
    zgh: 'ⴰⴷⵖⴰⵔ {code} ⵉⵜⵜⵢⴰⵔⴰ ⴷⴰⵜ {parent}. ⴰⵔⴰ ⵙⵡⵉⵏⴳⵎ ⴰⴷⵖⴰⵔ ⵏⵏⵉⴳ.',
    en: 'The place {code} is listed before its parent {parent}. List the parent first.',
  },
  B207: {
    ar: 'مكان غرفة القيادة {room} غير موجود أو هو مكتب مركزي. اكتب رمز العمالة أو الإقليم.',
    fr: 'Le lieu de la salle, {room}, n’existe pas ou est un bureau centralisateur. Écrivez le code de la province ou préfecture.',
    zgh: 'ⴰⴷⵖⴰⵔ ⵏ ⵜⵣⵇⵇⴰ, {room}, ⵓⵔ ⵉⵍⵍⵉ ⵏⵖ ⵉⴳⴰ ⴰⵙⵉⵔⴰ ⴰⵏⴰⵎⵎⴰⵙ. ⴰⵔⴰ ⵜⴰⵏⴳⴰⵍⵜ ⵏ ⵜⵙⴳⴰ.',
    en: 'The place of the room, {room}, does not exist or is a central office. Write the code of the province or prefecture.',
  },
  B208: {
    ar: 'المكتب {station} تابع للمكتب المركزي {office} وهو غير موجود أو ليس من نوع office. أضفه أو صحح الرمز.',
    fr: 'Le bureau {station} est rattaché à {office}, qui n’existe pas ou n’est pas un bureau centralisateur (office). Ajoutez-le ou corrigez le code.',
    zgh: 'ⴰⵙⵉⵔⴰ {station} ⵉⵎⵎⵓⵇⵇⵏ ⵙ {office}, ⵓⵔ ⵉⵍⵍⵉ ⵏⵖ ⵓⵔ ⵉⴳⵉ ⴰⵙⵉⵔⴰ ⴰⵏⴰⵎⵎⴰⵙ (office). ⵔⵏⵓ ⵜ ⵏⵖ ⵙⵖⵜⵉ ⵜⴰⵏⴳⴰⵍⵜ.',
    en: 'The station {station} belongs to {office}, which does not exist or is no central office (office). Add it or correct the code.',
  },
  B209: {
    ar: 'المكتب {station} خارج {room} مكان غرفة القيادة. احذفه أو صحح مكتبه المركزي.',
    fr: 'Le bureau {station} est hors de {room}, le lieu de la salle. Retirez-le ou corrigez son bureau centralisateur.',
    zgh: 'ⴰⵙⵉⵔⴰ {station} ⵉⵍⵍⴰ ⴱⵕⵕⴰ ⵏ {room}. ⴽⴽⵙ ⵜ ⵏⵖ ⵙⵖⵜⵉ ⴰⵙⵉⵔⴰ ⴰⵏⴰⵎⵎⴰⵙ ⵏⵏⵙ.',
    en: 'The station {station} lies outside {room}, the place of the room. Remove it or correct its central office.',
  },
  B210: {
    ar: 'الرقم {number} مكرر في الجماعة {commune} (المكتب {first}). غيّر أحدهما.',
    fr: 'Le numéro {number} existe déjà dans la commune {commune} (bureau {first}). Changez l’un des deux.',
    zgh: 'ⵓⵟⵟⵓⵏ {number} ⵉⵍⵍⴰ ⵢⴰⴷ ⴳ ⵜⴳⵔⴰⵡⵜ {commune} (ⴰⵙⵉⵔⴰ {first}). ⵙⵏⴼⵍ ⵢⴰⵏ.',
    en: 'The number {number} exists already in the commune {commune} (station {first}). Change one of them.',
  },
  B211: {
    ar: 'لا مكتب تصويت في {code}. أضف مكاتبه أو احذف المكان.',
    fr: 'Aucun bureau de vote dans {code}. Ajoutez ses bureaux ou retirez le lieu.',
    zgh: 'ⵓⵔ ⵉⵍⵍⵉ ⴽⵔⴰ ⵏ ⵓⵙⵉⵔⴰ ⵏ ⵓⵙⵜⵜⴰⵢ ⴳ {code}. ⵔⵏⵓ ⵉⵙⵉⵔⴰⵜⵏ ⵏⵏⵙ ⵏⵖ ⴽⴽⵙ ⴰⴷⵖⴰⵔ.',
    en: 'There is no polling station in {code}. Add its stations or remove the place.',
  },
  B212: {
    ar: 'الدائرة {district} للمكتب {station} غير موجودة أو لا تُقسَّم بالمكاتب (district = yes). صحح الرمز.',
    fr: 'La circonscription {district} du bureau {station} n’existe pas ou n’est pas un découpage par bureaux (district = yes). Corrigez le code.',
    zgh: 'ⵜⴰⵡⵏⴰⴹⵜ {district} ⵏ ⵓⵙⵉⵔⴰ {station} ⵓⵔ ⵜⵍⵍⵉ ⵏⵖ ⵓⵔ ⵜⴳⵉ district = yes. ⵙⵖⵜⵉ ⵜⴰⵏⴳⴰⵍⵜ.',
    en: 'The district {district} of station {station} does not exist or is not divided by stations (district = yes). Correct the code.',
  },
  B213: {
    ar: 'المكتب {station} خارج {place} التي تقع فيها دائرته {district}. صحح الدائرة.',
    fr: 'Le bureau {station} est hors de {place}, où se trouve sa circonscription {district}. Corrigez la circonscription.',
    zgh: 'ⴰⵙⵉⵔⴰ {station} ⵉⵍⵍⴰ ⴱⵕⵕⴰ ⵏ {place} ⴳ ⵜⵍⵍⴰ ⵜⵡⵏⴰⴹⵜ ⵏⵏⵙ {district}. ⵙⵖⵜⵉ ⵜⵜ.',
    en: 'The station {station} lies outside {place}, where its district {district} is. Correct the district.',
  },
  B214: {
    ar: 'لا يصوّت المكتب {station} في أي اقتراع. أضف دائرة تشمله.',
    fr: 'Le bureau {station} ne vote dans aucune élection. Ajoutez une circonscription qui le couvre.',
    zgh: 'ⴰⵙⵉⵔⴰ {station} ⵓⵔ ⴰⵔ ⵉⵙⵜⵜⴰⵢ ⴳ ⴽⵔⴰ ⵏ ⵉⵙⵜⵜⴰⵢⵏ. ⵔⵏⵓ ⵢⴰⵜ ⵜⵡⵏⴰⴹⵜ ⵏⵏⵙ.',
    en: 'The station {station} votes in no contest. Add a constituency that covers it.',
  },
  B215: {
    ar: 'المكتب {station} في دائرتين ({first} و{second}) للاقتراع {contest} نفسه. أبق واحدة.',
    fr: 'Le bureau {station} est dans deux circonscriptions ({first}, {second}) de la même élection {contest}. Gardez-en une.',
    zgh: 'ⴰⵙⵉⵔⴰ {station} ⵉⵍⵍⴰ ⴳ ⵙⵏⴰⵜ ⵜⵡⵏⴰⴹⵉⵏ ({first}, {second}) ⵏ ⵢⴰⵏ ⵓⵙⵜⵜⴰⵢ {contest}. ⵊⵊ ⵢⴰⵜ.',
    en: 'The station {station} lies in two constituencies ({first}, {second}) of the same contest {contest}. Keep one.',
  },
  B216: {
    ar: 'المكتب {station} في {place} المقسمة إلى دوائر، ولم تُذكر دائرته. اكتبها.',
    fr: 'Le bureau {station} est dans {place}, découpée en circonscriptions, mais n’en nomme aucune. Écrivez la sienne.',
    zgh: 'ⴰⵙⵉⵔⴰ {station} ⵉⵍⵍⴰ ⴳ {place} ⵉⴱⴹⴰⵏ ⵅⴼ ⵜⵡⵏⴰⴹⵉⵏ, ⵎⴰⵛⴰ ⵓⵔ ⵉⴱⴷⵉⵔ ⵜⵉⵏⵏⵙ. ⴰⵔⴰ ⵜⵜ.',
    en: 'The station {station} lies in {place}, which is divided into districts, but names none. Write its district.',
  },
  B217: {
    ar: 'المكتب {station} في غير ترتيبه. الترتيب: الجماعة ثم المكتب المركزي ثم الرقم.',
    fr: 'Le bureau {station} n’est pas à sa place. L’ordre est commune, bureau centralisateur, numéro.',
    zgh: 'ⴰⵙⵉⵔⴰ {station} ⵓⵔ ⵉⵍⵍⵉ ⴳ ⵓⴷⵖⴰⵔ ⵏⵏⵙ. ⴰⵎⵢⴰⵏⴰⵡ: ⵜⴰⴳⵔⴰⵡⵜ, ⴰⵙⵉⵔⴰ ⴰⵏⴰⵎⵎⴰⵙ, ⵓⵟⵟⵓⵏ.',
    en: 'The station {station} is out of order. The order is commune, central office, number.',
  },
  B218: {
    ar: 'المفتاح المكتوب عند {code} باسم آخر؛ المنتظر sunduq/{name}. اطلب من تلك القاعة مفتاحها.',
    fr: 'La clé inscrite à {code} porte un autre nom ; attendu : sunduq/{name}. Demandez la sienne à cette salle.',
    zgh: 'ⵜⴰⵙⴰⵔⵓⵜ ⵏ {code} ⵖⵓⵔⵙ ⵉⵙⵎ ⵢⴰⴹⵏ; ⵉⵇⵇⴰⵏⴷ sunduq/{name}. ⵙⵙⵓⵜⵔ ⵜⵜ ⵉ ⵜⵣⵇⵇⴰ ⴰⵏⵏ.',
    en: 'The key written at {code} has another name; expected sunduq/{name}. Ask that room for its key.',
  },
} as const satisfies Record<string, Text>
