import type { ResultsVersion, SheetFigures } from './results.ts'

/** A published figure that is not what it was in the version before; null is "not shown". */
export interface ResultChange {
  readonly unit_kind: 'constituency' | 'place' | 'station'
  readonly constituency_code: string
  readonly unit_code: string
  /** A box, `votes.N`, `seats.N` or `reserved_seats.N` with the number of the list on the ballot, `status` or `state`. */
  readonly field: string
  readonly before: string | number | null
  readonly after: string | number | null
}

const BOXES = ['voters', 'ballots', 'void', 'contested', 'valid'] as const satisfies readonly (keyof SheetFigures)[]

type Cells = Readonly<Record<string, string | number | null>>
type Units = Map<
  string,
  Pick<ResultChange, 'unit_kind' | 'constituency_code' | 'unit_code'> & { readonly cells: Cells }
>

/** Every figure that changed from one version to the next, first publications included. */
export function resultChanges(from: ResultsVersion | undefined, to: ResultsVersion): ResultChange[] {
  const [before, after] = [from ? unitsOf(from) : new Map(), unitsOf(to)] as [Units, Units]
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)]
    const unit = is ?? was
    if (!unit) return []
    const { cells: _, ...names } = unit
    const fields = new Set([...Object.keys(is?.cells ?? {}), ...Object.keys(was?.cells ?? {})])
    return [...fields].flatMap((field) => {
      const [old, now] = [was?.cells[field] ?? null, is?.cells[field] ?? null]
      return old === now ? [] : [{ ...names, field, before: old, after: now }]
    })
  })
}

/** Sheets that are in the sums for the first time, and published figures of single sheets that were changed or taken away. */
export function changeCounts(changes: readonly ResultChange[]): { readonly added: number; readonly revised: number } {
  const valid = changes.filter(({ unit_kind, field }) => unit_kind === 'station' && field === 'valid')
  const boxes = changes.filter(
    ({ unit_kind, field, before }) =>
      unit_kind === 'station' && field !== 'state' && field !== 'status' && before !== null,
  )
  return { added: valid.filter(({ before }) => before === null).length, revised: boxes.length }
}

function unitsOf({ constituencies, places, stations }: ResultsVersion): Units {
  const units: Units = new Map()
  const numbers = new Map(constituencies.map((row) => [row.constituency_code, row.lists.map(({ number }) => number)]))
  const votes = (constituency: string, all: readonly (number | null)[] | null): Cells =>
    Object.fromEntries(
      (all ?? []).map((count, line) => [`votes.${numbers.get(constituency)?.[line] ?? line + 1}`, count]),
    )
  for (const row of constituencies) {
    const { constituency_code, status, lists } = row
    const seats = Object.fromEntries(
      lists.flatMap((list) => [
        [`seats.${list.number}`, list.seats],
        [`reserved_seats.${list.number}`, list.reserved_seats],
      ]),
    )
    const all = lists.map((list) => list.votes)
    const cells = { status, ...boxes(row), ...votes(constituency_code, all), ...seats }
    units.set(`c ${constituency_code}`, {
      ...{ unit_kind: 'constituency', constituency_code, unit_code: constituency_code },
      cells,
    })
  }
  for (const row of places) {
    const { constituency_code, place_code, status } = row
    const cells = { status, ...boxes(row), ...votes(constituency_code, row.votes) }
    units.set(`p ${constituency_code} ${place_code}`, {
      ...{ unit_kind: 'place', constituency_code, unit_code: place_code },
      cells,
    })
  }
  for (const row of stations) {
    const { constituency_code, station_code, status, state } = row
    const cells = { status, state, ...boxes(row), ...votes(constituency_code, row.votes) }
    units.set(`s ${constituency_code} ${station_code}`, {
      ...{ unit_kind: 'station', constituency_code, unit_code: station_code },
      cells,
    })
  }
  return units
}

function boxes(row: SheetFigures): Cells {
  return Object.fromEntries(BOXES.map((box) => [box, row[box]]))
}
