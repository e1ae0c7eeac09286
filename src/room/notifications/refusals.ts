import type { RefusalCatalogue } from '../refusal-kind.ts'

/** What is refused of notifications to the outside: N1. */
export const NOTIFICATION_REFUSALS = {
  addressWrong: {
    code: 'N101',
    status: 422,
    text: {
      ar: 'هذا ليس عنوان بريد إلكتروني. اكتبه كاملا، مثل name@example.org.',
      fr: 'Ce n’est pas une adresse électronique. Écrivez-la en entier, comme name@example.org.',
      zgh: 'ⵜⴰⴷ ⵓⵔ ⵜⴳⵉ ⵜⴰⵏⵙⴰ ⵏ ⵉⵎⴰⵢⵍ. ⴰⵔⴰ ⵜⵜ ⴰⴽⴽⵯ, ⵣⵓⵏⴷ name@example.org.',
      en: 'This is no e-mail address. Write all of it, like name@example.org.',
    },
  },
  webhookWrong: {
    code: 'N102',
    status: 422,
    text: {
      ar: 'لا يمكن الإرسال إلى هذا العنوان. اكتب عنوان https عموميا بلا اسم مستخدم؛ الشبكات الداخلية يسمح بها مسؤول الخادم.',
      fr: 'Cette adresse ne peut pas être servie. Écrivez une adresse https publique sans identifiant ; l’exploitant du serveur permet les réseaux internes.',
      zgh: 'ⵓⵔ ⵏⵥⴹⴰⵕ ⴰⴷ ⵏⴰⵣⵏ ⵖⵔ ⵜⴰⵏⵙⴰ ⴰⴷ. ⴰⵔⴰ ⵜⴰⵏⵙⴰ https ⵜⴰⴳⴷⵓⴷⴰⵏⵜ.',
      en: 'This address cannot be sent to. Write a public https address without a user name; whoever runs the server can allow internal networks.',
    },
  },
  pushWrong: {
    code: 'N103',
    status: 422,
    text: {
      ar: 'لم يعط هذا المتصفح عنوانا صالحا للإشعارات. اسمح بالإشعارات في المتصفح ثم أعد المحاولة، أو اختر البريد.',
      fr: 'Ce navigateur n’a pas donné d’adresse de notification valable. Autorisez les notifications puis recommencez, ou prenez le courriel.',
      zgh: 'ⴰⵎⵙⵙⴰⵔⴰ ⴰⴷ ⵓⵔ ⵢⴼⴽⵉ ⵜⴰⵏⵙⴰ ⵉⵖⵓⴷⴰⵏ. ⵊⵊ ⵜⵓⵣⵉⵏⵉⵏ, ⴰⵔⵎ ⴷⴰⵖ, ⵏⵖ ⵙⵜⵉ ⵉⵎⴰⵢⵍ.',
      en: 'This browser gave no good address for notifications. Allow notifications in it and try again, or choose e-mail.',
    },
  },
  mailAway: {
    code: 'N104',
    status: 409,
    text: {
      ar: 'لا خادم بريد معد في هذه القاعة. اطلب من مسؤول الخادم ضبط SUNDUQ_SMTP_URL، أو اختر طريقة أخرى.',
      fr: 'Aucun serveur de courriel n’est réglé pour cette salle. Demandez à l’exploitant de régler SUNDUQ_SMTP_URL, ou prenez une autre voie.',
      zgh: 'ⵓⵔ ⵉⵍⵍⵉ ⵓⵎⴰⴽⴽⴰⵢ ⵏ ⵉⵎⴰⵢⵍ ⴳ ⵜⵣⵇⵇⴰ ⴰⴷ. ⵙⵙⵓⵜⵔ SUNDUQ_SMTP_URL, ⵏⵖ ⵙⵜⵉ ⴰⴱⵔⵉⴷ ⵢⴰⴹⵏ.',
      en: 'No mail server is set for this room. Ask whoever runs the server to set SUNDUQ_SMTP_URL, or choose another way.',
    },
  },
  eventNotYours: {
    code: 'N105',
    status: 422,
    text: {
      ar: 'لا يمكن إخبار هذا الشخص بـ«{event}»: ليس مما يراه. اختر أحداثا من اللائحة.',
      fr: '« {event} » n’est pas de ce que cette personne peut voir. Choisissez des événements de la liste.',
      zgh: '« {event} » ⵓⵔ ⵉⴳⵉ ⵙⴳ ⵎⴰⵢⴷ ⵉⵥⵕⵕⴰ ⵓⵎⴷⴰⵏ ⴰⴷ. ⵙⵜⵉ ⵙⴳ ⵜⵍⴳⴰⵎⵜ.',
      en: '“{event}” is not what this person may see. Choose events of the list.',
    },
  },
  subscriptionUnknown: {
    code: 'N106',
    status: 404,
    text: {
      ar: 'لا اشتراك بهذا الرقم ({subscription}). حدث اللائحة.',
      fr: 'Il n’y a pas d’abonnement {subscription}. Actualisez la liste.',
      zgh: 'ⵓⵔ ⵉⵍⵍⵉ ⵓⵎⵓⵍⵍⵉ {subscription}. ⵙⵎⴰⵢⵏⵓ ⵜⴰⵍⴳⴰⵎⵜ.',
      en: 'There is no subscription {subscription}. Refresh the list.',
    },
  },
  linkWrong: {
    code: 'N107',
    status: 410,
    text: {
      ar: 'هذا الرابط لم يعد صالحا: حذف الاشتراك أو انتهت مدة التأكيد. لن تصلك رسائل بسببه.',
      fr: 'Ce lien n’est plus valable : l’abonnement a été retiré, ou le délai de confirmation est passé. Rien ne vous sera envoyé par lui.',
      zgh: 'ⴰⵙⵖⵏ ⴰⴷ ⵓⵔ ⵙⵓⵍ ⵉⵖⵓⴷⵉ: ⵉⵜⵜⵓⴽⴽⵙ ⵓⵎⵓⵍⵍⵉ ⵏⵖ ⵉⵣⵔⵉ ⵡⴰⴽⵓⴷ. ⵓⵔ ⵔⴰⴷ ⴰⴽ ⵏⴰⵣⵏ ⵡⴰⵍⵓ.',
      en: 'This link is no longer good: the subscription was removed, or the time to confirm has passed. Nothing will be sent because of it.',
    },
  },
  tooMany: {
    code: 'N108',
    status: 409,
    text: {
      ar: 'بلغ هذا الحساب {most} اشتراكا. احذف اشتراكا قبل إضافة آخر.',
      fr: 'Ce compte a déjà {most} abonnements. Retirez-en un avant d’en ajouter.',
      zgh: 'ⴰⵎⵉⴹⴰⵏ ⴰⴷ ⵉⵙⵙⵓⵎⴷ {most} ⵏ ⵉⵎⵓⵍⵍⵉⵜⵏ. ⴽⴽⵙ ⵢⴰⵏ ⴷⴰⵜ ⵏ ⵓⵎⴰⵢⵏⵓ.',
      en: 'This account has {most} subscriptions already. Remove one before you add another.',
    },
  },
  messageUnknown: {
    code: 'N109',
    status: 404,
    text: {
      ar: 'لا رسالة بهذا الرقم ({message}). حدث اللائحة.',
      fr: 'Il n’y a pas de message {message}. Actualisez la liste.',
      zgh: 'ⵓⵔ ⵜⵍⵍⵉ ⵜⵓⵣⵉⵏⵜ {message}. ⵙⵎⴰⵢⵏⵓ ⵜⴰⵍⴳⴰⵎⵜ.',
      en: 'There is no message {message}. Refresh the list.',
    },
  },
  notGivenUp: {
    code: 'N110',
    status: 409,
    text: {
      ar: 'لم يتوقف إرسال هذه الرسالة: أرسلت، أو ستعاد محاولتها وحدها. لا تعاد إلا رسالة توقف إرسالها.',
      fr: 'L’envoi de ce message n’est pas abandonné : il est parti, ou sera retenté de lui-même. Seul un message abandonné se renvoie.',
      zgh: 'ⵜⵓⵣⵉⵏⵜ ⴰⴷ ⵓⵔ ⵜⴱⵉⴷⴷ: ⵜⵜⵓⵣⵏ, ⵏⵖ ⵔⴰⴷ ⵜⴰⵔⵎ ⵡⴰⵃⴷⵓⵜ. ⵖⴰⵙ ⵜⴰⵏⵏⴰ ⵉⴱⵉⴷⴷⵏ ⴰⴷ ⵉⵜⵜⵓⵣⴰⵏⵏ ⴷⴰⵖ.',
      en: 'This message was not given up: it was sent, or is tried again by itself. Only what was given up is sent again.',
    },
  },
  receiverPaused: {
    code: 'N111',
    status: 409,
    text: {
      ar: 'هذا الاشتراك موقوف. استأنفه أولا ثم أعد الإرسال.',
      fr: 'Cet abonnement est en pause. Reprenez-le d’abord, puis renvoyez.',
      zgh: 'ⴰⵎⵓⵍⵍⵉ ⴰⴷ ⵉⴱⵉⴷⴷ. ⴰⵍⵙ ⴰⵙ ⵜⵉⵣⵡⵓⵔⵉ, ⵜⴰⵣⵏⴷ ⴷⴰⵖ.',
      en: 'This subscription is paused. Resume it first, then send again.',
    },
  },
} as const satisfies RefusalCatalogue
