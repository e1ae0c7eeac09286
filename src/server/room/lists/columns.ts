import type { BookIndex } from '#election/book/index.ts'
import type { Instant, PersonId, PlaceCode, StationCode } from '#election/named.ts'
import type { Entry } from '#journal/entry.ts'
import type { Within } from '#room/scope.ts'
import type { RoomState } from '#room/state.ts'
import { type WallPicture, wallPicture } from '#room/views/wall.ts'
import type { Column as PortalColumn } from '../../portal/columns.ts'
import type { Cell } from '../../portal/csv.ts'

/** What every list is made from. */
export interface Seen {
  readonly index: BookIndex
  readonly now: Instant
  /** The part of the list that was asked for, where the list has parts. */
  readonly only?: string | undefined
  /** Who asks; `mine` is theirs. */
  readonly reader?: PersonId | undefined
  /** The stations that whoever asks may see. */
  readonly within: Within
  /** The station that a list is of, and what the journal holds about it and its phones, in its order. */
  readonly one?: { readonly station: StationCode; readonly entries: readonly Entry[] } | undefined
  /** What an observer sees of the wall; absent for those who work in the room. */
  readonly observed?: WallPicture | undefined
}

/** The wall as the list's reader sees it. */
export function pictureOf(state: RoomState, { index, now, observed }: Seen): WallPicture {
  return observed ?? wallPicture(index, state, now)
}

/** One column of a list: the one text from which the file and `docs/room-lists.md` are made. */
export interface Column<Row> extends Pick<PortalColumn<Row>, 'name' | 'type' | 'means' | 'empty'> {
  readonly cell: (row: Row, seen: Seen) => Cell
}

/** UTC, ISO 8601, to the millisecond; an empty cell where there is none. */
export function instant(at: Instant | undefined): Cell {
  return at === undefined ? null : new Date(at).toISOString()
}

/** Words that people typed, or nothing. */
export function words(text: string | undefined): Cell {
  return text ?? null
}

const station = ({ index }: Seen, code: StationCode) => {
  const one = index.stations.get(code)
  if (!one) throw new Error(`no station ${code} in the book`)
  return one
}

/** Which station a row is about; the same columns in every list. */
export function stationColumns<Row>(of: (row: Row) => StationCode): Column<Row>[] {
  return [
    { name: 'station_code', type: 'string', means: 'Code of the polling station in the book.', cell: (row) => of(row) },
    {
      name: 'number',
      type: 'integer',
      means: 'Its number, unique in its commune.',
      cell: (row, seen) => station(seen, of(row)).number,
    },
    {
      name: 'commune_code',
      type: 'string',
      means: 'Code of its commune.',
      cell: (row, { index }) => index.commune(of(row)).code,
    },
    {
      name: 'commune_ar',
      type: 'string',
      means: 'Name of the commune in Arabic.',
      cell: (row, { index }) => index.commune(of(row)).names.ar,
    },
    {
      name: 'commune_fr',
      type: 'string',
      means: 'Name of the commune in French.',
      cell: (row, { index }) => index.commune(of(row)).names.fr,
    },
    {
      name: 'name_ar',
      type: 'string',
      means: 'Name of the station in Arabic.',
      cell: (row, seen) => station(seen, of(row)).names.ar,
    },
    {
      name: 'name_fr',
      type: 'string',
      means: 'Name of the station in French.',
      cell: (row, seen) => station(seen, of(row)).names.fr,
    },
  ]
}

/** Which place a row is about; the same columns in every list of places. */
export function placeColumns<Row>(of: (row: Row) => PlaceCode): Column<Row>[] {
  const place = (row: Row, { index }: Seen) => {
    const code = of(row)
    const one = index.places.get(code)
    if (!one) throw new Error(`no place ${code} in the book`)
    return one
  }
  return [
    { name: 'place_code', type: 'string', means: 'Code of the place in the book.', cell: (row) => of(row) },
    {
      name: 'kind',
      type: 'string',
      means: '`nation`, `region`, `province`, `commune` or `office`.',
      cell: (row, seen) => place(row, seen).kind,
    },
    {
      name: 'parent_code',
      type: 'string',
      means: 'Code of the place above it.',
      empty: 'it is the topmost',
      cell: (row, seen) => place(row, seen).parent ?? null,
    },
    { name: 'name_ar', type: 'string', means: 'Its name in Arabic.', cell: (row, seen) => place(row, seen).names.ar },
    { name: 'name_fr', type: 'string', means: 'Its name in French.', cell: (row, seen) => place(row, seen).names.fr },
  ]
}

/**
 * A cell that no spreadsheet takes for a formula: a text that begins like one gets an apostrophe before it, as OWASP
 * advises. Numbers stay as they are.
 */
export function harmless(cell: Cell): Cell {
  return typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
}
