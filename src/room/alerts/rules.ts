import { aboveRegistered } from './above-registered.ts'
import { batteryLow } from './battery-low.ts'
import { clockOff } from './clock-off.ts'
import { closedEarly } from './closed-early.ts'
import { closingMissing } from './closing-missing.ts'
import type { CommuneRule } from './commune-rule.ts'
import { counterStill } from './counter-still.ts'
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
import { turnoutFar } from './turnout-far.ts'

/** The rules that look at one station by itself, in the order of their codes. */
export const STATION_RULES: readonly AlertRule[] = [
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

/** The rules that look at a station beside the others of its commune. */
export const COMMUNE_RULES: readonly CommuneRule[] = [counterStill, turnoutFar]

/** Every rule of the wall: what it is called and what it says. */
export const ALERT_RULES: readonly Omit<AlertRule, 'find'>[] = [...STATION_RULES, ...COMMUNE_RULES]
