/** Why a decision on a tie, or the confirmation of a proposal, is refused. */
export const TIE_REFUSALS = {
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
} as const
