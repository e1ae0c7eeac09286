import type { Constituency, Contest } from '#election/book/book.ts'
import { isInside } from '#election/book/inside.ts'
import type { PlaceCode } from '#election/named.ts'
import type { Finder } from './finder.ts'
import type { Found } from './found.ts'
import { bitsOf, MOST, type Question } from './question.ts'

/**
 * Contests by their names and those of their paper; one of several constituencies by its own name or where it lies. Whoever
 * is in charge of some places finds the constituencies that have a part of them.
 */
export function contests(finder: Finder, question: Question, scope: readonly PlaceCode[]): Found[] {
  const { contests: all, index, placeAt } = finder
  const found: Found[] = []
  for (const { contest, own, constituencies } of all) {
    if (found.length >= MOST) break
    const named = bitsOf(own, question.needles)
    if (named === question.all) {
      found.push(line(contest))
      continue
    }
    for (const { constituency, own: hay } of constituencies) {
      if (found.length >= MOST) break
      const its = bitsOf(hay, question.needles)
      const lies = question.places[placeAt.get(constituency.place) ?? -1] ?? 0
      if ((named | its) !== 0 && (named | its | lies) === question.all && touches(constituency))
        found.push(line(contest, constituencies.length > 1 ? constituency : undefined))
    }
  }
  return found

  function touches({ place }: Constituency): boolean {
    return isInside(index, scope, place) || scope.some((mine) => isInside(index, [place], mine))
  }
}

function line({ id, names }: Contest, constituency?: Constituency): Found {
  return { kind: 'contest', contest: id, names, ...(constituency && { in: constituency.names }) }
}
