import type { Instant, MessageId, PersonId, PlaceCode, Position, StationCode } from '#election/named.ts'

/** To whom a message goes: every station of the room, those of a place, or some. */
export type Recipients =
  | { readonly k: 'all' }
  | { readonly k: 'place'; readonly place: PlaceCode }
  | { readonly k: 'stations'; readonly stations: readonly StationCode[] }

/** Most that a message may hold: `words` and `reason` in characters, `stations` named one by one. */
export const MESSAGE_LIMITS = { words: 1000, reply: 500, reason: 500, stations: 500 } as const

interface OnMessage {
  readonly by: PersonId
  readonly message: MessageId
}

/**
 * What the room tells its stations. Like every word in the journal it can never be taken out again, so it may name
 * nobody; that a station read or answered it is an item of its phone.
 */
export type MessageEntry =
  | (OnMessage & {
      readonly kind: 'message-sent'
      readonly to: Recipients
      readonly words: string
      /** An instruction that stays on top. */
      readonly pinned: boolean
    })
  | (OnMessage & { readonly kind: 'message-pinned'; readonly pinned: boolean })
  | (OnMessage & { readonly kind: 'message-withdrawn'; readonly reason: string })

/** A message as a phone of a station it went to may know it. */
export interface StationMessage {
  readonly message: MessageId
  /** Where it changed last in the journal; of two the newer one holds. */
  readonly changed: Position
  /** When it was sent, by the room's clock. */
  readonly at: Instant
  /** Absent once it is withdrawn: then it is to be forgotten. */
  readonly words?: string
  readonly pinned: boolean
}

/** What a phone is told of the room's messages to its station: `GET /intake/messages`. */
export interface StationMessages {
  /** Everything up to here is in it; -1 where the station never got one. */
  readonly upTo: number
  /** Those that changed after the position asked from, oldest change first. */
  readonly messages: readonly StationMessage[]
}
