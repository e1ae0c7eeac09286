import type { RefusalCatalogue } from '../refusal-kind.ts'

/** Why the released results of another room are not taken from its file; part of the X6 codes. */
export const RELEASED_FILE_REFUSALS = {
  fileUnreadable: {
    code: 'X614',
    status: 422,
    text: {
      ar: 'هذا ليس ملف results.json منشورا من بوابة صندوق: «{member}» ناقص أو غير مفهوم.',
      fr: 'Ce n’est pas un fichier results.json publié par un portail Sunduq : « {member} » manque ou n’est pas lisible.',
      zgh: 'ⵓⵔ ⵉⴳⵉ ⵡⴰⴷ ⴰⴼⴰⵢⵍⵓ results.json ⵏ ⵜⵡⵡⵓⵔⵜ ⵏ Sunduq: « {member} » ⵓⵔ ⵉⵍⵍⵉ ⵏⵖ ⵓⵔ ⵉⵎⵉⵔ.',
      en: 'This is no results.json that a Sunduq portal released: “{member}” is missing or cannot be read. Download it again.',
    },
  },
  fileContest: {
    code: 'X615',
    status: 422,
    text: {
      ar: 'الملف يخص اقتراعا آخر ({contest}) أو ليست فيه هذه الدائرة.',
      fr: 'Le fichier est d’un autre scrutin ({contest}), ou cette circonscription n’y est pas.',
      zgh: 'ⴰⴼⴰⵢⵍⵓ ⵏ ⵜⵖⵡⵉ ⵢⴰⴹⵏ ({contest}), ⵏⵖ ⵓⵔ ⴳⵉⵙ ⵜⵍⵍⵉ ⵜⵡⵏⴰⴹⵜ ⴰⴷ.',
      en: 'The file is of another contest ({contest}), or this constituency is not in it.',
    },
  },
  fileShut: {
    code: 'X616',
    status: 422,
    text: {
      ar: 'القاعة الأخرى لم تنشر هذه النتائج أو سحبتها (الحالة {status}). انتظر نشرها.',
      fr: 'L’autre salle n’a pas publié ces résultats, ou les a retirés (état {status}). Attendez leur publication.',
      zgh: 'ⵜⴰⵣⵇⵇⴰ ⵢⴰⴹⵏ ⵓⵔ ⵜⵙⵙⵓⴼⵖ ⵜⵉⵢⴰⴼⵓⵜⵉⵏ ⴰⴷ, ⵏⵖ ⵜⵙⵙⵓⵔⵔⵉ ⵜⵏⵜ ({status}).',
      en: 'The other room has not released these results, or has withdrawn them (status {status}). Wait for the release.',
    },
  },
  fileRehearsal: {
    code: 'X617',
    status: 422,
    text: {
      ar: 'الملف من تجربة وليس من انتخاب.',
      fr: 'Le fichier vient d’une répétition, pas d’une élection.',
      zgh: 'ⴰⴼⴰⵢⵍⵓ ⵏ ⵓⵔⴰⵎ, ⵓⵔ ⴷ ⵏ ⵜⵖⵡⵉ.',
      en: 'The file comes from a rehearsal, not from an election.',
    },
  },
  fileElection: {
    code: 'X618',
    status: 422,
    text: {
      ar: 'الملف من انتخاب حقيقي، وهذه القاعة في تجربة.',
      fr: 'Le fichier vient d’une vraie élection ; cette salle est une répétition.',
      zgh: 'ⴰⴼⴰⵢⵍⵓ ⵏ ⵜⵖⵡⵉ ⵏ ⵜⵉⴷⵜ; ⵜⴰⵣⵇⵇⴰ ⴰⴷ ⵏ ⵓⵔⴰⵎ.',
      en: 'The file comes from a real election; this room is a rehearsal.',
    },
  },
  fileOwn: {
    code: 'X619',
    status: 422,
    text: {
      ar: 'هذا ملف قاعتكم نفسها ({room})؛ أرقامها محتسبة هنا.',
      fr: 'C’est le fichier de votre propre salle ({room}) ; ses chiffres sont déjà comptés ici.',
      zgh: 'ⵡⴰⴷ ⴷ ⴰⴼⴰⵢⵍⵓ ⵏ ⵜⵣⵇⵇⴰ ⵏⵏⵓⵏ ({room}).',
      en: 'This is the file of your own room ({room}); its figures are counted here already.',
    },
  },
  fileHash: {
    code: 'X620',
    status: 422,
    text: {
      ar: 'بصمة الملف {found} ليست البصمة المعلنة {announced}. لا تأخذ أرقامه؛ نزّله من جديد أو اسأل القاعة الأخرى.',
      fr: 'L’empreinte du fichier, {found}, n’est pas celle annoncée, {announced}. Ne le reprenez pas : téléchargez-le de nouveau ou demandez à l’autre salle.',
      zgh: 'ⵜⴰⴷⵖⵎⵉⵜ ⵏ ⵓⴼⴰⵢⵍⵓ {found} ⵓⵔ ⵜⴳⵉ ⵜⵉⵏ ⵉⵜⵜⵓⵏⵏⴰⵏ {announced}.',
      en: 'The file’s hash {found} is not the announced one {announced}. Do not take it in: download it again, or ask the other room.',
    },
  },
  fileUncounted: {
    code: 'X621',
    status: 422,
    text: {
      ar: 'لا محضر محتسب لتلك القاعة في الملف.',
      fr: 'Le fichier ne contient aucun procès-verbal compté de cette salle.',
      zgh: 'ⵓⵔ ⵉⵍⵍⵉ ⵓⵏⵖⵎⵉⵙ ⵉⵜⵜⵓⵙⵉⴹⵏ ⴳ ⵓⴼⴰⵢⵍⵓ.',
      en: 'No sheet of that room is counted in the file.',
    },
  },
  fileLists: {
    code: 'X622',
    status: 422,
    text: {
      ar: 'لوائح الملف ليست لوائحنا ابتداء من السطر {line}. قارن الدفترين.',
      fr: 'Les listes du fichier ne sont pas les nôtres à partir de la ligne {line}. Comparez les deux livres.',
      zgh: 'ⵜⵉⵍⴳⴰⵎⵉⵏ ⵏ ⵓⴼⴰⵢⵍⵓ ⵓⵔ ⴳⵉⵏⵜ ⵜⵉⵏⵏⵖ ⴳ ⵓⵣⵔⵉⵔⵉⴳ {line}.',
      en: 'The lists of the file are not ours from line {line} on. Compare the two books.',
    },
  },
  fileOlder: {
    code: 'X623',
    status: 409,
    text: {
      ar: 'أُخذت من هذه القاعة نسخة أحدث: {newer}.',
      fr: 'Une version plus récente de cette salle est déjà reprise : {newer}.',
      zgh: 'ⵜⵍⵍⴰ ⵜⵓⵏⵖⵉⵍⵜ ⵜⴰⵎⴰⵢⵏⵓⵜ ⵏ ⵜⵣⵇⵇⴰ ⴰⴷ: {newer}.',
      en: 'A newer version of that room has been taken in already: {newer}.',
    },
  },
  fileSignature: {
    code: 'X624',
    status: 422,
    text: {
      ar: 'توقيع الملف غير صحيح: لم توقعه قاعة {room} بمفتاحها المكتوب في الدفتر. لا تأخذ أرقامه؛ نزّل results.json وresults.sig معا من جديد واسأل تلك القاعة.',
      fr: 'La signature du fichier est fausse : la salle {room} ne l’a pas signé avec sa clé inscrite dans le livre. Ne le reprenez pas : téléchargez de nouveau results.json et results.sig ensemble, et demandez à cette salle.',
      zgh: 'ⴰⵙⴳⵎⴹ ⵏ ⵓⴼⴰⵢⵍⵓ ⵓⵔ ⵉⵖⵓⴷⵉ: ⵜⴰⵣⵇⵇⴰ {room} ⵓⵔ ⵜ ⵜⵙⴳⵎⴹ ⵙ ⵜⵙⴰⵔⵓⵜ ⵏⵏⵙ. ⴰⴳⵎ results.json ⴷ results.sig ⵎⵓⵏ ⴷⴰⵖ.',
      en: 'The file’s signature is bad: room {room} did not sign it with its key in the book. Do not take it in: download results.json and results.sig again, together, and ask that room.',
    },
  },
  fileUnsigned: {
    code: 'X625',
    status: 422,
    text: {
      ar: 'الملف بلا توقيع، والدفتر يحمل مفتاح قاعة {room}. أضف ملف results.sig الموجود بجانب results.json في بوابتها.',
      fr: 'Le fichier n’est pas signé, alors que le livre a la clé de la salle {room}. Ajoutez le results.sig qui est à côté du results.json sur son portail.',
      zgh: 'ⴰⴼⴰⵢⵍⵓ ⴱⵍⴰ ⴰⵙⴳⵎⴹ, ⴷ ⵓⴷⵍⵉⵙ ⴷⴰⵔⵙ ⵜⴰⵙⴰⵔⵓⵜ ⵏ ⵜⵣⵇⵇⴰ {room}. ⵔⵏⵓ results.sig.',
      en: 'The file is not signed, and the book has the key of room {room}. Add the results.sig that lies beside results.json on its portal.',
    },
  },
} as const satisfies RefusalCatalogue
