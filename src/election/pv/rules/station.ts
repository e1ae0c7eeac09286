import type { Count, Minute } from '../../named.ts'
import type { Rule } from '../rule.ts'
import type { FilledSheet, SheetCount } from '../sheet.ts'
import type { SheetTolerances } from '../tolerances.ts'

/** All filled sheets of one station, and what the room knows of its day. */
export interface StationContext {
  readonly sheets: readonly FilledSheet[]
  /** Net ticks of all its phones; absent where no phone counted. */
  readonly ticks?: Count
  /** Signatures at the closing reading. */
  readonly finalReading?: Count
  /** Largest reading of the day. */
  readonly largestReading?: Count
  /** Last counted tick, and the close that the president declared (minutes of the day). */
  readonly lastTick?: Minute
  readonly closed?: Minute
  readonly tolerances: SheetTolerances
}

/** The first pair of sheets, of one paper or of two, in which `count` differs. */
function apart(
  sheets: readonly FilledSheet[],
  count: SheetCount,
  samePaper: boolean,
): { a: number; b: number } | undefined {
  for (const [index, one] of sheets.entries()) {
    const other = sheets
      .slice(index + 1)
      .find((sheet) => (sheet.paper === one.paper) === samePaper && sheet[count] !== one[count])
    if (other) return { a: one[count], b: other[count] }
  }
  return undefined
}

function differs(
  count: SheetCount,
  samePaper: boolean,
  least: (tolerances: SheetTolerances) => number = () => 0,
): Rule<StationContext>['check'] {
  return ({ sheets, tolerances }) => {
    const found = apart(sheets, count, samePaper)
    const gap = found ? Math.abs(found.a - found.b) : 0
    return found && gap > least(tolerances) ? { fields: [count], parameters: { ...found, gap } } : undefined
  }
}

/** The counter and the readings against the signatures of the sheets. */
function against(known: (context: StationContext) => number | undefined): Rule<StationContext>['check'] {
  return (context) => {
    const [sheet] = context.sheets
    const other = known(context)
    if (!sheet || other === undefined) return undefined
    const gap = Math.abs(sheet.voters - other)
    const { counterGap, counterGapPerMille } = context.tolerances
    const apart = gap > counterGap && gap * 1000 > counterGapPerMille * sheet.voters
    return apart ? { fields: ['voters'], parameters: { voters: sheet.voters, other, gap } } : undefined
  }
}

/** Rules between the sheets of one station, and between them and its day. */
export const STATION_RULES: readonly Rule<StationContext>[] = [
  {
    code: 'E201',
    action: 'recheck',
    formula: 'voters are equal in the contests of one paper',
    says: {
      ar: 'عدد المصوتين مختلف بين اقتراعين على الورقة نفسها: {a} و{b}.',
      fr: 'Votants différents pour deux scrutins du même bulletin : {a} et {b}.',
      zgh: 'ⵓⵟⵟⵓⵏ ⵏ ⵉⵎⴰⵖⵡⴰⵢⵏ ⵉⵎⵣⴰⵔⴰⵢ ⵖ ⵢⴰⵜ ⵜⴼⵔⴰⵡⵜ : {a} ⴷ {b}.',
      en: 'Voters differ between two contests of one paper: {a} and {b}.',
    },
    check: differs('voters', true),
  },
  {
    code: 'E202',
    action: 'recheck',
    formula: 'ballots are equal in the contests of one paper',
    says: {
      ar: 'عدد أوراق الصندوق مختلف بين اقتراعين على الورقة نفسها: {a} و{b}.',
      fr: 'Bulletins de l’urne différents pour deux scrutins du même bulletin : {a} et {b}.',
      zgh: 'ⵓⵟⵟⵓⵏ ⵏ ⵜⴼⵔⴰⵡⵉⵏ ⵉⵎⵣⴰⵔⴰⵢ ⵖ ⵢⴰⵜ ⵜⴼⵔⴰⵡⵜ : {a} ⴷ {b}.',
      en: 'Ballots in the urn differ between two contests of one paper: {a} and {b}.',
    },
    check: differs('ballots', true),
  },
  {
    code: 'E203',
    action: 'recheck',
    formula: 'registered is equal in all sheets of a station',
    says: {
      ar: 'عدد المسجلين مختلف بين محضرين لنفس المكتب: {a} و{b}.',
      fr: 'Inscrits différents entre deux procès-verbaux du bureau : {a} et {b}.',
      zgh: 'ⵉⵎⵣⵎⵎⴻⵎⵏ ⵎⵣⴰⵔⴰⵢⵏ ⵊⴰⵔ ⵙⵉⵏ ⵉⵏⵖⵎⵉⵙⵏ : {a} ⴷ {b}.',
      en: 'Registered differ between two sheets of the station: {a} and {b}.',
    },
    check: (context) => differs('registered', false)(context) ?? differs('registered', true)(context),
  },
  {
    code: 'W251',
    action: 'explain',
    formula: 'voters of one paper = voters of the other',
    says: {
      ar: 'صوت {a} بورقة و{b} بالأخرى: الفرق {gap}.',
      fr: '{a} votants pour un bulletin, {b} pour l’autre : écart {gap}.',
      zgh: '{a} ⵏ ⵉⵎⴰⵖⵡⴰⵢⵏ ⵉ ⵢⴰⵜ ⵜⴼⵔⴰⵡⵜ, {b} ⵉ ⵜⴰⵢⴹ : {gap}.',
      en: '{a} voters for one paper, {b} for the other: gap {gap}.',
    },
    check: differs('voters', false),
  },
  {
    code: 'W252',
    action: 'compare-photo',
    formula: '|voters of one paper − voters of the other| ≤ paperGap',
    tolerances: ['paperGap'],
    says: {
      ar: 'فرق كبير بين مصوتي الورقتين: {a} و{b}.',
      fr: 'Grand écart de votants entre les deux bulletins : {a} et {b}.',
      zgh: 'ⴰⵎⵣⴰⵔⴰⵢ ⴰⵎⵇⵔⴰⵏ ⵊⴰⵔ ⵙⵏⴰⵜ ⵜⴼⵔⴰⵡⵉⵏ : {a} ⴷ {b}.',
      en: 'Large gap between the voters of the two papers: {a} and {b}.',
    },
    check: differs('voters', false, ({ paperGap }) => paperGap),
  },
  {
    code: 'W301',
    action: 'explain',
    formula: '|voters − counter| ≤ the larger of counterGap and counterGapPerMille ‰ of voters',
    tolerances: ['counterGap', 'counterGapPerMille'],
    says: {
      ar: 'التوقيعات {voters} والعداد {other}: الفرق {gap}.',
      fr: 'Émargements {voters}, compteur {other} : écart {gap}.',
      zgh: 'ⵉⵙⴳⴰⵡⵔⵏ {voters}, ⴰⵎⵙⵉⴹⵏ {other} : {gap}.',
      en: 'Signatures {voters}, counter {other}: gap {gap}.',
    },
    check: against(({ ticks }) => ticks),
  },
  {
    code: 'W302',
    action: 'explain',
    formula: 'voters = closing reading',
    says: {
      ar: 'التوقيعات في المحضر {voters} وفي قراءة الإغلاق {other}: الفرق {gap}.',
      fr: 'Émargements du procès-verbal {voters}, relevé de clôture {other} : écart {gap}.',
      zgh: 'ⵉⵙⴳⴰⵡⵔⵏ ⵖ ⵓⵏⵖⵎⵉⵙ {voters}, ⵖ ⵓⵇⵇⴰⵏ {other} : {gap}.',
      en: 'Signatures on the sheet {voters}, closing reading {other}: gap {gap}.',
    },
    check: ({ sheets: [sheet], finalReading }) =>
      sheet && finalReading !== undefined && sheet.voters !== finalReading
        ? {
            fields: ['voters'],
            parameters: { voters: sheet.voters, other: finalReading, gap: Math.abs(sheet.voters - finalReading) },
          }
        : undefined,
  },
  {
    code: 'E301',
    action: 'recheck',
    formula: 'voters ≥ largest reading of the day',
    says: {
      ar: 'التوقيعات {voters} أقل من قراءة سابقة في اليوم {other}.',
      fr: 'Les émargements {voters} sont moins qu’un relevé de la journée {other}.',
      zgh: 'ⵉⵙⴳⴰⵡⵔⵏ {voters} ⴷⵔⵓⵙⵏ ⵖⴼ ⵜⵖⵓⵔⵉ ⵏ ⵡⴰⵙⵙ {other}.',
      en: 'Signatures {voters} are fewer than a reading of the day {other}.',
    },
    check: ({ sheets: [sheet], largestReading }) =>
      sheet && largestReading !== undefined && sheet.voters < largestReading
        ? { fields: ['voters'], parameters: { voters: sheet.voters, other: largestReading } }
        : undefined,
  },
  {
    code: 'W303',
    action: 'call-station',
    formula: 'counter > 0 where voters > 0 and a phone counted',
    says: {
      ar: 'محضر بـ {voters} مصوتا ولا ضغطة واحدة على العداد.',
      fr: 'Un procès-verbal de {voters} votants, sans un seul coup de compteur.',
      zgh: 'ⴰⵏⵖⵎⵉⵙ ⵏ {voters} ⵓⵔ ⵉⵍⵍⵉ ⵓⵎⵙⵉⴹⵏ.',
      en: 'A sheet of {voters} voters without one tick of the counter.',
    },
    check: ({ sheets: [sheet], ticks }) =>
      sheet && sheet.voters > 0 && ticks === 0
        ? { fields: ['voters'], parameters: { voters: sheet.voters } }
        : undefined,
  },
  {
    code: 'W304',
    action: 'call-station',
    formula: 'last counted voter ≤ declared close',
    says: {
      ar: 'آخر مصوت سُجل بعد الإغلاق المعلن بـ {minutes} دقيقة.',
      fr: 'Le dernier votant compté l’est {minutes} min après la clôture déclarée.',
      zgh: 'ⴰⵎⴰⵖⵡⴰⵢ ⴰⵎⴳⴳⴰⵔⵓ {minutes} ⵏ ⵜⵓⵙⴷⵉⴷⵉⵏ ⴷⴼⴼⵉⵔ ⵓⵇⵇⴰⵏ.',
      en: 'The last voter was counted {minutes} min after the declared close.',
    },
    check: ({ lastTick, closed }) =>
      lastTick !== undefined && closed !== undefined && lastTick > closed
        ? { fields: [], parameters: { minutes: lastTick - closed } }
        : undefined,
  },
  {
    code: 'W305',
    action: 'call-station',
    formula: 'the close was declared where a phone counted',
    says: {
      ar: 'محضر من مكتب لم يعلن إغلاقه.',
      fr: 'Procès-verbal d’un bureau qui n’a pas déclaré sa clôture.',
      zgh: 'ⴰⵏⵖⵎⵉⵙ ⵏ ⵓⵙⵉⵔⴰ ⵓⵔ ⵉⵏⵏⵉⵏ ⵉⵇⵇⵏ.',
      en: 'A sheet from a station that has not declared its close.',
    },
    check: ({ sheets, ticks, closed }) =>
      sheets.length > 0 && ticks !== undefined && closed === undefined ? { fields: [], parameters: {} } : undefined,
  },
]
