import type { RefusalCatalogue, Refused } from '../refusal-kind.ts'

/** What is refused of what a station tells by telephone or message: X8. */
export const CALL_REFUSALS = {
  hourUnknown: {
    code: 'X801',
    status: 422,
    text: {
      ar: 'لا حصيلة على {hour} في هذا الاقتراع. اختر إحدى الساعات: {hours}.',
      fr: 'Aucun relevé n’est prévu à {hour}. Choisissez une des heures : {hours}.',
      zgh: 'ⵓⵔ ⵜⵍⵍⵉ ⵜⵢⴰⴼⵓⵜ ⴳ {hour}. ⵙⵜⵉ ⵢⴰⵜ ⵙⴳ ⵜⵙⵔⴰⴳⵉⵏ: {hours}.',
      en: 'No reading is due at {hour}. Choose one of the hours: {hours}.',
    },
  },
  countAboveRegistered: {
    code: 'X802',
    status: 422,
    text: {
      ar: 'العدد {count} أكبر من المسجلين في المكتب ({registered}). تحقق منه.',
      fr: 'Le nombre {count} dépasse les inscrits du bureau ({registered}). Vérifiez-le.',
      zgh: 'ⵓⵟⵟⵓⵏ {count} ⵢⵓⴳⴰⵔ ⵉⵏⵣⵎⵎⴰⵎⵏ ⵏ ⵓⵙⵉⵔⴰ ({registered}). ⵙⵙⴷⴷⵉ ⵜ.',
      en: 'The count {count} is above the registered of the station ({registered}). Check it.',
    },
  },
  tooEarly: {
    code: 'X803',
    status: 422,
    text: {
      ar: 'لم يحن الوقت بعد: لا يسجل هذا قبل {from}.',
      fr: 'Il est trop tôt : rien de tel n’est noté avant {from}.',
      zgh: 'ⵓⵔ ⵜⴰ ⵢⵉⵡⵉⴹ ⵡⴰⴽⵓⴷ: ⵓⵔ ⴰⵔ ⵉⵜⵜⵓⵣⵎⵎⴰⵎ ⴰⵢⴰ ⴷⴰⵜ ⵏ {from}.',
      en: 'It is too early: nothing of the kind is noted before {from}.',
    },
  },
  toldUnknown: {
    code: 'X804',
    status: 404,
    text: {
      ar: 'لا شيء عند الرقم {entry} يمكن إلغاؤه لهذا المكتب. حدث الشاشة.',
      fr: 'Rien à annuler au n° {entry} pour ce bureau. Actualisez l’écran.',
      zgh: 'ⵓⵔ ⵉⵍⵍⵉ ⵎⴰⵢⴷ ⵉⵜⵜⵓⴽⴽⴰⵙⵏ ⴳ ⵓⵟⵟⵓⵏ {entry} ⵉ ⵓⵙⵉⵔⴰ ⴰⴷ. ⵙⵎⴰⵢⵏⵓ ⴰⴳⴷⵉⵍ.',
      en: 'There is nothing at n° {entry} to take back for this station. Refresh the screen.',
    },
  },
  onTheLine: {
    code: 'X806',
    status: 409,
    text: {
      ar: '{owner} يكلم هذا المكتب الآن. خذ المكتب الموالي.',
      fr: '{owner} est en ligne avec ce bureau. Prenez le suivant.',
      zgh: '{owner} ⴰⵔ ⵉⵙⴰⵡⴰⵍ ⴷ ⵓⵙⵉⵔⴰ ⴰⴷ ⵖⵉⵍⴰⴷ. ⴰⵎⵥ ⵡⵉⵙⵙ ⵙⵉⵏ.',
      en: '{owner} is on the line with this station. Take the next one.',
    },
  },
  contactUnknown: {
    code: 'X807',
    status: 422,
    text: {
      ar: 'ليس للمكتب هذا الرقم ({contact}) بعد الآن. حدث الشاشة.',
      fr: 'Le bureau n’a plus ce numéro ({contact}). Actualisez l’écran.',
      zgh: 'ⵓⵔ ⵙⵓⵍ ⵖⵓⵔ ⵓⵙⵉⵔⴰ ⵓⵟⵟⵓⵏ ⴰⴷ ({contact}). ⵙⵎⴰⵢⵏⵓ ⴰⴳⴷⵉⵍ.',
      en: 'The station does not have this number ({contact}) any more. Refresh the screen.',
    },
  },
  photoNotHeld: {
    code: 'X808',
    status: 422,
    text: {
      ar: 'لم تصل الصورة إلى القاعة بعد. أرسلها أولا، أو أزلها.',
      fr: 'La photo n’est pas encore dans la salle. Envoyez-la d’abord, ou retirez-la.',
      zgh: 'ⵜⴰⵡⵍⴰⴼⵜ ⵓⵔⵜⴰ ⵜⵓⵡⵉⴹ ⵜⴰⵣⵇⵇⴰ. ⴰⵣⵏ ⵜⵜ ⵙ ⵉⵎⵣⵡⵓⵔⴰ, ⵏⵖ ⴽⴽⵙ ⵜⵜ.',
      en: 'The photo has not reached the room yet. Send it first, or remove it.',
    },
  },
  wordsMissing: {
    code: 'X805',
    status: 422,
    text: {
      ar: 'اكتب في «{field}» ما قيل أو السبب.',
      fr: 'Écrivez dans « {field} » ce qui a été dit, ou la raison.',
      zgh: 'ⴰⵔⴰ ⴳ « {field} » ⴰⵢⵏⵏⴰ ⵉⵜⵜⵓⵏⵏⴰⵏ ⵏⵖ ⵜⴰⵎⵏⵜⵉⵍⵜ.',
      en: 'Write into “{field}” what was said, or the reason.',
    },
  },
} as const satisfies RefusalCatalogue

export type CallRefusal = Refused<keyof typeof CALL_REFUSALS | 'stationUnknown'>
