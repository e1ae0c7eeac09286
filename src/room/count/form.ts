import type { ConstituencyCode, Digest, Instant, PersonId, Position, StationCode } from '#election/named.ts'
import type { RuleCode } from '#election/pv/rule.ts'
import type { Field, FilledSheet, Sheet } from '#election/pv/sheet.ts'

/**
 * The life of one sheet: one station, one contest. The diagram is in `docs/states-of-a-sheet.md`; a model-based test
 * holds code and diagram together.
 *
 * awaited → typed → settled | differs → settled → accepted; excluded and recalled on the way, by two people.
 */
export const FORM_STATUSES = ['awaited', 'typed', 'differs', 'settled', 'accepted', 'excluded'] as const
export type FormStatus = (typeof FORM_STATUSES)[number]

/** Pseudonym of the room itself, where a rule and not a person accepts a sheet. */
export const ROOM_ITSELF = 'room' as PersonId

/** `station|constituency`. */
export type FormKey = `${StationCode}|${ConstituencyCode}`

export function formKey(station: StationCode, constituency: ConstituencyCode): FormKey {
  return `${station}|${constituency}`
}

/** One typing of the sheet, with the entry that holds it. */
export interface Typed {
  /** Who typed: a person at the desk, or the device of the station. */
  readonly by: PersonId | string
  readonly from: 'station' | 'desk'
  readonly sheet: Sheet
  readonly sealed: Digest
  readonly entry: Position
  readonly at: Instant
  /** When it was true at the station, by the age that its phone gave; absent for what the desk typed. */
  readonly observed?: Instant
  /** Version from 1, of the same hand; later versions carry a reason. */
  readonly version: number
  readonly reason?: string
  readonly photo?: Digest
}

/** How the sheet that counts came about. */
export interface Settled {
  readonly sheet: FilledSheet
  readonly how: 'equal' | 'decided'
  /** The third person and the reason, for `decided`. */
  readonly by?: PersonId
  readonly reason?: string
  readonly at: Instant
}

export interface Explanation {
  readonly code: RuleCode
  readonly by: PersonId
  readonly words: string
  readonly at: Instant
}

/** An act that needs a second person, waiting for one. */
export interface Proposal {
  readonly act: 'recall' | 'exclude' | 'include'
  readonly by: PersonId
  readonly reason: string
  readonly at: Instant
}

export interface Form {
  readonly station: StationCode
  readonly constituency: ConstituencyCode
  readonly status: FormStatus
  /** The hand that counts as first entry: the station's latest version, or the first typist at the desk. */
  readonly first?: Typed
  readonly second?: Typed
  /** Earlier versions and hands, oldest first; nothing is ever replaced. */
  readonly earlier: readonly Typed[]
  /** Boxes in which first and second differ or are both blank, until somebody decided them. */
  readonly differing: readonly Field[]
  readonly settled?: Settled
  readonly explanations: readonly Explanation[]
  readonly accepted?: { readonly by: PersonId; readonly at: Instant }
  readonly proposal?: Proposal
  /** The station's corrected version of an accepted or excluded sheet: it waits for the recall. */
  readonly waiting?: Typed
  readonly excluded?: { readonly reason: string; readonly at: Instant; readonly by: readonly [PersonId, PersonId] }
}

/** One for all: a nation awaits a hundred thousand sheets at once. */
const NONE: readonly never[] = []

export function awaitedForm(station: StationCode, constituency: ConstituencyCode): Form {
  return { station, constituency, status: 'awaited', earlier: NONE, differing: NONE, explanations: NONE }
}
