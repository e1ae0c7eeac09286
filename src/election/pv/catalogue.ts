import type { Language, Text } from '../languages.ts'
import { fill } from '../languages.ts'
import type { Action, Reader, Rule, RuleCode, RuleResult } from './rule.ts'
import { HANDLING_RULES } from './rules/handling.ts'
import { NEIGHBOUR_RULES } from './rules/neighbours.ts'
import { SHEET_RULES } from './rules/sheet.ts'
import { STATION_RULES } from './rules/station.ts'
import { SUM_RULES } from './rules/sums.ts'

/** The verifier does what the clerk does, but where the clerk hands on to the verifier. */
type ByReader = Readonly<Record<Exclude<Reader, 'verifier'>, Text>> & { readonly verifier?: Text }

/** What each reader does about it. The public does nothing: it is told what the commission does. */
const ACTIONS: Readonly<Record<Action, ByReader>> = {
  fill: {
    station: {
      ar: 'املأ كل خانة كما في المحضر.',
      fr: 'Remplissez chaque case comme sur le procès-verbal.',
      zgh: 'ⴽⵎⵎⵍ ⴽⵓ ⵜⴰⵅⵏⵜ.',
      en: 'Fill every box as on the sheet.',
    },
    clerk: {
      ar: 'اكتب ما في الصورة؛ إن كانت الخانة فارغة فأحِل المحضر إلى المدقق.',
      fr: 'Saisissez ce que montre la photo ; case vide sur le papier : au vérificateur.',
      zgh: 'ⴰⵔⴰ ⵎⴰ ⵉⵍⵍⴰⵏ ⵖ ⵜⵡⵍⴰⴼⵜ.',
      en: 'Type what the photo shows; a box empty on paper goes to the verifier.',
    },
    verifier: {
      ar: 'اقرأ الخانة في الورق أو في صورته.',
      fr: 'Lisez la case sur le papier ou sur sa photo.',
      zgh: 'ⵖⵔ ⵜⴰⵅⵏⵜ ⵖ ⵜⴽⴰⵖⴹⵜ.',
      en: 'Read the box on the paper or its photo.',
    },
    public: {
      ar: 'لا يُحتسب المحضر قبل اكتماله.',
      fr: 'Le procès-verbal ne compte pas avant d’être complet.',
      zgh: 'ⵓⵔ ⴰ ⵉⵜⵜⵓⵙⵉⴹⵉⵏ ⴰⵔ ⵉⴽⵎⵎⵍ.',
      en: 'The sheet does not count until it is complete.',
    },
  },
  recheck: {
    station: {
      ar: 'قارن بالمحضر الورقي ثم صحح ما كُتب خطأ.',
      fr: 'Comparez avec le papier et corrigez la saisie.',
      zgh: 'ⵙⵎⵣⴰⵣⴰⵍ ⴷ ⵜⴽⴰⵖⴹⵜ ⵜⵙⵙⵖⵜⵉⴷ.',
      en: 'Compare with the paper and correct what was mistyped.',
    },
    clerk: {
      ar: 'قارن بالصورة؛ إن كان الخطأ في الورق فأحِل المحضر إلى المدقق.',
      fr: 'Comparez avec la photo ; erreur sur le papier : au vérificateur.',
      zgh: 'ⵙⵎⵣⴰⵣⴰⵍ ⴷ ⵜⵡⵍⴰⴼⵜ.',
      en: 'Compare with the photo; an error on the paper goes to the verifier.',
    },
    verifier: {
      ar: 'قارن بالورق أو بصورته.',
      fr: 'Comparez avec le papier ou sa photo.',
      zgh: 'ⵙⵎⵣⴰⵣⴰⵍ ⴷ ⵜⴽⴰⵖⴹⵜ.',
      en: 'Compare with the paper or its photo.',
    },
    public: {
      ar: 'المحضر قيد المراجعة ولا يدخل في المجموع.',
      fr: 'Le procès-verbal est en examen et n’entre pas dans le total.',
      zgh: 'ⴰⵏⵖⵎⵉⵙ ⴰⵔ ⵉⵜⵜⵓⵔⵣⵣⵓ, ⵓⵔ ⵉⵍⵍⵉ ⵖ ⵜⴰⵎⵓⵏⵜ.',
      en: 'The sheet is under review and not in the total.',
    },
  },
  explain: {
    station: {
      ar: 'اكتب السبب كما سجله المكتب.',
      fr: 'Écrivez la raison notée par le bureau.',
      zgh: 'ⴰⵔⴰ ⵜⴰⵎⵏⵜⵉⵍⵜ.',
      en: 'Write the reason that the station recorded.',
    },
    clerk: {
      ar: 'قارن بالورق أو بصورته؛ إن كان كذلك فأرسله كما هو، ويطلب المدقق التفسير.',
      fr: 'Comparez avec le papier ou sa photo ; s’il est ainsi, envoyez : le vérificateur demandera l’explication.',
      zgh: 'ⵙⵎⵣⴰⵣⴰⵍ ⴷ ⵜⴽⴰⵖⴹⵜ; ⵎⴽ ⴷ ⵏⵜⵜⴰⵜ, ⴰⵣⵏ.',
      en: 'Compare with the paper or its photo; if it is so, send it: the verifier asks for the explanation.',
    },
    verifier: {
      ar: 'اقبل مع تفسير مكتوب، أو اتصل بالمكتب.',
      fr: 'Acceptez avec une explication écrite, ou appelez le bureau.',
      zgh: 'ⵇⴱⵍ ⵙ ⵓⵙⵙⴼⵔⵓ, ⵏⵖ ⵖⵔ ⵉ ⵓⵙⵉⵔⴰ.',
      en: 'Accept with a written explanation, or call the station.',
    },
    public: {
      ar: 'قُبل مع التفسير المنشور بجانبه.',
      fr: 'Accepté avec l’explication publiée à côté.',
      zgh: 'ⵉⵜⵜⵓⵇⴱⵍ ⵙ ⵓⵙⵙⴼⵔⵓ ⵏⵏⵙ.',
      en: 'Accepted with the explanation published beside it.',
    },
  },
  'compare-photo': {
    station: {
      ar: 'تحقق من المحضر الورقي وأعد التصوير إن لزم.',
      fr: 'Vérifiez le papier et reprenez la photo au besoin.',
      zgh: 'ⵥⵕ ⵜⴰⴽⴰⵖⴹⵜ ⵜⴰⵍⵙⴷ ⵉ ⵜⵡⵍⴰⴼⵜ.',
      en: 'Check the paper and take the photo again if needed.',
    },
    clerk: {
      ar: 'قارن كل سطر بالورق أو بصورته.',
      fr: 'Comparez chaque ligne avec le papier ou sa photo.',
      zgh: 'ⵙⵎⵣⴰⵣⴰⵍ ⴽⵓ ⴰⵣⵔⵉⵔⵉⴳ ⴷ ⵜⵡⵍⴰⴼⵜ.',
      en: 'Compare each line with the paper or its photo.',
    },
    verifier: {
      ar: 'قارن كل سطر بالصورة ثم فسر.',
      fr: 'Comparez chaque ligne avec la photo, puis expliquez.',
      zgh: 'ⵙⵎⵣⴰⵣⴰⵍ ⴽⵓ ⴰⵣⵔⵉⵔⵉⴳ ⴷ ⵜⵡⵍⴰⴼⵜ, ⵜⵙⴼⵔⵓⴷ.',
      en: 'Compare each line with the photo, then explain.',
    },
    public: {
      ar: 'رقم غير معتاد، راجعه المدقق على الصورة.',
      fr: 'Chiffre inhabituel, vérifié sur la photo.',
      zgh: 'ⵓⵟⵟⵓⵏ ⵓⵔ ⵉⵎⵢⴰⵔⵏ, ⵉⵜⵜⵓⵥⵕⴰ ⵖ ⵜⵡⵍⴰⴼⵜ.',
      en: 'Unusual figure, checked against the photo.',
    },
  },
  'call-station': {
    station: {
      ar: 'اتصل بقاعة العمليات.',
      fr: 'Appelez la salle des opérations.',
      zgh: 'ⵖⵔ ⵉ ⵜⵣⵉⵖⵔⵜ.',
      en: 'Call the control room.',
    },
    clerk: {
      ar: 'اتصل بالمكتب ودوّن الجواب.',
      fr: 'Appelez le bureau et notez la réponse.',
      zgh: 'ⵖⵔ ⵉ ⵓⵙⵉⵔⴰ ⵜⴰⵔⴰⴷ ⵜⴰⵎⵔⴰⵔⵓⵜ.',
      en: 'Call the station and note the answer.',
    },
    public: {
      ar: 'تتحقق اللجنة مع المكتب.',
      fr: 'La commission vérifie auprès du bureau.',
      zgh: 'ⴰⵔ ⵜⵥⵕⵕ ⵜⵙⵇⵇⴰⵎⵓⵜ.',
      en: 'The commission is checking with the station.',
    },
  },
  'find-missing': {
    station: {
      ar: 'أرسل المحضر الناقص.',
      fr: 'Envoyez le procès-verbal manquant.',
      zgh: 'ⴰⵣⵏ ⴰⵏⵖⵎⵉⵙ ⵉⵡⵚⵍⵏ.',
      en: 'Send the missing sheet.',
    },
    clerk: {
      ar: 'افتح لائحة الناقص واتصل.',
      fr: 'Ouvrez la liste des manquants et appelez.',
      zgh: 'ⵕⵥⵎ ⵜⴰⵍⴳⴰⵎⵜ ⵏ ⵎⴰ ⵉⵡⵚⵍⵏ.',
      en: 'Open the list of what is missing and call.',
    },
    public: {
      ar: 'المجموع جزئي؛ لائحة الناقص منشورة.',
      fr: 'Total partiel ; la liste des manquants est publiée.',
      zgh: 'ⵜⴰⵎⵓⵏⵜ ⵓⵔ ⵜⴽⵎⵉⵍ.',
      en: 'The total is partial; the list of what is missing is published.',
    },
  },
  'other-person': {
    station: {
      ar: 'يجب أن يكتب الإدخال الثاني شخص آخر.',
      fr: 'La seconde saisie revient à une autre personne.',
      zgh: 'ⴰⴼⴳⴰⵏ ⵢⴰⴹⵏ ⴰⴷ ⵢⴰⵔⴰⵏ.',
      en: 'The second entry must be by another person.',
    },
    clerk: {
      ar: 'اترك هذا المحضر لزميل.',
      fr: 'Laissez ce procès-verbal à un collègue.',
      zgh: 'ⴰⵊⵊ ⴰⵏⵖⵎⵉⵙ ⴰⴷ ⵉ ⵡⴰⵢⴹ.',
      en: 'Leave this sheet to a colleague.',
    },
    public: {
      ar: 'لا يُقبل محضر كتبه شخص واحد مرتين.',
      fr: 'Un procès-verbal saisi deux fois par la même personne n’est pas accepté.',
      zgh: 'ⵓⵔ ⵉⵜⵜⵓⵇⴱⵍ.',
      en: 'A sheet typed twice by one person is not accepted.',
    },
  },
}

/** What the tables and the documents need of a rule. */
export type RuleEntry = Pick<Rule<never>, 'code' | 'says' | 'action' | 'formula' | 'tolerances'>

/** Every rule by its permanent code. */
export const RULES: ReadonlyMap<RuleCode, RuleEntry> = new Map(
  [...SHEET_RULES, ...STATION_RULES, ...NEIGHBOUR_RULES, ...HANDLING_RULES, ...SUM_RULES].map(
    ({ code, says, action, formula, tolerances }) => [
      code,
      { code, says, action, formula, ...(tolerances && { tolerances }) },
    ],
  ),
)

/** What a reader does about a rule that did not hold. */
export function actionText(action: Action, reader: Reader, language: Language): string {
  return (ACTIONS[action][reader] ?? ACTIONS[action].clerk)[language]
}

/** What is the matter and what this reader does about it. Throws on a code that is not in the catalogue. */
export function explain(result: RuleResult, reader: Reader, language: Language): string {
  const rule = RULES.get(result.code)
  if (!rule) throw new Error(`no rule ${result.code}`)
  return `${fill(rule.says, language, result.parameters)} ${actionText(rule.action, reader, language)}`
}
