import type { Text } from '#election/languages.ts'

/** Words of messages and of the pages behind their links, beside what happened. */
export const FRAME = {
  confirmSubject: {
    ar: 'أكد اشتراكك في إشعارات «{book}»',
    fr: 'Confirmez votre abonnement aux notifications : {book}',
    zgh: 'ⵙⵙⵉⴷⴷ ⴰⵎⵓⵍⵍⵉ ⵏⵏⴽ: {book}',
    en: 'Confirm your subscription: {book}',
  },
  confirmText: {
    ar: 'طلب شخص أن تصل إشعارات «{book}» إلى هذا العنوان. إن كنت تريدها فافتح الرابط واضغط الزر خلال ثلاثة أيام:',
    fr: 'Quelqu’un a demandé que les notifications « {book} » viennent à cette adresse. Si vous les voulez, ouvrez ce lien et appuyez sur le bouton dans les trois jours :',
    zgh: 'ⵉⵙⵙⵓⵜⵔ ⵢⴰⵏ ⴰⴷ ⴷ ⴰⵡⴹⵏⵜ ⵜⵓⵣⵉⵏⵉⵏ « {book} » ⵖⵔ ⵜⴰⵏⵙⴰ ⴰⴷ. ⵎⴽ ⵜⵏⵜ ⵜⵔⵉⴷ, ⵕⵥⵎ ⴰⵙⵖⵏ ⴰⴷ ⴳ ⴽⵕⴰⴹ ⵡⵓⵙⵙⴰⵏ:',
    en: 'Somebody asked for notifications of “{book}” to come to this address. If you want them, open this link and press the button within three days:',
  },
  confirmElse: {
    ar: 'إن لم تطلب ذلك فلا تفعل شيئا: لن تصلك رسالة أخرى.',
    fr: 'Si vous n’avez rien demandé, ne faites rien : aucun autre message ne viendra.',
    zgh: 'ⵎⴽ ⵓⵔ ⵜⵙⵙⵓⵜⵔⴷ, ⴰⴷ ⵓⵔ ⵜⵙⴽⵔⴷ ⵡⴰⵍⵓ: ⵓⵔ ⵔⴰⴷ ⴷ ⵜⴰⵡⴹ ⵜⵓⵣⵉⵏⵜ ⵢⴰⴹⵏ.',
    en: 'If you did not ask for it, do nothing: no other message will come.',
  },
  testSubject: {
    ar: 'تجربة الإشعارات: {book}',
    fr: 'Essai des notifications : {book}',
    zgh: 'ⴰⵔⴰⵎ ⵏ ⵜⵓⵣⵉⵏⵉⵏ: {book}',
    en: 'Notifications, a try: {book}',
  },
  testText: {
    ar: 'هذه رسالة تجربة. الطريق إلى هذا العنوان سالك.',
    fr: 'Ceci est un essai. Le chemin vers cette adresse est libre.',
    zgh: 'ⵜⴰⴷ ⵜⴳⴰ ⴰⵔⴰⵎ. ⴰⴱⵔⵉⴷ ⵖⵔ ⵜⴰⵏⵙⴰ ⴰⴷ ⵉⵕⵥⵎ.',
    en: 'This is a try. The way to this address is open.',
  },
  andMore: {
    ar: '{title} (و{count} غيره)',
    fr: '{title} (et {count} de plus)',
    zgh: '{title} (ⴷ {count} ⵢⴰⴹⵏ)',
    en: '{title} (and {count} more)',
  },
  stop: {
    ar: 'لإيقاف هذه الرسائل:',
    fr: 'Pour ne plus recevoir ces messages :',
    zgh: 'ⵉ ⵓⵙⴱⴷⴷⵉ ⵏ ⵜⵓⵣⵉⵏⵉⵏ ⴰⴷ:',
    en: 'To stop these messages:',
  },
  confirmTitle: {
    ar: 'تأكيد الاشتراك',
    fr: 'Confirmer l’abonnement',
    zgh: 'ⴰⵙⵙⵉⴷⴷ ⵏ ⵓⵎⵓⵍⵍⵉ',
    en: 'Confirm the subscription',
  },
  confirmButton: {
    ar: 'نعم، أريد هذه الإشعارات',
    fr: 'Oui, je veux ces notifications',
    zgh: 'ⵢⴰⵀ, ⵔⵉⵖ ⵜⵓⵣⵉⵏⵉⵏ ⴰⴷ',
    en: 'Yes, I want these notifications',
  },
  confirmed: {
    ar: 'تم التأكيد. في كل رسالة رابط لإيقافها.',
    fr: 'C’est confirmé. Chaque message porte un lien pour les arrêter.',
    zgh: 'ⵉⵜⵜⵓⵙⵙⵉⴷⴷ. ⵍⵍⴰⵏ ⴳ ⴽⵓ ⵜⵓⵣⵉⵏⵜ ⵓⵙⵖⵏ ⵏ ⵓⵙⴱⴷⴷⵉ.',
    en: 'Confirmed. Every message has a link to stop them.',
  },
  stopTitle: {
    ar: 'إيقاف الإشعارات',
    fr: 'Arrêter les notifications',
    zgh: 'ⴰⵙⴱⴷⴷⵉ ⵏ ⵜⵓⵣⵉⵏⵉⵏ',
    en: 'Stop the notifications',
  },
  stopButton: {
    ar: 'أوقفها وامسح عنواني',
    fr: 'Les arrêter et effacer mon adresse',
    zgh: 'ⵙⴱⴷⴷ ⵜⵏⵜ ⵜⵙⴼⴹⴷ ⵜⴰⵏⵙⴰ ⵉⵏⵓ',
    en: 'Stop them and erase my address',
  },
  stopped: {
    ar: 'تم الإيقاف، ومسح عنوانك من هذه القاعة.',
    fr: 'C’est arrêté, et votre adresse est effacée de cette salle.',
    zgh: 'ⴱⴷⴷⵏⵜ, ⵜⵙⴼⴹ ⵜⴰⵏⵙⴰ ⵏⵏⴽ ⵙⴳ ⵜⵣⵇⵇⴰ ⴰⴷ.',
    en: 'Stopped, and your address is erased from this room.',
  },
} as const satisfies Readonly<Record<string, Text>>
