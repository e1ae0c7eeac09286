import type { PlaceCode } from '#election/named.ts'
import { sha256Hex } from '#journal/sha256.ts'
import { hexOf, rootOf } from '#journal/tree.ts'
import type { Head } from './entries.ts'
import type { Machine } from './machine.ts'
import type { Query, Sql } from './sql.ts'

/** How many of the newest snapshots are kept: an older one serves when the newest is damaged. */
const KEPT = 3

/**
 * The newest sound snapshot up to `size`. One whose hash is wrong, or which the machine cannot read, is passed over
 * with a warning: the fold then starts earlier, and at worst from nothing.
 */
export async function readSnapshot<State>(
  query: Query,
  room: PlaceCode,
  size: number,
  machine: Pick<Machine<State, never, never, never>, 'read'>,
  warn: (line: string) => void,
): Promise<{ readonly size: number; readonly state: State } | undefined> {
  const list = await query<{ n: number; hash: string }[]>`
    select n, hash from snapshot where room = ${room} and n <= ${size} order by n desc`
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

/** Keeps the folded state `text` of the journal at `head`, and drops all but the newest few. */
export async function writeSnapshot(sql: Sql, room: PlaceCode, head: Head, text: string): Promise<void> {
  const root = hexOf(rootOf(head.frontier))
  await sql.transaction(async (tx) => {
    await tx`
      insert into snapshot (room, n, root, hash, state) values (${room}, ${head.size}, ${root}, ${sha256Hex(text)}, ${text})
      on conflict (room, n) do update set root = excluded.root, hash = excluded.hash, state = excluded.state`
    await tx`
      delete from snapshot where room = ${room}
      and n < (select min(n) from (select n from snapshot where room = ${room} order by n desc limit ${KEPT}) as newest)`
  })
}
