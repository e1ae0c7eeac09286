import type { Constituency } from '#election/book/book.ts'
import type { PlaceCode } from '#election/named.ts'
import { fail, type Outcome, ok } from '#election/outcome.ts'
import { journalOrigin } from '#journal/note.ts'
import { readReleasedNote } from '#journal/released.ts'
import { sha256Hex } from '#journal/sha256.ts'
import type { FormRefusal } from './form-refusals.ts'
import { type Authorship, authorshipOf, parsed, type Row, readReleased, rowsIn, type Taker } from './released-file.ts'

/** What a released file says of itself, once its sums were found right. */
export interface ReleasedCheck {
  /** The place whose room released it. */
  readonly room: string
  readonly book: string
  readonly contest: string
  readonly status: string
  readonly version: number
  readonly test: boolean
  readonly sha256: string
  /** Constituencies with counted sheets, and rows of places and stations whose sums were compared. */
  readonly constituencies: number
  readonly rows: number
  readonly authorship: Authorship
}

export type Checker = Pick<Taker, 'announced' | 'note'> & {
  /** The public key of the room that should have signed it; undefined where nobody has it. */
  readonly keyOf: (room: string, test: boolean) => string | undefined
}

/**
 * Checks a released `results.json` by itself, as whoever got it from anywhere can: its form, every sum in it, its hash
 * where one was announced, and who signed it. Pure.
 */
export function checkReleased(
  bytes: Uint8Array,
  { keyOf, announced, note }: Checker,
): Outcome<ReleasedCheck, FormRefusal> {
  const file = parsed(bytes)
  const whole: Row = typeof file === 'object' && file !== null ? (file as Row) : {}
  const test = whole.is_test === true
  const counted = rowsIn(whole, 'constituencies').filter((row) => row.valid !== null)
  let first: ReturnType<typeof readReleased> | undefined
  // A file that shows nothing is refused for its form, its status or for being empty.
  for (const row of counted.length > 0 ? counted : [{}]) {
    const taker = { room: '' as Taker['room'], test, places: [], constituency: constituencyOf(whole, row) }
    const read = readReleased(bytes, { ...taker, ...(announced !== undefined && { announced }) })
    if (!read.ok) return read
    first ??= read
  }
  const apart = placeFault(whole) ?? boxesFault(whole)
  if (apart !== undefined) return fail({ kind: 'figuresApart', parameters: { field: apart } })
  if (!first?.ok || !first.value.figures.file) throw new Error('a released file without a file')
  const { book, version, status } = first.value.figures.file
  const contest = String(whole.contest)
  const sha256 = sha256Hex(bytes)
  // Of a contest that is decided in each commune no row names the room; its signature does.
  const room = roomIn(note, test) ?? first.value.figures.room
  const signer = { room, test, key: keyOf(room, test), ...(note !== undefined && { note }) }
  const signed = authorshipOf(signer, { book, contest, version, sha256 })
  if (!signed.ok) return signed
  return ok({
    ...{ room, book, contest, status, version, test, sha256, authorship: signed.value.authorship },
    constituencies: counted.length,
    rows: rowsIn(whole, 'places').length + rowsIn(whole, 'stations').length,
  })
}

/** The room that a note says it is from. */
function roomIn(note: string | undefined, test: boolean): string | undefined {
  const { origin } = (note === undefined ? undefined : readReleasedNote(note)) ?? {}
  const [, room] = /^sunduq\/([^/]+)/.exec(origin ?? '') ?? []
  return room !== undefined && journalOrigin(room as PlaceCode, test) === origin ? room : undefined
}

/** The constituency as the file itself has it: there is no other book to compare its lists with. */
function constituencyOf(whole: Row, row: Row): Constituency {
  const lists = rowsIn(row, 'lists').map(({ number, party_code }) => ({ number, party: party_code }))
  return { code: row.constituency_code, contest: whole.contest, lists } as unknown as Constituency
}

const BOXES = ['voters', 'ballots', 'void', 'contested', 'valid'] as const
const KEYS = ['constituency_code', 'place_code', 'station_code'] as const

/** The first row whose boxes contradict each other: votes are valid votes, and every ballot is in one box. */
function boxesFault(whole: Row): string | undefined {
  for (const table of ['constituencies', 'places', 'stations']) {
    for (const row of rowsIn(whole, table)) {
      if (row.valid === null || row.valid === undefined) continue
      const votes = table === 'constituencies' ? rowsIn(row, 'lists').map((list) => list.votes) : row.votes
      const at = (box: string) => `${table} ${KEYS.flatMap((key) => row[key] ?? []).join(' ')} ${box}`
      if (Array.isArray(votes) && sum(votes) !== row.valid) return at('votes')
      if (table !== 'constituencies' && sum([row.valid, row.void, row.contested]) !== row.ballots) return at('ballots')
      const seats = rowsIn(row, 'lists').map((list) => list.seats ?? 0)
      if (table === 'constituencies' && sum(seats) !== rowsIn(row, 'steps').length) return at('seats')
    }
  }
  return undefined
}

/** The first place that is not the sum of what the file shows below it; one with a small unit merged into it is passed. */
function placeFault(whole: Row): string | undefined {
  const parts = new Map<string, Row[]>()
  const add = (row: Row, parent: unknown): void => {
    const key = `${row.constituency_code} ${parent}`
    const known = parts.get(key)
    if (known) known.push(row)
    else parts.set(key, [row])
  }
  for (const place of rowsIn(whole, 'places')) add(place, place.parent_code)
  for (const station of rowsIn(whole, 'stations')) add(station, station.office_code)
  for (const place of rowsIn(whole, 'places')) {
    const below = parts.get(`${place.constituency_code} ${place.place_code}`)
    if (!below || place.valid === null || below.some(({ merged }) => merged === 1)) continue
    const inIt = below.filter(({ state }) => state === undefined || state === 'counted')
    for (const box of BOXES) {
      if (sum(inIt.map((row) => row[box])) !== place[box]) return `places ${place.place_code} ${box}`
    }
  }
  return undefined
}

function sum(values: readonly unknown[]): number {
  return values.reduce<number>((total, value) => total + (typeof value === 'number' ? value : 0), 0)
}
