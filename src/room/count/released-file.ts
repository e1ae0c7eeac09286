import type { Constituency, Place } from '#election/book/book.ts'
import type { PlaceCode } from '#election/named.ts'
import { fail, type Outcome, ok } from '#election/outcome.ts'
import { canonical } from '#journal/canonical.ts'
import { journalOrigin, readNoteKey } from '#journal/note.ts'
import { type ReleasedClaim, readReleasedNote, releasedSignature } from '#journal/released.ts'
import { sha256Hex } from '#journal/sha256.ts'
import type { FormRefusal, FormRefusalKind } from './form-refusals.ts'
import type { OtherRoom } from './state.ts'

/** The largest file that is read: a room of a thousand stations, with every rule and version of each sheet. */
export const RELEASED_BYTES = 64 * 1024 * 1024

/** Who takes another room's file in. */
export interface Taker {
  /** The place whose room this is. */
  readonly room: PlaceCode
  /** Whether this room is a rehearsal. */
  readonly test: boolean
  readonly constituency: Constituency
  /** The SHA-256 that the other room announced by another way, where it did. */
  readonly announced?: string
  /** The places of the book, with the keys of other rooms where it has them. */
  readonly places: readonly Place[]
  /** The signed note beside the file (`results.sig`), where it came along. */
  readonly note?: string
}

/** Who wrote the file: its room, `signed`; or nobody can tell, as it has no signature or the book no key of that room. */
export type Authorship = 'signed' | 'unsigned' | 'unknown-key'

export interface Released {
  readonly figures: OtherRoom
  readonly authorship: Authorship
}

/**
 * The figures of another room out of the very bytes of its released `results.json` (docs/open-data.md). What the other
 * room itself counted is the row of its own place; what it took in from third rooms is left out, and the sums of the two
 * are compared, and so is its hash with `announced` where there is one. A room whose key the book has must have signed it. Pure.
 */
export function readReleased(bytes: Uint8Array, taker: Taker): Outcome<Released, FormRefusal> {
  const evidence = sha256Hex(bytes)
  if (taker.announced !== undefined && taker.announced !== evidence)
    return refuse('fileHash', { announced: taker.announced, found: evidence, field: 'sha256' })
  const file = parsed(bytes)
  if (!isRecord(file) || file.format !== FORMAT) return unreadable('format')
  if (typeof file.is_test !== 'boolean') return unreadable('is_test')
  if (file.is_test !== taker.test) return refuse(file.is_test ? 'fileRehearsal' : 'fileElection')
  return released(file, taker, evidence)
}

const FORMAT = 'sunduq-open-results/1'

/** An object of the file, of which nothing is known yet. */
export type Row = Readonly<Record<string, unknown>>

function released(file: Row, taker: Taker, evidence: string): Outcome<Released, FormRefusal> {
  const { room, constituency } = taker
  const { contest, status, release, book, version, published_at } = file
  if (typeof contest !== 'string') return unreadable('contest')
  if (contest !== constituency.contest) return refuse('fileContest', { contest })
  if (typeof status !== 'string') return unreadable('status')
  if (!PUBLIC.has(status) || !isRecord(release)) return refuse('fileShut', { status })
  if (typeof book !== 'string') return unreadable('book')
  if (!isCount(version)) return unreadable('version')
  if (typeof published_at !== 'string' || Number.isNaN(Date.parse(published_at))) return unreadable('published_at')
  const whole = rowsIn(file, 'constituencies').find((row) => row.constituency_code === constituency.code)
  if (!whole) return refuse('fileContest', { contest })
  const fault = listsFault(whole, constituency)
  if (fault !== undefined) return refuse('fileLists', { line: fault })
  const own = ownPlace(rowsIn(file, 'places').filter((row) => row.constituency_code === constituency.code))
  if (!own) return unreadable('places')
  if (own.place_code === room) return refuse('fileOwn', { room })
  const figures = figuresOf(own, constituency.lists.length)
  if (!figures.ok) return figures
  const apart = wholeFault(whole, figures.value)
  if (apart !== undefined) return refuse('figuresApart', { field: apart })
  const place = String(own.place_code)
  const { places, test, note } = taker
  const keys = places.find(({ code }) => code === place)?.keys
  const signer = { room: place, test, key: test ? keys?.rehearsal : keys?.day, ...(note !== undefined && { note }) }
  const signed = authorshipOf(signer, { book, contest, version, sha256: evidence })
  if (!signed.ok) return signed
  const { authorship, ...signature } = signed.value
  return ok({
    authorship,
    figures: {
      room: place,
      source: 'bundle',
      evidence,
      ...figures.value,
      file: { book, version, status: status as ReleasedStatus, published: published_at, ...signature },
    },
  })
}

/** Who should have signed a file. */
export interface Signer {
  readonly room: string
  readonly test: boolean
  /** The room's public key, where it is known: then a good signature must be there. */
  readonly key: string | undefined
  /** The signed note beside the file, where it came along. */
  readonly note?: string
}

/** Whether the room signed this very file, and its signature. */
export function authorshipOf(
  { room, test, key, note }: Signer,
  file: Omit<ReleasedClaim, 'origin'>,
): Outcome<{ readonly authorship: Authorship; readonly signature?: string }, FormRefusal> {
  const claim = { origin: journalOrigin(room as PlaceCode, test), ...file }
  if (note !== undefined && canonical(readReleasedNote(note) ?? null) !== canonical(claim))
    return refuse('fileSignature', { room })
  if (key === undefined) return ok({ authorship: note === undefined ? 'unsigned' : 'unknown-key' })
  if (note === undefined) return refuse('fileUnsigned', { room })
  const noteKey = readNoteKey(key)
  const signature = noteKey && releasedSignature(note, claim, noteKey)
  return signature === undefined ? refuse('fileSignature', { room }) : ok({ authorship: 'signed', signature })
}

type ReleasedStatus = NonNullable<OtherRoom['file']>['status']
const PUBLIC: ReadonlySet<string> = new Set<ReleasedStatus>(['partial', 'provisional', 'proclaimed', 'amended'])

/** What the room of the file counted itself. */
type Own = Omit<OtherRoom, 'room' | 'source' | 'evidence' | 'file'>

const BOXES = ['voters', 'ballots', 'void', 'contested', 'valid'] as const

function figuresOf(row: Row, lines: number): Outcome<Own, FormRefusal> {
  const { registered, expected, counted, excluded, votes } = row
  if (!isCount(registered)) return unreadable('places.registered')
  if (!isCount(expected)) return unreadable('places.expected')
  if (!isCount(counted)) return unreadable('places.counted')
  if (!isCount(excluded)) return unreadable('places.excluded')
  if (counted === 0 || votes === null) return refuse('fileUncounted')
  const boxes: Partial<Record<(typeof BOXES)[number], number>> = {}
  for (const box of BOXES) {
    const count = row[box]
    if (!isCount(count)) return unreadable(`places.${box}`)
    boxes[box] = count
  }
  if (!Array.isArray(votes) || votes.length !== lines || !votes.every(isCount)) return unreadable('places.votes')
  return ok({
    registered,
    ...(boxes as Record<(typeof BOXES)[number], number>),
    votes,
    stations: expected,
    stationsCounted: counted,
    ...(excluded > 0 && { excluded }),
  })
}

/** The room's own place: the one row whose place is in no other row of the constituency. */
function ownPlace(rows: readonly Row[]): Row | undefined {
  const codes = new Set(rows.map((row) => row.place_code))
  const tops = rows.filter((row) => !codes.has(row.parent_code))
  return tops.length === 1 && typeof tops[0]?.place_code === 'string' ? tops[0] : undefined
}

/** The first line, from 1, at which the ballots of the two rooms differ. */
function listsFault(whole: Row, { lists }: Constituency): number | undefined {
  const theirs = rowsIn(whole, 'lists')
  const lines = Math.max(lists.length, theirs.length)
  for (let line = 0; line < lines; line++) {
    const [ours, other] = [lists[line], theirs[line]]
    if (ours?.number !== other?.number || ours?.party !== other?.party_code) return line + 1
  }
  return undefined
}

/** The first figure of the whole constituency that is not what that room counted and what it took in together. */
function wholeFault(whole: Row, own: Own): string | undefined {
  const others = rowsIn(whole, 'others')
  const together = (mine: number, of: (row: Row) => unknown) =>
    others.reduce((sum, row) => sum + Number(of(row) ?? 0), mine)
  for (const box of ['voters', 'valid'] as const) if (whole[box] !== together(own[box], (row) => row[box])) return box
  const lists = rowsIn(whole, 'lists')
  const line = own.votes.findIndex((votes, at) => {
    const all = together(votes, (row) => (Array.isArray(row.votes) ? row.votes[at] : undefined))
    return lists[at]?.votes !== all
  })
  return line < 0 ? undefined : `votes.${line}`
}

export function rowsIn(record: Row, name: string): Row[] {
  const rows = record[name]
  return Array.isArray(rows) ? rows.filter(isRecord) : []
}

/** The content of a file in UTF-8; undefined where it is none. */
export function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

function unreadable(member: string) {
  return refuse('fileUnreadable', { member })
}

function refuse(kind: FormRefusalKind, parameters: FormRefusal['parameters'] = {}) {
  return fail({ kind, parameters })
}
