import { outlier, perMille, type Spread, spreadOf } from '../outlier.ts'
import type { Finding, Rule } from '../rule.ts'
import type { Field, FilledSheet } from '../sheet.ts'
import type { SheetTolerances } from '../tolerances.ts'

/** One filled sheet beside the accepted sheets of the same contest in its commune and in the room: lists that never change. */
export interface NeighbourContext {
  readonly sheet: FilledSheet
  readonly commune: readonly FilledSheet[]
  readonly room: readonly FilledSheet[]
  /** The same station at the previous election, where the book knows it. */
  readonly previous?: { readonly registered: number; readonly voters: number }
  readonly tolerances: SheetTolerances
}

type Measure = (sheet: FilledSheet) => number

function compared(
  measure: Measure,
  among: 'commune' | 'room',
  fields: readonly Field[],
): Rule<NeighbourContext>['check'] {
  return (context) => {
    const value = measure(context.sheet)
    const sheets = context[among]
    const found = outlier(value, sheets.length, () => spreadAmong(sheets, measure), context.tolerances)
    return found && { fields, parameters: { value, median: found.median } }
  }
}

const SPREADS = new WeakMap<readonly FilledSheet[], Map<Measure, Spread>>()

/** Taken once of each list: the sheets of a whole contest are asked about with every sheet that waits. */
function spreadAmong(sheets: readonly FilledSheet[], measure: Measure): Spread {
  const known = SPREADS.get(sheets) ?? new Map<Measure, Spread>()
  SPREADS.set(sheets, known)
  const spread = known.get(measure) ?? spreadOf(sheets.map(measure))
  known.set(measure, spread)
  return spread
}

function changed(now: number, then: number, perMilleAllowed: number, field: Field): Finding | undefined {
  return Math.abs(now - then) > perMilleAllowed ? { fields: [field], parameters: { now, before: then } } : undefined
}

const turnout: Measure = ({ voters, registered }) => perMille(voters, registered)
const voidShare: Measure = ({ void: nul, ballots }) => perMille(nul, ballots)
const contestedShare: Measure = ({ contested, ballots }) => perMille(contested, ballots)
const largestShare: Measure = ({ votes, valid }) => perMille(Math.max(0, ...votes), valid)

/** Plausibility against the neighbours and the past; figures in whole per mille. */
export const NEIGHBOUR_RULES: readonly Rule<NeighbourContext>[] = [
  {
    code: 'W351',
    action: 'compare-photo',
    formula: 'voters ‰ registered is no outlier in the commune',
    tolerances: ['outlierTimes', 'outlierPerMille', 'outlierNeighbours'],
    says: {
      ar: 'نسبة المشاركة {value}‰ بعيدة عن وسيط مكاتب الجماعة {median}‰.',
      fr: 'Participation {value} ‰, loin de la médiane de la commune {median} ‰.',
      zgh: 'ⴰⴷⵔⴰⵡ {value} ‰ ⵢⴰⴳⴳⵓⴳ ⵖⴼ {median} ‰ ⵏ ⵜⴳⵔⴰⵡⵜ.',
      en: 'Turnout {value} ‰ is far from the commune’s median {median} ‰.',
    },
    check: compared(turnout, 'commune', ['voters']),
  },
  {
    code: 'W352',
    action: 'compare-photo',
    formula: 'void ‰ ballots is no outlier in the province',
    tolerances: ['outlierTimes', 'outlierPerMille', 'outlierNeighbours'],
    says: {
      ar: 'حصة الملغاة {value}‰ بعيدة عن وسيط الإقليم {median}‰.',
      fr: 'Part des nuls {value} ‰, loin de la médiane de la province {median} ‰.',
      zgh: 'ⵜⴰⵏⵙⵙⵓⵔⵜ {value} ‰ ⵜⴰⴳⴳⵓⴳ ⵖⴼ {median} ‰.',
      en: 'Void share {value} ‰ is far from the province’s median {median} ‰.',
    },
    check: compared(voidShare, 'room', ['void']),
  },
  {
    code: 'W353',
    action: 'compare-photo',
    formula: 'contested ‰ ballots is no outlier in the province',
    tolerances: ['outlierTimes', 'outlierPerMille', 'outlierNeighbours'],
    says: {
      ar: 'حصة المتنازع فيها {value}‰ بعيدة عن وسيط الإقليم {median}‰.',
      fr: 'Part des contestés {value} ‰, loin de la médiane de la province {median} ‰.',
      zgh: 'ⵜⵓⵏⵜ ⵏ ⵓⵎⵣⴰⵡⴰⵔ {value} ‰ ⵜⴰⴳⴳⵓⴳ ⵖⴼ {median} ‰.',
      en: 'Contested share {value} ‰ is far from the province’s median {median} ‰.',
    },
    check: compared(contestedShare, 'room', ['contested']),
  },
  {
    code: 'W354',
    action: 'compare-photo',
    formula: 'votes of the first list ‰ valid is no outlier in the commune',
    tolerances: ['outlierTimes', 'outlierPerMille', 'outlierNeighbours'],
    says: {
      ar: 'حصة اللائحة الأولى {value}‰ بعيدة عن وسيط مكاتب الجماعة {median}‰.',
      fr: 'Part de la première liste {value} ‰, loin de la médiane de la commune {median} ‰.',
      zgh: 'ⵜⵓⵏⵜ ⵏ ⵜⵍⴳⴰⵎⵜ ⵜⴰⵎⵣⵡⴰⵔⵓⵜ {value} ‰ ⵜⴰⴳⴳⵓⴳ ⵖⴼ {median} ‰.',
      en: 'The first list’s share {value} ‰ is far from the commune’s median {median} ‰.',
    },
    check: compared(largestShare, 'commune', []),
  },
  {
    code: 'W355',
    action: 'compare-photo',
    formula: 'voters ‰ registered is no outlier in the province',
    tolerances: ['outlierTimes', 'outlierPerMille', 'outlierNeighbours'],
    says: {
      ar: 'نسبة المشاركة {value}‰ بعيدة عن وسيط الإقليم {median}‰.',
      fr: 'Participation {value} ‰, loin de la médiane de la province {median} ‰.',
      zgh: 'ⴰⴷⵔⴰⵡ {value} ‰ ⵢⴰⴳⴳⵓⴳ ⵖⴼ {median} ‰ ⵏ ⵜⵙⴳⴰ.',
      en: 'Turnout {value} ‰ is far from the province’s median {median} ‰.',
    },
    check: compared(turnout, 'room', ['voters']),
  },
  {
    code: 'W361',
    action: 'explain',
    formula: '|registered − registered before| ≤ registeredChangePerMille ‰ of registered before',
    tolerances: ['registeredChangePerMille'],
    says: {
      ar: 'عدد المسجلين {now} كان {before} في الانتخاب السابق.',
      fr: '{now} inscrits ; {before} à l’élection précédente.',
      zgh: '{now} ⵏ ⵉⵎⵣⵎⵎⴻⵎⵏ ; {before} ⵖ ⵜⵖⵡⵉ ⵉⵣⵔⵉⵏ.',
      en: '{now} registered; {before} at the previous election.',
    },
    check: ({ sheet, previous, tolerances }) =>
      previous &&
      previous.registered > 0 &&
      perMille(Math.abs(sheet.registered - previous.registered), previous.registered) >
        tolerances.registeredChangePerMille
        ? { fields: ['registered'], parameters: { now: sheet.registered, before: previous.registered } }
        : undefined,
  },
  {
    code: 'W362',
    action: 'explain',
    formula: '|turnout ‰ − turnout ‰ before| ≤ turnoutChangePerMille',
    tolerances: ['turnoutChangePerMille'],
    says: {
      ar: 'نسبة المشاركة {now}‰ كانت {before}‰ في الانتخاب السابق.',
      fr: 'Participation {now} ‰ ; {before} ‰ à l’élection précédente.',
      zgh: 'ⴰⴷⵔⴰⵡ {now} ‰ ; {before} ‰ ⵖ ⵜⵖⵡⵉ ⵉⵣⵔⵉⵏ.',
      en: 'Turnout {now} ‰; {before} ‰ at the previous election.',
    },
    check: ({ sheet, previous, tolerances }) =>
      previous &&
      changed(
        turnout(sheet),
        perMille(previous.voters, previous.registered),
        tolerances.turnoutChangePerMille,
        'voters',
      ),
  },
]
