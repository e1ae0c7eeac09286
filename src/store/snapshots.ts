import type { Instant, PlaceCode, Position } from '#election/named.ts'
import { sha256Hex } from '#journal/sha256.ts'
import { hexOf, rootOf } from '#journal/tree.ts'
import type { Head } from './entries.ts'
import type { Machine } from './machine.ts'
import type { Query, Sql } from './sql.ts'

/** How many of the newest snapshots are kept: an older one serves when the newest is damaged. */
const KEPT = 3

/** Which of a room's snapshots will do. */
export interface Wanted {
  /** Holds at most so many entries. */
  readonly size: number
  /** Holds more than so many; 0 when absent. */
  readonly beyond?: number
  /** Holds nothing received later; any time when absent. */
  readonly by?: Instant
}

export interface Kept<State> {
  readonly size: Position
  readonly state: State
}

/**
 * The newest sound snapshot that will do. One whose hash is wrong, or which the machine cannot read, is passed over
 * with a warning: the fold then starts earlier, and at worst from nothing.
 */
export async function readSnapshot<State>(
  query: Query,
  room: PlaceCode,
  { size, beyond = 0, by = Number.MAX_SAFE_INTEGER as Instant }: Wanted,
  machine: Pick<Machine<State, never, never, never>, 'read'>,
  warn: (line: string) => void,
): Promise<Kept<State> | undefined> {
  const list = await query<{ n: Position; hash: string }[]>`
    select n, hash from snapshot where room = ${room} and n > ${beyond} and n <= ${size}
    and coalesce(at, ${Number.MAX_SAFE_INTEGER}::bigint) <= ${by} order by n desc`
  for (const { n, hash } of list) {
    const [row] = await query<{ state: string }[]>`select state from snapshot where room = ${room} and n = ${n}`
    try {
      if (row === undefined || sha256Hex(row.state) !== hash) throw new Error('its hash does not fit')
      return { size: n, state: machine.read(row.state) }
    } catch (error) {
      warn(`snapshot of room ${room} at ${n} is not used: ${(error as Error).message}`)
    }
  }
  return undefined
}

/** How many entries the newest snapshot of a room holds; 0 without one. */
export async function keptUpTo(query: Query, room: PlaceCode): Promise<Position> {
  const [row] = await query<{ n: Position | null }[]>`select max(n) as n from snapshot where room = ${room}`
  return row?.n ?? (0 as Position)
}

/** Keeps the folded state `text` of the journal at `head`; drops all but the newest few and the last by each of `marks`. */
async function writeSnapshot(
  sql: Sql,
  room: PlaceCode,
  head: Head,
  text: string,
  marks: readonly Instant[],
): Promise<void> {
  const root = hexOf(rootOf(head.frontier))
  await sql.transaction(async (tx) => {
    await tx`
      insert into snapshot (room, n, at, root, hash, state)
      values (${room}, ${head.size}, ${head.at}, ${root}, ${sha256Hex(text)}, ${text})
      on conflict (room, n) do update
      set at = excluded.at, root = excluded.root, hash = excluded.hash, state = excluded.state`
    await tx`
      delete from snapshot where room = ${room}
      and n not in (select n from snapshot where room = ${room} order by n desc limit ${KEPT})
      and n not in (
        select max(n) from snapshot
        join json_array_elements_text(${JSON.stringify(marks)}::text::json) as mark on at <= mark::bigint
        where room = ${room} group by mark)`
  })
}

export interface SnapshotOptions<State> {
  readonly room: PlaceCode
  readonly machine: Pick<Machine<State, never, never, never>, 'read' | 'write'>
  /** Whether closing the journal keeps its state, so that the next start folds nothing; not when absent. */
  readonly keepsLast?: boolean
  /** Instants of which the last snapshot with nothing later stays kept; none when absent. */
  readonly snapshotMarks?: readonly Instant[]
}

/** What is kept of the folded state of a room. */
export class Snapshots<State> {
  readonly #sql: Sql
  readonly #options: SnapshotOptions<State>
  readonly #warn: (line: string) => void
  /** Entries in the last one that was read or made. */
  #at = 0
  #writing: Promise<void> = Promise.resolve()

  constructor(sql: Sql, warn: (line: string) => void, options: SnapshotOptions<State>) {
    this.#sql = sql
    this.#warn = warn
    this.#options = options
  }

  /** The newest sound one with at most `size` entries. */
  async newest(query: Query, size: number): Promise<Kept<State> | undefined> {
    const { room, machine } = this.#options
    const kept = await readSnapshot(query, room, { size }, machine, this.#warn)
    this.#at = kept?.size ?? 0
    return kept
  }

  /** The text is made at once, because the next commit changes the state; writing it happens beside. */
  keep(state: State, head: Head): void {
    const { room, machine, snapshotMarks = [] } = this.#options
    const text = machine.write(state)
    this.#at = head.size
    this.#writing = writeSnapshot(this.#sql, room, head, text, snapshotMarks).catch(this.notKept)
  }

  /** Whether a last snapshot of a journal of that size is wanted and would spare the next start something. */
  lacks(size: number): boolean {
    return this.#options.keepsLast === true && size > this.#at
  }

  /** Ends when what was made last is written. */
  written(): Promise<void> {
    return this.#writing
  }

  /** A snapshot only spares time: without it the next start folds more. */
  readonly notKept = (error: Error): void => {
    this.#warn(`a snapshot of room ${this.#options.room} was not kept: ${error.message}`)
  }
}
