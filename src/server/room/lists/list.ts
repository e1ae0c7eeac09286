import type { StationCode } from '#election/named.ts'
import type { RoomState } from '#room/state.ts'
import type { Cell } from '../../portal/csv.ts'
import type { RoomTable } from '../table.ts'
import { type Column, harmless, type Seen, stationColumns } from './columns.ts'

interface List<Row> {
  readonly about: string
  readonly station: (row: Row) => StationCode
  readonly columns: readonly Column<Row>[]
  readonly rows: (state: RoomState, seen: Seen) => readonly Row[]
}

type Documented = Pick<List<never>, 'about'> & { readonly columns: readonly Omit<Column<never>, 'cell'>[] }
/** A list as it is documented and made: every row begins with its station. */
export type Made = Documented & {
  readonly table: (state: RoomState, seen: Seen, within: (station: StationCode) => boolean) => RoomTable
}

/** A list of rows that each are about one station. */
export function list<Row>({ about, station, columns, rows }: List<Row>): Made {
  const all = [...stationColumns(station), ...columns]
  return {
    about,
    columns: all,
    table: (state, seen, within) => ({
      columns: all.map(({ name }) => name),
      rows: rows(state, seen)
        .filter((row) => within(station(row)))
        .map((row) => all.map(({ cell }): Cell => harmless(cell(row, seen)))),
    }),
  }
}
