import type { Place, Station } from '#election/book/book.ts'
import type { BookIndex } from '#election/book/index.ts'

/** How stations are put together to be compared. */
const GROUPINGS = ['room', 'setting', 'size', 'commune'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** Stations that are told as one. */
export interface StationGroup {
  readonly by: Grouping
  /** Code of the place; `urban`, `rural` or `unknown`; or the size as `least-most` registered voters of a station. */
  readonly key: string
  /** Indexes into the book's stations. */
  readonly members: readonly number[]
}

/** Every group of a book: the room, urban and rural, four sizes, the communes. */
export function stationGroups(index: BookIndex): StationGroup[] {
  const { book } = index
  const all = [...book.stations.keys()]
  const grouped = (by: Grouping, keyOf: (station: Station) => string): StationGroup[] =>
    [...Map.groupBy(all, (i) => keyOf(book.stations[i] as Station))].map(([key, members]) => ({ by, key, members }))
  return [
    { by: 'room', key: book.room, members: all },
    ...grouped('setting', (station) => settingOf(index, station)).sort((a, b) => (a.key < b.key ? 1 : -1)),
    ...sizes(book.stations).map(({ key, members }) => ({ by: 'size' as const, key, members })),
    ...grouped('commune', (station) => index.commune(station.code).code),
  ]
}

/** Urban or rural as the nearest place above says that has a word about it. */
function settingOf(index: BookIndex, { code }: Station): NonNullable<Place['setting']> | 'unknown' {
  return index.ancestors(code).find(({ setting }) => setting !== undefined)?.setting ?? 'unknown'
}

/** Quarters of the stations by registered voters, smallest first; stations of one size are never parted. */
function sizes(stations: readonly Station[]): { key: string; members: number[] }[] {
  const ordered = stations.map(({ registered }) => registered).sort((a, b) => a - b)
  const limits = [1, 2, 3].map((quarter) => ordered[Math.floor((ordered.length * quarter) / 4)] ?? 0)
  const quarter = (registered: number): number => limits.filter((limit) => registered >= limit).length
  const groups = Map.groupBy(stations.keys(), (i) => quarter((stations[i] as Station).registered))
  return [...groups]
    .sort(([a], [b]) => a - b)
    .map(([, members]) => {
      const registered = members.map((i) => (stations[i] as Station).registered)
      return { key: `${Math.min(...registered)}-${Math.max(...registered)}`, members }
    })
}
