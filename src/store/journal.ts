import { setTimeout as pause } from 'node:timers/promises'
import type { DeviceId, Instant, ItemNumber, PlaceCode, Position } from '#election/named.ts'
import { fail, type Outcome, ok } from '#election/outcome.ts'
import type { Entry, SubmissionEntry } from '#journal/entry.ts'
import { sha256Hex } from '#journal/sha256.ts'
import { EMPTY, grow, type Hash } from '#journal/tree.ts'
import { insert, type Row, rowOf } from './append.ts'
import { entriesOf, entryWithItem, type Head, leavesOf, readEntries, readHead } from './entries.ts'
import { type FollowOptions, follow } from './follow.ts'
import type { Machine } from './machine.ts'
import type { Notices } from './notices.ts'
import { type SnapshotOptions, Snapshots } from './snapshots.ts'
import type { Query, Sql } from './sql.ts'

/** What an act brought about. `position` is the first entry appended, absent when nothing new was appended. */
export interface Receipt<Answer> {
  readonly answer: Answer
  readonly position?: Position
  /** When the room received it. */
  readonly at: Instant
}

/**
 * The act may or may not have been recorded: the transaction failed, or its end was not heard. Sending it again is
 * safe and is what the caller should do (HTTP 503).
 */
export class NotAcknowledged extends Error {
  override readonly name = 'NotAcknowledged'
  constructor(cause: unknown) {
    super('not acknowledged: send it again', { cause })
  }
}

export interface JournalOptions<State, Act, Answer, Refusal> extends SnapshotOptions<State> {
  readonly machine: Machine<State, Act, Answer, Refusal>
  /** Origin of a journal that is made now; ignored when the room has one. `sunduq/<room>` when absent. */
  readonly origin?: string
}

/** A folded state and how far it is folded; `head.size` is always the number of entries in it. */
interface Folded<State> {
  state: State
  head: Head
}

interface Pending<Act, Answer, Refusal> {
  readonly act: Act
  readonly now: Instant
  readonly resolve: (outcome: Outcome<Receipt<Answer>, Refusal>) => void
  readonly reject: (error: unknown) => void
}

/** Most acts of one transaction. */
const BATCH = 2000
/** Rest after a failed commit. */
const PAUSE_MS = 50

/**
 * The journal of one room with its folded state. Any number of processes may hold one and append: each locks the head
 * row, catches up with what others appended, and only then decides.
 */
export class Journal<State, Act, Answer, Refusal> {
  readonly room: PlaceCode
  readonly #sql: Sql
  readonly #machine: Machine<State, Act, Answer, Refusal>
  readonly #notices: Notices
  readonly #snapshots: Snapshots<State>
  #folded: Folded<State> | undefined
  #queue: Pending<Act, Answer, Refusal>[] = []
  #committing = false
  /** Ends when everything that touches the folded state so far has had its turn. */
  #turns: Promise<unknown> = Promise.resolve()

  /** Use `openStore(…)` and its `openJournal`. */
  constructor(
    sql: Sql,
    notices: Notices,
    warn: (line: string) => void,
    options: JournalOptions<State, Act, Answer, Refusal>,
  ) {
    this.#sql = sql
    this.#notices = notices
    this.#machine = options.machine
    this.#snapshots = new Snapshots(sql, warn, options)
    this.room = options.room
  }

  /**
   * The state as folded last: at the journal's end as this process knows it, ahead of it only while a commit of this
   * process is under way. Throws NotAcknowledged between a failed commit and the next successful turn.
   */
  get state(): State {
    if (!this.#folded) throw new NotAcknowledged('the state is being folded again')
    return this.#folded.state
  }

  /** How many entries `state` holds. */
  get size(): Position {
    return this.#folded?.head.size ?? (0 as Position)
  }

  /**
   * Does what someone wants, in order of arrival. Acts that come while a commit is under way are the next batch. Answers
   * only after the commit; rejects with NotAcknowledged when the commit failed.
   * @param now the time of receipt; an entry's time is this, or the last entry's when that is later
   */
  act(act: Act, now: Instant): Promise<Outcome<Receipt<Answer>, Refusal>> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ act, now, resolve, reject })
      if (!this.#committing) this.#commitSoon()
    })
  }

  /** Folds what other processes appended. Answers the size of the journal then. */
  catchUp(): Promise<Position> {
    return this.#exclusive(async () => (await this.#advance(this.#sql, await this.#readHead(this.#sql))).head.size)
  }

  /**
   * The state with nothing in it that is not committed, folded again after a failure if need be. Use it at once: the
   * next commit changes it.
   */
  settled(): Promise<State> {
    return this.#exclusive(
      async () => (this.#folded ?? (await this.#advance(this.#sql, await this.#readHead(this.#sql)))).state,
    )
  }

  /** The settled state with the end of the journal that it was folded to: a root for exactly this state. */
  settledWithHead(): Promise<{ readonly state: State; readonly head: Head }> {
    return this.#exclusive(async () => {
      const folded = this.#folded
      // A catching up that broke off midway left a state further on than its tree.
      if (folded && folded.head.frontier.size === folded.head.size) return folded
      return this.#advance(this.#sql, await this.#readHead(this.#sql))
    })
  }

  /** The journal's end as committed, asked from the database. */
  head(): Promise<Head> {
    return this.#readHead(this.#sql)
  }

  /** SHA-256 of the canonical text of the settled state, and how many entries it holds: two machines compare it. */
  async stateHash(): Promise<{ readonly size: Position; readonly hash: string }> {
    const state = await this.settled()
    return { size: this.size, hash: sha256Hex(this.#machine.write(state)) }
  }

  /** Entries `from` up to but not including `to`, in chunks. Throws when the journal does not hold them all. */
  read(from: number, to: number): AsyncGenerator<Entry[]> {
    return readEntries(this.#sql, this.room, from, to)
  }

  /** All entries about the given devices and stations, in order. */
  entriesOf(...subjects: readonly string[]): Promise<Entry[]> {
    return entriesOf(this.#sql, this.room, subjects)
  }

  /** The entry that brought an item of a device, to answer a duplicate with its position and verdicts. */
  receipt(device: DeviceId, item: ItemNumber): Promise<(SubmissionEntry & Entry) | undefined> {
    return entryWithItem(this.#sql, this.room, device, item)
  }

  /**
   * Hands over every entry from `from` on, as it is committed, in order and without gaps, whoever appends it. Returns
   * after entry `until - 1`, or when the signal aborts; a database that is away is asked again.
   */
  follow(options: FollowOptions, onBatch: (entries: readonly Entry[]) => void | Promise<void>): Promise<void> {
    return follow(this.#sql, this.#notices, this.room, options, onBatch)
  }

  /** Leaf hashes `from` up to but not including `to`. */
  leaves(from: number, to: number): Promise<Hash[]> {
    return leavesOf(this.#sql, this.room, from, to)
  }

  /** Keeps the settled state, so that the next start folds only what comes later. */
  async snapshot(): Promise<void> {
    await this.#exclusive(async () => {
      const { state, head } = await this.#advance(this.#sql, await this.#readHead(this.#sql))
      this.#snapshots.keep(state, head)
    })
    await this.#snapshots.written()
  }

  /** Finishes what is under way, and keeps a snapshot where that is wanted. */
  async close(): Promise<void> {
    while (this.#committing) await this.#turns
    if (this.#snapshots.lacks(this.size)) await this.snapshot().catch(this.#snapshots.notKept)
    await this.#snapshots.written()
  }

  #exclusive<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turns.then(work)
    this.#turns = turn.catch(() => {})
    return turn
  }

  #commitSoon(): void {
    this.#committing = true
    void this.#exclusive(() => this.#commit()).then(() => {
      this.#committing = false
      if (this.#queue.length > 0) this.#commitSoon()
    })
  }

  /** One transaction for all acts that wait. Never rejects: each caller hears of it. */
  async #commit(): Promise<void> {
    let batch: Pending<Act, Answer, Refusal>[] | undefined
    try {
      const answers = await this.#sql.transaction(async (tx) => {
        const folded = await this.#advance(tx, await this.#readHead(tx, true))
        batch = this.#queue.splice(0, BATCH)
        const before = folded.head
        const { rows, answers } = this.#decideAll(folded, batch)
        await insert(tx, this.room, before, folded.head, rows)
        return answers
      })
      for (const answer of answers) answer()
      this.#notices.tell(this.room)
    } catch (error) {
      // Once decided, the state holds what was perhaps not committed.
      if (batch) this.#folded = undefined
      for (const pending of batch ?? this.#queue.splice(0)) pending.reject(new NotAcknowledged(error))
      // A database that restarts is slowed down by everybody knocking; those who wait meanwhile are the next batch.
      await pause(PAUSE_MS)
    }
  }

  /** Decides each act on the state that the acts before it left, and folds its entries. */
  #decideAll(folded: Folded<State>, batch: readonly Pending<Act, Answer, Refusal>[]) {
    const rows: Row[] = []
    const answers: (() => void)[] = []
    for (const { act, now, resolve, reject } of batch) {
      const { size, frontier } = folded.head
      const at = Math.max(now, folded.head.at) as Instant
      let added: Row[]
      let outcome: Outcome<Receipt<Answer>, Refusal>
      try {
        const decided = this.#machine.decide(folded.state, act, at)
        const entries = decided.ok ? decided.value.entries : []
        const openings = decided.ok ? decided.value.openings : undefined
        added = entries.map((body, i) => {
          const beside = openings?.[i]
          return rowOf({ ...body, n: size + i, at, ...(beside && { openings: beside }) } as Entry)
        })
        const position = added[0] && { position: size }
        outcome = decided.ok ? ok({ answer: decided.value.answer, ...position, at }) : fail(decided.error)
      } catch (error) {
        // A fault in a rule concerns this act alone: nothing was folded yet.
        answers.push(() => reject(error))
        continue
      }
      for (const { entry } of added) folded.state = this.#machine.fold(folded.state, entry)
      if (added.length > 0) {
        const leaves = added.map((row) => row.leaf)
        folded.head = { ...folded.head, size: (size + added.length) as Position, at, frontier: grow(frontier, leaves) }
        rows.push(...added)
      }
      answers.push(() => resolve(outcome))
    }
    return { rows, answers }
  }

  async #readHead(query: Query, lock = false): Promise<Head> {
    const head = await readHead(query, this.room, lock)
    if (!head) throw new Error(`room ${this.room} has no journal`)
    return head
  }

  /** Folds up to `head`; from a snapshot or from nothing when there is no state or it is another journal's. */
  async #advance(query: Query, head: Head): Promise<Folded<State>> {
    let folded = this.#folded
    if (!folded || folded.head.epoch !== head.epoch || folded.head.size > head.size) {
      const kept = await this.#snapshots.newest(query, head.size)
      const size = (kept?.size ?? 0) as Position
      const start = { ...head, size, at: 0 as Instant, frontier: EMPTY }
      folded = { state: kept ? kept.state : this.#machine.initial(), head: start }
    }
    this.#folded = folded
    for await (const entries of readEntries(query, this.room, folded.head.size, head.size))
      this.#foldAll(folded, entries)
    folded.head = head
    return folded
  }

  #foldAll(folded: Folded<State>, entries: readonly Entry[]): void {
    try {
      for (const entry of entries) folded.state = this.#machine.fold(folded.state, entry)
      const last = entries.at(-1)
      if (last) folded.head = { ...folded.head, size: (last.n + 1) as Position, at: last.at }
    } catch (error) {
      this.#folded = undefined
      throw error
    }
  }
}
