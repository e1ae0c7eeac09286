import type { Book } from '#election/book/book.ts'
import type { Instant } from '#election/named.ts'
import { canonical } from '#journal/canonical.ts'
import type { Entry } from '#journal/entry.ts'
import type { Act, Decided } from './act.ts'
import { decide } from './decide.ts'
import { fold } from './fold.ts'
import { initialState } from './initial.ts'
import { roomRules } from './rules.ts'
import type { RoomState } from './state.ts'

/** The pure part of a room that a store drives: it fits the store's `Machine` without knowing the store. */
export interface RoomMachine {
  initial(): RoomState
  decide(state: RoomState, act: Act, now: Instant): Decided
  fold(state: RoomState, entry: Entry): RoomState
  write(state: RoomState): string
  read(text: string): RoomState
}

/** The machine of the room that a checked book defines. Throws on a book that `checkBook` would refuse. */
export function roomMachine(book: Book): RoomMachine {
  const rules = roomRules(book)
  return {
    initial: () => initialState(rules),
    decide: (state, act, now) => decide(rules, state, act, now),
    fold: (state, entry) => fold(rules, state, entry),
    write: canonical,
    read(text) {
      const state = JSON.parse(text) as RoomState
      if (state.format !== 'sunduq-state/2') throw new Error(`not a room's state: ${String(state.format)}`)
      return state
    },
  }
}
