import type { DeviceId, Instant, ItemNumber, PlaceCode, Position } from '#election/named.ts'
import { type Entry, type SubmissionEntry, stationOf } from '#journal/entry.ts'
import { entryOf, readTogether } from '#journal/entry-bytes.ts'
import { type Frontier, type Hash, hashOf, readFrontier, rootOf } from '#journal/tree.ts'
import type { Query, Sql } from './sql.ts'

/** How far a room's journal has come, as committed. */
export interface Head {
  /** Names the journal in its checkpoints. */
  readonly origin: string
  /** Differs when the journal was replaced. */
  readonly epoch: number
  readonly size: Position
  /** Time of the last entry. */
  readonly at: Instant
  readonly frontier: Frontier
}

/** Entries fetched at once when many are read: some megabytes. */
const CHUNK = 2000

/** The head of a room's journal; with `lock`, nobody else appends until the transaction ends. Undefined without journal. */
export async function readHead(query: Query, room: PlaceCode, lock = false): Promise<Head | undefined> {
  type Row = { origin: string; epoch: number; size: Position; at: Instant; frontier: string }
  const [row] = lock
    ? await query<Row[]>`select origin, epoch, size, at, frontier from head where room = ${room} for update`
    : await query<Row[]>`select origin, epoch, size, at, frontier from head where room = ${room}`
  return row && { ...row, frontier: readFrontier(row.size, row.frontier) }
}

/** The root of the journal at its head. */
export function rootOfHead(head: Head): Hash {
  return rootOf(head.frontier)
}

/** Whose entry it is; a later reader asks for all entries of a subject. */
export function subjectOf(entry: Entry): string | null {
  if (entry.kind === 'submission' || entry.kind === 'revoked') return entry.device
  return stationOf(entry) ?? null
}

/** Number of the first item that a submission brings anew. */
export function firstItemOf(entry: Entry): number | null {
  return entry.kind === 'submission' ? entry.from + (entry.held ?? 0) : null
}

/**
 * Entries `from` up to but not including `to`, in order and without gaps, in chunks. The next chunk is under way while
 * the caller works on one. Throws when the journal does not hold them all.
 */
export async function* readEntries(query: Query, room: PlaceCode, from: number, to: number): AsyncGenerator<Entry[]> {
  let next = from < to ? readChunk(query, room, from, Math.min(to, from + CHUNK)) : undefined
  for (let start = from; next; start += CHUNK) {
    const chunk = await next
    const end = start + CHUNK
    next = end < to ? readChunk(query, room, end, Math.min(to, end + CHUNK)) : undefined
    next?.catch(() => {}) // Awaited above, or given up together with the generator.
    yield chunk
  }
}

async function readChunk(query: Query, room: PlaceCode, from: number, to: number): Promise<Entry[]> {
  const rows = await query<{ body: string; openings: string | null }[]>`
    select body, openings from entry where room = ${room} and n >= ${from} and n < ${to} order by n`
  if (rows.length !== to - from) throw new Error(`entries ${from} to ${to} of room ${room}: ${rows.length} found`)
  const entries = readTogether(rows.map(({ body }) => body))
  for (const [i, { openings }] of rows.entries()) {
    if (openings !== null) Object.assign(entries[i] ?? {}, { openings: JSON.parse(openings) as Entry['openings'] })
  }
  return entries
}

/** All entries about the given devices and stations, in order. */
export async function entriesOf(sql: Sql, room: PlaceCode, subjects: readonly string[]): Promise<Entry[]> {
  const rows = await sql<{ body: string }[]>`
    select body from entry where room = ${room}
    and subject in (select json_array_elements_text(${JSON.stringify(subjects)}::text::json)) order by n`
  return rows.map((row) => entryOf(row.body))
}

/** The entry that brought an item of a device, to answer a duplicate with its position and verdicts. */
export async function entryWithItem(
  sql: Sql,
  room: PlaceCode,
  device: DeviceId,
  item: ItemNumber,
): Promise<(SubmissionEntry & Entry) | undefined> {
  const [row] = await sql<{ body: string }[]>`
    select body from entry where room = ${room} and subject = ${device} and item <= ${item} order by n desc limit 1`
  const entry = row && entryOf(row.body)
  return entry?.kind === 'submission' && item < entry.from + entry.items.length ? entry : undefined
}

/** Leaf hashes `from` up to but not including `to`: level 0 of the tiles. */
export async function leavesOf(sql: Sql, room: PlaceCode, from: number, to: number): Promise<Hash[]> {
  const rows = await sql<{ leaf: string }[]>`
    select encode(leaf, 'hex') as leaf from entry where room = ${room} and n >= ${from} and n < ${to} order by n`
  return rows.map((row) => hashOf(row.leaf))
}
