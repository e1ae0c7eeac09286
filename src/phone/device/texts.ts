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
  noDevice: {
    ar: 'الملف device.json في المجلد {folder} ليس لجهاز من هذا الإصدار. احتفظ به، وسجل مجلدا جديدا برمز جديد.',
    fr: 'Le fichier device.json du dossier {folder} n’est pas celui d’un appareil de cette version. Gardez-le et enrôlez un nouveau dossier par un nouveau code.',
    zgh: 'ⴰⴼⴰⵢⵍⵓ device.json ⴳ ⵓⴽⴰⵔⴰⵎ {folder} ⵓⵔ ⵉⴳⵉ ⵡⵉⵏ ⵓⵎⵙⵙⵓⴷⵙ. ⵃⴹⵓ ⵜ, ⵣⵎⵎⵎ ⴰⴽⴰⵔⴰⵎ ⴰⵎⴰⵢⵏⵓ ⵙ ⵜⵏⴳⴰⵍⵜ ⵜⴰⵎⴰⵢⵏⵓⵜ.',
    en: 'The file device.json of the folder {folder} is not that of a device of this version. Keep it, and enrol a new folder with a new code.',
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
  sheetUnreadable: {
    ar: '{file}: ليس ملف محاضر بصيغة JSON أو CSV ({reason}). لم يوقع شيء.',
    fr: '{file} : ce n’est pas un fichier de procès-verbaux JSON ou CSV ({reason}). Rien n’est signé.',
    zgh: '{file}: ⵓⵔ ⵉⴳⵉ ⴰⴼⴰⵢⵍⵓ ⵏ ⵉⵏⵖⵎⵉⵙⵏ JSON ⵏⵖ CSV ({reason}). ⵓⵔ ⵉⵜⵜⵓⵙⴳⵎⴹ ⵢⴰⵏ.',
    en: '{file}: not a JSON or CSV file of sheets ({reason}). Nothing was signed.',
  },
  sheetField: {
    ar: '{file}، المحضر {n}: قيمة {field} غير صالحة. تكتب الأعداد من 0 إلى 9999999، وتترك فارغة حيث الخانة فارغة في الورق.',
    fr: '{file}, procès-verbal {n} : {field} ne convient pas. Nombres de 0 à 9999999, vide où la case du papier est vide.',
    zgh: '{file}, ⴰⵏⵖⵎⵉⵙ {n}: {field} ⵓⵔ ⵉⵎⴷⴷⵉ. ⵙⴳ 0 ⴰⵔ 9999999, ⵏⵖ ⵉⵅⵡⴰ ⵎⴽ ⵜⵅⵡⴰ ⵜⴰⵅⵏⵜ.',
    en: '{file}, sheet {n}: {field} will not do. Whole numbers from 0 to 9999999; empty where the box on paper is empty.',
  },
  sheetUnknownField: {
    ar: '{file}، المحضر {n}: لا يعرف الحقل {field}. المعروف: {known}.',
    fr: '{file}, procès-verbal {n} : champ inconnu {field}. Connus : {known}.',
    zgh: '{file}, ⴰⵏⵖⵎⵉⵙ {n}: ⵓⵔ ⵉⵜⵜⵢⴰⵙⵙⵏ {field}. {known}.',
    en: '{file}, sheet {n}: unknown field {field}. Known: {known}.',
  },
  sheetElsewhere: {
    ar: '{file}، المحضر {n}: لا يصوت هذا المكتب في {constituency}. يصوت في: {known}.',
    fr: '{file}, procès-verbal {n} : ce bureau ne vote pas dans {constituency}. Il vote dans : {known}.',
    zgh: '{file}, ⴰⵏⵖⵎⵉⵙ {n}: ⴰⵙⵉⵔⴰ ⴰⴷ ⵓⵔ ⵉⵙⵜⵜⵉ ⴳ {constituency}. ⵉⵙⵜⵜⵉ ⴳ: {known}.',
    en: '{file}, sheet {n}: this station does not vote in {constituency}. It votes in: {known}.',
  },
  sheetReason: {
    ar: '{file}، المحضر {n}: وقع محضر {constituency} من قبل. اكتب سبب التصحيح في reason.',
    fr: '{file}, procès-verbal {n} : celui de {constituency} est déjà signé. Donnez le motif de la correction dans reason.',
    zgh: '{file}, ⴰⵏⵖⵎⵉⵙ {n}: ⵉⵜⵜⵓⵙⴳⵎⴹ ⵡⵉⵏ {constituency} ⵢⴰⴷ. ⴰⵔⴰ ⵜⴰⵎⵏⵜⵉⵍⵜ ⴳ reason.',
    en: '{file}, sheet {n}: the one of {constituency} is signed already. Give the reason for the correction in reason.',
  },
  sheetErrors: {
    ar: 'لم يوقع شيء. صحح الملف، أو أضف --as-written إن كان المحضر الموقع مكتوبا عليه هكذا.',
    fr: 'Rien n’est signé. Corrigez le fichier, ou ajoutez --as-written si le papier signé le dit ainsi.',
    zgh: 'ⵓⵔ ⵉⵜⵜⵓⵙⴳⵎⴹ ⵢⴰⵏ. ⵙⵖⵜⵉ ⴰⴼⴰⵢⵍⵓ, ⵏⵖ ⵔⵏⵓ --as-written ⵎⴽ ⴰⵎⵎ ⴰⴷ ⵉⵜⵜⵢⴰⵔⴰ ⵓⵏⵖⵎⵉⵙ ⵉⵙⴳⵎⴹⵏ.',
    en: 'Nothing was signed. Correct the file, or add --as-written where the signed sheet says so.',
  },
  sheetPhoto: {
    ar: '{file}، المحضر {n}: الصورة {photo} ليست JPEG أو PNG أو WebP مقروءة حتى 8 ميغابايت.',
    fr: '{file}, procès-verbal {n} : la photo {photo} n’est pas un JPEG, PNG ou WebP lisible de 8 Mo au plus.',
    zgh: '{file}, ⴰⵏⵖⵎⵉⵙ {n}: ⵜⴰⵡⵍⴰⴼⵜ {photo} ⵓⵔ ⵜⴳⵉ JPEG, PNG ⵏⵖ WebP ⴰⵔ 8 Mo.',
    en: '{file}, sheet {n}: the photo {photo} is no readable JPEG, PNG or WebP of up to 8 MB.',
  },
  noBallot: {
    ar: 'سجل المجلد {folder} قبل أن توزع اللوائح. سجل مجلدا جديدا برمز جديد.',
    fr: 'Le dossier {folder} a été enrôlé sans les listes. Enrôlez un nouveau dossier par un nouveau code.',
    zgh: 'ⴰⴽⴰⵔⴰⵎ {folder} ⵉⵜⵜⵓⵣⵎⵎⵎ ⴱⵍⴰ ⵜⵉⵍⴳⴰⵎⵉⵏ. ⵣⵎⵎⵎ ⴰⴽⴰⵔⴰⵎ ⴰⵎⴰⵢⵏⵓ.',
    en: 'The folder {folder} was enrolled without the lists. Enrol a new folder with a new code.',
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
