import type { Book } from '#election/book/book.ts'
import type { ConstituencyCode, Count, Digest, Instant, PersonId, Position, StationCode } from '#election/named.ts'
import type { RuleCode } from '#election/pv/rule.ts'
import type { Field, FilledSheet, Sheet } from '#election/pv/sheet.ts'
import type { HandedCopy } from '../count/copies.ts'
import type { Explanation, FormStatus, Proposal } from '../count/form.ts'
import type { Authorship } from '../count/released-file.ts'
import type { OtherRoom } from '../count/state.ts'

export * from './desk-contests.ts'

/**
 * What the desk shows, as it crosses the wire: the types of every answer under `/desk/api/`. Pure, so that server, page
 * and rehearsal share them. A clerk's types have no room for a figure of the other hand.
 */

/** Who works at the desk: a first hand, a second hand, who settles, who decides and releases. */
export const DESK_ROLES = ['clerk-1', 'clerk-2', 'verifier', 'returning-officer'] as const
export type DeskRole = (typeof DESK_ROLES)[number]

/** The first entry or the second; a clerk is bound to one of the two for as long as the link lives. */
export type Hand = 1 | 2

/** Minutes for which a claimed form stays with the person; every act on it gives it new time. */
export const CLAIM_MINUTES = 10

/** `GET /desk/api/session` */
export interface DeskSession {
  readonly role: DeskRole
  readonly person: PersonId
}

/** `GET /desk/api/definition`: the frozen book, which `indexBook` indexes, without the earlier election. */
export interface DeskDefinition {
  readonly digest: Digest
  readonly test: boolean
  readonly book: Omit<Book, 'previous'>
}

/** A sheet as it is typed: the server puts in whose it is, from the address. */
export type TypedBoxes = Omit<Sheet, 'station' | 'constituency' | 'paper'>

/** One form in one person's hands. `POST /desk/api/claims` answers it; 204 when nothing waits. */
export interface Claim {
  readonly station: StationCode
  readonly constituency: ConstituencyCode
  readonly by: PersonId
  /** Which entry a clerk holds it for; absent for whoever settles. */
  readonly hand?: Hand
  /** When it falls back into the queue unless something is done to it. */
  readonly expires: Instant
}

/** One rule that does not hold, in the reader's language. */
export interface FindingView {
  readonly code: RuleCode
  /** An error: it stops the sheet. Otherwise a warning: it needs an explanation. */
  readonly stops: boolean
  readonly fields: readonly Field[]
  readonly text: string
  /** The latest stored explanation of a warning. */
  readonly explained?: Explanation
}

/**
 * Where a form stands in the queue; each form stands in one place.
 * - `awaited`: nothing came. `late`: nothing came, and the tolerated time after the close is over.
 * - `typed`: one hand is in (of the station, or of a clerk), the second is waited for.
 * - `differing`: both are in and differ. `settled`: they agree, and rules ask for a person.
 * - `recall`, `proposed`: a recall, or an exclusion or inclusion, waits for the second person.
 * - `correction`: the station corrected a sheet that was accepted or excluded.
 */
export const QUEUE_STATES = [
  'awaited',
  'late',
  'typed',
  'differing',
  'settled',
  'recall',
  'proposed',
  'correction',
  'accepted',
  'excluded',
] as const
export type QueueState = (typeof QUEUE_STATES)[number]

/** Most forms of one state in an answer; the counts are of all. */
export const QUEUE_LENGTH = 200

/** `GET /desk/api/queue` */
export type QueueView = ClerkQueue | ReviewQueue

/** What waits for one hand. Nothing in it depends on what anybody typed. */
export interface ClerkQueue {
  readonly seen: 'clerk'
  readonly position: Position
  readonly now: Instant
  readonly hand: Hand
  /** When the last station closes; absent once it has. Until then nothing waits. */
  readonly opens?: Instant
  /** Forms that wait for this hand, claimed ones included. */
  readonly waiting: number
  /** The oldest first. */
  readonly forms: readonly ClerkQueueItem[]
  readonly mine: readonly Claim[]
}

export interface ClerkQueueItem {
  readonly station: StationCode
  readonly constituency: ConstituencyCode
  /** Since when it waits. */
  readonly since: Instant
  /** Somebody else has it in hand. */
  readonly busy: boolean
}

export interface ReviewQueue {
  readonly seen: 'reviewer'
  readonly position: Position
  readonly now: Instant
  /** When the last station closes; absent once it has. Until then nobody takes anything in hand. */
  readonly opens?: Instant
  readonly counts: Readonly<Record<QueueState, number>>
  /** The oldest first, at most `QUEUE_LENGTH` of each state. */
  readonly items: readonly QueueItem[]
  /** Sheets that phones sent and that do not count: of a wrong station or contest, a second one without a reason. */
  readonly strays: readonly Stray[]
  readonly mine: readonly Claim[]
}

export interface QueueItem {
  readonly station: StationCode
  readonly constituency: ConstituencyCode
  readonly state: QueueState
  /** Of an awaited sheet the close of the last station, also before it. */
  readonly since: Instant
  /** Who has it in hand. */
  readonly claim?: Claim
  /** How many boxes differ. */
  readonly differing?: number
  /** Rules that do not hold, each with its text; of the oldest settled forms only. */
  readonly rules?: readonly { readonly code: RuleCode; readonly text: string }[]
}

export interface Stray {
  /** Of the phone that sent it. */
  readonly station: StationCode
  readonly constituency: ConstituencyCode
  /** The station that stands on the sheet, where it is another. */
  readonly of?: StationCode
  /** The verdict of the journal, `R…`. */
  readonly code: string
  readonly count: number
  /** When the latest was received. */
  readonly at: Instant
  readonly text: string
}

/** `GET /desk/api/forms/:station/:constituency` */
export type FormView = ClerkForm | ReviewForm

/** The blind form: the paper's photo and empty boxes. */
export interface ClerkForm {
  readonly seen: 'clerk'
  readonly station: StationCode
  readonly constituency: ConstituencyCode
  /**
   * `early`: the last station has not closed. `type`: it waits for this hand. `busy`: it does, and somebody else has it. `typed`: this person typed it.
   * `closed`: it does not wait for this hand, whatever the reason.
   */
  readonly task: 'early' | 'type' | 'busy' | 'typed' | 'closed'
  readonly hand: Hand
  readonly claim?: Claim
  /** The photo of the signed sheet, for `type` where there is one. */
  readonly photo?: Digest
}

/** One hand, as the record tells it; its figures are where the form shows them. */
export interface HandView {
  readonly by: PersonId | string
  readonly from: 'station' | 'desk'
  readonly at: Instant
  readonly version: number
  readonly reason?: string
  readonly photo?: Digest
  /** Shown once both hands are in. */
  readonly sheet?: Sheet
}

/** The form as who settles it may see it: no figure of anybody before both hands are in. */
export interface ReviewForm {
  readonly seen: 'reviewer'
  readonly station: StationCode
  readonly constituency: ConstituencyCode
  readonly position: Position
  readonly status: FormStatus
  readonly state: QueueState
  readonly since: Instant
  readonly claim?: Claim
  readonly first?: HandView
  readonly second?: HandView
  readonly earlier: readonly HandView[]
  /** The station's corrected version, which waits for a recall. */
  readonly waiting?: HandView
  /** What is to be decided, in the order of the sheet: what differs, and what is blank on the paper for both hands. */
  readonly differing: readonly {
    readonly field: Field
    readonly first: Count | null
    readonly second: Count | null
  }[]
  readonly settled?: {
    readonly sheet: FilledSheet
    readonly how: 'equal' | 'decided'
    readonly by?: PersonId
    readonly reason?: string
    readonly at: Instant
  }
  /** Copies for the representatives of the lists: the digest that one made now bears, and those handed over. */
  readonly copies?: { readonly digest: Digest; readonly handed: readonly HandedCopy[] }
  readonly findings: readonly FindingView[]
  readonly explanations: readonly Explanation[]
  readonly accepted?: { readonly by: PersonId; readonly at: Instant }
  readonly proposal?: Proposal
  readonly excluded?: { readonly reason: string; readonly at: Instant; readonly by: readonly PersonId[] }
  readonly may: FormActs
}

/** What this person can do to a form now; the server asks again when it is done. */
export interface FormActs {
  readonly decide: boolean
  readonly explain: boolean
  readonly accept: boolean
  readonly propose: readonly Proposal['act'][]
  readonly confirm: boolean
  readonly withdraw: boolean
}

/** What an act answers. A clerk's typing says nothing about the other hand. */
export interface Done {
  readonly position: number
  readonly at: Instant
}

/** `POST /desk/api/forms/:station/:constituency/typed`; answers `Done`. */
export interface TypedBody {
  readonly sheet: TypedBoxes
  /** The boxes of `sheet` that hold null because they are blank on the paper; any other empty box is refused (X606). */
  readonly blank?: readonly Field[]
  /** The photo beside which it was typed: refused when the station corrected its sheet meanwhile. */
  readonly photo?: Digest
  /**
   * Errors (`E…`) of the typed boxes by themselves that the person saw and found on the paper too. With one that is not
   * named here nothing is taken, and the answer (422, X610) lists them in `error.findings`.
   */
  readonly seen?: readonly RuleCode[]
}

/** `POST /desk/api/figures/:constituency/released`: what another room's file says, and what was checked of it. */
export interface ReleasedView {
  readonly figures: OtherRoom
  /** The file has the hash that the other room announced; otherwise only its own words speak for it. */
  readonly hashAnnounced: boolean
  /** Whether the room that the figures are of signed the file. */
  readonly authorship: Authorship
  /** Absent while it was only looked at. */
  readonly done?: Done
}

/** What a refusal of the desk says beside code and text. */
export interface DeskError {
  readonly code: string
  readonly text: string
  readonly field?: string
  readonly findings?: readonly FindingView[]
}
