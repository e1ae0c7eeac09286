import { createHmac } from 'node:crypto'
import type { PlaceCode } from '#election/named.ts'
import { fail, type Outcome, ok } from '#election/outcome.ts'
import { toBase32 } from '#journal/base32.ts'
import type { SignInWay } from '#journal/person-entry.ts'
import { peopleRefusal, type Refusal } from '#room/refusals.ts'
import type { Credentials, NewPassword, Secrets } from '#store/credentials.ts'
import { loginOf, machineNow } from './parts.ts'
import { hashPassword, isGoodPassword, LEAST_LENGTH } from './password.ts'
import { newRecoveryCodes, recoveryHash } from './recovery.ts'
import { totpStep } from './totp.ts'

/**
 * The secret of codes that is offered for one purpose: 160 bits that the server can make again at the answer, so that
 * nothing is kept for people who never answer.
 */
export function secretOfCodes(secret: string, purpose: string): string {
  return toBase32(createHmac('sha1', secret).update(`sunduq-totp/1\n${purpose}`).digest())
}

/** A password with codes as a person chose them, and the recovery codes to show them once. */
export async function wayByPassword(
  totp: string,
  typed: { readonly login: string; readonly password: string; readonly code: string },
): Promise<Outcome<{ readonly kept: NewPassword; readonly recovery: readonly string[] }, Refusal>> {
  const login = loginOf(typed.login)
  if (!isGoodPassword(typed.password, login)) return fail(peopleRefusal('passwordShort', { least: LEAST_LENGTH }))
  const step = totpStep(totp, typed.code, machineNow(), 0)
  if (step === undefined) return fail(peopleRefusal('codeWrong'))
  const { shown, hashes } = newRecoveryCodes()
  const password = await hashPassword(typed.password)
  return ok({ kept: { login, password, totp, totpStep: step, recovery: hashes }, recovery: shown })
}

/**
 * Takes a code of the app, or a recovery code, once; undefined when it is neither or was taken before. With `spends`
 * false it only says whether it would be taken: for whoever may not come in now, and has no second copy of a code.
 */
export async function takeCode(
  credentials: Credentials,
  room: PlaceCode,
  { person, totp, totpStep: taken }: Secrets,
  typed: string,
  spends = true,
): Promise<Extract<SignInWay, 'password' | 'recovery-code'> | undefined> {
  const now = machineNow()
  const step = totpStep(totp, typed, now, taken)
  if (step !== undefined) {
    return !spends || (await credentials.takeStep(room, person, step)) ? 'password' : undefined
  }
  const recovery = recoveryHash(typed)
  if (recovery === undefined) return undefined
  const isGood = spends
    ? await credentials.takeRecovery(room, person, recovery, now)
    : await credentials.holdsRecovery(room, person, recovery)
  return isGood ? 'recovery-code' : undefined
}
