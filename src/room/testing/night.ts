import type { Book } from '#election/book/book.ts'
import type { ConstituencyCode, Instant, PersonId, StationCode } from '#election/named.ts'
import type { FilledSheet } from '#election/pv/sheet.ts'
import type { Decided } from '../act.ts'
import type { CountAct } from '../count/acts.ts'
import { formKey } from '../count/form.ts'
import { sumsOf } from '../count/kept-sums.ts'
import { type ConstituencyResult, resultOf } from '../count/result.ts'
import { TestRoom } from './room.ts'
import { honestSheet, typing } from './sheet.ts'

/** A room after the close, at ten in the evening, where two clerks type and a verifier explains every warning. */
export class TestNight {
  readonly room: TestRoom
  readonly now: Instant

  constructor(book: Book) {
    this.room = TestRoom.open(book)
    this.now = this.room.time(22)
  }

  act(what: CountAct): Decided {
    return this.room.act(what, this.now)
  }

  /** Both hands type the same sheet, and it is accepted with an explanation of each warning. Throws when it cannot be. */
  count(
    station: string,
    constituency: ConstituencyCode,
    votes: readonly number[],
    changes: Partial<FilledSheet> = { observations: 'nothing to say' },
  ): void {
    const { room } = this
    const code = station as StationCode
    const sheet = honestSheet(room.index, code, constituency, votes, changes)
    for (const clerk of ['c1', 'c2']) room.must(typing(clerk, sheet), this.now)
    const on = { by: 'v' as PersonId, station: code, constituency }
    while (room.state.count.forms[formKey(code, constituency)]?.status !== 'accepted') {
      const done = this.act({ type: 'accept-sheet', ...on })
      if (done.ok) return
      for (const warning of String(done.error.parameters.codes).split(', ')) {
        if (!warning.startsWith('W')) throw new Error(`the sheet cannot be accepted: ${warning}`)
        const value = { code: warning as 'W151', words: 'asked by telephone' }
        room.must({ type: 'explain-warning', ...on, opening: { salt: '0'.repeat(32), value } }, this.now)
      }
    }
  }

  result(constituency: ConstituencyCode): ConstituencyResult {
    const { state, book, index } = this.room
    const found = book.constituencies.find(({ code }) => code === constituency)
    if (!found) throw new Error(`no constituency ${constituency}`)
    return resultOf(state.count, sumsOf(index, state), found)
  }
}
