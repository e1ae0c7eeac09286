import { Type } from 'typebox'
import { CODE } from '#election/book/check/shape.ts'
import { MESSAGE_LIMITS } from '#journal/message-entry.ts'
import { INCIDENT_KINDS, LIMITS } from '#journal/submission.ts'

/**
 * The shapes that cross the wire between phones and intake. One text gives the check at the door, the types of the
 * handlers and the OpenAPI description. Nothing may be added to an item: what is journaled is forever, so an unknown
 * field is refused instead of carried along.
 */
const closed = { additionalProperties: false } as const

/** Milliseconds of a phone's clock: any date from 1970 to 9999, because a phone may be wrong by far. */
const PhoneTime = Type.Integer({ minimum: 0, maximum: 253_402_300_799_999 })
const Whole = Type.Integer({ minimum: 0, maximum: 10_000_000 })
const Number1 = Type.Integer({ minimum: 1, maximum: 1_000_000_000 })

/** SHA-256 in lower-case hex. */
export const DigestText = Type.String({ pattern: '^[0-9a-f]{64}$' })
const DeviceText = Type.String({ pattern: '^d[0-9a-f]{16}$' })
export const MessageText = Type.String({ pattern: '^m[0-9a-f]{16}$' })
/** A code of the book: of a station, place, constituency, contest or check. */
export const StationText = Type.String({ pattern: CODE.source })
/** base64url without padding; a signature has 64 bytes. */
const SignatureText = Type.String({ pattern: '^[A-Za-z0-9_-]{86}$' })
const KeyText = Type.String({ pattern: '^[A-Za-z0-9_-]{43,87}$' })

/** Free text of a person: no control characters but tab and newline, no half surrogates (neither has canonical bytes). */
export const words = (limit: number, least = 0) =>
  Type.String({
    ...(least > 0 && { minLength: least }),
    maxLength: limit,
    pattern: '^[^\\u0000-\\u0008\\u000b-\\u001f\\u007f\\ud800-\\udfff]*$',
  })

const Members = Type.Object(
  { president: Type.Boolean(), assessors: Whole, substitutes: Whole, representatives: Whole },
  closed,
)

const Note = Type.Optional(words(LIMITS.note))
const Minute = Type.Integer({ minimum: 0, maximum: 2880 })

const ItemSchema = Type.Union([
  Type.Object(
    {
      k: Type.Literal('tick'),
      at: PhoneTime,
      sex: Type.Optional(Type.Union([Type.Literal('w'), Type.Literal('m')])),
    },
    closed,
  ),
  Type.Object({ k: Type.Literal('undo'), at: PhoneTime, of: Number1 }, closed),
  Type.Object(
    {
      k: Type.Literal('opened'),
      at: PhoneTime,
      members: Members,
      checks: Type.Array(StationText, { maxItems: LIMITS.checks }),
    },
    closed,
  ),
  Type.Object({ k: Type.Literal('reading'), at: PhoneTime, hour: Minute, count: Whole, note: Note }, closed),
  Type.Object(
    {
      k: Type.Literal('incident'),
      at: PhoneTime,
      what: Type.Union(INCIDENT_KINDS.map((kind) => Type.Literal(kind))),
      words: Type.Optional(words(LIMITS.words)),
      photo: Type.Optional(DigestText),
    },
    closed,
  ),
  Type.Object({ k: Type.Literal('closed'), at: PhoneTime, count: Whole, note: Note }, closed),
  Type.Object(
    {
      k: Type.Literal('sheet'),
      at: PhoneTime,
      constituency: StationText,
      version: Type.Integer({ minimum: 1, maximum: 1000 }),
      sealed: DigestText,
      photo: Type.Optional(DigestText),
    },
    closed,
  ),
  Type.Object({ k: Type.Literal('seen'), at: PhoneTime, message: MessageText }, closed),
  Type.Object(
    {
      k: Type.Literal('reply'),
      at: PhoneTime,
      message: MessageText,
      words: words(MESSAGE_LIMITS.reply, 1),
    },
    closed,
  ),
  Type.Object(
    {
      k: Type.Literal('pulse'),
      at: PhoneTime,
      battery: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
      kept: Type.Optional(Whole),
      app: Type.Optional(Type.String({ pattern: '^[0-9A-Za-z.+-]{1,20}$' })),
      persistent: Type.Optional(Type.Boolean()),
    },
    closed,
  ),
])

/** A box of a sheet: a count, or null where nothing was written. */
const Box = Type.Union([Type.Integer({ minimum: 0, maximum: 9_999_999 }), Type.Null()])

const boxes = {
  registered: Box,
  voters: Box,
  ballots: Box,
  void: Box,
  contested: Box,
  valid: Box,
  votes: Type.Array(Box, { maxItems: 200 }),
  observations: words(LIMITS.words),
}

/** A sheet as it is typed at the desk; whose it is stands in the address. */
export const BoxesSchema = Type.Object(boxes, closed)

/** What a sealed sheet opens to; kept beside the journal until the release. */
const SheetOpening = Type.Object(
  {
    salt: Type.String({ pattern: '^[0-9a-f]{32}$' }),
    value: Type.Object(
      {
        sheet: Type.Object({ station: StationText, constituency: StationText, paper: StationText, ...boxes }, closed),
        reason: Type.Optional(words(LIMITS.note)),
      },
      closed,
    ),
  },
  closed,
)

export const SubmissionSchema = Type.Object(
  {
    device: DeviceText,
    station: StationText,
    from: Number1,
    prev: DigestText,
    items: Type.Array(ItemSchema, { minItems: 1, maxItems: LIMITS.items }),
    sent: PhoneTime,
    sig: SignatureText,
    /** One for each sheet among the items, in their order; no part of what is signed, but of what the items seal. */
    openings: Type.Optional(Type.Array(SheetOpening, { maxItems: LIMITS.items })),
  },
  closed,
)

export const EnrolmentSchema = Type.Object(
  {
    /** The invitation code as typed or scanned: case, spaces and hyphens do not matter. */
    code: Type.String({ minLength: 1, maxLength: 40 }),
    alg: Type.Union([Type.Literal('ed25519'), Type.Literal('p256')]),
    /** base64url raw public key: 32 bytes for Ed25519, 65 uncompressed for P-256. */
    key: KeyText,
    /** Signature of the key over the enrolment statement. */
    proof: SignatureText,
  },
  closed,
)

const Answered = Type.Integer({ minimum: 0 })
const NotCounted = Type.Array(Type.Tuple([Answered, Type.String()]))

/** Where the room's messages to the station changed last; absent where it never got one. */
const News = Type.Optional(Answered)

export const HeldSchema = Type.Object({
  /** Everything up to this item is held. */
  cursor: Answered,
  /** Chain hash after it. */
  head: DigestText,
  /** Number of the entry; absent when nothing new was appended. */
  position: Type.Optional(Answered),
  /** When the room received it. */
  at: Answered,
  duplicate: Type.Boolean(),
  /** Items of this submission that are held but do not count, with the rule's code. */
  not: NotCounted,
  messages: News,
})

export const ReceiptsSchema = Type.Object({
  cursor: Answered,
  receipts: Type.Array(
    Type.Object({ from: Answered, to: Answered, position: Answered, at: Answered, not: NotCounted }),
  ),
  /** Where the next page begins; absent on the last one. */
  next: Type.Optional(Answered),
})

/** A station's brief and sight; its members are described in docs/http.md. */
const Brief = Type.Object({ code: StationText }, { additionalProperties: true })

/** Papers, contests and lists of a station; its members are described in docs/http.md. */
const Ballot = Type.Object({}, { additionalProperties: true })

const standing = {
  device: DeviceText,
  /** Code of the room: part of everything the device signs. */
  room: Type.String(),
  /** A rehearsal: nothing counts. */
  test: Type.Boolean(),
  bookDigest: DigestText,
  /** The room's clock. */
  time: Answered,
  station: Brief,
}
export const EnrolledSchema = Type.Object({ ...standing, ballot: Ballot })
export const StandingSchema = Type.Object({
  ...standing,
  cursor: Answered,
  head: DigestText,
  now: Answered,
  messages: News,
})

export const StationMessagesSchema = Type.Object({
  /** Everything up to here is in it; -1 where the station never got a message. */
  upTo: Type.Integer({ minimum: -1 }),
  messages: Type.Array(
    Type.Object({
      message: MessageText,
      /** Where it was sent, pinned, unpinned or withdrawn last. */
      changed: Answered,
      at: Answered,
      /** Absent once it is withdrawn. */
      words: Type.Optional(Type.String()),
      pinned: Type.Boolean(),
    }),
  ),
})

export const PhotoSchema = Type.Object({
  held: Type.Boolean(),
  /** Bytes that are here already, while not all of them are. */
  offset: Type.Optional(Answered),
})

export const HealthSchema = Type.Object({ ok: Type.Boolean(), size: Answered, at: Answered, test: Type.Boolean() })

/** Every failure of every surface. */
export const ErrorSchema = Type.Object({
  error: Type.Object({
    code: Type.String({ pattern: '^[A-Z][0-9]{3}$' }),
    text: Type.String(),
    field: Type.Optional(Type.String()),
    parameters: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
    cursor: Type.Optional(Answered),
    head: Type.Optional(DigestText),
  }),
})
