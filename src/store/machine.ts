import type { Instant } from '#election/named.ts'
import type { Outcome } from '#election/outcome.ts'
import type { Entry, EntryBody } from '#journal/entry.ts'
import type { Opening } from '#journal/seal.ts'

/** Entries to append, each with the openings of what it seals, and what the actor is told. */
export interface Decision<Answer> {
  readonly entries: readonly EntryBody[]
  /** By index of the entry; absent where nothing is sealed. */
  readonly openings?: readonly (readonly Opening[] | undefined)[]
  readonly answer: Answer
}

/** The pure part that a store drives. The store never looks inside a state. */
export interface Machine<State, Act, Answer, Refusal> {
  initial(): State
  /** Reads the state, changes nothing. Zero entries with an answer is a harmless duplicate. */
  decide(state: State, act: Act, now: Instant): Outcome<Decision<Answer>, Refusal>
  /** Owns the state it is given and may reuse its storage. */
  fold(state: State, entry: Entry): State
  /** Canonical text; its SHA-256 is the state hash. */
  write(state: State): string
  read(text: string): State
}
