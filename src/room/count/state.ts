import type {
  ConstituencyCode,
  ContestId,
  Instant,
  PersonId,
  PlaceCode,
  Position,
  StationCode,
} from '#election/named.ts'
import type { Sheet } from '#election/pv/sheet.ts'
import type { SeatPart } from '#election/seats/result.ts'
import type { ReleaseId, ReleaseLevel } from '#journal/count-entry.ts'
import type { HandedCopy } from './copies.ts'
import type { Form, FormKey } from './form.ts'
import type { StraySheet } from './strays.ts'

/** The count of a room: facts only; sums, findings and seats are derived. Part of the room's state. */
export interface CountState {
  /** Sheets that somebody sent, typed or excluded; one that is not here is awaited. */
  forms: Record<FormKey, Form>
  /** Copies of sheets that representatives of lists were given, oldest first; absent until the first is. */
  copies?: Record<FormKey, HandedCopy[]>
  /** Sheets that phones sent and that do not count, by the station of the phone, oldest first; absent before the first. */
  strays?: Record<StationCode, StraySheet[]>
  /** Written sheets of central offices and commissions, oldest first; the last one stands. */
  written: Record<SumKey, WrittenSum[]>
  /** What other rooms contributed to contests wider than this one, oldest first; the last of a source stands. */
  others: Record<ConstituencyCode, OtherFigures[]>
  ties: Record<ConstituencyCode, TieState>
  releases: Release[]
  /** What a commission proclaimed or a court amended, oldest first. */
  statements: Record<ConstituencyCode, Statement[]>
}

export type SumKey = `${PlaceCode}|${ConstituencyCode}`

export interface WrittenSum {
  readonly by: PersonId
  readonly at: Instant
  readonly entry: Position
  readonly sheet: Sheet
}

/** Figures of another room, with what they rest on. */
export interface OtherRoom {
  /** Name or code of the room, unique in its constituency. */
  readonly room: string
  /** Where they come from: a released bundle, or a typed and signed commission sheet. */
  readonly source: 'bundle' | 'commission'
  /** Hash of the bundle or of the photo of the signed sheet. */
  readonly evidence: string
  readonly registered: number
  readonly voters: number
  readonly ballots: number
  readonly void: number
  readonly contested: number
  readonly valid: number
  readonly votes: readonly number[]
  readonly stations: number
  readonly stationsCounted: number
  /** Sheets that the other room left out by two people, which nobody waits for. */
  readonly excluded?: number
  /** The released file that they were read from, as it says of itself. */
  readonly file?: ReleasedFile
}

export interface ReleasedFile {
  readonly book: string
  /** A later version of the same room has a higher number. */
  readonly version: number
  readonly status: 'partial' | 'provisional' | 'proclaimed' | 'amended'
  /** UTC, ISO 8601. */
  readonly published: string
  /**
   * The Ed25519 signature (base64url) of that room over the file, checked with its key in the book; anybody can check it
   * again (`journal/released.ts`). Absent where the book has no key of that room.
   */
  readonly signature?: string
}

export interface OtherFigures extends OtherRoom {
  readonly by: PersonId
  readonly at: Instant
  readonly entry: Position
}

/** The words of two people on a tie. */
export interface TieWords {
  /** Which part of the seats the tie is in, where the constituency has two: the same lists have other candidates there. */
  readonly part?: SeatPart
  /** Ages of the candidates concerned, by list number. */
  readonly ages?: Readonly<Record<string, number>>
  /** List numbers in the order drawn. */
  readonly lots?: readonly string[]
  readonly reason: string
}

export interface TieState {
  readonly proposed?: TieWords & { readonly by: PersonId; readonly at: Instant }
  /** The last decision. */
  readonly decided?: DecidedTie
  /** Decisions before it, the oldest first: what they decided stays decided. */
  readonly before?: readonly DecidedTie[]
}

export interface DecidedTie extends TieWords {
  readonly by: readonly [PersonId, PersonId]
  readonly at: Instant
}

/** The gate of one contest, opened by two people; nothing is ever taken off the list. */
export interface Release {
  readonly id: ReleaseId
  readonly contest: ContestId
  readonly level: ReleaseLevel
  readonly proposed: { readonly by: PersonId; readonly at: Instant }
  readonly confirmed?: { readonly by: PersonId; readonly at: Instant; readonly entry: Position }
  readonly withdrawn?: {
    readonly by: PersonId
    readonly at: Instant
    readonly entry: Position
    readonly reason: string
  }
}

export type Statement =
  | {
      readonly kind: 'proclaimed'
      readonly body: string
      readonly date: string
      readonly minutes: string
      readonly by: PersonId
      readonly at: Instant
    }
  | {
      readonly kind: 'amended'
      readonly court: string
      readonly reason: string
      readonly by: PersonId
      readonly at: Instant
    }

export function emptyCount(): CountState {
  return { forms: {}, written: {}, others: {}, ties: {}, releases: [], statements: {} }
}
