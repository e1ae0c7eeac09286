import { fill, type Language } from '#election/languages.ts'
import type { Digest, ItemNumber } from '#election/named.ts'
import { CALL_REFUSALS, type CallRefusal } from './calls/refusals.ts'
import { FORM_REFUSALS, type FormRefusal } from './count/form-refusals.ts'
import { INCIDENT_REFUSALS, type IncidentRefusal } from './incidents/refusals.ts'
import { MESSAGE_REFUSALS, type MessageRefusal } from './messages/refusals.ts'
import { NOTIFICATION_REFUSALS } from './notifications/refusals.ts'
import { PEOPLE_REFUSALS, type PeopleRefusal } from './people/refusals.ts'
import { PHONE_REFUSALS } from './phone-refusals.ts'
import type { RefusalCatalogue, RefusalKind, Refused } from './refusal-kind.ts'
import { WORK_REFUSALS, type WorkRefusal } from './work/refusals.ts'

/**
 * Everything that is refused at the door, before anything is journaled. X1 and X2 (`phone-refusals.ts`) phones, X3 the
 * room, X4 requests of any surface, X5 the server; X6 (`count/form-refusals.ts`) the signed sheets, X7
 * (`work/refusals.ts`) the work on alerts, X8 (`calls/refusals.ts`) what a station tells by telephone or message, X9
 * (`incidents/refusals.ts`) the work on incidents, G1 (`messages/refusals.ts`) messages to stations, N1
 * (`notifications/refusals.ts`) notifications to the outside. A code never changes its meaning.
 */
export const REFUSALS = {
  ...PHONE_REFUSALS,
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
} as const satisfies RefusalCatalogue

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
export function peopleRefusal(kind: PeopleRefusal['kind'], parameters: Refusal['parameters'] = {}): Refusal {
  return told(PEOPLE_REFUSALS, { kind, parameters })
}

/** A refusal of a notification to the outside, told like every other. */
export function notificationRefusal(
  kind: keyof typeof NOTIFICATION_REFUSALS,
  parameters: Refusal['parameters'] = {},
): Refusal {
  return told(NOTIFICATION_REFUSALS, { kind, parameters })
}

function told<K extends string>(
  catalogue: Readonly<Record<K, { readonly code: XCode }>>,
  { kind, parameters }: Refused<K>,
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
