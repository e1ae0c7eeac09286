import type { Count, DeviceId, Digest, Instant, ItemNumber, MessageId, Minute, StationCode } from '#election/named.ts'
import type { SealedSheet, SheetItem } from './count-entry.ts'

/**
 * What a phone or a machine at the urn says, item by item. Every item is numbered from 1 and linked by hash into its
 * device's chain; a submission carries a run of the chain under one signature. `at` is the device's own clock: it is
 * kept as said, and only its distance to the submission's `sent` is ever used.
 */
export type Item =
  | { readonly k: 'opened'; readonly at: Instant; readonly members: Members; readonly checks: readonly string[] }
  /** One voter. `sex` only where the book counts it. */
  | { readonly k: 'tick'; readonly at: Instant; readonly sex?: 'w' | 'm' }
  /** Takes back one of this device's own items, named by its number. */
  | { readonly k: 'undo'; readonly at: Instant; readonly of: ItemNumber }
  /** Signatures on the list so far, for the book's hour `hour`. */
  | {
      readonly k: 'reading'
      readonly at: Instant
      readonly hour: Minute
      readonly count: Count
      readonly note?: string
    }
  | {
      readonly k: 'incident'
      readonly at: Instant
      readonly what: IncidentKind
      readonly words?: string
      readonly photo?: Digest
    }
  /** The close, with the last reading: signatures on the list. */
  | { readonly k: 'closed'; readonly at: Instant; readonly count: Count; readonly note?: string }
  /** A message of the room was shown on this device. */
  | { readonly k: 'seen'; readonly at: Instant; readonly message: MessageId }
  /** The station's answer to a message. */
  | { readonly k: 'reply'; readonly at: Instant; readonly message: MessageId; readonly words: string }
  | SheetItem
  /** "I am alive and have nothing to report"; `battery` in per cent, `kept` items not yet confirmed. */
  | {
      readonly k: 'pulse'
      readonly at: Instant
      readonly battery?: number
      readonly kept?: Count
      /** Version of the app or program. */
      readonly app?: string
      /** Whether the browser promised to keep what is stored. */
      readonly persistent?: boolean
    }

export const INCIDENT_KINDS = [
  'late-material',
  'interrupted',
  'crowd',
  'dispute',
  'violence',
  'urn',
  'list',
  'power',
  'other',
] as const
export type IncidentKind = (typeof INCIDENT_KINDS)[number]

/** People present, as counts only: the journal holds no names. */
export interface Members {
  readonly president: boolean
  readonly assessors: Count
  readonly substitutes: Count
  readonly representatives: Count
}

/** One request of a device: a run of its chain, signed. */
export interface Submission {
  readonly device: DeviceId
  /** The station that the device believes it serves. */
  readonly station: StationCode
  /** Number of the first item. */
  readonly from: ItemNumber
  /** Chain hash before the first item. */
  readonly prev: Digest
  /** 1 to 500 items. */
  readonly items: readonly Item[]
  /** The device's clock when it signed; never smaller than any item's `at` on a sane clock. */
  readonly sent: Instant
  /** base64url signature over `statement()`. */
  readonly sig: string
}

/** A submission as it travels: beside what is signed, the openings of all its sheets, in their order. */
export interface Delivery extends Submission {
  /** Absent where it carries no sheet. */
  readonly openings?: readonly SealedSheet[]
}

/** The signature algorithms a device may enrol with; P-256 only for phones without Ed25519. */
export type Algorithm = 'ed25519' | 'p256'

/**
 * Limits that the door checks before anything is read. `bodyBytes` leaves room for what the entry adds, because an
 * entry's canonical bytes must fit the 16-bit length of a tlog-tiles entry bundle.
 */
export const LIMITS = { items: 500, words: 2000, note: 500, checks: 20, bodyBytes: 49_152 } as const
