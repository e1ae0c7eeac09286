import type { RefusalCatalogue, Refused } from '../refusal-kind.ts'
import { COMMISSION_REFUSALS } from './commission-refusals.ts'

/** Why an act on a sheet is refused; X6 codes of the one catalogue. Nothing is journaled then. */
export const FORM_REFUSALS = {
  samePerson: {
    code: 'X601',
    status: 409,
    text: {
      ar: 'أنجزتَ الخطوة الأولى بنفسك؛ يجب أن يقوم شخص آخر بهذه.',
      fr: 'Vous avez fait vous-même le premier geste ; une autre personne doit faire celui-ci.',
      zgh: 'ⵜⵙⴽⵔⴷ ⵜⴰⵙⵓⵔⵉⴼⵜ ⵜⴰⵎⵣⵡⴰⵔⵓⵜ ⵙ ⵢⵉⵅⴼ ⵏⵏⴽ; ⴰⴼⴳⴰⵏ ⵢⴰⴹⵏ ⴰⴷ ⵉⵙⴽⵔⵏ ⵜⴰⴷ.',
      en: 'You took the first step yourself; another person must take this one.',
    },
  },
  wrongState: {
    code: 'X602',
    status: 409,
    text: {
      ar: 'لا يمكن هذا والمحضر في حالة «{status}». حدّث الصفحة.',
      fr: 'Impossible tant que le procès-verbal est « {status} ». Rechargez la page.',
      zgh: 'ⵓⵔ ⵉⵖⵉ ⵎⴰⵢⴰ ⴷ ⵓⵏⵖⵎⵉⵙ «{status}».',
      en: 'Not possible while the sheet is “{status}”. Reload the page.',
    },
  },
  reasonMissing: {
    code: 'X603',
    status: 422,
    text: {
      ar: 'اكتب السبب.',
      fr: 'Écrivez la raison.',
      zgh: 'ⴰⵔⴰ ⵜⴰⵎⵏⵜⵉⵍⵜ.',
      en: 'Write the reason.',
    },
  },
  errorsRemain: {
    code: 'X604',
    status: 422,
    text: {
      ar: 'قواعد غير محترمة: {codes}. صحح المحضر أو استبعده.',
      fr: 'Règles non respectées : {codes}. Corrigez le procès-verbal ou excluez-le.',
      zgh: 'ⵉⵍⵓⴳⵏ ⵓⵔ ⵉⵜⵜⵓⵙⴽⵔⵏ : {codes}.',
      en: 'Rules not kept: {codes}. Correct the sheet or exclude it.',
    },
  },
  unexplained: {
    code: 'X605',
    status: 422,
    text: {
      ar: 'تنبيهات تحتاج تفسيرا: {codes}.',
      fr: 'Avertissements à expliquer : {codes}.',
      zgh: 'ⵉⵙⵎⵉⵜⵉⵔⵏ ⵉⵔⴰⵏ ⴰⵙⵙⴼⵔⵓ : {codes}.',
      en: 'Warnings to explain: {codes}.',
    },
  },
  notFilled: {
    code: 'X606',
    status: 422,
    text: {
      ar: 'خانات ما زالت فارغة: {fields}. اكتب 0 للصفر، أو بيّن أن الخانة فارغة في الورق.',
      fr: 'Cases encore vides : {fields}. Écrivez 0 pour zéro, ou dites que la case est vide sur le papier.',
      zgh: 'ⵜⵉⵅⵏⵜⴰⵎ ⵢⵓⵔⴰⵏ : {fields}. ⴰⵔⴰ 0 ⵉ ⵡⴰⵎⵢⴰ, ⵏⵖ ⵉⵏⵉ ⵎⴰⵙ ⵜⵓⵔⴰ ⵜⵅⵏⵜ ⵖ ⵜⴽⴰⵖⴹⵜ.',
      en: 'Boxes still empty: {fields}. Type 0 for zero, or say that the box is blank on the paper.',
    },
  },
  decideAll: {
    code: 'X607',
    status: 422,
    text: {
      ar: 'احسم كل خانة مختلفة، ولا شيء غيرها: {fields}.',
      fr: 'Tranchez chaque case qui diffère, et elles seules : {fields}.',
      zgh: 'ⴼⵔⵓ ⴽⵓ ⵜⴰⵅⵏⵜ ⵉⵎⵣⴰⵔⴰⵢⵏ : {fields}.',
      en: 'Decide every box that differs, and only those: {fields}.',
    },
  },
  claimed: {
    code: 'X608',
    status: 409,
    text: {
      ar: 'شخص آخر يكتب هذا المحضر الآن.',
      fr: 'Une autre personne saisit ce procès-verbal.',
      zgh: 'ⴰⴼⴳⴰⵏ ⵢⴰⴹⵏ ⴰⵔ ⵢⴰⵔⴰ ⴰⵏⵖⵎⵉⵙ ⴰⴷ.',
      en: 'Another person is typing this sheet.',
    },
  },
  beforeClose: {
    code: 'X609',
    status: 409,
    text: {
      ar: 'لا فرز قبل إغلاق آخر مكتب.',
      fr: 'Pas de dépouillement avant la clôture du dernier bureau.',
      zgh: 'ⵓⵔ ⵉⵍⵍⵉ ⵓⵙⵉⴹⵏ ⴷⴰⵜ ⵏ ⵓⵇⵇⴰⵏ ⵏ ⵓⵙⵉⵔⴰ ⴰⵎⴳⴳⴰⵔⵓ.',
      en: 'No count before the last station has closed.',
    },
  },
  findingsUnseen: {
    code: 'X610',
    status: 422,
    text: {
      ar: 'أرقام تخالف القواعد: {codes}. صححها، أو أكد أنها هكذا على الورق.',
      fr: 'Chiffres contraires aux règles : {codes}. Corrigez-les, ou confirmez qu’ils sont ainsi sur le papier.',
      zgh: 'ⵓⵟⵟⵓⵏⵏ ⵓⵔ ⵎⵙⴰⵙⴰⵏ ⴷ ⵉⵍⵓⴳⵏ: {codes}. ⵙⵙⵖⵜⵉ ⵜⵏ, ⵏⵖ ⵙⵙⵖⵣⵏ ⵎⴰⵙ ⴰⵎⵎⴰⵙ ⴰⴷ ⵍⵍⴰⵏ ⵖ ⵜⴽⴰⵖⴹⵜ.',
      en: 'Figures against the rules: {codes}. Correct them, or confirm that the paper says so.',
    },
  },
  otherHand: {
    code: 'X611',
    status: 409,
    text: {
      ar: 'هذا المحضر لا ينتظرك. خذ محضرا آخر.',
      fr: 'Ce procès-verbal n’attend pas votre saisie. Prenez-en un autre.',
      zgh: 'ⴰⵏⵖⵎⵉⵙ ⴰⴷ ⵓⵔ ⴽ ⵉⵜⵜⵇⵍ. ⴰⵎⵥ ⵡⴰⵢⴹ.',
      en: 'This sheet does not wait for you. Take another one.',
    },
  },
  sheetCorrected: {
    code: 'X612',
    status: 409,
    text: {
      ar: 'أرسل المكتب محضرا مصححا. قارن أرقامك بالصورة الجديدة.',
      fr: 'Le bureau a envoyé un procès-verbal corrigé. Comparez vos chiffres avec la nouvelle photo.',
      zgh: 'ⵢⵓⵣⵏ ⴷ ⵓⵙⵉⵔⴰ ⴰⵏⵖⵎⵉⵙ ⵉⵜⵜⵓⵙⵖⵜⴰⵏ. ⵙⵎⵣⴰⵣⴰⵍ ⵓⵟⵟⵓⵏⵏ ⵏⵏⴽ ⴷ ⵜⵡⵍⴰⴼⵜ ⵜⴰⵎⴰⵢⵏⵓⵜ.',
      en: 'The station sent a corrected sheet. Compare your figures with the new photo.',
    },
  },
  figuresApart: {
    code: 'X613',
    status: 422,
    text: {
      ar: 'أرقام القاعة الأخرى متناقضة عند «{field}». قارنها بالمحضر.',
      fr: 'Les chiffres de l’autre salle se contredisent à « {field} ». Comparez avec le procès-verbal.',
      zgh: 'ⵓⵟⵟⵓⵏⵏ ⵏ ⵜⵣⵇⵇⴰ ⵢⴰⴹⵏⵉⵏ ⵓⵔ ⵎⵙⴰⵙⴰⵏ ⴳ « {field} ». ⵙⵎⵣⴰⵣⴰⵍ ⵜⵏ ⴷ ⵓⵏⵖⵎⵉⵙ.',
      en: 'The other room’s figures contradict each other at “{field}”. Compare them with its minutes.',
    },
  },
  nothingToCopy: {
    code: 'X630',
    status: 409,
    text: {
      ar: 'لا أرقام بعد لتُنسخ: لم يتطابق إدخالان. سلّم النسخة بعد ذلك.',
      fr: 'Pas encore de chiffres à copier : deux saisies ne concordent pas. Remettez la copie ensuite.',
      zgh: 'ⵓⵔⵜⴰ ⵍⵍⵉⵏ ⵡⵓⵟⵟⵓⵏⵏ: ⵓⵔ ⵎⵙⴰⵙⴰⵏⵜ ⵙⵏⴰⵜ ⵜⵉⵔⵔⴰ. ⴼⴽ ⵜⵓⵏⵖⵉⵍⵜ ⴷⴼⴼⵉⵔ ⵓⵢⴰ.',
      en: 'No figures to copy yet: no two entries agree. Hand the copy over after that.',
    },
  },
  listUnknown: {
    code: 'X631',
    status: 404,
    text: {
      ar: 'لا لائحة رقم {list} في ورقة هذا الاقتراع.',
      fr: 'Il n’y a pas de liste n° {list} sur le bulletin de ce scrutin.',
      zgh: 'ⵓⵔ ⵜⵍⵍⵉ ⵜⵍⴳⴰⵎⵜ {list} ⴳ ⵜⴽⴰⵖⴹⵜ ⴰⴷ.',
      en: 'There is no list {list} on the ballot of this contest.',
    },
  },
  copyStale: {
    code: 'X632',
    status: 409,
    text: {
      ar: 'تغيرت أرقام المحضر بعد هذه النسخة. اطبعها من جديد ثم سلّمها.',
      fr: 'Les chiffres du procès-verbal ont changé depuis cette copie. Imprimez-la de nouveau, puis remettez-la.',
      zgh: 'ⵏⴼⵍⵏ ⵡⵓⵟⵟⵓⵏⵏ ⵏ ⵓⵏⵖⵎⵉⵙ ⴷⴼⴼⵉⵔ ⵜⵓⵏⵖⵉⵍⵜ ⴰⴷ. ⵙⵉⴳⴳⵣ ⵜⵜ ⵙ ⵜⵎⴰⵢⵏⵓⵜ ⵜⴼⴽⴷ ⵜⵜ.',
      en: 'The sheet’s figures have changed since this copy was made. Print it again, then hand it over.',
    },
  },
  ...COMMISSION_REFUSALS,
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
  unknownContest: {
    code: 'X510',
    status: 404,
    text: {
      ar: 'هذا المكان لا يصوت في هذا الاقتراع.',
      fr: 'Ce lieu ne vote pas dans ce scrutin.',
      zgh: 'ⴰⴷⵖⴰⵔ ⴰⴷ ⵓⵔ ⴰ ⵉⵜⵜⵖⵡⴰⵢ ⵖ ⵜⵖⵡⵉ ⴰⴷ.',
      en: 'This place does not vote in this contest.',
    },
  },
  linesDiffer: {
    code: 'X511',
    status: 422,
    text: {
      ar: 'يجب أن يكون عدد الأسطر {expected}.',
      fr: 'Il faut {expected} lignes.',
      zgh: 'ⵉⵇⵏ ⴰⴷ ⵉⵍⵉⵏ {expected} ⵏ ⵉⵣⵔⵉⵔⵉⴳⵏ.',
      en: 'There must be {expected} lines.',
    },
  },
  nothingProposed: {
    code: 'X512',
    status: 409,
    text: {
      ar: 'لا شيء ينتظر تأكيدا. حدّث الصفحة.',
      fr: 'Rien n’attend de confirmation. Rechargez la page.',
      zgh: 'ⵓⵔ ⵉⵍⵍⵉ ⵎⴰ ⵉⵜⵜⵇⵍⵏ ⴰⵙⵙⵖⵣⵏ.',
      en: 'Nothing waits for a confirmation. Reload the page.',
    },
  },
  notReleased: {
    code: 'X513',
    status: 409,
    text: {
      ar: 'لم تُنشر نتائج هذا الاقتراع بعد.',
      fr: 'Les résultats de ce scrutin ne sont pas encore publiés.',
      zgh: 'ⵜⵉⵢⴰⴼⵓⵜⵉⵏ ⵏ ⵜⵖⵡⵉ ⴰⴷ ⵓⵔ ⵜⴰ ⴼⴼⵖⵏⵜ.',
      en: 'The results of this contest have not been released.',
    },
  },
} as const satisfies RefusalCatalogue

export type FormRefusalKind = keyof typeof FORM_REFUSALS

export type FormRefusal = Refused<FormRefusalKind>
