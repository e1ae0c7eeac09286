import type { Static } from 'typebox'
import type { BookIndex } from '#election/book/index.ts'
import type { DeviceId, Instant, Position } from '#election/named.ts'
import { fail, type Outcome, ok } from '#election/outcome.ts'
import { chainOf, statement } from '#journal/chain.ts'
import type { Opening } from '#journal/seal.ts'
import type { Submission } from '#journal/submission.ts'
import { newsFor } from '#room/messages/messages.ts'
import { type Refusal, refusal } from '#room/refusals.ts'
import { member } from '#room/state.ts'
import type { House, RoomJournal } from '../house.ts'
import { refuse } from '../http/answer.ts'
import type { App } from '../http/app.ts'
import type { ReceiptTime } from '../http/rehearsal.ts'
import { ErrorSchema, HeldSchema, SubmissionSchema } from '../http/schemas.ts'
import { findDevice } from './device.ts'
import { Verifier } from './verifier.ts'

/**
 * `POST /intake/submissions`: the hot path. Shape, device, signature; then the room decides inside the transaction,
 * after catching up, so that a revocation from any process holds at once. The answer leaves only after the commit.
 */
export function submissions(app: App, { journal, index }: House, received: ReceiptTime): void {
  const verifier = new Verifier()
  app.addHook('onClose', () => verifier.close())
  const schema = {
    summary: 'Hand in a signed run of items',
    body: SubmissionSchema,
    response: { 200: HeldSchema, '4xx': ErrorSchema },
  }
  app.post('/intake/submissions', { schema, config: { forPrograms: true } }, async (request, reply) => {
    const { submission, openings } = handedIn(request.body)
    const done = await submit(journal, verifier, submission, openings, received(request))
    if (!done.ok) return refuse(request, reply, done.error)
    reply.header('cache-control', 'no-store')
    const messages = newsOf(index, journal, submission.device)
    return { ...done.value, ...(messages !== undefined && { messages }) }
  })
}

/** How far the messages to the device's station have come, so that it asks for them when it knows less, and only then. */
function newsOf(index: BookIndex, journal: RoomJournal, device: DeviceId): Position | undefined {
  // After a failed commit there is no state at hand: the phone hears of its messages with another answer.
  if (journal.size === 0) return undefined
  const { devices, messages } = journal.state
  const known = member(devices, device)
  return known && newsFor(index, messages, known.station)
}

/** A run as it was handed in, and beside it what opens its sealed sheets. */
export function handedIn(body: Static<typeof SubmissionSchema>): {
  readonly submission: Submission
  readonly openings: readonly Opening[]
} {
  // The schema has checked exactly this shape; the names of ids exist for the compiler only.
  const { openings = [], ...submission } = body as unknown as Submission & { readonly openings?: readonly Opening[] }
  return { submission, openings }
}

type Held = Static<typeof HeldSchema>

/** Takes in one signed run, whoever brings it: the signature in it is what counts, and a second copy is harmless. */
export async function submit(
  journal: RoomJournal,
  verifier: Pick<Verifier, 'verify'>,
  submission: Submission,
  openings: readonly Opening[],
  now: Instant,
): Promise<Outcome<Held, Refusal>> {
  const device = await findDevice(journal, submission.device)
  if (!device) return fail(refusal('deviceUnknown'))
  const head = chainOf(submission.prev, submission.items)
  const signed = statement(journal.room, submission, head)
  const holds = await verifier.verify(device.alg, device.key, signed, submission.sig)
  if (!holds) return fail(refusal('signatureWrong'))
  const done = await journal.act({ type: 'submit', submission, head, ...(openings.length > 0 && { openings }) }, now)
  if (!done.ok) return done
  const { answer, position, at } = done.value
  if (answer.type !== 'held') throw new Error(`a submission was answered with ${answer.type}`)
  const { cursor, duplicate, not } = answer
  return ok({
    cursor,
    head: answer.head,
    ...(position === undefined ? {} : { position }),
    at,
    duplicate,
    not: not.map(([item, code]) => [item, code]),
  })
}
