import { type Static, Type } from 'typebox'
import type { Instant } from '#election/named.ts'
import { INCIDENT_KINDS, type Item, LIMITS, type Submission } from '#journal/submission.ts'

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
export const DeviceText = Type.String({ pattern: '^d[0-9a-f]{16}$' })
const StationText = Type.String({ pattern: '^[A-Za-z0-9.-]{1,64}$' })
/** base64url without padding; a signature has 64 bytes. */
const SignatureText = Type.String({ pattern: '^[A-Za-z0-9_-]{86}$' })
const KeyText = Type.String({ pattern: '^[A-Za-z0-9_-]{43,87}$' })

/** Free text of a person: no control characters but tab and newline, no half surrogates (neither has canonical bytes). */
const words = (limit: number) =>
  Type.String({ maxLength: limit, pattern: '^[^\\u0000-\\u0008\\u000b-\\u001f\\u007f\\ud800-\\udfff]*$' })

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
      checks: Type.Array(Type.String({ pattern: '^[a-z0-9-]{1,40}$' }), { maxItems: LIMITS.checks }),
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
      k: Type.Literal('pulse'),
      at: PhoneTime,
      battery: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
      kept: Type.Optional(Whole),
    },
    closed,
  ),
])

export const SubmissionSchema = Type.Object(
  {
    device: DeviceText,
    station: StationText,
    from: Number1,
    prev: DigestText,
    items: Type.Array(ItemSchema, { minItems: 1, maxItems: LIMITS.items }),
    sent: PhoneTime,
    sig: SignatureText,
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
