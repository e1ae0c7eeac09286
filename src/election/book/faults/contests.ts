import type { Text } from '../../languages.ts'

/** B3…: papers, contests, constituencies, lists and parties. */
export const CONTEST_FAULTS = {
  B301: {
    ar: '{code} مستعمل من قبل ({first}). لكل واحد رمز خاص.',
    fr: '{code} est déjà pris ({first}). Donnez à chacun son propre code.',
    zgh: '{code} ⵉⵜⵜⵡⴰⵙⵙⵎⵔⵙ ⵢⴰⴷ ({first}). ⴽⵓ ⵢⴰⵏ ⵙ ⵜⵏⴳⴰⵍⵜ ⵏⵏⵙ.',
    en: '{code} is taken already ({first}). Give each one a code of its own.',
  },
  B302: {
    ar: 'ورقة التصويت {paper} للاقتراع {contest} غير موجودة. أضفها أو صحح الرمز.',
    fr: 'Le bulletin {paper} de l’élection {contest} n’existe pas. Ajoutez-le ou corrigez le code.',
    zgh: 'ⵜⵉⴼⵔⵜ {paper} ⵏ ⵓⵙⵜⵜⴰⵢ {contest} ⵓⵔ ⵜⵍⵍⵉ. ⵔⵏⵓ ⵜⵜ ⵏⵖ ⵙⵖⵜⵉ ⵜⴰⵏⴳⴰⵍⵜ.',
    en: 'The paper {paper} of contest {contest} does not exist. Add it or correct the code.',
  },
  B303: {
    ar: 'ورقة التصويت {paper} لا تحمل أي اقتراع. أضف اقتراعا أو احذفها.',
    fr: 'Le bulletin {paper} ne porte aucune élection. Ajoutez-en une ou retirez le bulletin.',
    zgh: 'ⵜⵉⴼⵔⵜ {paper} ⵓⵔ ⴳⵉⵙ ⴽⵔⴰ ⵏ ⵓⵙⵜⵜⴰⵢ. ⵔⵏⵓ ⵢⴰⵏ ⵏⵖ ⴽⴽⵙ ⵜⵜ.',
    en: 'The paper {paper} carries no contest. Add one or remove the paper.',
  },
  B304: {
    ar: 'الاقتراع {contest} بلا دائرة. أضف دائرة له أو احذفه.',
    fr: 'L’élection {contest} n’a pas de circonscription. Ajoutez-en une ou retirez l’élection.',
    zgh: 'ⴰⵙⵜⵜⴰⵢ {contest} ⵓⵔ ⵖⵓⵔⵙ ⵜⴰⵡⵏⴰⴹⵜ. ⵔⵏⵓ ⵢⴰⵜ ⵏⵖ ⴽⴽⵙ ⵜ.',
    en: 'The contest {contest} has no constituency. Add one or remove the contest.',
  },
  B305: {
    ar: 'الاقتراع {contest} للدائرة {constituency} غير موجود. أضفه أو صحح الرمز.',
    fr: 'L’élection {contest} de la circonscription {constituency} n’existe pas. Ajoutez-la ou corrigez le code.',
    zgh: 'ⴰⵙⵜⵜⴰⵢ {contest} ⵏ ⵜⵡⵏⴰⴹⵜ {constituency} ⵓⵔ ⵉⵍⵍⵉ. ⵔⵏⵓ ⵜ ⵏⵖ ⵙⵖⵜⵉ ⵜⴰⵏⴳⴰⵍⵜ.',
    en: 'The contest {contest} of constituency {constituency} does not exist. Add it or correct the code.',
  },
  B306: {
    ar: 'المكان {place} للدائرة {constituency} غير موجود. أضفه أو صحح الرمز.',
    fr: 'Le lieu {place} de la circonscription {constituency} n’existe pas. Ajoutez-le ou corrigez le code.',
    zgh: 'ⴰⴷⵖⴰⵔ {place} ⵏ ⵜⵡⵏⴰⴹⵜ {constituency} ⵓⵔ ⵉⵍⵍⵉ. ⵔⵏⵓ ⵜ ⵏⵖ ⵙⵖⵜⵉ ⵜⴰⵏⴳⴰⵍⵜ.',
    en: 'The place {place} of constituency {constituency} does not exist. Add it or correct the code.',
  },
  B307: {
    ar: 'الدائرة {constituency} بلا لوائح. أضف لوائحها.',
    fr: 'La circonscription {constituency} n’a aucune liste. Ajoutez ses listes.',
    zgh: 'ⵜⴰⵡⵏⴰⴹⵜ {constituency} ⵓⵔ ⵖⵓⵔⵙ ⵜⵉⵍⴳⴰⵎⵉⵏ. ⵔⵏⵓ ⵜⵏⵜ.',
    en: 'The constituency {constituency} has no lists. Add its lists.',
  },
  B308: {
    ar: 'رقم اللائحة {number} في {constituency}؛ كان المنتظر {expected}. الأرقام متتابعة من 1.',
    fr: 'La liste porte le numéro {number} dans {constituency} ; attendu : {expected}. Les numéros se suivent à partir de 1.',
    zgh: 'ⵜⴰⵍⴳⴰⵎⵜ {number} ⴳ {constituency}; ⵉⵇⵇⴰⵏⴷ {expected}. ⵓⵟⵟⵓⵏⵏ ⵜⵜⴰⴼⴰⵔⵏ ⵙⴳ 1.',
    en: 'The list has number {number} in {constituency}; expected {expected}. Numbers run from 1 without gaps.',
  },
  B309: {
    ar: 'الحزب {party} غير موجود. أضفه إلى الأحزاب أو صحح الرمز.',
    fr: 'Le parti {party} n’existe pas. Ajoutez-le aux partis ou corrigez le code.',
    zgh: 'ⴰⴽⴰⴱⴰⵔ {party} ⵓⵔ ⵉⵍⵍⵉ. ⵔⵏⵓ ⵜ ⵉ ⵉⴽⴰⴱⴰⵔⵏ ⵏⵖ ⵙⵖⵜⵉ ⵜⴰⵏⴳⴰⵍⵜ.',
    en: 'The party {party} does not exist. Add it to the parties or correct the code.',
  },
  B310: {
    ar: 'للحزب {party} لائحتان بالاسم نفسه في {constituency}. احذف إحداهما أو سمّهما.',
    fr: 'Le parti {party} a deux listes du même nom dans {constituency}. Retirez-en une ou nommez-les.',
    zgh: 'ⴰⴽⴰⴱⴰⵔ {party} ⵖⵓⵔⵙ ⵙⵏⴰⵜ ⵜⵍⴳⴰⵎⵉⵏ ⵙ ⵢⴰⵏ ⵢⵉⵙⵎ ⴳ {constituency}. ⴽⴽⵙ ⵢⴰⵜ ⵏⵖ ⴼⴽ ⴰⵙⵏⵜ ⵉⵙⵎⴰⵡⵏ.',
    en: 'The party {party} has two lists of the same name in {constituency}. Remove one or name them.',
  },
  B311: {
    ar: 'لا مكتب يذكر الدائرة {constituency}. اكتبها عند مكاتبها أو احذفها.',
    fr: 'Aucun bureau ne nomme la circonscription {constituency}. Inscrivez-la à ses bureaux ou retirez-la.',
    zgh: 'ⵓⵔ ⵉⵍⵍⵉ ⴽⵔⴰ ⵏ ⵓⵙⵉⵔⴰ ⴷ ⵉⴱⴷⵔⵏ ⵜⴰⵡⵏⴰⴹⵜ {constituency}. ⴰⵔⴰ ⵜⵜ ⵖⵓⵔ ⵉⵙⵉⵔⴰⵜⵏ ⵏⵏⵙ ⵏⵖ ⴽⴽⵙ ⵜⵜ.',
    en: 'No station names the district {constituency}. Write it at its stations or remove it.',
  },
  B312: {
    ar: 'الدائرة {constituency} للائحة غير موجودة. أضفها أو صحح الرمز.',
    fr: 'La circonscription {constituency} de cette liste n’existe pas. Ajoutez-la ou corrigez le code.',
    zgh: 'ⵜⴰⵡⵏⴰⴹⵜ {constituency} ⵏ ⵜⵍⴳⴰⵎⵜ ⴰⴷ ⵓⵔ ⵜⵍⵍⵉ. ⵔⵏⵓ ⵜⵜ ⵏⵖ ⵙⵖⵜⵉ ⵜⴰⵏⴳⴰⵍⵜ.',
    en: 'The constituency {constituency} of this list does not exist. Add it or correct the code.',
  },
  B313: {
    ar: 'المقاعد المخصصة {reserved} من {seats} في {constituency}: يجب أن تكون أقل من المقاعد كلها. صحح أحد العددين.',
    fr: 'Sièges réservés : {reserved} sur {seats} dans {constituency}. Il en faut moins que de sièges ; corrigez l’un des nombres.',
    zgh: 'ⵉⵙⵇⵇⵉⵎⵏ ⵉⵜⵜⵓⵃⴹⴰⵏ: {reserved} ⵙⴳ {seats} ⴳ {constituency}. ⵉⵇⵏ ⴰⴷ ⴷⵔⵓⵙⵏ; ⵙⵖⵜⵉ ⵢⴰⵏ ⵓⵟⵟⵓⵏ.',
    en: 'Reserved are {reserved} of {seats} seats in {constituency}. They must be fewer than the seats; correct one of the numbers.',
  },
  B314: {
    ar: 'القاعدة {rule} في {constituency} لا تستعمل {field}. احذفها، أو اختر largest-remainder أو highest-average.',
    fr: 'La règle {rule} de {constituency} ne se sert pas de {field}. Retirez-le, ou prenez largest-remainder ou highest-average.',
    zgh: 'ⴰⵍⵓⴳⵏ {rule} ⵏ {constituency} ⵓⵔ ⴰⵔ ⵉⵙⵙⵎⵔⴰⵙ {field}. ⴽⴽⵙ ⵜ, ⵏⵖ ⵙⵜⵉ largest-remainder ⵏⵖ highest-average.',
    en: 'The rule {rule} of {constituency} has no use for {field}. Remove it, or choose largest-remainder or highest-average.',
  },
  B315: {
    ar: 'للائحة {list} مترشحون في جزء ثان، والدائرة {constituency} بلا مقاعد مخصصة. اكتب عدد المقاعد المخصصة أو احذف هذا العدد.',
    fr: 'La liste {list} a des candidats d’une seconde partie, mais {constituency} n’a pas de sièges réservés. Indiquez les sièges réservés ou retirez ce nombre.',
    zgh: 'ⵜⴰⵍⴳⴰⵎⵜ {list} ⵖⵓⵔⵙ ⵉⵎⵙⵙⵜⴰⵢⵏ ⵏ ⵜⴳⵣⵣⵓⵎⵜ ⵜⵉⵙⵙ ⵙⵏⴰⵜ, ⵎⴰⵛⴰ {constituency} ⵓⵔ ⵖⵓⵔⵙ ⵉⵙⵇⵇⵉⵎⵏ ⵉⵜⵜⵓⵃⴹⴰⵏ. ⴰⵔⴰ ⵜⵏ ⵏⵖ ⴽⴽⵙ ⵓⵟⵟⵓⵏ ⴰⴷ.',
    en: 'List {list} has candidates of a second part, but {constituency} has no reserved seats. State the reserved seats or remove this number.',
  },
} as const satisfies Record<string, Text>
