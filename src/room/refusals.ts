import { fill, type Language, type Text } from '#election/languages.ts'
import type { Digest, ItemNumber } from '#election/named.ts'
import { CALL_REFUSALS, type CallRefusal } from './calls/refusals.ts'
import { FORM_REFUSALS, type FormRefusal } from './count/form-refusals.ts'
import { INCIDENT_REFUSALS, type IncidentRefusal } from './incidents/refusals.ts'
import { MESSAGE_REFUSALS, type MessageRefusal } from './messages/refusals.ts'
import { NOTIFICATION_REFUSALS } from './notifications/refusals.ts'
import { PEOPLE_REFUSALS, type PeopleRefusal } from './people/refusals.ts'
import { WORK_REFUSALS, type WorkRefusal } from './work/refusals.ts'

/** How a refusal at the door is told: a permanent code, an HTTP status and a text that says what to do. */
interface RefusalKind {
  readonly code: string
  readonly status: number
  readonly text: Text
}

/**
 * Everything that is refused at the door, before anything is journaled. X1 devices and submissions, X2 invitations and
 * enrolment, X3 the room, X4 requests of any surface, X5 the server; X6 (`count/form-refusals.ts`) the signed sheets, X7
 * (`work/refusals.ts`) the work on alerts, X8 (`calls/refusals.ts`) what a station tells by telephone or message, X9
 * (`incidents/refusals.ts`) the work on incidents, G1 (`messages/refusals.ts`) messages to stations, N1
 * (`notifications/refusals.ts`) notifications to the outside. A code never changes its meaning.
 */
export const REFUSALS = {
  deviceUnknown: {
    code: 'X101',
    status: 403,
    text: {
      ar: 'هذا الهاتف غير مسجل في هذه القاعة. سجله من جديد برمز دعوة.',
      fr: 'Ce téléphone n’est pas enrôlé dans cette salle. Enrôlez-le de nouveau avec un code d’invitation.',
      zgh: 'ⴰⵜⵉⵍⵉⴼⵓⵏ ⴰⴷ ⵓⵔ ⵉⵜⵜⵓⵣⵎⵎⵎ ⴳ ⵜⵣⵇⵇⴰ ⴰⴷ. ⵣⵎⵎⵎ ⵜ ⴷⴰⵖ ⵙ ⵜⵏⴳⴰⵍⵜ ⵏ ⵓⵄⵔⴰⴹ.',
      en: 'This phone is not enrolled in this room. Enrol it again with an invitation code.',
    },
  },
  deviceRevoked: {
    code: 'X102',
    status: 403,
    text: {
      ar: 'أوقفت القاعة هذا الهاتف. ما سجله محفوظ فيه؛ اتصل بالقاعة للحصول على رمز دعوة جديد.',
      fr: 'La salle a retiré ce téléphone. Ce qu’il a noté reste en lui ; appelez la salle pour un nouveau code d’invitation.',
      zgh: 'ⵜⴰⵣⵇⵇⴰ ⵜⵙⴱⴷⴷ ⴰⵜⵉⵍⵉⴼⵓⵏ ⴰⴷ. ⴰⵢⵏⵏⴰ ⵉⵣⵎⵎⵎ ⵉⵇⵇⵉⵎ ⴳⵉⵙ; ⵙⵙⵉⵡⵍ ⵉ ⵜⵣⵇⵇⴰ ⵅⴼ ⵜⵏⴳⴰⵍⵜ ⵜⴰⵎⴰⵢⵏⵓⵜ.',
      en: 'The room has revoked this phone. What it noted stays in it; call the room for a new invitation code.',
    },
  },
  signatureWrong: {
    code: 'X103',
    status: 403,
    text: {
      ar: 'التوقيع لا يطابق مفتاح الجهاز. أعد تسجيل الهاتف برمز دعوة جديد.',
      fr: 'La signature ne correspond pas à la clé de l’appareil. Enrôlez le téléphone avec un nouveau code.',
      zgh: 'ⴰⵙⴳⵎⴹ ⵓⵔ ⵉⵎⵙⴰⵙⴰ ⴷ ⵜⵙⴰⵔⵓⵜ ⵏ ⵓⵜⵉⵍⵉⴼⵓⵏ. ⵣⵎⵎⵎ ⵜ ⴷⴰⵖ ⵙ ⵜⵏⴳⴰⵍⵜ ⵜⴰⵎⴰⵢⵏⵓⵜ.',
      en: 'The signature does not match the device’s key. Enrol the phone again with a new code.',
    },
  },
  gap: {
    code: 'X104',
    status: 409,
    text: {
      ar: 'تنقص عناصر قبل هذه. أعد الإرسال ابتداء من العنصر {next}.',
      fr: 'Il manque des éléments avant ceux-ci. Renvoyez à partir de l’élément {next}.',
      zgh: 'ⵓⵛⴽⴰⵏ ⵉⴼⵔⴷⵉⵙⵏ ⴷⴰⵜ ⵏ ⵡⵉⴷ. ⴰⵣⵏ ⴷⴰⵖ ⵙⴳ ⵓⴼⵔⴷⵉⵙ {next}.',
      en: 'Items before these are missing. Send again from item {next}.',
    },
  },
  linkBroken: {
    code: 'X105',
    status: 409,
    text: {
      ar: 'سلسلة هذا الهاتف لا توافق ما تحتفظ به القاعة إلى العنصر {held}. لا تمسح شيئا واتصل بالقاعة.',
      fr: 'La chaîne de ce téléphone contredit ce que la salle tient jusqu’à l’élément {held}. N’effacez rien et appelez la salle.',
      zgh: 'ⵜⴰⵣⵔⴰⵔⵜ ⵏ ⵓⵜⵉⵍⵉⴼⵓⵏ ⴰⴷ ⵓⵔ ⵜⵎⵙⴰⵙⴰ ⴷ ⵎⴰⵢⴷ ⵜⵃⴹⴰ ⵜⵣⵇⵇⴰ ⴰⵔ ⴰⴼⵔⴷⵉⵙ {held}. ⴰⴷ ⵓⵔ ⵜⵙⴼⴹⴹ ⵢⴰⵏ, ⵙⵙⵉⵡⵍ ⵉ ⵜⵣⵇⵇⴰ.',
      en: 'This phone’s chain contradicts what the room holds up to item {held}. Erase nothing and call the room.',
    },
  },
  malformed: {
    code: 'X106',
    status: 400,
    text: {
      ar: 'الطلب غير مقروء عند «{field}». حدث التطبيق ثم أعد الإرسال.',
      fr: 'La demande est illisible à « {field} ». Mettez l’application à jour puis renvoyez.',
      zgh: 'ⴰⵙⵓⵜⵔ ⵓⵔ ⵉⵜⵜⵓⵖⵔⵉ ⴳ « {field} ». ⵙⵎⴰⵢⵏⵓ ⵜⵉⵙⵏⵙⵉ, ⴷⴼⴼⵉⵔⵙ ⴰⵣⵏ ⴷⴰⵖ.',
      en: 'The request cannot be read at “{field}”. Update the app, then send again.',
    },
  },
  tooLarge: {
    code: 'X107',
    status: 413,
    text: {
      ar: 'الطلب أكبر من الحد ({limit} بايت). أرسله على أجزاء.',
      fr: 'La demande dépasse la limite ({limit} octets). Envoyez-la en plusieurs parties.',
      zgh: 'ⴰⵙⵓⵜⵔ ⵉⵎⵇⵇⵓⵔ ⵅⴼ ⵓⵡⵜⵜⵓ ({limit} ⵉⴱⵢⵜⵏ). ⴰⵣⵏ ⵜ ⵙ ⵉⴳⵣⵎⴰⵏ.',
      en: 'The request is larger than the limit ({limit} bytes). Send it in parts.',
    },
  },
  photoDiffers: {
    code: 'X108',
    status: 422,
    text: {
      ar: 'الصورة التي وصلت لا تطابق بصمتها. أرسلها مرة أخرى.',
      fr: 'La photo reçue ne correspond pas à son empreinte. Envoyez-la de nouveau.',
      zgh: 'ⵜⴰⵡⵍⴰⴼⵜ ⵏⵏⴰ ⴷ ⵉⵡⴹⵏ ⵓⵔ ⵜⵎⵙⴰⵙⴰ ⴷ ⵓⴷⵔⵉⵣ ⵏⵏⵙ. ⴰⵣⵏ ⵜⵜ ⴷⴰⵖ.',
      en: 'The photo that arrived does not match its digest. Send it again.',
    },
  },
  photoGap: {
    code: 'X109',
    status: 409,
    text: {
      ar: 'جزء من الصورة ناقص قبل هذا. أكمل الإرسال ابتداء من البايت {offset}.',
      fr: 'Il manque une partie de la photo avant celle-ci. Continuez à partir de l’octet {offset}.',
      zgh: 'ⵉⵅⵚⵚⴰ ⵓⴳⵣⵣⵓⵎ ⵏ ⵜⵡⵍⴰⴼⵜ ⴷⴰⵜ ⵏ ⵡⴰⴷ. ⴽⵎⵎⵍ ⴰⵣⴰⵏ ⵙⴳ ⵓⴱⴰⵢⵜ {offset}.',
      en: 'A part of the photo before this one is missing. Go on from byte {offset}.',
    },
  },
  openingMissing: {
    code: 'X110',
    status: 422,
    text: {
      ar: 'أرقام محضر لا توافق بصمتها. أرسل المحضر من جديد من الهاتف الذي كتبه.',
      fr: 'Les chiffres d’un procès-verbal ne sont pas ceux de son empreinte. Renvoyez-le du téléphone qui l’a saisi.',
      zgh: 'ⵉⵎⴹⴰⵏⵏ ⵏ ⵓⵏⵖⵎⵉⵙ ⵓⵔ ⵎⵙⴰⵙⴰⵏ ⴷ ⵓⵙⴽⵓⵏⴼ ⵏⵏⵙ. ⴰⵣⵏ ⵜ ⴷⴰⵖ ⵙⴳ ⵓⵜⵉⵍⵉⴼⵓⵏ ⵏⵏⵙ.',
      en: 'The figures of a sheet are not those of its seal. Send it again from the phone that typed it.',
    },
  },
  codeUnknown: {
    code: 'X201',
    status: 403,
    text: {
      ar: 'رمز الدعوة غير معروف. تحقق من الحروف والأرقام أو اطلب رمزا جديدا من القاعة.',
      fr: 'Code d’invitation inconnu. Vérifiez lettres et chiffres, ou demandez un nouveau code à la salle.',
      zgh: 'ⵜⴰⵏⴳⴰⵍⵜ ⵏ ⵓⵄⵔⴰⴹ ⵓⵔ ⵜⵜⵓⵙⵙⵏ. ⵙⵙⵉⴷⵢ ⵉⵙⴽⴽⵉⵍⵏ ⴷ ⵡⵓⵟⵟⵓⵏⵏ, ⵏⵖ ⵙⵙⵓⵜⵔ ⵜⴰⵎⴰⵢⵏⵓⵜ ⵙⴳ ⵜⵣⵇⵇⴰ.',
      en: 'Unknown invitation code. Check its letters and digits, or ask the room for a new one.',
    },
  },
  codeExpired: {
    code: 'X202',
    status: 410,
    text: {
      ar: 'انتهت صلاحية رمز الدعوة. اطلب رمزا جديدا من القاعة.',
      fr: 'Le code d’invitation a expiré. Demandez-en un nouveau à la salle.',
      zgh: 'ⵜⴰⵏⴳⴰⵍⵜ ⵏ ⵓⵄⵔⴰⴹ ⵉⵣⵔⵉ ⵡⴰⴽⵓⴷ ⵏⵏⵙ. ⵙⵙⵓⵜⵔ ⵜⴰⵎⴰⵢⵏⵓⵜ ⵙⴳ ⵜⵣⵇⵇⴰ.',
      en: 'The invitation code has expired. Ask the room for a new one.',
    },
  },
  codeWithdrawn: {
    code: 'X203',
    status: 410,
    text: {
      ar: 'سحبت القاعة رمز الدعوة هذا. اطلب رمزا جديدا.',
      fr: 'La salle a retiré ce code d’invitation. Demandez-en un nouveau.',
      zgh: 'ⵜⴰⵣⵇⵇⴰ ⵜⴽⴽⵙ ⵜⴰⵏⴳⴰⵍⵜ ⴰⴷ. ⵙⵙⵓⵜⵔ ⵜⴰⵎⴰⵢⵏⵓⵜ.',
      en: 'The room has withdrawn this invitation code. Ask for a new one.',
    },
  },
  codeUsed: {
    code: 'X204',
    status: 409,
    text: {
      ar: 'استعمل رمز الدعوة هذا في هاتف آخر. اطلب رمزا جديدا، وأخبر القاعة إن لم تكن أنت من استعمله.',
      fr: 'Ce code d’invitation a déjà servi à un autre téléphone. Demandez-en un nouveau ; si ce n’était pas vous, prévenez la salle.',
      zgh: 'ⵜⴰⵏⴳⴰⵍⵜ ⴰⴷ ⵜⵜⵓⵙⵎⵔⵙ ⴳ ⵓⵜⵉⵍⵉⴼⵓⵏ ⵢⴰⴹⵏ. ⵙⵙⵓⵜⵔ ⵜⴰⵎⴰⵢⵏⵓⵜ; ⵎⴽ ⵓⵔ ⵜⴳⵉⴷ ⴽⵢⵢⵉⵏ, ⵉⵏⵉ ⵜ ⵉ ⵜⵣⵇⵇⴰ.',
      en: 'This invitation code was already used by another phone. Ask for a new one; if that was not you, tell the room.',
    },
  },
  keyMalformed: {
    code: 'X205',
    status: 422,
    text: {
      ar: 'مفتاح الجهاز غير صالح للخوارزمية {alg}. حدث التطبيق وأعد المحاولة.',
      fr: 'La clé de l’appareil ne convient pas à l’algorithme {alg}. Mettez l’application à jour et recommencez.',
      zgh: 'ⵜⴰⵙⴰⵔⵓⵜ ⵏ ⵓⵜⵉⵍⵉⴼⵓⵏ ⵓⵔ ⵜⵎⵙⴰⵙⴰ ⴷ {alg}. ⵙⵎⴰⵢⵏⵓ ⵜⵉⵙⵏⵙⵉ, ⴰⵔⵎ ⴷⴰⵖ.',
      en: 'The device’s key does not fit the algorithm {alg}. Update the app and try again.',
    },
  },
  keyTaken: {
    code: 'X206',
    status: 409,
    text: {
      ar: 'هذا الهاتف مسجل من قبل لمكتب التصويت {station}. احذف التسجيل في الهاتف أولا ثم أعد المحاولة.',
      fr: 'Ce téléphone est déjà enrôlé pour le bureau {station}. Effacez d’abord son enrôlement, puis recommencez.',
      zgh: 'ⴰⵜⵉⵍⵉⴼⵓⵏ ⴰⴷ ⵉⵜⵜⵓⵣⵎⵎⵎ ⵢⴰⴷ ⵉ ⵓⵙⵉⵔⴰ {station}. ⴽⴽⵙ ⴰⵣⵎⵎⴻⵎ ⵏⵏⵙ ⴷⴰⵜ, ⴷⴼⴼⵉⵔⵙ ⴰⵔⵎ ⴷⴰⵖ.',
      en: 'This phone is already enrolled for station {station}. Remove that enrolment on the phone first, then try again.',
    },
  },
  proofWrong: {
    code: 'X207',
    status: 403,
    text: {
      ar: 'لم يثبت الهاتف أنه يملك مفتاحه. أعد المحاولة.',
      fr: 'Le téléphone n’a pas prouvé qu’il détient sa clé. Recommencez.',
      zgh: 'ⴰⵜⵉⵍⵉⴼⵓⵏ ⵓⵔ ⵉⵙⴽⵉⵏ ⵎⴰⵙ ⵖⵓⵔⵙ ⵜⴰⵙⴰⵔⵓⵜ ⵏⵏⵙ. ⴰⵔⵎ ⴷⴰⵖ.',
      en: 'The phone did not prove that it holds its key. Try again.',
    },
  },
  roomNotOpen: {
    code: 'X301',
    status: 409,
    text: {
      ar: 'لم تفتح القاعة بعد. افتحها بدفترها أولا.',
      fr: 'La salle n’est pas encore ouverte. Ouvrez-la d’abord avec son livre.',
      zgh: 'ⵜⴰⵣⵇⵇⴰ ⵓⵔⵜⴰ ⵜⵕⵥⵉⵎ. ⵕⵥⵎ ⵜⵜ ⴷⴰⵜ ⵙ ⵓⴷⵍⵉⵙ ⵏⵏⵙ.',
      en: 'The room is not open yet. Open it with its book first.',
    },
  },
  roomOpen: {
    code: 'X302',
    status: 409,
    text: {
      ar: 'القاعة مفتوحة من قبل بدفتر مجمد. افتح قاعة أخرى لدفتر آخر.',
      fr: 'La salle est déjà ouverte et son livre est figé. Ouvrez une autre salle pour un autre livre.',
      zgh: 'ⵜⴰⵣⵇⵇⴰ ⵜⵕⵥⵎ ⵢⴰⴷ, ⴰⴷⵍⵉⵙ ⵏⵏⵙ ⵓⵔ ⵉⵜⵜⵏⴼⵍ. ⵕⵥⵎ ⵜⴰⵣⵇⵇⴰ ⵢⴰⴹⵏ ⵉ ⵓⴷⵍⵉⵙ ⵢⴰⴹⵏ.',
      en: 'The room is already open and its book is frozen. Open another room for another book.',
    },
  },
  bookDiffers: {
    code: 'X303',
    status: 409,
    text: {
      ar: 'الدفتر أو القاعة ليسا ما أعدت له هذه القاعة. تحقق من بصمة الدفتر.',
      fr: 'Ce livre ou cette salle ne sont pas ceux attendus ici. Vérifiez l’empreinte du livre.',
      zgh: 'ⴰⴷⵍⵉⵙ ⵏⵖ ⵜⴰⵣⵇⵇⴰ ⵓⵔ ⴳⵉⵏ ⵡⵉⵏⵏⴰ ⵉⵜⵜⵓⵔⴰⵊⴰⵏ ⴷⴰ. ⵙⵙⵉⴷⵢ ⴰⴷⵔⵉⵣ ⵏ ⵓⴷⵍⵉⵙ.',
      en: 'This book or room is not the one expected here. Check the digest of the book.',
    },
  },
  stationUnknown: {
    code: 'X304',
    status: 404,
    text: {
      ar: 'مكتب التصويت {station} غير موجود في الدفتر. تحقق من رمزه.',
      fr: 'Le bureau {station} n’est pas dans le livre. Vérifiez son code.',
      zgh: 'ⴰⵙⵉⵔⴰ {station} ⵓⵔ ⵉⵍⵍⵉ ⴳ ⵓⴷⵍⵉⵙ. ⵙⵙⵉⴷⵢ ⵜⴰⵏⴳⴰⵍⵜ ⵏⵏⵙ.',
      en: 'Station {station} is not in the book. Check its code.',
    },
  },
  invitationTaken: {
    code: 'X305',
    status: 409,
    text: {
      ar: 'هذه الدعوة أو رمزها موجودان من قبل. أنشئ دعوة جديدة.',
      fr: 'Cette invitation ou son code existent déjà. Créez une nouvelle invitation.',
      zgh: 'ⴰⵄⵔⴰⴹ ⴰⴷ ⵏⵖ ⵜⴰⵏⴳⴰⵍⵜ ⵏⵏⵙ ⵍⵍⴰⵏ ⵢⴰⴷ. ⵙⵏⵓⵍⴼⵓ ⴰⵄⵔⴰⴹ ⴰⵎⴰⵢⵏⵓ.',
      en: 'This invitation or its code exists already. Make a new invitation.',
    },
  },
  invitationUnknown: {
    code: 'X306',
    status: 404,
    text: {
      ar: 'الدعوة غير معروفة. حدث القائمة واختر من جديد.',
      fr: 'Invitation inconnue. Actualisez la liste et choisissez de nouveau.',
      zgh: 'ⴰⵄⵔⴰⴹ ⵓⵔ ⵉⵜⵜⵓⵙⵙⵏ. ⵙⵎⴰⵢⵏⵓ ⵜⴰⵍⴳⴰⵎⵜ, ⵙⵜⵉ ⴷⴰⵖ.',
      en: 'Unknown invitation. Refresh the list and choose again.',
    },
  },
  invitationUsed: {
    code: 'X307',
    status: 409,
    text: {
      ar: 'استعملت هذه الدعوة من قبل. أوقف الجهاز {device} بدلا من سحبها.',
      fr: 'Cette invitation a déjà servi. Retirez plutôt l’appareil {device}.',
      zgh: 'ⴰⵄⵔⴰⴹ ⴰⴷ ⵉⵜⵜⵓⵙⵎⵔⵙ ⵢⴰⴷ. ⵙⴱⴷⴷ ⴰⵜⵉⵍⵉⴼⵓⵏ {device}.',
      en: 'This invitation was already used. Revoke device {device} instead.',
    },
  },
  expiryPast: {
    code: 'X308',
    status: 422,
    text: {
      ar: 'وقت انتهاء الدعوة مضى. اختر وقتا لاحقا.',
      fr: 'L’expiration de l’invitation est déjà passée. Choisissez une heure à venir.',
      zgh: 'ⴰⴽⵓⴷ ⵏ ⵜⴳⵉⵔⴰ ⵏ ⵓⵄⵔⴰⴹ ⵉⵣⵔⵉ. ⵙⵜⵉ ⴰⴽⵓⴷ ⴷ ⵉⵜⴷⴷⵓⵏ.',
      en: 'The invitation’s expiry is already past. Choose a later time.',
    },
  },
  alertUnknown: {
    code: 'X309',
    status: 404,
    text: {
      ar: 'التنبيه {alert} غير معروف. حدث الشاشة واختر من جديد.',
      fr: 'Alerte {alert} inconnue. Actualisez l’écran et choisissez de nouveau.',
      zgh: 'ⴰⵏⵖⵎⵉⵙ {alert} ⵓⵔ ⵉⵜⵜⵓⵙⵙⵏ. ⵙⵎⴰⵢⵏⵓ ⴰⴳⴷⵉⵍ, ⵙⵜⵉ ⴷⴰⵖ.',
      en: 'Unknown alert {alert}. Refresh the screen and choose again.',
    },
  },
  signInNeeded: {
    code: 'X401',
    status: 401,
    text: {
      ar: 'يلزم تسجيل الدخول. افتح رابط الدخول الذي سلمته لك القاعة.',
      fr: 'Il faut se connecter. Ouvrez le lien d’accès remis par la salle.',
      zgh: 'ⵉⵅⵚⵚⴰ ⵓⴽⵛⵛⵓⵎ. ⵕⵥⵎ ⴰⵙⵖⵏ ⵏ ⵓⴽⵛⵛⵓⵎ ⵏⵏⴰ ⴷ ⵜⴼⴽⴰ ⵜⵣⵇⵇⴰ.',
      en: 'You need to sign in. Open the access link that the room gave you.',
    },
  },
  notAllowed: {
    code: 'X402',
    status: 403,
    text: {
      ar: 'دورك لا يسمح بهذا. اطلبه من مسؤول القاعة.',
      fr: 'Votre rôle ne le permet pas. Demandez-le au responsable de la salle.',
      zgh: 'ⵜⴰⵡⵓⵔⵉ ⵏⵏⴽ ⵓⵔ ⵜⴰⴷⵊⵉ ⴰⵢⴰ. ⵙⵙⵓⵜⵔ ⵜ ⵙⴳ ⵓⵎⵙⵙⵓⴳⵓⵔ ⵏ ⵜⵣⵇⵇⴰ.',
      en: 'Your role does not allow this. Ask the person in charge of the room.',
    },
  },
  linkExpired: {
    code: 'X403',
    status: 410,
    text: {
      ar: 'انتهت صلاحية رابط الدخول أو استعمل من قبل. اطلب رابطا جديدا.',
      fr: 'Le lien d’accès a expiré ou a déjà servi. Demandez-en un nouveau.',
      zgh: 'ⴰⵙⵖⵏ ⵏ ⵓⴽⵛⵛⵓⵎ ⵉⵣⵔⵉ ⵡⴰⴽⵓⴷ ⵏⵏⵙ ⵏⵖ ⵉⵜⵜⵓⵙⵎⵔⵙ. ⵙⵙⵓⵜⵔ ⴰⵎⴰⵢⵏⵓ.',
      en: 'The access link has expired or was already used. Ask for a new one.',
    },
  },
  notFound: {
    code: 'X404',
    status: 404,
    text: {
      ar: 'لا شيء في هذا العنوان. تحقق من العنوان.',
      fr: 'Il n’y a rien à cette adresse. Vérifiez-la.',
      zgh: 'ⵓⵔ ⵉⵍⵍⵉ ⵢⴰⵏ ⴳ ⵜⴰⵏⵙⴰ ⴰⴷ. ⵙⵙⵉⴷⵢ ⵜⵜ.',
      en: 'There is nothing at this address. Check it.',
    },
  },
  notYet: {
    code: 'X405',
    status: 404,
    text: {
      ar: 'لم يحن وقت نشر هذه الأرقام بعد. عد عند موعد النشر القادم.',
      fr: 'Ces chiffres ne sont pas encore publiables. Revenez à la prochaine heure de publication.',
      zgh: 'ⵓⵔⵜⴰ ⵜⵓⵡⵉⴹ ⵜⵙⵔⴰⴳⵜ ⵏ ⵓⴼⵙⴰⵔ ⵏ ⵡⵓⵟⵟⵓⵏⵏ ⴰⴷ. ⴰⵖⵓⵍ ⴷ ⴳ ⵜⵙⵔⴰⴳⵜ ⵏ ⵓⴼⵙⴰⵔ ⴷ ⵉⵜⴷⴷⵓⵏ.',
      en: 'These figures may not be published yet. Come back at the next time of publication.',
    },
  },
  tooMany: {
    code: 'X406',
    status: 429,
    text: {
      ar: 'طلبات كثيرة في وقت قصير. انتظر {seconds} ثانية ثم أعد المحاولة.',
      fr: 'Trop de demandes en peu de temps. Attendez {seconds} secondes puis recommencez.',
      zgh: 'ⴳⴳⵓⴷⵉⵏ ⵉⵙⵓⵜⴰⵔ ⴳ ⵡⴰⴽⵓⴷ ⴷⵔⵓⵙⵏ. ⵇⵇⵍ {seconds} ⵜⵙⵉⵏⵜ, ⴰⵔⵎ ⴷⴰⵖ.',
      en: 'Too many requests in a short time. Wait {seconds} seconds, then try again.',
    },
  },
  resultsWithdrawn: {
    code: 'X407',
    status: 410,
    text: {
      ar: 'سُحبت هذه النتائج من النشر. السبب في لائحة الصيغ.',
      fr: 'Ces résultats ont été retirés. La raison est dans la liste des versions.',
      zgh: 'ⵜⵜⵓⴽⴽⵙⵏⵜ ⵜⵢⴰⴼⵓⵜⵉⵏ ⴰⴷ. ⵜⴰⵎⵏⵜⵉⵍⵜ ⵜⵍⵍⴰ ⴳ ⵜⵍⴳⴰⵎⵜ.',
      en: 'These results were withdrawn. The list of versions says why.',
    },
  },
  failed: {
    code: 'X500',
    status: 500,
    text: {
      ar: 'خطأ في الخادم. لم يتأكد شيء من هذا الطلب؛ أعد الإرسال.',
      fr: 'Erreur du serveur. Rien de cette demande n’est confirmé ; renvoyez-la.',
      zgh: 'ⵜⴰⵣⴳⵍⵜ ⴳ ⵓⵎⴰⴽⴽⴰⵢ. ⵓⵔ ⵉⵜⵜⵓⵙⵙⵏⵜⵎ ⵢⴰⵏ ⵙⴳ ⵓⵙⵓⵜⵔ ⴰⴷ; ⴰⵣⵏ ⵜ ⴷⴰⵖ.',
      en: 'Server error. Nothing of this request is confirmed; send it again.',
    },
  },
  unavailable: {
    code: 'X503',
    status: 503,
    text: {
      ar: 'القاعة غير متاحة الآن. لا يضيع شيء: يعاد الإرسال تلقائيا.',
      fr: 'La salle n’est pas joignable pour l’instant. Rien n’est perdu : l’envoi recommence de lui-même.',
      zgh: 'ⵜⴰⵣⵇⵇⴰ ⵓⵔ ⵜⵍⵍⵉ ⵖⵉⵍⴰⴷ. ⵓⵔ ⵉⵊⵍⵉ ⵢⴰⵏ: ⴰⵣⴰⵏ ⵉⵜⵜⴰⵍⵙ ⵡⴰⵃⴷⵓⵜ.',
      en: 'The room cannot be reached now. Nothing is lost: sending starts again by itself.',
    },
  },
} as const satisfies Readonly<Record<string, RefusalKind>>

export type RefusalName = keyof typeof REFUSALS
/** Every catalogue of refusals: the door's own, and those of the room's parts. */
const CATALOGUES = [
  REFUSALS,
  FORM_REFUSALS,
  WORK_REFUSALS,
  CALL_REFUSALS,
  INCIDENT_REFUSALS,
  MESSAGE_REFUSALS,
  PEOPLE_REFUSALS,
  NOTIFICATION_REFUSALS,
] as const

type CodeOf<C> = C extends Readonly<Record<string, { readonly code: infer K }>> ? K : never
export type XCode = CodeOf<(typeof CATALOGUES)[number]>

/** A refusal as a value. `cursor` and `head` say where the room stands when a device's run did not fit. */
export interface Refusal {
  readonly code: XCode
  readonly parameters: Readonly<Record<string, string | number>>
  readonly cursor?: ItemNumber
  readonly head?: Digest
}

const BY_CODE = new Map<string, RefusalKind>(
  CATALOGUES.flatMap((catalogue): RefusalKind[] => Object.values(catalogue)).map((kind) => [kind.code, kind]),
)

/** Makes a refusal by its name; `standing` is where the room stands with the device. */
export function refusal(
  name: RefusalName,
  parameters: Refusal['parameters'] = {},
  standing: Pick<Refusal, 'cursor' | 'head'> = {},
): Refusal {
  return { code: REFUSALS[name].code, parameters, ...standing }
}

/** Refusals of the room's parts, told like every other. */
export const formRefusal = (why: FormRefusal): Refusal => told(FORM_REFUSALS, why)
export const workRefusal = (why: WorkRefusal): Refusal => told(WORK_REFUSALS, why)
export const callRefusal = (why: CallRefusal): Refusal => told({ ...REFUSALS, ...CALL_REFUSALS }, why)
export const incidentRefusal = (why: IncidentRefusal): Refusal => told(INCIDENT_REFUSALS, why)
export const messageRefusal = (why: MessageRefusal): Refusal => told({ ...REFUSALS, ...MESSAGE_REFUSALS }, why)

/** A refusal of people and their signing in, told like every other. */
export function peopleRefusal(kind: PeopleRefusal['kind'], parameters: PeopleRefusal['parameters'] = {}): Refusal {
  return { code: PEOPLE_REFUSALS[kind].code, parameters }
}

function told<K extends string>(
  catalogue: Readonly<Record<K, { readonly code: XCode }>>,
  { kind, parameters }: { readonly kind: K; readonly parameters: Refusal['parameters'] },
): Refusal {
  return { code: catalogue[kind].code, parameters }
}

/** HTTP status of a refusal: 4xx for what the asker can mend, 5xx for what it cannot. */
export function refusalStatus(refusal: Refusal): number {
  return kindOf(refusal.code).status
}

/** The refusal in a reader's language, with its parameters filled in. */
export function refusalText(refusal: Refusal, language: Language): string {
  return fill(kindOf(refusal.code).text, language, refusal.parameters)
}

function kindOf(code: XCode): RefusalKind {
  const kind = BY_CODE.get(code)
  if (!kind) throw new Error(`no such refusal: ${code}`)
  return kind
}
