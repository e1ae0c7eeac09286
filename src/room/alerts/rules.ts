import { aboveRegistered } from './above-registered.ts'
import { batteryLow } from './battery-low.ts'
import { clockOff } from './clock-off.ts'
import { closedEarly } from './closed-early.ts'
import { closingMissing } from './closing-missing.ts'
import { impossibleRate } from './impossible-rate.ts'
import { incident } from './incident.ts'
import { lateOpening } from './late-opening.ts'
import { notCounted } from './not-counted.ts'
import { outboxGrowing } from './outbox-growing.ts'
import { phoneUnseen } from './phone-unseen.ts'
import { phonesApart } from './phones-apart.ts'
import { photoMissing } from './photo-missing.ts'
import { readingApart } from './reading-apart.ts'
import { readingFalls } from './reading-falls.ts'
import type { AlertRule } from './rule.ts'
import { sheetLate } from './sheet-late.ts'
import { silence } from './silence.ts'

/** Every rule of the wall, in the order of their codes. */
export const ALERT_RULES: readonly AlertRule[] = [
  lateOpening,
  silence,
  closedEarly,
  closingMissing,
  impossibleRate,
  aboveRegistered,
  readingApart,
  readingFalls,
  phonesApart,
  incident,
  clockOff,
  notCounted,
  batteryLow,
  outboxGrowing,
  phoneUnseen,
  sheetLate,
  photoMissing,
]
