import type { Book } from '../book.ts'
import { ALERT_ROLES } from '../work-policy.ts'
import type { Report } from './shape.ts'

/** B412: whom an alert calls can do something about it. */
export function checkWork({ work }: Book, report: Report): void {
  work?.escalation?.forEach(({ to }, i) => {
    if (ALERT_ROLES.some((role) => role === to)) return
    report('B412', ['work', 'escalation', i, 'to'], { role: to, allowed: ALERT_ROLES.join(', ') })
  })
}
