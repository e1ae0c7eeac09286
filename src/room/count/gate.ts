import type { Constituency } from '#election/book/book.ts'
import type { BookIndex } from '#election/book/index.ts'
import { type ContestId, type Instant, type PlaceCode, unreachable } from '#election/named.ts'
import { instantOf } from '#election/time.ts'
import { RELEASE_LEVELS, type ReleaseLevel } from '#journal/count-entry.ts'
import type { Audience } from '../gate.ts'
import type { CountState, Release } from './state.ts'

/** How deep an audience may see a contest now; `nothing` until the gate is open. */
export type ResultsView = 'nothing' | ReleaseLevel | 'everything'

/**
 * The gate of the results. No figure of a contest leaves the server for anyone but the room's own desk before the last
 * station's closing time **and** the release that two people decided; a withdrawn release shuts it again.
 */
export function resultsView(
  index: BookIndex,
  count: CountState,
  audience: Audience | 'desk',
  contest: ContestId,
  now: Instant,
): ResultsView {
  switch (audience) {
    case 'desk':
      return 'everything'
    case 'room':
    case 'wall':
    case 'public':
    case 'media':
    case 'observer':
      return now < closeOfLastStation(index) ? 'nothing' : (standing(count, contest)?.level ?? 'nothing')
    default:
      return unreachable(audience)
  }
}

/** The release under which a contest is public: the deepest confirmed one that stands. */
export function standing(count: CountState, contest: ContestId): Release | undefined {
  const open = count.releases.filter(
    (release) => release.contest === contest && release.confirmed && !release.withdrawn,
  )
  return open.reduce<Release | undefined>(
    (deepest, release) => (deepest && depth(deepest.level) >= depth(release.level) ? deepest : release),
    undefined,
  )
}

/** Whether a contest is public already as deep as a release would open it: a second one would outlive the first unseen. */
export function isOpen(count: CountState, { contest, level }: Pick<Release, 'contest' | 'level'>): boolean {
  const open = standing(count, contest)
  return open !== undefined && depth(open.level) >= depth(level)
}

/** Whether a view reaches down to a place, or to a station. */
export function reaches(index: BookIndex, view: ResultsView, place: PlaceCode | 'station'): boolean {
  if (view === 'nothing') return false
  if (view === 'everything') return true
  if (place === 'station') return view === 'station'
  const kind = index.places.get(place)?.kind
  return kind !== undefined && (kind === 'nation' || kind === 'region' || depth(kind) <= depth(view))
}

/** Whether a view reaches the result of a constituency: a district is as fine as the central office that proclaims it. */
export function reachesConstituency(index: BookIndex, view: ResultsView, { place, district }: Constituency): boolean {
  if (!reaches(index, view, place)) return false
  return district !== true || view === 'everything' || view === 'office' || view === 'station'
}

/** When the polls have closed everywhere in the room's book. */
export function closeOfLastStation(index: BookIndex): Instant {
  return instantOf(index.book.hours.closes, index.book)
}

function depth(level: ReleaseLevel): number {
  return RELEASE_LEVELS.indexOf(level)
}
