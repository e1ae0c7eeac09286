import type { RefusalCatalogue, Refused } from '../refusal-kind.ts'

/** What is refused of the work on alerts: X7. */
export const WORK_REFUSALS = {
  alertGone: {
    code: 'X701',
    status: 409,
    text: {
      ar: 'لم يعد التنبيه {alert} قائما. لا شيء عليك فعله بشأنه.',
      fr: 'L’alerte {alert} n’existe plus. Vous n’avez plus rien à y faire.',
      zgh: 'ⴰⵏⵖⵎⵉⵙ {alert} ⵓⵔ ⵙⵓⵍ ⵉⵍⵍⵉ. ⵓⵔ ⵖⵓⵔⴽ ⵎⴰⵢⴷ ⵜⵙⴽⵔⴷ.',
      en: 'The alert {alert} is no longer there. There is nothing left to do about it.',
    },
  },
  alertTaken: {
    code: 'X702',
    status: 409,
    text: {
      ar: 'التنبيه {alert} في يد {owner}. اطلب منه أن يسلمك إياه.',
      fr: 'L’alerte {alert} est entre les mains de {owner}. Demandez-lui de vous la confier.',
      zgh: 'ⴰⵏⵖⵎⵉⵙ {alert} ⵉⵍⵍⴰ ⴳ ⵓⴼⵓⵙ ⵏ {owner}. ⵙⵙⵓⵜⵔ ⴰⵙ ⴰⴷ ⴰⴽ ⵜ ⵉⴼⴽ.',
      en: 'The alert {alert} is in the hands of {owner}. Ask them to hand it over.',
    },
  },
  alertNotYours: {
    code: 'X703',
    status: 409,
    text: {
      ar: 'التنبيه {alert} ليس في يدك. خذه أولا.',
      fr: 'L’alerte {alert} n’est pas entre vos mains. Prenez-la d’abord.',
      zgh: 'ⴰⵏⵖⵎⵉⵙ {alert} ⵓⵔ ⵉⵍⵍⵉ ⴳ ⵓⴼⵓⵙ ⵏⵏⴽ. ⴰⵎⵥ ⵜ ⵙ ⵉⵎⵣⵡⵓⵔⴰ.',
      en: 'The alert {alert} is not in your hands. Take it first.',
    },
  },
  snoozeTime: {
    code: 'X704',
    status: 422,
    text: {
      ar: 'اختر وقتا بعد الآن بدقيقة إلى {hours} ساعات.',
      fr: 'Choisissez un moment entre une minute et {hours} heures à partir de maintenant.',
      zgh: 'ⵙⵜⵉ ⴰⴽⵓⴷ ⵙⴳ ⵢⴰⵜ ⵜⵓⵙⴷⵉⴷⵜ ⴰⵔ {hours} ⵏ ⵜⵙⵔⴰⴳⵉⵏ ⵙⴳ ⵖⵉⵍⴰⴷ.',
      en: 'Choose a time from one minute to {hours} hours from now.',
    },
  },
  personUnknown: {
    code: 'X706',
    status: 422,
    text: {
      ar: 'لا أحد باسم {person} يعمل الآن في القاعة. اختر شخصا من القائمة، أو أعد الأمر إلى قائمة الانتظار.',
      fr: 'Personne du nom de {person} ne travaille dans la salle. Choisissez dans la liste, ou remettez dans la file.',
      zgh: 'ⵓⵔ ⵉⵍⵍⵉ ⵢⴰⵏ ⵙ ⵢⵉⵙⵎ {person} ⴳ ⵜⵣⵇⵇⴰ. ⵙⵜⵉ ⵙⴳ ⵜⵍⴳⴰⵎⵜ, ⵏⵖ ⵔⴰⵔ ⵜ ⵙ ⵓⴹⴼⴼⵓⵔ.',
      en: 'Nobody called {person} works in the room. Choose from the list, or give it back to the queue.',
    },
  },
  notTheirPlace: {
    code: 'X707',
    status: 422,
    text: {
      ar: 'المكتب {station} ليس من أماكن {person}، فلن يراه. اختر من يشمله مجاله.',
      fr: 'Le bureau {station} n’est pas du ressort de {person}, qui ne le verrait pas. Choisissez quelqu’un dont il l’est.',
      zgh: 'ⴰⵙⵉⵔⴰ {station} ⵓⵔ ⵉⵍⵍⵉ ⴳ ⵉⴷⵖⴰⵔⵏ ⵏ {person}: ⵓⵔ ⵔⴰⴷ ⵜ ⵉⵥⵔ. ⵙⵜⵉ ⵡⴰⵏⵏⴰ ⵜ ⵢⵓⴼⴰⵏ ⴳ ⵉⴷⵖⴰⵔⵏ ⵏⵏⵙ.',
      en: 'The station {station} is not among the places of {person}, who would not see it. Choose somebody who is in charge of it.',
    },
  },
  wordsMissing: {
    code: 'X705',
    status: 422,
    text: {
      ar: 'اكتب السبب في «{field}».',
      fr: 'Écrivez la raison dans « {field} ».',
      zgh: 'ⴰⵔⴰ ⵜⴰⵎⵏⵜⵉⵍⵜ ⴳ « {field} ».',
      en: 'Write the reason in “{field}”.',
    },
  },
} as const satisfies RefusalCatalogue

export type WorkRefusal = Refused<keyof typeof WORK_REFUSALS>
