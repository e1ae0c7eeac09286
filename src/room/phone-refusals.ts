import type { RefusalCatalogue } from './refusal-kind.ts'

/** What is refused of phones: X1 devices and what they hand in, X2 invitations and enrolment. */
export const PHONE_REFUSALS = {
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
} as const satisfies RefusalCatalogue
