import { fail, type Outcome, ok } from '#election/outcome.ts'
import { deviceId } from '#journal/chain.ts'
import { normalizedCode } from '#journal/code.ts'
import { enrolmentStatement } from '#journal/request.ts'
import { fromBase64url } from './base64url.ts'
import type { Identity } from './identity.ts'
import type { Signer } from './signer.ts'
import type { EnrolAnswer, Refused, Transport } from './transport.ts'

export type EnrolFault =
  | { readonly why: 'code' }
  | { readonly why: 'offline' | 'busy' }
  | { readonly why: 'refused'; readonly refused: Refused }
  /** The answer names another device: it is not the room that the code belongs to. */
  | { readonly why: 'wrong-device' }

export interface Enrolled<Brief> {
  readonly identity: Identity
  readonly answer: EnrolAnswer<Brief>
}

/**
 * Redeems a one-time code with the device's own key. Repeating it with the same key after a lost answer is safe as far
 * as the room allows it; keep the key until the room has answered.
 */
export async function enrol<Brief>(
  typed: string,
  signer: Signer,
  transport: Transport,
): Promise<Outcome<Enrolled<Brief>, EnrolFault>> {
  const code = normalizedCode(typed)
  if (code === undefined) return fail({ why: 'code' })
  const proof = await signer.sign(enrolmentStatement(code, signer.alg, signer.key))
  const reply = await transport.enrol<Brief>({ code, alg: signer.alg, key: signer.key, proof })
  if (reply.kind === 'refused') return fail({ why: 'refused', refused: reply.refused })
  if (reply.kind !== 'answer') return fail({ why: reply.kind })
  const answer = reply.value
  if (answer.device !== deviceId(fromBase64url(signer.key))) return fail({ why: 'wrong-device' })
  const identity: Identity = {
    room: answer.room,
    station: answer.station.code,
    device: answer.device,
    alg: signer.alg,
    key: signer.key,
    book: answer.bookDigest,
  }
  return ok({ identity, answer })
}
