import type { BookIndex } from '#election/book/index.ts'
import type { PlaceCode, StationCode } from '#election/named.ts'

/** The units whose figures are published only inside their parents. */
export interface Merged {
  readonly places: ReadonlySet<PlaceCode>
  readonly stations: ReadonlySet<StationCode>
}

interface Unit {
  readonly code: string
  readonly registered: number
}

/**
 * Which units are too small to be shown by themselves (`publication.smallestUnit`). Whoever subtracts the shown siblings
 * from their parent must not learn a small unit either, so under each parent the units hidden together have at least
 * two members and reach the threshold together: the next smallest siblings are hidden too, for as long as there are
 * any. A hidden place hides everything in it, else its parts would add up to it. A room below the threshold shows
 * nothing at all.
 */
export function mergedUnits(index: BookIndex): Merged {
  const threshold = index.book.publication.smallestUnit
  const places = new Set<PlaceCode>()
  const stations = new Set<StationCode>()
  const hideAll = (place: PlaceCode): void => {
    places.add(place)
    for (const child of index.children(place)) hideAll(child.code)
    for (const station of index.stationsOf(place)) stations.add(station.code)
  }
  const look = (place: PlaceCode): void => {
    const children = index.children(place)
    if (children.length > 0) {
      const units = children.map(({ code }) => ({ code, registered: index.registered(code) }))
      const hidden = new Set(hiddenTogether(units, threshold))
      for (const { code } of children) hidden.has(code) ? hideAll(code) : look(code)
    } else {
      for (const code of hiddenTogether(index.stationsOf(place), threshold)) stations.add(code as StationCode)
    }
  }
  const root = index.book.places[0]
  if (!root) return { places, stations }
  if (index.registered(root.code) < threshold) hideAll(root.code)
  else look(root.code)
  return { places, stations }
}

/**
 * Codes of the siblings to hide: the small ones, and as many more as it takes that no subtraction shows one. One alone
 * never reaches the threshold, so there are always two or more.
 */
function hiddenTogether(siblings: readonly Unit[], threshold: number): string[] {
  // A unit without voters has nothing to hide and hides nothing.
  const ascending = siblings
    .filter(({ registered }) => registered > 0)
    .sort((a, b) => a.registered - b.registered || (a.code < b.code ? -1 : 1))
  if ((ascending[0]?.registered ?? threshold) >= threshold) return []
  const hidden: string[] = []
  let together = 0
  for (const { code, registered } of ascending) {
    if (registered >= threshold && together >= threshold) break
    hidden.push(code)
    together += registered
  }
  return hidden
}
