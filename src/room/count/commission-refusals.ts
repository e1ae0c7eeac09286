/** Why a decision on a tie, a confirmation, a release or a statement of a commission or court is refused. */
export const COMMISSION_REFUSALS = {
  noTie: {
    code: 'X633',
    status: 409,
    text: {
      ar: 'لا يوجد تعادل في هذه الدائرة الآن. حدّث الصفحة.',
      fr: 'Il n’y a pas d’égalité dans cette circonscription en ce moment. Rechargez la page.',
      zgh: 'ⵓⵔ ⵉⵍⵍⵉ ⵓⵎⴳⴷⴰ ⵖ ⵜⵡⵏⵏⴰⴹⵜ ⴰⴷ ⴷⵖⵉ. ⴰⵍⵙ ⴰⵣⴷⴰⵎ ⵏ ⵜⴰⵙⵏⴰ.',
      en: 'There is no tie in this constituency now. Reload the page.',
    },
  },
  tieUnnamed: {
    code: 'X634',
    status: 422,
    text: {
      ar: 'اذكر كل لائحة متعادلة مرة واحدة، ولا شيء غيرها: {lists}؛ إما بالسن وإما بالترتيب في القرعة.',
      fr: 'Nommez chaque liste à égalité une fois, et elles seules : {lists} ; par l’âge, ou par le rang au tirage.',
      zgh: 'ⵓⴷⵔ ⴽⵓ ⵜⴰⵍⴳⴰⵎⵜ ⵉⵎⴳⴷⴰⵏ ⵢⴰⵜ ⵜⵉⴽⴽⵍⵜ, ⵏⵜⵜⴰⵜ ⴽⴰ : {lists}; ⵙ ⵓⵡⵜⴰⵢ ⵏⵖ ⵙ ⵜⵖⵓⵔⵉ.',
      en: 'Name every tied list once, and only those: {lists}; by age, or by place in the draw.',
    },
  },
  tiePart: {
    code: 'X640',
    status: 422,
    text: {
      ar: 'لا تعادل في هذا الجزء من المقاعد. اذكر الجزء الذي فيه التعادل: {parts}.',
      fr: 'Pas d’égalité dans cette partie des sièges. Nommez la partie où il y a égalité : {parts}.',
      zgh: 'ⵓⵔ ⵉⵍⵍⵉ ⵓⵎⴳⴷⴰ ⵖ ⵜⴳⵣⵣⵓⵎⵜ ⴰⴷ ⵏ ⵉⵙⵇⵇⵉⵎⵏ. ⵓⴷⵔ ⵜⴰⴳⵣⵣⵓⵎⵜ ⵖ ⵉⵍⵍⴰ: {parts}.',
      en: 'No tie stands in that part of the seats. Name the part that has one: {parts}.',
    },
  },
  proposalChanged: {
    code: 'X635',
    status: 409,
    text: {
      ar: 'حلّ اقتراح آخر محل الاقتراح الذي قرأته. اقرأه ثم أكّد.',
      fr: 'Une autre proposition a remplacé celle que vous avez lue. Lisez-la, puis confirmez.',
      zgh: 'ⵢⴰⵏ ⵓⵙⵓⵎⵔ ⵢⴰⴹⵏ ⵉⵙⵏⴼⵍ ⵡⴰⵏⵏⴰ ⵜⵖⵔⵉⴷ. ⵖⵔ ⵜ, ⴷⴼⴼⵉⵔⵙ ⵙⵙⵖⵣⵏ.',
      en: 'Another proposal has replaced the one you read. Read it, then confirm.',
    },
  },
  alreadyOpen: {
    code: 'X636',
    status: 409,
    text: {
      ar: 'نتائج هذا الاقتراع منشورة إلى هذا المستوى أو أعمق منه. اسحب النشر القائم أو اختر مستوى أعمق.',
      fr: 'Ce scrutin est déjà publié à cette profondeur ou plus bas. Retirez d’abord cette publication, ou choisissez un niveau plus profond.',
      zgh: 'ⵜⵉⵖⵡⵉ ⴰⴷ ⵜⴼⴼⵖ ⵢⴰⴷ ⴰⵔ ⵓⵙⵡⵉⵔ ⴰⴷ ⵏⵖ ⵓⴳⴳⴰⵔ. ⵙⴼⴹ ⵜⵓⴼⴼⵖⴰ ⵏⵏⴰ ⵉⵍⵍⴰⵏ, ⵏⵖ ⵙⵜⵉ ⴰⵙⵡⵉⵔ ⵢⴰⴹⵏ.',
      en: 'This contest is public to this depth already, or deeper. Withdraw that release first, or choose a deeper level.',
    },
  },
  wordsMissing: {
    code: 'X637',
    status: 422,
    text: {
      ar: 'خانة فارغة: {field}. املأ كل الخانات كما في المحضر.',
      fr: 'Case vide : {field}. Remplissez toutes les cases, comme dans le procès-verbal.',
      zgh: 'ⵜⴰⵅⵏⵜ ⵜⵓⵔⴰ : {field}. ⴽⵎⵎⵍ ⴰⴽⴽ ⵜⵉⵅⵏⵜⴰⵎ ⵣⵓⵏⴷ ⵖ ⵓⵏⵖⵎⵉⵙ.',
      en: 'Empty box: {field}. Fill in every box as the minutes have it.',
    },
  },
  dayWrong: {
    code: 'X638',
    status: 422,
    text: {
      ar: 'هذا اليوم لا وجود له في التقويم أو قبل يوم الاقتراع. اكتبه: سنة-شهر-يوم.',
      fr: 'Ce jour n’existe pas, ou précède le scrutin. Écrivez-le : année-mois-jour.',
      zgh: 'ⵓⵔ ⵉⵍⵍⵉ ⵡⴰⵙⵙ ⴰⴷ, ⵏⵖ ⵉⵣⵡⴰⵔ ⴰⵙⵙ ⵏ ⵜⵖⵡⵉ. ⴰⵔⴰ ⵜ : ⴰⵙⴳⴳⵯⴰⵙ-ⴰⵢⵢⵓⵔ-ⴰⵙⵙ.',
      en: 'There is no such day, or it is before the election. Write it as year-month-day.',
    },
  },
  notProclaimed: {
    code: 'X639',
    status: 409,
    text: {
      ar: 'لم تعلن أي لجنة هذه النتيجة بعد: لا تغيّر المحكمة إلا ما أُعلن.',
      fr: 'Aucune commission n’a encore proclamé ce résultat : un tribunal ne modifie que ce qui fut proclamé.',
      zgh: 'ⵓⵔ ⵜⴰ ⵜⵙⵙⵍⵓⵖⵏ ⴽⵔⴰ ⵏ ⵜⵙⵇⵇⴰⵎⵓⵜ ⵜⴰⵢⴰⴼⵓⵜ ⴰⴷ : ⵓⵔ ⴷⴰ ⵜⵙⵏⴼⴰⵍ ⵜⵙⵏⴱⴹⴰⵢⵜ ⵖⴰⵙ ⵎⴰ ⵉⵜⵜⵓⵙⵙⵍⵖⵏ.',
      en: 'No commission has proclaimed this result yet: a court amends only what was proclaimed.',
    },
  },
} as const
