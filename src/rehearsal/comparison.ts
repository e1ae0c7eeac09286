import type { ContestId, PlaceCode, StationCode } from '#election/named.ts'
import { votersOf, type WallDefinition, type WallPicture } from '#room/views/wall.ts'
import type { StationTruth } from './day/plan.ts'

/** A station, place or contest where the room shows something else than what happened. */
export interface Difference {
  readonly at: StationCode | PlaceCode | ContestId
  /** `voters`, `closed`, a box of a contest's sum, the votes of a list, or a planted mistake that nobody caught. */
  readonly what: string
  readonly shown: number
  readonly true: number
}

/**
 * Compares what the room shows in the evening with what happened: the voters of every station, and for every place
 * from the central offices to the nation its voters and how many of its stations have closed. Empty when all agree;
 * -1 is shown where the room shows nothing.
 */
export function differences(
  truth: ReadonlyMap<StationCode, StationTruth>,
  { stations, places }: Pick<WallDefinition, 'stations' | 'places'>,
  picture: Pick<WallPicture, 'stations' | 'places'>,
): Difference[] {
  const found: Difference[] = []
  const compare = (at: Difference['at'], what: Difference['what'], shown: number | undefined, is: number) => {
    if (shown !== is) found.push({ at, what, shown: shown ?? -1, true: is })
  }
  const sums = places.map(() => ({ voters: 0, closed: 0 }))
  const index = new Map(stations.code.map((code, position) => [code, position]))
  for (const [code, { voters, closed }] of truth) {
    const position = index.get(code) ?? -1
    compare(code, 'voters', picture.stations.voters[position], voters)
    for (let at = stations.office[position] ?? -1; at >= 0; at = places[at]?.parent ?? -1) {
      const sum = sums[at]
      if (sum === undefined) continue
      sum.voters += voters
      sum.closed += closed ? 1 : 0
    }
  }
  for (const [position, { code }] of places.entries()) {
    const figure = picture.places[position]
    // Of a place where nobody counted no voter is true.
    compare(code, 'voters', figure && (votersOf(figure) ?? 0), sums[position]?.voters ?? 0)
    compare(code, 'closed', figure?.[2], sums[position]?.closed ?? 0)
  }
  return found
}
