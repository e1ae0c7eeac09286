import type { PlaceCode, StationCode } from '#election/named.ts'
import type { RoomState } from '#room/state.ts'
import type { Role } from '../access.ts'
import type { RoomTable } from '../table.ts'
import { type Column, harmless, placeColumns, type Seen, stationColumns } from './columns.ts'

interface Rows<Row> {
  readonly about: string
  /** Who sees the same on a screen, of those whom the address is for. */
  readonly roles: readonly Role[]
  readonly columns: readonly Column<Row>[]
  /** It is of one station, which has to be named. */
  readonly ofOne?: true
  readonly rows: (state: RoomState, seen: Seen) => readonly Row[]
}

type Documented = Pick<Rows<never>, 'about' | 'roles' | 'ofOne'> & {
  readonly columns: readonly Omit<Column<never>, 'cell'>[]
}
/** A list as it is documented and made. */
export type Made = Documented & { readonly table: (state: RoomState, seen: Seen) => RoomTable }

/** A list of rows that each are about one station, with which they begin; of those that its reader may see. */
export function list<Row>({ rows, columns, station, ...of }: Rows<Row> & { station: (row: Row) => StationCode }): Made {
  return anyList({
    ...of,
    columns: [...stationColumns(station), ...columns],
    rows: (state, seen) => rows(state, seen).filter((row) => seen.within(station(row))),
  })
}

/** A list of rows that each are about one place; of those that lie wholly in what its reader may see. */
export function placeList<Row>({ rows, columns, place, ...of }: Rows<Row> & { place: (row: Row) => PlaceCode }): Made {
  return anyList({
    ...of,
    columns: [...placeColumns(place), ...columns],
    rows: (state, seen) =>
      rows(state, seen).filter((row) => seen.index.stationsOf(place(row)).every(({ code }) => seen.within(code))),
  })
}

/** A list whose rows are what `rows` finds; it looks at `within` itself. */
export function anyList<Row>({ columns, rows, ...documented }: Rows<Row>): Made {
  return {
    ...documented,
    columns,
    table: (state, seen) => ({
      columns: columns.map(({ name }) => name),
      rows: rows(state, seen).map((row) => columns.map(({ cell }) => harmless(cell(row, seen)))),
    }),
  }
}

/** Who works on alerts, calls, incidents and messages. */
export const ACTING: readonly Role[] = ['duty-officer', 'operator']
/** And whoever manages the phones beside them. */
export const MANAGING: readonly Role[] = ['administrator', ...ACTING]
/** And whoever watches. */
export const WATCHING: readonly Role[] = [...MANAGING, 'observer']
