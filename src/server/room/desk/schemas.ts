import { Type } from 'typebox'
import { RELEASE_LEVELS } from '#journal/count-entry.ts'
import { LIMITS } from '#journal/submission.ts'
import { BoxesSchema, DigestText, ErrorSchema, StationText, words } from '../../http/schemas.ts'

/** What the desk sends. Nothing may be added to a body: what is journaled is forever. */
const closed = { additionalProperties: false } as const

/** Only a rehearsal may choose the salt of what an act seals. */
const salt = Type.Optional(Type.String({ pattern: '^[0-9a-f]{32}$' }))
const RuleText = Type.String({ pattern: '^[EW][0-9]{3}$' })
const Whole = Type.Integer({ minimum: 0, maximum: 100_000_000 })
const FieldText = '^(registered|voters|ballots|void|contested|valid|votes\\.[0-9]{1,3})$'
const reason = words(LIMITS.note)

export const OneSheet = Type.Object({ station: StationText, constituency: StationText })
export const OneSum = Type.Object({ place: StationText, constituency: StationText })
export const OneConstituency = Type.Object({ constituency: StationText })
/** The commune whose central offices are looked at, where a constituency has too many to tell them all. */
export const UnderQuery = Type.Object({ under: Type.Optional(StationText) })
export const OneCode = Type.Object({ code: StationText })
export const OneRelease = Type.Object({ release: Type.String({ pattern: '^r[0-9]{1,9}$' }) })
export const OnePhoto = Type.Object({ sha256: DigestText })

/** The list's number on the ballot, and the digest that the copy bears. */
export const HandedOverSchema = Type.Object(
  { list: Type.Integer({ minimum: 1, maximum: 1000 }), copy: DigestText, salt },
  closed,
)

export const NothingSchema = Type.Object({}, closed)

/** Confirms the proposal that was made at this time, as the desk showed it; whatever stands, without one. */
export const ConfirmSchema = Type.Object({ proposed: Type.Optional(Type.Integer({ minimum: 0 })) }, closed)

/** Without a sheet: the next one for this person. */
export const ClaimSchema = Type.Union([
  NothingSchema,
  Type.Object({ station: StationText, constituency: StationText }, closed),
])

/** Boxes that are blank on the paper. */
const blank = Type.Optional(Type.Array(Type.String({ pattern: FieldText }), { maxItems: 250 }))

export const TypedSchema = Type.Object(
  {
    sheet: BoxesSchema,
    blank,
    photo: Type.Optional(DigestText),
    seen: Type.Optional(Type.Array(RuleText, { maxItems: 60 })),
    salt,
  },
  closed,
)

export const DecidedSchema = Type.Object(
  {
    values: Type.Record(Type.String({ pattern: FieldText }), Type.Integer({ minimum: 0, maximum: 9_999_999 })),
    reason,
    salt,
  },
  closed,
)

export const ExplainedSchema = Type.Object({ code: RuleText, words: reason, salt }, closed)

export const ProposalSchema = Type.Object(
  {
    act: Type.Union([Type.Literal('recall'), Type.Literal('exclude'), Type.Literal('include')]),
    reason,
    salt,
  },
  closed,
)

export const SumSchema = Type.Object({ sheet: BoxesSchema, blank, salt }, closed)

export const FiguresSchema = Type.Object(
  {
    room: Type.String({ minLength: 1, maxLength: 64, pattern: '^[^\\u0000-\\u001f\\u007f\\ud800-\\udfff]*$' }),
    source: Type.Union([Type.Literal('bundle'), Type.Literal('commission')]),
    evidence: DigestText,
    registered: Whole,
    voters: Whole,
    ballots: Whole,
    void: Whole,
    contested: Whole,
    valid: Whole,
    votes: Type.Array(Whole, { maxItems: 200 }),
    stations: Whole,
    stationsCounted: Whole,
    salt,
  },
  closed,
)

/** What goes along with another room's file, which is the body itself. */
export const ReleasedQuery = Type.Object({
  /** The SHA-256 that the other room announced by another way. */
  sha256: Type.Optional(DigestText),
  /** Only looks: what would be taken in, with nothing recorded. */
  look: Type.Optional(Type.Literal('1')),
  /** The text of `results.sig`, which lies beside the file on the other room's portal. */
  note: Type.Optional(Type.String({ minLength: 1, maxLength: 2000 })),
  salt,
})

const ListNumber = Type.String({ pattern: '^[0-9]{1,4}$' })

export const TieSchema = Type.Object(
  {
    /** Where the constituency shares its seats out in two parts: the one with the tie. */
    part: Type.Optional(Type.Union([Type.Literal(1), Type.Literal(2)])),
    /** Ages in any one unit: days where years are equal. */
    ages: Type.Optional(Type.Record(ListNumber, Type.Integer({ minimum: 1, maximum: 100_000 }))),
    lots: Type.Optional(Type.Array(ListNumber, { maxItems: 200 })),
    reason,
    salt,
  },
  closed,
)

export const ReleaseSchema = Type.Object(
  {
    contest: StationText,
    level: Type.Union(RELEASE_LEVELS.map((level) => Type.Literal(level))),
  },
  closed,
)

export const WithdrawSchema = Type.Object({ reason }, closed)

export const ProclaimedSchema = Type.Object(
  { body: reason, date: Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' }), minutes: reason },
  closed,
)

export const AmendedSchema = Type.Object({ court: reason, reason }, closed)

const done = { position: Type.Integer({ minimum: 0 }), at: Type.Integer({ minimum: 0 }) }

/** What an act answers: its number in the journal and when the room received it. Described, not inferred. */
export const DONE: unknown = { 200: Type.Object(done), '4xx': ErrorSchema }

/** The same, with the release that was proposed. */
export const PROPOSED: unknown = { 200: Type.Object({ ...done, release: Type.String() }), '4xx': ErrorSchema }
