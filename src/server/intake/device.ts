import type { FastifyRequest } from 'fastify'
import type { DeviceId } from '#election/named.ts'
import { fail, type Outcome, ok } from '#election/outcome.ts'
import { requestStatement } from '#journal/request.ts'
import { verifySignature } from '#journal/signature.ts'
import { type Refusal, refusal } from '#room/refusals.ts'
import { type DeviceState, member, type RoomState } from '#room/state.ts'
import type { RoomJournal } from '../house.ts'

export interface KnownDevice {
  readonly id: DeviceId
  readonly state: DeviceState
}

/**
 * Finds an enrolled device, also one that another process enrolled a moment ago. Revoked ones are found too: what is
 * said of them is the room's to decide.
 */
export async function findDevice(journal: RoomJournal, id: DeviceId): Promise<DeviceState | undefined> {
  const known = member((await stateOf(journal)).devices, id)
  if (known) return known
  await journal.catchUp()
  return member((await stateOf(journal)).devices, id)
}

/** The state as it is at hand; after a failed commit it has to be folded again first. */
function stateOf(journal: RoomJournal): RoomState | Promise<RoomState> {
  return journal.size > 0 ? journal.state : journal.settled()
}

/**
 * The device that signed a request in its headers `sunduq-device` and `sunduq-signature`. Revocation is checked against
 * the journal as it is now, not as this process last saw it.
 */
export async function requestingDevice(
  journal: RoomJournal,
  { method, url, headers }: FastifyRequest,
): Promise<Outcome<KnownDevice, Refusal>> {
  const id = headers['sunduq-device']
  const signature = headers['sunduq-signature']
  if (typeof id !== 'string' || !/^d[0-9a-f]{16}$/.test(id))
    return fail(refusal('malformed', { field: 'sunduq-device' }))
  if (typeof signature !== 'string') return fail(refusal('malformed', { field: 'sunduq-signature' }))
  await journal.catchUp()
  const state = member((await journal.settled()).devices, id as DeviceId)
  if (!state) return fail(refusal('deviceUnknown'))
  const statement = requestStatement(journal.room, id as DeviceId, method, url)
  if (!verifySignature(state.alg, state.key, statement, signature)) return fail(refusal('signatureWrong'))
  if (state.revoked !== undefined) return fail(refusal('deviceRevoked'))
  return ok({ id: id as DeviceId, state })
}
