import type { Book } from '../book.ts'
import { MOST_CHECKS } from '../checklist.ts'
import type { SayWhere } from './places.ts'
import type { Report } from './shape.ts'

/** B301 and B411: each line of a checklist has a code of its own, and no checklist is longer than an opening can tell. */
export function checkChecklists({ checklist = [] }: Book, report: Report, where: SayWhere): void {
  const lines = new Map<string, Map<string, number>>()
  checklist.forEach(({ for: owner, code }, i) => {
    const own = lines.get(owner) ?? new Map<string, number>()
    lines.set(owner, own)
    const first = own.get(code)
    if (first !== undefined) report('B301', ['checklist', i, 'code'], { code, first: where(['checklist', first]) })
    else if (own.size === MOST_CHECKS) report('B411', ['checklist', i, 'for'], { owner, max: MOST_CHECKS })
    own.set(code, first ?? i)
  })
}
