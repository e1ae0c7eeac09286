/**
 * 10,000 sheets with 2 % planted errors of eight kinds through the pure room: what was stopped and by what, and whether
 * the totals are exact. Two hands type each sheet; what differs is decided by a third; an error on the paper waits for the
 * station's corrected version. Nobody in it knows where the errors are.
 */
import type { Digest, PersonId } from '#election/named.ts'
import { stops } from '#election/pv/rule.ts'
import type { FilledSheet } from '#election/pv/sheet.ts'
import { countAt } from '#election/pv/sheet.ts'
import { chainOf } from '#journal/chain.ts'
import { seal } from '#journal/seal.ts'
import type { CountAct } from '#room/count/acts.ts'
import { formOf } from '#room/count/apply.ts'
import { stationDay } from '#room/count/day.ts'
import { findingsOf } from '#room/count/decide.ts'
import type { Form } from '#room/count/form.ts'
import { sumsOf } from '#room/count/kept-sums.ts'
import { stationState } from '#room/figures.ts'
import { TestRoom } from '#room/testing/room.ts'
import { countBook } from './count-book.ts'
import { ERROR_KINDS, type ErrorKind, type Pair, plant } from './count-errors.ts'
import { chanceOf, honestSheets } from './count-sheets.ts'
import { machine } from './machine.ts'

const LAND = { regions: 1, provinces: 1, communes: 25, offices: 5, stations: 5 }
/** Of 625 stations with four contests each: 2,500 sheets a room. */
const ROOMS = 4
/** One sheet in so many holds a planted error: 2 %. */
const ONE_IN = 50

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

/** One province after the close. */
class Night {
  readonly room = TestRoom.open(countBook(LAND))
  readonly now = this.room.time(21)
  #salt = 0
  #phones = 0

  act(act: CountAct): void {
    this.room.must(act, this.now)
  }

  opening<T>(value: T) {
    this.#salt += 1
    return { salt: this.#salt.toString(16).padStart(32, '0'), value }
  }

  types(by: string, sheet: FilledSheet): void {
    this.act({ type: 'type-sheet', ...on(by, sheet), opening: this.opening(sheet) })
  }

  form({ station, constituency }: FilledSheet): Form {
    return formOf(this.room.state.count, station, constituency)
  }

  findings(form: Form) {
    const { index, state } = this.room
    const day = (station: Form['station']) => stationDay(index.book, stationState(state, station))
    return findingsOf({ index, count: state.count, day }, form)
  }

  /** Decides every differing box as the photo of the true paper shows it. */
  decides(truth: FilledSheet): void {
    const values = Object.fromEntries(
      this.form(truth).differing.map((field) => [field, field === 'observations' ? 0 : countAt(truth, field)]),
    )
    const opening = this.opening({ values: values as Record<string, number>, reason: 'read on the photo' })
    this.act({ type: 'decide-sheet', ...on('v', truth), opening })
  }

  /** The station's phone sends what the paper should have said. */
  corrects(truth: FilledSheet): void {
    const phone = this.room.phone(`p${this.#phones++}`, truth.station)
    const opening = this.opening({ sheet: truth, reason: 'added up again' })
    const photo = phone.headAfter(0)
    phone.say(this.now, { k: 'sheet', constituency: truth.constituency, version: 2, sealed: seal(opening), photo })
    const submission = phone.submission(this.now)
    const head: Digest = chainOf(submission.prev, submission.items)
    this.room.must({ type: 'submit', submission, head, openings: [opening] }, this.now)
    if (this.form(truth).status === 'differs') this.decides(truth)
  }

  /** Explains every warning and accepts, unless an error stands in the way. */
  accepts(sheet: FilledSheet): void {
    for (let tries = 0; tries < 3 && this.form(sheet).status === 'settled'; tries++) {
      const found = this.findings(this.form(sheet))
      if (found.some(stops)) return
      for (const { code } of found) {
        const opening = this.opening({ code, words: 'asked by telephone' })
        this.act({ type: 'explain-warning', ...on('v', sheet), opening })
      }
      this.act({ type: 'accept-sheet', ...on('v', sheet) })
    }
  }
}

function on(by: string, { station, constituency }: FilledSheet) {
  return { by: by as PersonId, station, constituency }
}

/** Every sheet of a room in the order of the stations, some with an error. */
function pairs(night: Night, seed: number): Pair[] {
  const { index, book } = night.room
  const chance = chanceOf(seed)
  const before = new Map<string, FilledSheet>()
  let [kinds, position, due] = [seed, 0, 0]
  return book.stations.flatMap((station) =>
    honestSheets(index, station, chance).map((truth): Pair => {
      const earlier = before.get(truth.constituency)
      before.set(truth.constituency, truth)
      if (position++ % ONE_IN === 0) due = position + chance(ONE_IN - 5)
      if (!earlier || position < due || due === 0) return { truth, first: truth, second: truth }
      due = 0
      return plant(ERROR_KINDS[kinds++ % ERROR_KINDS.length] as ErrorKind, truth, earlier, chance)
    }),
  )
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
      const by = form.status === 'differs' ? ['second entry'] : night.findings(form).map(({ code }) => code)
      if (by.length === 0) score.missed.push(`${planted} at ${truth.station}: stopped by nothing that has a name`)
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
    const night = new Night()
    const all = pairs(night, seed)
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
