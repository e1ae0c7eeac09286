import type { Static } from 'typebox'
import type { Instant } from '#election/named.ts'
import { fail, type Outcome, ok } from '#election/outcome.ts'
import { codeDigest, normalizedCode } from '#journal/code.ts'
import { enrolmentStatement } from '#journal/request.ts'
import { isPublicKey, verifySignature } from '#journal/signature.ts'
import { type Refusal, refusal } from '#room/refusals.ts'
import type { House } from '../house.ts'
import { refuse } from '../http/answer.ts'
import type { App } from '../http/app.ts'
import { AttemptLimit } from '../http/limits.ts'
import type { ReceiptTime, Rehearsing } from '../http/rehearsal.ts'
import { EnrolledSchema, EnrolmentSchema, ErrorSchema } from '../http/schemas.ts'
import { type Enrolled, enrolledAs } from './station.ts'

/** A whole central office behind one address enrols within minutes; a guesser gets nowhere at any rate (50 bits). */
const ATTEMPTS = { most: 120, windowMs: 60_000 }

/** `POST /intake/enrol`: binds a key made on the phone to the station of a one-time code. */
export function enrolment(
  app: App,
  house: House,
  pepper: string,
  received: ReceiptTime,
  isRehearsal: Rehearsing,
): void {
  const limit = new AttemptLimit(ATTEMPTS.most, ATTEMPTS.windowMs)
  const schema = {
    summary: 'Bind a new device to a station by a one-time code',
    body: EnrolmentSchema,
    response: { 200: EnrolledSchema, '4xx': ErrorSchema },
  }
  app.post('/intake/enrol', { schema, bodyLimit: 4096 }, async (request, reply) => {
    // A rehearsal enrols a whole province from one address.
    const seconds = isRehearsal(request) ? 0 : limit.attempt(request.ip)
    if (seconds > 0) return refuse(request, reply, refusal('tooMany', { seconds }))
    const done = await enrol(house, pepper, request.body, received(request))
    if (!done.ok) return refuse(request, reply, done.error)
    reply.header('cache-control', 'no-store')
    return done.value
  })
}

async function enrol(
  { journal, index }: House,
  pepper: string,
  { code, alg, key, proof }: Static<typeof EnrolmentSchema>,
  now: Instant,
): Promise<Outcome<Enrolled, Refusal>> {
  const normalized = normalizedCode(code)
  if (normalized === undefined) return fail(refusal('codeUnknown'))
  if (!isPublicKey(alg, key)) return fail(refusal('keyMalformed', { alg }))
  if (!verifySignature(alg, key, enrolmentStatement(normalized, alg, key), proof)) return fail(refusal('proofWrong'))
  const done = await journal.act({ type: 'enrol', code: codeDigest(pepper, normalized), alg, key }, now)
  if (!done.ok) return done
  const { answer } = done.value
  if (answer.type !== 'enrolled') throw new Error(`an enrolment was answered with ${answer.type}`)
  return ok(enrolledAs(index, await journal.settled(), answer.device, now))
}
