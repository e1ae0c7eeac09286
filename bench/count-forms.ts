import type { Digest, Instant, PersonId, Position } from '#election/named.ts'
import type { FilledSheet } from '#election/pv/sheet.ts'
import { awaitedForm, type Form, type Typed } from '#room/count/form.ts'

function hand(by: string, sheet: FilledSheet, at: Instant): Typed {
  return { by, from: 'desk', sheet, sealed: '' as Digest, entry: 0 as Position, at, version: 1 }
}

/** A sheet that one hand typed at `at`. */
export function typedForm(sheet: FilledSheet, at = 0 as Instant): Form {
  return { ...awaitedForm(sheet.station, sheet.constituency), status: 'typed', first: hand('c1', sheet, at) }
}

/** A sheet on which two hands do not agree in its first line. */
export function differingForm(sheet: FilledSheet, at = 0 as Instant): Form {
  return { ...typedForm(sheet, at), status: 'differs', second: hand('c2', sheet, at), differing: ['votes.0'] }
}

/** A sheet on which two hands agree and that nobody has accepted. */
export function settledForm(sheet: FilledSheet, at = 0 as Instant): Form {
  const second = hand('c2', sheet, at)
  return { ...typedForm(sheet, at), status: 'settled', second, settled: { sheet, how: 'equal', at } }
}

/** A sheet that the room itself accepted. */
export function acceptedForm(sheet: FilledSheet, at = 0 as Instant): Form {
  return { ...settledForm(sheet, at), status: 'accepted', accepted: { by: 'room' as PersonId, at } }
}
