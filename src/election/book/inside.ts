import type { PlaceCode, StationCode } from '../named.ts'
import type { BookIndex } from './index.ts'

/**
 * Whether a station or a place lies in one of the places of a scope; an empty scope is everywhere, and
 * so is a code that the book does not know: whoever asks refuses it.
 */
export function isInside(index: BookIndex, scope: readonly PlaceCode[], code: string): boolean {
  if (scope.length === 0) return true
  const station = index.stations.get(code as StationCode)
  if (station) return index.ancestors(station.code).some((place) => scope.includes(place.code))
  let place = index.places.get(code as PlaceCode)
  if (!place) return true
  while (place) {
    if (scope.includes(place.code)) return true
    place = place.parent === undefined ? undefined : index.places.get(place.parent)
  }
  return false
}
