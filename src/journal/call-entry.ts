import type { Count, Digest, Minute, PersonId, Position, StationCode } from '#election/named.ts'
import type { IncidentKind } from './submission.ts'

/** How a call to a station ended. */
export const CALL_OUTCOMES = ['reached', 'no-answer', 'busy', 'wrong-number', 'refused'] as const
export type CallOutcome = (typeof CALL_OUTCOMES)[number]

/** In what office somebody spoke for a station; never a name. */
export const SPEAKERS = ['president', 'substitute', 'assessor', 'authority', 'other'] as const
export type Speaker = (typeof SPEAKERS)[number]

/** By which way it was told. */
const TOLD_SOURCES = ['call', 'sms'] as const
export type ToldSource = (typeof TOLD_SOURCES)[number]

/** What a station without an app tells. */
export type Told =
  | { readonly k: 'opened' }
  | { readonly k: 'reading'; readonly hour: Minute; readonly count: Count }
  | { readonly k: 'closed'; readonly count: Count }
  | { readonly k: 'incident'; readonly what: IncidentKind; readonly words?: string; readonly photo?: Digest }

interface OnStation {
  /** Who typed it; the gateway for a message. */
  readonly by: PersonId
  readonly station: StationCode
}

/** Talks with stations, and what was typed for them: entry by proxy. */
export type CallEntry =
  | (OnStation & { readonly kind: 'called'; readonly outcome: CallOutcome; readonly words?: string })
  | (OnStation & {
      readonly kind: 'told'
      readonly source: ToldSource
      readonly speaker: Speaker
      readonly said: Told
    })
  /** `entry` is where it was told; it stays in the record and counts no more. */
  | (OnStation & { readonly kind: 'told-undone'; readonly entry: Position; readonly reason: string })
