import type { RefusalCatalogue, Refused } from '../refusal-kind.ts'

/** What is refused of people and their signing in: P1. */
export const PEOPLE_REFUSALS = {
  signInWrong: {
    code: 'P101',
    status: 403,
    text: {
      ar: 'اسم الدخول أو كلمة السر أو الرمز غير صحيح. تحقق منها الثلاثة ثم أعد المحاولة.',
      fr: 'L’identifiant, le mot de passe ou le code est faux. Vérifiez les trois, puis recommencez.',
      zgh: 'ⵉⵙⵎ ⵏ ⵓⴽⵛⵛⵓⵎ ⵏⵖ ⵜⴰⴳⵓⵔⵉ ⵏ ⵓⵣⵔⴰⵢ ⵏⵖ ⵜⴰⵏⴳⴰⵍⵜ ⵓⵔ ⵏⵖⵉⵏ. ⵙⵙⵉⴷⵢ ⵜⵏ ⵙ ⴽⵕⴰⴹ, ⴰⵔⵎ ⴷⴰⵖ.',
      en: 'The sign-in name, the password or the code is wrong. Check all three, then try again.',
    },
  },
  signInWait: {
    code: 'P102',
    status: 429,
    text: {
      ar: 'محاولات خاطئة كثيرة من هذا المتصفح أو هذا العنوان. انتظر {seconds} ثانية، أو ادخل بمفتاح المرور.',
      fr: 'Trop d’essais faux depuis ce navigateur ou cette adresse. Attendez {seconds} secondes, ou entrez par clé d’accès.',
      zgh: 'ⴳⴳⵓⴷⵉⵏ ⵉⵔⵉⵎⵏ ⵉⵣⴳⵍⵏ ⵙⴳ ⵓⵎⵙⵙⴰⵔⴰ ⴰⴷ ⵏⵖ ⵜⴰⵏⵙⴰ ⴰⴷ. ⵇⵇⵍ {seconds} ⵜⵙⵉⵏⵜ, ⵏⵖ ⴽⵛⵎ ⵙ ⵜⵙⴰⵔⵓⵜ ⵏ ⵓⵣⵔⴰⵢ.',
      en: 'Too many wrong attempts from this browser or address. Wait {seconds} seconds, or sign in with a passkey.',
    },
  },
  invitationSpent: {
    code: 'P103',
    status: 410,
    text: {
      ar: 'انتهت صلاحية هذه الدعوة أو استعملت من قبل. اطلب دعوة جديدة من المسؤول عن الأشخاص.',
      fr: 'Cette invitation a expiré ou a déjà servi. Demandez-en une nouvelle à l’administrateur.',
      zgh: 'ⴰⵄⵔⴰⴹ ⴰⴷ ⵉⵣⵔⵉ ⵡⴰⴽⵓⴷ ⵏⵏⵙ ⵏⵖ ⵉⵜⵜⵓⵙⵎⵔⵙ. ⵙⵙⵓⵜⵔ ⴰⵎⴰⵢⵏⵓ ⵙⴳ ⵓⵏⴱⴷⴰⴷ.',
      en: 'This invitation has expired or was already used. Ask the administrator for a new one.',
    },
  },
  passkeyRefused: {
    code: 'P104',
    status: 403,
    text: {
      ar: 'لم يقبل مفتاح المرور. أعد المحاولة، أو ادخل بكلمة السر والرمز.',
      fr: 'La clé d’accès n’a pas été acceptée. Recommencez, ou entrez par mot de passe et code.',
      zgh: 'ⵜⴰⵙⴰⵔⵓⵜ ⵏ ⵓⵣⵔⴰⵢ ⵓⵔ ⵜⵜⵓⵇⴱⵍ. ⴰⵔⵎ ⴷⴰⵖ, ⵏⵖ ⴽⵛⵎ ⵙ ⵜⴳⵓⵔⵉ ⵏ ⵓⵣⵔⴰⵢ ⴷ ⵜⵏⴳⴰⵍⵜ.',
      en: 'The passkey was not accepted. Try again, or sign in with your password and code.',
    },
  },
  passwordShort: {
    code: 'P105',
    status: 422,
    text: {
      ar: 'كلمة السر قصيرة أو بسيطة جدا. اختر {least} حرفا على الأقل، لا تتكرر، ولا تحوي اسم الدخول.',
      fr: 'Mot de passe trop court ou trop simple. Choisissez au moins {least} caractères, variés, sans votre identifiant.',
      zgh: 'ⵜⴰⴳⵓⵔⵉ ⵏ ⵓⵣⵔⴰⵢ ⵜⴳⵣⵣⵍ ⵏⵖ ⵜⵔⵅⴰ. ⵙⵜⵉ {least} ⵏ ⵉⵙⴽⴽⵉⵍⵏ ⵏⵖ ⵓⴳⴳⴰⵔ, ⴱⵍⴰ ⵉⵙⵎ ⵏ ⵓⴽⵛⵛⵓⵎ.',
      en: 'The password is too short or too plain. Choose at least {least} characters, varied, without your sign-in name.',
    },
  },
  codeWrong: {
    code: 'P106',
    status: 422,
    text: {
      ar: 'الرمز غير صحيح أو استعمل من قبل. انتظر الرمز التالي في تطبيقك، وتحقق من ساعة هاتفك.',
      fr: 'Le code est faux ou a déjà servi. Attendez le suivant dans votre application et vérifiez l’heure du téléphone.',
      zgh: 'ⵜⴰⵏⴳⴰⵍⵜ ⵓⵔ ⵜⵏⵖⵉ ⵏⵖ ⵜⵜⵓⵙⵎⵔⵙ. ⵇⵇⵍ ⵜⴰⵎⴰⵢⵏⵓⵜ, ⵙⵙⵉⴷⵢ ⵜⴰⵙⵔⴰⴳⵜ ⵏ ⵓⵜⵉⵍⵉⴼⵓⵏ.',
      en: 'The code is wrong or was already used. Wait for the next one in your app, and check the phone’s clock.',
    },
  },
  loginTaken: {
    code: 'P107',
    status: 409,
    text: {
      ar: 'اسم الدخول هذا محجوز. اختر اسما آخر.',
      fr: 'Cet identifiant est pris. Choisissez-en un autre.',
      zgh: 'ⵉⵙⵎ ⵏ ⵓⴽⵛⵛⵓⵎ ⴰⴷ ⵉⵜⵜⵓⵙⵎⵔⵙ. ⵙⵜⵉ ⵡⴰⵢⴹ.',
      en: 'This sign-in name is taken. Choose another one.',
    },
  },
  proveAgain: {
    code: 'P108',
    status: 403,
    text: {
      ar: 'هذا عمل يلزمه شخصان. أثبت هويتك من جديد بمفتاح المرور أو الرمز، ثم أعد المحاولة.',
      fr: 'Cet acte demande deux personnes. Prouvez de nouveau qui vous êtes, par clé d’accès ou code, puis recommencez.',
      zgh: 'ⵜⴰⵡⵓⵔⵉ ⴰⴷ ⵜⵔⴰ ⵙⵉⵏ ⵉⵎⴷⴰⵏⵏ. ⵙⴽⵏ ⴷⴰⵖ ⵎⴰⴷ ⵜⴳⵉⴷ ⵙ ⵜⵙⴰⵔⵓⵜ ⵏ ⵓⵣⵔⴰⵢ ⵏⵖ ⵜⴰⵏⴳⴰⵍⵜ, ⴰⵔⵎ ⴷⴰⵖ.',
      en: 'This act needs two people. Prove again who you are, with your passkey or a code, then try again.',
    },
  },
  outsideScope: {
    code: 'P109',
    status: 403,
    text: {
      ar: '«{place}» خارج المجال المسند إليك. اطلب ذلك من شخص مكلف به.',
      fr: '« {place} » est hors de votre ressort. Demandez-le à une personne qui en est chargée.',
      zgh: '« {place} » ⵓⵔ ⵉⵍⵍⵉ ⴳ ⵡⴰⵏⵙⴰ ⵏⵏⴽ. ⵙⵙⵓⵜⵔ ⵜ ⵙⴳ ⵡⴰⵏⵏⴰ ⵜ ⵉⵜⵜⴰⵎⵥⵏ.',
      en: '“{place}” lies outside what was given to you. Ask a person who is in charge of it.',
    },
  },
  peopleOnly: {
    code: 'P110',
    status: 403,
    text: {
      ar: 'هذه القاعة لا تقبل روابط الدخول للعمل. ادخل بمفتاح المرور أو بكلمة السر والرمز.',
      fr: 'Cette salle n’accepte pas de lien d’accès pour travailler. Entrez par clé d’accès, ou par mot de passe et code.',
      zgh: 'ⵜⴰⵣⵇⵇⴰ ⴰⴷ ⵓⵔ ⴰⵔ ⵜⵇⴱⴱⵍ ⵉⵙⵖⵏⵏ ⵉ ⵜⵡⵓⵔⵉ. ⴽⵛⵎ ⵙ ⵜⵙⴰⵔⵓⵜ ⵏ ⵓⵣⵔⴰⵢ, ⵏⵖ ⵙ ⵜⴳⵓⵔⵉ ⵏ ⵓⵣⵔⴰⵢ ⴷ ⵜⵏⴳⴰⵍⵜ.',
      en: 'This room takes no access links for work. Sign in with a passkey, or with a password and a code.',
    },
  },
  personUnknown: {
    code: 'P111',
    status: 404,
    text: {
      ar: 'الشخص {person} غير معروف أو أزيل. حدث القائمة.',
      fr: 'La personne {person} est inconnue ou a été retirée. Actualisez la liste.',
      zgh: 'ⴰⵎⴷⴰⵏ {person} ⵓⵔ ⵉⵜⵜⵓⵙⵙⵏ ⵏⵖ ⵉⵜⵜⵓⴽⴽⵙ. ⵙⵎⴰⵢⵏⵓ ⵜⴰⵍⴳⴰⵎⵜ.',
      en: 'Person {person} is unknown or was removed. Refresh the list.',
    },
  },
  lastAdministrator: {
    code: 'P112',
    status: 409,
    text: {
      ar: 'هذا آخر مسؤول عن الأشخاص يمكنه الدخول. ادع مسؤولا آخر وانتظر دخوله أولا.',
      fr: 'C’est le dernier administrateur qui puisse entrer. Invitez-en un autre et attendez qu’il soit entré.',
      zgh: 'ⵡⴰⴷ ⴰⵢⴷ ⵉⴳⴰⵏ ⴰⵏⴱⴷⴰⴷ ⴰⵎⴳⴳⴰⵔⵓ. ⵄⵔⴹ ⵡⴰⵢⴹ ⴷⴰⵜ, ⵜⵇⵇⵍⴷ ⴰⴽⵛⵛⵓⵎ ⵏⵏⵙ.',
      en: 'This is the last administrator who can sign in. Invite another one and wait until they have signed in.',
    },
  },
  scopeUnknown: {
    code: 'P113',
    status: 422,
    text: {
      ar: '«{place}» ليس مكانا في الدفتر. اكتب رمز جماعة أو مكتب مركزي.',
      fr: '« {place} » n’est pas un lieu du livre. Écrivez le code d’une commune ou d’un bureau central.',
      zgh: '« {place} » ⵓⵔ ⵉⴳⵉ ⴰⵏⵙⴰ ⴳ ⵓⴷⵍⵉⵙ. ⴰⵔⴰ ⵜⴰⵏⴳⴰⵍⵜ ⵏ ⵜⵖⵔⵎⵜ ⵏⵖ ⵏ ⵓⵙⵉⵔⴰ ⴰⵏⴰⵎⵎⴰⵙ.',
      en: '“{place}” is no place of the book. Write the code of a commune or a central office.',
    },
  },
  accreditationMissing: {
    code: 'P114',
    status: 422,
    text: {
      ar: 'يلزم المراقب رقم اعتماد وتاريخا بدايته ونهايته بالترتيب. أكمل «{field}».',
      fr: 'Un observateur a un numéro d’accréditation et ses dates, dans l’ordre. Complétez « {field} ».',
      zgh: 'ⵉⵅⵚⵚⴰ ⵓⵎⴰⵏⴰⵢ ⵓⵟⵟⵓⵏ ⵏ ⵓⵙⵎⵔⵙ ⴷ ⵉⵙⴰⴽⵓⴷⵏ ⵏⵏⵙ. ⵙⵎⴷ « {field} ».',
      en: 'An observer has an accreditation number and its dates, in order. Complete “{field}”.',
    },
  },
  outsideHours: {
    code: 'P115',
    status: 403,
    text: {
      ar: 'دخولك صالح في أوقات أخرى. اسأل المسؤول عن الأشخاص.',
      fr: 'Votre accès vaut pour d’autres heures. Demandez à l’administrateur.',
      zgh: 'ⴰⴽⵛⵛⵓⵎ ⵏⵏⴽ ⵉⵍⵍⴰ ⴳ ⵡⴰⴽⵓⴷⵏ ⵢⴰⴹⵏ. ⵙⵇⵙⴰ ⴰⵏⴱⴷⴰⴷ.',
      en: 'Your access is good at other hours. Ask the administrator.',
    },
  },
  passkeyNeedsTls: {
    code: 'P116',
    status: 409,
    text: {
      ar: 'مفاتيح المرور لا تعمل على هذا العنوان. افتح الصفحة بعنوانها https، أو استعمل كلمة سر ورمزا.',
      fr: 'Les clés d’accès ne fonctionnent pas à cette adresse. Ouvrez la page en https, ou prenez mot de passe et code.',
      zgh: 'ⵜⵉⵙⵓⵔⴰ ⵏ ⵓⵣⵔⴰⵢ ⵓⵔ ⴰⵔ ⵙⵡⵓⵔⵉⵏⵜ ⴳ ⵜⴰⵏⵙⴰ ⴰⴷ. ⵕⵥⵎ ⵜⴰⵙⵏⴰ ⵙ https, ⵏⵖ ⵙⵎⵔⵙ ⵜⴰⴳⵓⵔⵉ ⵏ ⵓⵣⵔⴰⵢ ⴷ ⵜⵏⴳⴰⵍⵜ.',
      en: 'Passkeys do not work at this address. Open the page by its https address, or use a password and a code.',
    },
  },
  lastWayIn: {
    code: 'P117',
    status: 409,
    text: {
      ar: 'هذه طريقتك الوحيدة للدخول. أضف طريقة أخرى قبل حذفها.',
      fr: 'C’est votre seule façon d’entrer. Ajoutez-en une autre avant de la retirer.',
      zgh: 'ⵜⴰⴷ ⴰⵢⴷ ⵉⴳⴰⵏ ⴰⴱⵔⵉⴷ ⴰⵎⵢⴰⴳⴳ ⵏ ⵓⴽⵛⵛⵓⵎ ⵏⵏⴽ. ⵔⵏⵓ ⵢⴰⵏ ⵢⴰⴹⵏ ⴷⴰⵜ.',
      en: 'This is your only way in. Add another one before you remove it.',
    },
  },
} as const satisfies RefusalCatalogue

export type PeopleRefusal = Refused<keyof typeof PEOPLE_REFUSALS>
