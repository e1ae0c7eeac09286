import type { Digest, PersonId, StationCode } from '#election/named.ts'
import { type RuleResult, stops } from '#election/pv/rule.ts'
import type { FilledSheet } from '#election/pv/sheet.ts'
import { countAt } from '#election/pv/sheet.ts'
import { chainOf } from '#journal/chain.ts'
import { seal } from '#journal/seal.ts'
import type { CountAct } from '#room/count/acts.ts'
import { formOf } from '#room/count/apply.ts'
import { countContext } from '#room/count/context.ts'
import { findingsOf } from '#room/count/decide.ts'
import type { Form } from '#room/count/form.ts'
import type { Phone } from '#room/testing/phone.ts'
import { TestRoom } from '#room/testing/room.ts'
import { countBook, type Land } from './count-book.ts'
import { playDay } from './count-day.ts'
import { type Chance, honestSheets } from './count-sheets.ts'

/** One province: its day through the phones, then the desk after the close. */
export class Night {
  readonly room: TestRoom
  readonly now: number
  /** What the papers should say: the sheets of every station, in the order of the stations. */
  readonly truths: readonly (readonly FilledSheet[])[]
  readonly #phones = new Map<StationCode, Phone>()
  #salt = 0

  constructor(land: Land, chance: Chance) {
    this.room = TestRoom.open(countBook(land))
    this.now = this.room.time(21)
    const { index, book } = this.room
    this.truths = book.stations.map((station) => honestSheets(index, station, chance))
    for (const [at, { code }] of book.stations.entries()) {
      const voters = Math.max(...(this.truths[at] ?? []).map((sheet) => sheet.voters))
      this.#phones.set(code, playDay(this.room, code, voters, chance))
    }
  }

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
    return findingsOf(countContext(this.room.index, this.room.state), form)
  }

  /** Rules that say of this sheet, as it is settled, what they would not say if it were as it should be. */
  spokenOfTheError(truth: FilledSheet): string[] {
    const form = this.form(truth)
    if (!form.settled) return []
    const said = ({ code, parameters }: RuleResult) => `${code} ${JSON.stringify(parameters)}`
    const anyway = new Set(this.findings({ ...form, settled: { ...form.settled, sheet: truth } }).map(said))
    return this.findings(form).flatMap((found) => (anyway.has(said(found)) ? [] : [found.code]))
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
    const phone = this.#phones.get(truth.station)
    if (!phone) throw new Error(`${truth.station} has no phone`)
    const opening = this.opening({ sheet: truth, reason: 'added up again' })
    const photo = phone.headAfter(0)
    phone.say(this.now, { k: 'sheet', constituency: truth.constituency, version: 2, sealed: seal(opening), photo })
    const submission = phone.submission(this.now, phone.last)
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
