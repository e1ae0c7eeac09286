import type { RefusalCatalogue, Refused } from '../refusal-kind.ts'

/** What is refused of the room's messages to stations: G1. */
export const MESSAGE_REFUSALS = {
  messageUnknown: {
    code: 'G101',
    status: 404,
    text: {
      ar: 'لا رسالة بهذا الرقم ({message}). حدث الشاشة.',
      fr: 'Il n’y a pas de message {message}. Actualisez l’écran.',
      zgh: 'ⵓⵔ ⵜⵍⵍⵉ ⵜⵓⵣⵉⵏⵜ {message}. ⵙⵎⴰⵢⵏⵓ ⴰⴳⴷⵉⵍ.',
      en: 'There is no message {message}. Refresh the screen.',
    },
  },
  wordsMissing: {
    code: 'G102',
    status: 422,
    text: {
      ar: 'اكتب في «{field}» ما يجب أن يقرأ.',
      fr: 'Écrivez dans « {field} » ce qui doit être lu.',
      zgh: 'ⴰⵔⴰ ⴳ « {field} » ⴰⵢⵏⵏⴰ ⵔⴰⴷ ⵉⵜⵜⵓⵖⵔ.',
      en: 'Write into “{field}” what is to be read.',
    },
  },
  placeUnknown: {
    code: 'G103',
    status: 422,
    text: {
      ar: 'لا مكتب تصويت في «{place}» داخل هذه القاعة. اختر جماعة من اللائحة.',
      fr: 'Aucun bureau de cette salle ne se trouve dans « {place} ». Choisissez une commune de la liste.',
      zgh: 'ⵓⵔ ⵉⵍⵍⵉ ⵓⵙⵉⵔⴰ ⴳ « {place} » ⴳ ⵜⵣⵇⵇⴰ ⴰⴷ. ⵙⵜⵉ ⵜⴰⵖⵉⵡⴰⵏⵜ ⵙⴳ ⵜⵍⴳⴰⵎⵜ.',
      en: 'No station of this room lies in “{place}”. Choose a commune of the list.',
    },
  },
  messageWithdrawn: {
    code: 'G104',
    status: 409,
    text: {
      ar: 'سُحبت هذه الرسالة. اكتب رسالة جديدة.',
      fr: 'Ce message a été retiré. Écrivez-en un nouveau.',
      zgh: 'ⵜⵜⵓⴽⴽⵙ ⵜⵓⵣⵉⵏⵜ ⴰⴷ. ⴰⵔⴰ ⵢⴰⵜ ⵜⴰⵎⴰⵢⵏⵓⵜ.',
      en: 'This message was withdrawn. Write a new one.',
    },
  },
  messageTaken: {
    code: 'G105',
    status: 409,
    text: {
      ar: 'أرسلت رسالة أخرى بهذا الرقم. حدث الشاشة وأعد الكتابة.',
      fr: 'Un autre message porte déjà ce numéro. Actualisez l’écran et écrivez de nouveau.',
      zgh: 'ⵜⵍⵍⴰ ⵜⵓⵣⵉⵏⵜ ⵢⴰⴹⵏ ⵙ ⵓⵟⵟⵓⵏ ⴰⴷ. ⵙⵎⴰⵢⵏⵓ ⴰⴳⴷⵉⵍ, ⴰⵔⴰ ⴷⴰⵖ.',
      en: 'Another message has this number. Refresh the screen and write again.',
    },
  },
  nobody: {
    code: 'G106',
    status: 422,
    text: {
      ar: 'اختر لمن ترسل: مكتبا واحدا على الأقل.',
      fr: 'Choisissez à qui l’envoyer : au moins un bureau.',
      zgh: 'ⵙⵜⵉ ⵎⵉ ⵔⴰⴷ ⵜⵜ ⵜⴰⵣⵏⴷ: ⵢⴰⵏ ⵓⵙⵉⵔⴰ ⵙ ⵓⴷⵔⵓⵙ.',
      en: 'Choose to whom it goes: at least one station.',
    },
  },
} as const satisfies RefusalCatalogue

export type MessageRefusal = Refused<keyof typeof MESSAGE_REFUSALS | 'stationUnknown'>
