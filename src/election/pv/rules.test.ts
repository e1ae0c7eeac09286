import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../languages.ts'
import type { ConstituencyCode, Count, Minute, PaperId, StationCode } from '../named.ts'
import { explain, RULES } from './catalogue.ts'
import { READERS, type Rule, type RuleCode, run } from './rule.ts'
import { HANDLING_RULES, type HandlingContext } from './rules/handling.ts'
import { NEIGHBOUR_RULES, type NeighbourContext } from './rules/neighbours.ts'
import { SHEET_RULES, type SheetContext } from './rules/sheet.ts'
import { STATION_RULES, type StationContext } from './rules/station.ts'
import { SUM_RULES, type SumContext } from './rules/sums.ts'
import type { FilledSheet, Sheet } from './sheet.ts'
import { DEFAULT_SHEET_TOLERANCES as tolerances } from './tolerances.ts'

/** An honest sheet: 300 registered, 160 voters, 20 void, 2 contested, 138 valid. */
function sheet(changes: Partial<Record<keyof Sheet, unknown>> = {}): FilledSheet {
  const honest = {
    station: 'S1' as StationCode,
    constituency: 'C1' as ConstituencyCode,
    paper: 'A' as PaperId,
    registered: 300,
    voters: 160,
    ballots: 160,
    void: 20,
    contested: 2,
    valid: 138,
    votes: [71, 44, 23],
    observations: 'two ballots contested by a representative',
  }
  return { ...honest, ...changes } as FilledSheet
}

const onSheet = (
  changes: Partial<Record<keyof Sheet, unknown>> = {},
  more: Partial<SheetContext> = {},
): SheetContext => ({
  sheet: sheet(changes),
  registered: 300 as Count,
  lines: 3,
  tolerances,
  ...more,
})
const atStation = (changes: Partial<StationContext> = {}): StationContext => ({
  sheets: [sheet(), sheet({ constituency: 'C2' }), sheet({ paper: 'B', constituency: 'C3' })],
  ticks: 160 as Count,
  finalReading: 160 as Count,
  largestReading: 160 as Count,
  lastTick: 1139 as Minute,
  closed: 1140 as Minute,
  tolerances,
  ...changes,
})
const around = Array.from({ length: 9 }, (_, index) =>
  sheet({ station: `N${index}`, voters: 156 + index, ballots: 156 + index, votes: [70 + index, 44, 20] }),
)
const beside = (
  changes: Partial<Record<keyof Sheet, unknown>> = {},
  more: Partial<NeighbourContext> = {},
): NeighbourContext => ({
  sheet: sheet(changes),
  commune: around,
  room: around,
  previous: { registered: 290, voters: 150 },
  tolerances,
  ...more,
})
const handled = (changes: Partial<HandlingContext> = {}): HandlingContext => ({
  sheet: sheet(),
  votesHere: true,
  senderStation: 'S1',
  others: [sheet({ station: 'S2', votes: [70, 45, 23] })],
  hasPhoto: true,
  minutesAfterClose: 60,
  lateMinutes: tolerances.lateMinutes,
  first: 'p1',
  second: 'p2',
  version: 1,
  unexplained: [],
  ...changes,
})
const summed = (changes: Partial<SumContext> = {}): SumContext => ({
  kind: 'office',
  written: sheet(),
  computed: sheet(),
  parts: { expected: 4 as Count, accepted: 4 as Count, excluded: 0 as Count, review: 0 as Count },
  ...changes,
})
const parts = (accepted: number, excluded: number, review: number): SumContext['parts'] => ({
  expected: 4 as Count,
  accepted: accepted as Count,
  excluded: excluded as Count,
  review: review as Count,
})

/** For each rule a case that breaks it, and a neighbour of that case that keeps it. */
function cases<Context>(
  rules: readonly Rule<Context>[],
  table: Readonly<Record<string, readonly [Context, Context]>>,
): [RuleCode, Rule<Context>, Context, Context][] {
  return rules.map((rule) => {
    const pair = table[rule.code]
    if (!pair) throw new Error(`no case for ${rule.code}`)
    return [rule.code, rule, ...pair]
  })
}

const CASES = [
  ...cases(SHEET_RULES, {
    E101: [onSheet({ void: null }), onSheet({ void: 0, ballots: 140, voters: 140 })],
    E102: [onSheet({ votes: [138, 0] }), onSheet()],
    E103: [onSheet({ voters: 301 }), onSheet({ voters: 300 })],
    E104: [onSheet({ void: 21 }), onSheet()],
    E105: [onSheet({ votes: [71, 44, 24] }), onSheet()],
    E106: [onSheet({ votes: [139, 0, 0] }), onSheet({ votes: [138, 0, 0] })],
    E107: [onSheet({ void: 161 }), onSheet({ void: 160 })],
    E108: [onSheet({ valid: 161 }), onSheet({ valid: 160 })],
    E109: [onSheet({ contested: 161 }), onSheet({ contested: 160 })],
    E110: [onSheet({ registered: 301 }), onSheet()],
    E111: [onSheet({ ballots: 301 }), onSheet({ ballots: 300 })],
    E112: [onSheet({ votes: [71, 44, -1] }), onSheet({ votes: [0, 9_999_999, 23] })],
    W151: [onSheet({ ballots: 159 }), onSheet()],
    W152: [onSheet({ ballots: 161 }), onSheet()],
    W153: [onSheet({ ballots: 164 }), onSheet({ ballots: 163 })],
    W154: [onSheet({ valid: 0 }), onSheet({ valid: 0, ballots: 0 })],
    W155: [onSheet({ votes: [0, 138, 0] }), onSheet({ votes: [1, 137, 0] })],
    W156: [onSheet({ observations: ' ' }), onSheet({ observations: ' ', contested: 0 })],
    W157: [onSheet({ voters: 300 }), onSheet({ voters: 299 })],
    W158: [onSheet({ voters: 0 }), onSheet({ voters: 1 })],
    W159: [onSheet({ votes: [10, 15, 20, 25, 30, 35, 40, 45] }), onSheet({ votes: [10, 15, 20, 25, 30, 35, 41, 46] })],
  }),
  ...cases(STATION_RULES, {
    E201: [
      atStation({ sheets: [sheet(), sheet({ voters: 161 })] }),
      atStation({ sheets: [sheet(), sheet({ voters: 161, paper: 'B' })] }),
    ],
    E202: [atStation({ sheets: [sheet(), sheet({ ballots: 161 })] }), atStation()],
    E203: [atStation({ sheets: [sheet(), sheet({ registered: 301, paper: 'B' })] }), atStation()],
    W251: [atStation({ sheets: [sheet(), sheet({ voters: 161, paper: 'B' })] }), atStation()],
    W252: [
      atStation({ sheets: [sheet(), sheet({ voters: 166, paper: 'B' })] }),
      atStation({ sheets: [sheet(), sheet({ voters: 165, paper: 'B' })] }),
    ],
    E301: [atStation({ largestReading: 161 as Count }), atStation()],
    W301: [atStation({ ticks: 154 as Count }), atStation({ ticks: 155 as Count })],
    W302: [atStation({ finalReading: 159 as Count }), atStation()],
    W303: [atStation({ ticks: 0 as Count }), atStation({ ticks: 1 as Count })],
    W304: [atStation({ lastTick: 1141 as Minute }), atStation({ lastTick: 1140 as Minute })],
    W305: [(({ closed: _, ...open }) => open)(atStation()), atStation()],
  }),
  ...cases(NEIGHBOUR_RULES, {
    W351: [beside({ voters: 290 }), beside()],
    W352: [beside({ void: 90 }), beside()],
    W353: [beside({ contested: 40 }), beside()],
    W354: [beside({ votes: [137, 1, 0] }), beside()],
    W355: [beside({ voters: 20 }), beside({ voters: 20 }, { room: around.slice(0, 6) })],
    W361: [beside({}, { previous: { registered: 200, voters: 110 } }), beside()],
    W362: [beside({}, { previous: { registered: 290, voters: 10 } }), beside()],
  }),
  ...cases(HANDLING_RULES, {
    E401: [handled({ rival: sheet({ votes: [70, 45, 23] }) }), handled({ rival: sheet() })],
    E402: [handled({ senderStation: 'S9' }), handled()],
    E403: [handled({ votesHere: false }), handled()],
    E404: [handled({ second: 'p1' }), handled()],
    E405: [handled({ version: 2, reason: ' ' }), handled({ version: 2, reason: 'line 3 misread' })],
    E406: [handled({ unexplained: ['W151'] }), handled()],
    W451: [handled({ others: [sheet({ station: 'S2' })] }), handled({ others: [sheet()] })],
    W452: [handled({ hasPhoto: false }), handled()],
    W453: [handled({ samePhotoAs: 'S2' }), handled()],
    W454: [handled({ minutesAfterClose: 241 }), handled({ minutesAfterClose: 240 })],
    W455: [handled({ rival: sheet() }), handled({ rival: sheet({ void: 19 }) })],
  }),
  ...cases(SUM_RULES, {
    E501: [summed({ written: sheet({ valid: 137 }) }), summed()],
    E502: [summed({ kind: 'commune', written: sheet({ voters: 1 }) }), summed({ kind: 'commune' })],
    E503: [summed({ kind: 'province', written: sheet({ votes: [1, 2, 3] }) }), summed({ kind: 'province' })],
    E504: [summed({ kind: 'region', written: sheet({ void: 0 }) }), summed({ kind: 'region' })],
    E505: [
      summed({ kind: 'nation', written: sheet({ ballots: 0 }) }),
      summed({ kind: 'nation', written: sheet({ ballots: null }) }),
    ],
    W551: [summed({ parts: parts(3, 0, 0) }), summed({ parts: parts(3, 1, 0) })],
    W552: [summed({ parts: parts(3, 1, 0) }), summed()],
    W553: [summed({ parts: parts(3, 0, 1) }), summed()],
  }),
] as unknown as [RuleCode, Rule<unknown>, unknown, unknown][]

describe('every rule, by its code', () => {
  it.each(CASES)('%s fires when broken and is silent when kept', (code, rule, broken, kept) => {
    const found = rule.check(broken)
    expect(found).toBeDefined()
    expect(rule.check(kept)).toBeUndefined()
    for (const reader of READERS) {
      for (const language of LANGUAGES) {
        const text = explain({ code, fields: [], parameters: {}, ...found }, reader, language)
        expect(text, `${code} ${reader} ${language}`).not.toMatch(/\{\w+\}/)
        if (language === 'zgh') expect(text).toMatch(/[ⴰ-ⵯ]/)
      }
    }
  })

  it('codes are permanent and unique', () => {
    expect(RULES.size).toBe(CASES.length)
    expect([...RULES.keys()].sort()).toEqual(CASES.map(([code]) => code).sort())
    expect(RULES.size).toBeGreaterThanOrEqual(40)
  })
})

describe('an honest sheet', () => {
  it('passes every rule of its own, whatever its figures', () => {
    const anyVotes = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 2, maxLength: 7 })
    fc.assert(
      fc.property(
        anyVotes,
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 5 }),
        fc.integer({ min: 1, max: 500 }),
        (votes, nul, contested, absent) => {
          const valid = votes.reduce((a, b) => a + b, 0)
          const ballots = valid + nul + contested
          const registered = (ballots + absent) as Count
          const honest = sheet({ votes, valid, void: nul, contested, ballots, voters: ballots, registered })
          expect(run(SHEET_RULES, { sheet: honest, registered, lines: votes.length, tolerances })).toEqual([])
        },
      ),
    )
  })

  it('one mistyped box never passes unseen', () => {
    const boxes = ['registered', 'ballots', 'void', 'contested', 'valid', 0, 1, 2] as const
    fc.assert(
      fc.property(fc.constantFrom(...boxes), fc.integer({ min: -200, max: 200 }), (box, slip) => {
        fc.pre(slip !== 0)
        const honest = sheet()
        const wrong =
          typeof box === 'number'
            ? sheet({ votes: honest.votes.map((votes, index) => (index === box ? votes + slip : votes)) })
            : sheet({ [box]: honest[box] + slip })
        expect(run(SHEET_RULES, { ...onSheet(), sheet: wrong })).not.toEqual([])
      }),
    )
  })
})
