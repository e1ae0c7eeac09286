/**
 * 10,000 sheets with 2 % planted errors of twelve kinds through the pure room, after a day of ticks and readings at each
 * of its stations: what was stopped and by what, and whether the totals are exact. Two hands type each sheet; what differs
 * is decided by a third; an error on the paper waits for the station's corrected version. A rule counts as having caught an
 * error only when it says what it would not say of the honest sheet. Nobody in it knows where the errors are.
 */
import type { FilledSheet } from '#election/pv/sheet.ts'
import { sumsOf } from '#room/count/kept-sums.ts'
import { type ErrorKind, type Pair, plant, plantAll, SHEET_ERRORS, STATION_ERRORS } from './count-errors.ts'
import { Night } from './count-night.ts'
import { type Chance, chanceOf } from './count-sheets.ts'
import { machine } from './machine.ts'

const LAND = { regions: 1, provinces: 1, communes: 25, offices: 5, stations: 5 }
/** Of 625 stations with four contests each: 2,500 sheets a room. */
const ROOMS = 4
/** One sheet in so many holds a planted error: 2 %. */
const ONE_IN = 50
/** Stations within which the errors keep that share; four errors. */
const BLOCK = 50
const CONTESTS = 4

interface Score {
  sheets: number
  pairsApart: number
  pairsStopped: number
  readonly planted: Map<ErrorKind, number>
  /** By kind, then by the second entry or by every rule that spoke when it was stopped. */
  readonly caughtBy: Map<ErrorKind, Map<string, number>>
  readonly missed: string[]
  /** Honest sheets that a rule asked a person about. */
  asked: number
  wrongTotals: number
}

/** Every sheet of a room in the order of the stations; one in fifty holds an error, alone or with its whole station. */
function pairs({ truths }: Night, seed: number, chance: Chance): Pair[] {
  let [single, whole, at] = [seed, seed, 0]
  const sizes = Array.from({ length: Math.ceil(truths.length / BLOCK) }, (_, i) =>
    Math.min(BLOCK, truths.length - i * BLOCK),
  )
  return sizes.flatMap((size, block) => {
    const from = at
    at += size
    // Every third block has one station whose sheets are all wrong in the same way, the others single sheets.
    const isWhole = size === BLOCK && block % 3 === 2
    const wrong = new Set(isWhole ? [chance(size)] : apart(size, (size * CONTESTS) / ONE_IN, chance))
    return truths.slice(from, at).flatMap((sheets, i): Pair[] => {
      if (!wrong.has(i)) return sheets.map(honest)
      if (isWhole) return plantAll(of(STATION_ERRORS, whole++), sheets, chance)
      const line = chance(sheets.length)
      const earlier = truths[from + i - 1 - chance(Math.min(5, from + i))]?.[line]
      return sheets.map((truth, j) =>
        j === line && earlier ? plant(of(SHEET_ERRORS, single++), truth, earlier, chance) : honest(truth),
      )
    })
  })
}

const honest = (truth: FilledSheet): Pair => ({ truth, first: truth, second: truth })

function of<T>(kinds: readonly T[], turn: number): T {
  return kinds[turn % kinds.length] as T
}

/** So many different stations of a block; never its first ten, so that a station has neighbours before it. */
function apart(size: number, count: number, chance: Chance): number[] {
  const chosen = new Set<number>()
  while (chosen.size < count) chosen.add(10 + chance(size - 10))
  return [...chosen]
}

/** Types everything; whatever does not pass by itself waits, and says by what it was stopped. */
function typeAll(night: Night, all: readonly Pair[], score: Score): Pair[] {
  return all.filter(({ truth, first, second, planted }) => {
    night.types('c1', first)
    night.types('c2', second)
    const form = night.form(truth)
    const apart = JSON.stringify(first) !== JSON.stringify(second)
    if (apart) score.pairsApart += 1
    if (apart && form.status === 'differs') score.pairsStopped += 1
    if (form.status === 'accepted') {
      if (planted) score.missed.push(`${planted} at ${truth.station} ${truth.constituency}`)
      return false
    }
    if (planted) {
      const by = form.status === 'differs' ? ['second entry'] : night.spokenOfTheError(truth)
      if (by.length === 0)
        score.missed.push(`${planted} at ${truth.station} ${truth.constituency}: nothing speaks of it`)
      const counts = score.caughtBy.get(planted) ?? new Map<string, number>()
      for (const one of by) counts.set(one, (counts.get(one) ?? 0) + 1)
      score.caughtBy.set(planted, counts)
    } else score.asked += 1
    return true
  })
}

/** What a verifier does to what waits: decides, has the station correct an error, explains a warning, accepts. */
function settleAll(night: Night, waiting: readonly Pair[]): void {
  for (const { truth } of waiting) {
    if (night.form(truth).status === 'differs') night.decides(truth)
    const { settled } = night.form(truth)
    // Whoever compares the paper with its figures sees that they are not this station's.
    if (settled && JSON.stringify(settled.sheet) !== JSON.stringify(truth)) night.corrects(truth)
  }
  // A sheet may have waited for another sheet of its station.
  for (let round = 0; round < 3; round++) for (const { truth } of waiting) night.accepts(truth)
}

function wrongTotals(night: Night, all: readonly Pair[]): number {
  const { index, state, book } = night.room
  const sums = sumsOf(index, state)
  return book.constituencies.filter(({ place, code, lists }) => {
    const sum = sums.of(place, code)
    const sheets = all.flatMap(({ truth }) => (truth.constituency === code ? [truth] : []))
    const add = (of: (sheet: FilledSheet) => number) => sheets.reduce((total, sheet) => total + of(sheet), 0)
    const boxes = ['registered', 'voters', 'ballots', 'void', 'contested', 'valid'] as const
    const right =
      sum?.accepted === sheets.length &&
      boxes.every((box) => sum[box] === add((sheet) => sheet[box])) &&
      lists.every((_, line) => sum.votes[line] === add(({ votes }) => votes[line] ?? 0))
    return !right
  }).length
}

function main(): void {
  const score: Score = {
    sheets: 0,
    pairsApart: 0,
    pairsStopped: 0,
    planted: new Map(),
    caughtBy: new Map(),
    missed: [],
    asked: 0,
    wrongTotals: 0,
  }
  const cpu = process.cpuUsage()
  for (let seed = 1; seed <= ROOMS; seed++) {
    const chance = chanceOf(seed)
    const night = new Night(LAND, chance)
    const all = pairs(night, seed, chance)
    for (const { planted } of all) if (planted) score.planted.set(planted, (score.planted.get(planted) ?? 0) + 1)
    score.sheets += all.length
    settleAll(night, typeAll(night, all, score))
    score.wrongTotals += wrongTotals(night, all)
  }
  const { user, system } = process.cpuUsage(cpu)
  const planted = [...score.planted.values()].reduce((sum, count) => sum + count, 0)
  const caughtBy = Object.fromEntries([...score.caughtBy].map(([kind, by]) => [kind, Object.fromEntries(by)]))
  const cpuSeconds = Math.round((user + system) / 10_000) / 100
  const figures = { machine: machine(), sheets: score.sheets, planted, caughtBy, missed: score.missed, cpuSeconds }
  process.stdout.write(`${JSON.stringify({ ...figures, honestSheetsAskedAbout: score.asked }, null, 2)}\n`)
  const caught = planted - score.missed.length
  line(
    'pairs not identical, stopped',
    `${score.pairsStopped} of ${score.pairsApart}`,
    score.pairsStopped === score.pairsApart,
    'all',
  )
  line('planted errors caught', `${caught} of ${planted}`, caught === planted, 'all')
  line('constituencies with wrong totals', String(score.wrongTotals), score.wrongTotals === 0, '0')
}

function line(what: string, figure: string, holds: boolean, goal: string): void {
  if (!holds) process.exitCode = 1
  process.stdout.write(`${holds ? 'holds' : 'FAILS'}  ${what.padEnd(34)} ${figure.padStart(18)}   (${goal})\n`)
}

main()
