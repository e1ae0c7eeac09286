import type { RefusalCatalogue, Refused } from '../refusal-kind.ts'
import { COMMISSION_REFUSALS } from './commission-refusals.ts'
import { RELEASED_FILE_REFUSALS } from './released-file-refusals.ts'

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
  ...RELEASED_FILE_REFUSALS,
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
