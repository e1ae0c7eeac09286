import { Type } from 'typebox'
import { CALL_OUTCOMES, SPEAKERS } from '#journal/call-entry.ts'
import { INCIDENT_OUTCOMES, INCIDENT_SEVERITIES } from '#journal/incident-entry.ts'
import { INCIDENT_KINDS, LIMITS } from '#journal/submission.ts'
import { ALERT_OUTCOMES } from '#journal/work-entry.ts'
import { DigestText, ErrorSchema, StationText, words } from '../../http/schemas.ts'

/** What the room's work sends. Nothing may be added to a body: what is journaled is forever. */
const closed = { additionalProperties: false } as const

const oneOf = <T extends string>(values: readonly T[]) => Type.Union(values.map((value) => Type.Literal(value)))
const Instant = Type.Integer({ minimum: 0, maximum: 253_402_300_799_999 })
const Whole = Type.Integer({ minimum: 0, maximum: 10_000_000 })
const Minute = Type.Integer({ minimum: 0, maximum: 2880 })
const PersonText = Type.String({ pattern: '^[A-Za-z0-9-]{1,40}$' })
const AlertText = Type.String({ pattern: '^[A-Za-z0-9:._-]{1,120}$' })
/** `<device>-<item>`; what was told has no device. */
const IncidentText = Type.String({ pattern: '^(d[0-9a-f]{16}|told)-[0-9]{1,10}$' })
const said = words(LIMITS.note)

/** Ids of alerts: one, or all of a trouble that is told as one. */
const alerts = Type.Array(AlertText, { minItems: 1, maxItems: 2000 })

export const TakeSchema = Type.Object({ alerts }, closed)
export const HandSchema = Type.Object({ alerts, to: Type.Optional(PersonText) }, closed)
export const SnoozeSchema = Type.Object({ alerts, until: Instant, reason: said }, closed)
export const CloseSchema = Type.Object({ alerts, outcome: oneOf(ALERT_OUTCOMES), words: said }, closed)

export const OneAlert = Type.Object({ alert: AlertText })
export const OneStation = Type.Object({ station: StationText })
export const OneTold = Type.Object({ station: StationText, entry: Type.Integer({ minimum: 0 }) })
export const OnePhoto = Type.Object({ sha256: DigestText })
export const OneIncident = Type.Object({ station: StationText, incident: IncidentText })

export const NothingSchema = Type.Object({}, closed)

/** Only a part of a list of calls: `red`, `no-app`, the code of a place, or what is asked. */
export const OnePart = Type.Object({ only: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })) })

export const CallSchema = Type.Object(
  {
    outcome: oneOf(CALL_OUTCOMES),
    words: Type.Optional(said),
    /** The number that was called; with the outcome `wrong-number` it is marked. */
    contact: Type.Optional(Type.String({ pattern: '^c[0-9a-f]{12}$' })),
  },
  closed,
)

const IncidentSaid = Type.Object(
  {
    k: Type.Literal('incident'),
    what: oneOf(INCIDENT_KINDS),
    words: Type.Optional(words(LIMITS.words)),
    /** SHA-256 of a photo that was sent before (`PUT /room/api/photos/:sha256`). */
    photo: Type.Optional(DigestText),
  },
  closed,
)

export const ToldSchema = Type.Object(
  {
    speaker: oneOf(SPEAKERS),
    said: Type.Union([
      Type.Object({ k: Type.Literal('opened') }, closed),
      Type.Object({ k: Type.Literal('reading'), hour: Minute, count: Whole }, closed),
      Type.Object({ k: Type.Literal('closed'), count: Whole }, closed),
      IncidentSaid,
    ]),
  },
  closed,
)

export const UndoSchema = Type.Object({ reason: said }, closed)

/** One step of an incident; which one fits when is in docs/states-of-an-incident.md. */
export const StepSchema = Type.Union([
  Type.Object({ do: Type.Literal('confirm'), severity: oneOf(INCIDENT_SEVERITIES), words: said }, closed),
  Type.Object({ do: Type.Literal('assign'), to: PersonText }, closed),
  Type.Object({ do: Type.Literal('solve'), words: said }, closed),
  Type.Object({ do: Type.Literal('close'), outcome: oneOf(INCIDENT_OUTCOMES), words: said }, closed),
  Type.Object({ do: Type.Literal('escalate'), words: said }, closed),
  Type.Object({ do: Type.Literal('ask-advice'), words: said }, closed),
  Type.Object({ do: Type.Literal('advise'), words: said }, closed),
  Type.Object({ do: Type.Literal('reopen'), words: said }, closed),
])

const done = { position: Type.Integer({ minimum: 0 }), at: Instant }

/** What an act answers: its number in the journal and when the room received it. Described, not inferred. */
export const DONE: unknown = { 200: Type.Object(done), '4xx': ErrorSchema }

/** The same, and on how many alerts it was done: those that are gone or in other hands are left alone. */
export const DONE_ON: unknown = {
  200: Type.Object({ ...done, alerts: Type.Integer({ minimum: 1 }) }),
  '4xx': ErrorSchema,
}
