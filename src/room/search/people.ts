import type { Colleague } from '../views/work.ts'
import type { Found } from './found.ts'
import { haystack } from './normal.ts'
import { bitsOf, MOST, type Question } from './question.ts'

/** People by their name and by the pseudonym under which the journal knows them, also by its beginning. */
export function people(known: readonly Colleague[], { needles, typed, all }: Question): Found[] {
  return known
    .filter(({ person, name }) => person.startsWith(typed) || bitsOf(haystack([name, person]), needles) === all)
    .slice(0, MOST)
    .map(({ person, name }) => ({ kind: 'person', person, ...(name !== undefined && { name }) }))
}
