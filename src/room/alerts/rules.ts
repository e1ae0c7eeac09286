import { aboveRegistered } from './above-registered.ts'
import { clockOff } from './clock-off.ts'
import { closedEarly } from './closed-early.ts'
import { impossibleRate } from './impossible-rate.ts'
import { incident } from './incident.ts'
import { lateOpening } from './late-opening.ts'
import { notCounted } from './not-counted.ts'
import { readingApart } from './reading-apart.ts'
import { readingFalls } from './reading-falls.ts'
import type { AlertRule } from './rule.ts'
import { silence } from './silence.ts'

/** Every rule of the wall, in the order of their codes. */
export const ALERT_RULES: readonly AlertRule[] = [
  lateOpening,
  silence,
  closedEarly,
  impossibleRate,
  aboveRegistered,
  readingApart,
  readingFalls,
  incident,
  clockOff,
  notCounted,
]
