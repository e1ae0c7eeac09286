import { fill, type Language, type Text } from '#election/languages.ts'

/** Everything that `./sunduq device` says in words; its regular output is fixed lines for machines (docs/device.md). */
export const DEVICE_TEXTS = {
  enrolled: {
    ar: 'سجل هذا الجهاز {device} لمكتب التصويت {station}.',
    fr: 'Cet appareil {device} est enrôlé pour le bureau {station}.',
    zgh: 'ⵉⵜⵜⵓⵣⵎⵎⵎ ⵓⵎⵙⵙⵓⴷⵙ ⴰⴷ {device} ⵉ ⵓⵙⵉⵔⴰ {station}.',
    en: 'This device {device} is enrolled for station {station}.',
  },
  already: {
    ar: 'المجلد {folder} مسجل من قبل لمكتب {station}. استعمل مجلدا آخر.',
    fr: 'Le dossier {folder} est déjà enrôlé pour le bureau {station}. Prenez un autre dossier.',
    zgh: 'ⴰⴽⴰⵔⴰⵎ {folder} ⵉⵜⵜⵓⵣⵎⵎⵎ ⵢⴰⴷ ⵉ ⵓⵙⵉⵔⴰ {station}. ⵙⵎⵔⵙ ⴰⴽⴰⵔⴰⵎ ⵢⴰⴹⵏ.',
    en: 'The folder {folder} is already enrolled for station {station}. Use another folder.',
  },
  notEnrolled: {
    ar: 'المجلد {folder} غير مسجل. ابدأ بالأمر: sunduq device enrol.',
    fr: 'Le dossier {folder} n’est pas enrôlé. Commencez par : sunduq device enrol.',
    zgh: 'ⴰⴽⴰⵔⴰⵎ {folder} ⵓⵔ ⵉⵜⵜⵓⵣⵎⵎⵎ. ⵙⵙⵏⵜⵉ ⵙ: sunduq device enrol.',
    en: 'The folder {folder} is not enrolled. Begin with: sunduq device enrol.',
  },
  badCode: {
    ar: 'رمز الدعوة عشرة حروف وأرقام، مثل 4F7QK-2M9XR. أعد كتابته.',
    fr: 'Un code d’invitation a dix lettres et chiffres, comme 4F7QK-2M9XR. Retapez-le.',
    zgh: 'ⵜⴰⵏⴳⴰⵍⵜ ⵏ ⵓⵄⵔⴰⴹ ⵖⵓⵔⵙ ⵎⵔⴰⵡ ⵏ ⵉⵙⴽⴽⵉⵍⵏ ⴷ ⵡⵓⵟⵟⵓⵏⵏ, ⵣⵓⵏⴷ 4F7QK-2M9XR. ⴰⵍⵙ ⴰⵙ.',
    en: 'An invitation code has ten letters and digits, like 4F7QK-2M9XR. Type it again.',
  },
  unreachable: {
    ar: 'لا يمكن الوصول إلى {server}. تحقق من الشبكة والعنوان ثم أعد المحاولة.',
    fr: '{server} est injoignable. Vérifiez le réseau et l’adresse, puis recommencez.',
    zgh: 'ⵓⵔ ⵉⵣⵎⵉⵔ ⵓⴷ ⵉⵜⵜⵓⴰⵡⴹ {server}. ⵙⵙⵉⴷⵢ ⴰⵥⵟⵟⴰ ⴷ ⵜⴰⵏⵙⴰ, ⴰⵔⵎ ⴷⴰⵖ.',
    en: '{server} cannot be reached. Check the network and the address, then try again.',
  },
  wrongRoom: {
    ar: 'أجاب {server} باسم جهاز آخر. تحقق من العنوان.',
    fr: '{server} a répondu pour un autre appareil. Vérifiez l’adresse.',
    zgh: '{server} ⵉⵔⴰⵔ ⵙ ⵢⵉⵙⵎ ⵏ ⵓⵎⵙⵙⵓⴷⵙ ⵢⴰⴹⵏ. ⵙⵙⵉⴷⵢ ⵜⴰⵏⵙⴰ.',
    en: '{server} answered for another device. Check the address.',
  },
  busyFolder: {
    ar: 'برنامج آخر يستعمل المجلد {folder}. أوقفه أو استعمل مجلدا آخر.',
    fr: 'Un autre programme utilise le dossier {folder}. Arrêtez-le ou prenez un autre dossier.',
    zgh: 'ⴰⵀⵉⵍ ⵢⴰⴹⵏ ⴰⵔ ⵉⵙⵎⵔⴰⵙ ⴰⴽⴰⵔⴰⵎ {folder}. ⵙⴱⴷⴷ ⵜ ⵏⵖ ⵙⵎⵔⵙ ⴰⴽⴰⵔⴰⵎ ⵢⴰⴹⵏ.',
    en: 'Another program uses the folder {folder}. Stop it or use another folder.',
  },
  damaged: {
    ar: 'ملف الصادر تالف عند السطر {line}. لا تمسحه واتصل بالقاعة للحصول على رمز جديد.',
    fr: 'Le fichier des envois est abîmé à la ligne {line}. Gardez-le et demandez un nouveau code à la salle.',
    zgh: 'ⴰⴼⴰⵢⵍⵓ ⵏ ⵡⴰⵣⴰⵏⵏ ⵉⵅⵙⵔ ⴳ ⵉⵣⵔⵉⵔⵉⴳ {line}. ⵃⴹⵓ ⵜ, ⵙⵙⵓⵜⵔ ⵜⴰⵏⴳⴰⵍⵜ ⵜⴰⵎⴰⵢⵏⵓⵜ ⵙⴳ ⵜⵣⵇⵇⴰ.',
    en: 'The outbox file is damaged at line {line}. Keep it and ask the room for a new code.',
  },
  unclear: {
    ar: 'أمر غير مفهوم، لم يحتسب شيء. الصيغة: {usage}',
    fr: 'Commande incomprise, rien n’est compté. Forme : {usage}',
    zgh: 'ⴰⵏⴰⵎⵓⵔ ⵓⵔ ⵉⵜⵜⵢⴰⵔⵎⵙ, ⵓⵔ ⵉⵜⵜⵓⵙⵙⵉⴹⵏ ⵢⴰⵏ. ⵜⴰⵍⵖⴰ: {usage}',
    en: 'Command not understood, nothing was counted. Form: {usage}',
  },
  nothingToUndo: {
    ar: 'لا توجد نقرة يمكن التراجع عنها.',
    fr: 'Il n’y a rien à annuler.',
    zgh: 'ⵓⵔ ⵉⵍⵍⵉ ⵎⴰⵢⴷ ⵉⵜⵜⵓⵙⵙⴰⵖⴰⵍⵏ.',
    en: 'There is nothing to undo.',
  },
  notWritten: {
    ar: 'لم يسجل: القرص لا يقبل الكتابة ({reason}). أصلحه ثم أعد.',
    fr: 'Non noté : le disque refuse l’écriture ({reason}). Remédiez-y puis recommencez.',
    zgh: 'ⵓⵔ ⵉⵜⵜⵓⵣⵎⵎⵎ: ⴰⴷⵉⵙⴽ ⵓⵔ ⵉⵔⵉ ⴰⵔⵔⴰ ({reason}). ⵙⵖⵜⵉ ⵜ, ⴰⵍⵙ ⴷⴰⵖ.',
    en: 'Not noted: the disk refuses to write ({reason}). Mend it, then do it again.',
  },
  stopped: {
    ar: 'توقف الإرسال: {text} كل ما سجل محفوظ في المجلد ({kept}).',
    fr: 'L’envoi est arrêté : {text} Tout reste dans le dossier ({kept}).',
    zgh: 'ⵉⴱⴷⴷ ⵡⴰⵣⴰⵏ: {text} ⴽⵓⵍⵍⵓ ⵉⵇⵇⵉⵎ ⴳ ⵓⴽⴰⵔⴰⵎ ({kept}).',
    en: 'Sending has stopped: {text} Everything stays in the folder ({kept}).',
  },
  fork: {
    ar: 'القاعة تحتفظ بماض آخر لهذا الجهاز. اطلب رمزا جديدا.',
    fr: 'La salle tient un autre passé de cet appareil. Demandez un nouveau code.',
    zgh: 'ⵜⴰⵣⵇⵇⴰ ⵜⵃⴹⴰ ⵢⴰⵏ ⵉⵣⵔⵉ ⵢⴰⴹⵏ ⵏ ⵓⵎⵙⵙⵓⴷⵙ ⴰⴷ. ⵙⵙⵓⵜⵔ ⵜⴰⵏⴳⴰⵍⵜ ⵜⴰⵎⴰⵢⵏⵓⵜ.',
    en: 'The room holds another past of this device. Ask for a new code.',
  },
} as const satisfies Readonly<Record<string, Text>>

/** Says one of the device's sentences; answers with the exit code of a refusal. */
export type Tell = (text: keyof typeof DEVICE_TEXTS, parameters?: Readonly<Record<string, string | number>>) => 1

export function teller(language: Language, err: (sentence: string) => void): Tell {
  return (text, parameters) => {
    err(fill(DEVICE_TEXTS[text], language, parameters))
    return 1
  }
}
