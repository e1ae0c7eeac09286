import type { BookIndex } from '#election/book/index.ts'
import { isInside } from '#election/book/inside.ts'
import type { PlaceCode, StationCode } from '#election/named.ts'

/** Whether a view shows a station: whoever is in charge of some places sees only theirs. */
export type Within = (station: StationCode) => boolean

/** The view of whoever is in charge of the whole room. */
export const everywhere: Within = () => true

/** What whoever is in charge of `scope` sees; an empty scope is the whole room. */
export function withinScope(index: BookIndex, scope: readonly PlaceCode[]): Within {
  return scope.length === 0 ? everywhere : (station) => isInside(index, scope, station)
}
