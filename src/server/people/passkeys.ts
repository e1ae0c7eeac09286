import { isIP } from 'node:net'
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { Instant, PersonId, PlaceCode } from '#election/named.ts'
import type { Credentials, NewPasskey, StoredPasskey } from '#store/credentials.ts'
import { challengeEnd, newChallenge } from './challenge.ts'

/** Where a passkey is good: our own origin, and its host's name. */
export interface Site {
  readonly origin: string
  readonly host: string
}

/** The site of an origin; undefined where browsers offer no passkeys: an address of digits, or no TLS but `localhost`. */
export function siteOf(origin: string): Site | undefined {
  const { protocol, hostname } = new URL(origin)
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return undefined
  return protocol === 'https:' || hostname === 'localhost' ? { origin, host: hostname } : undefined
}

/** What every question to a passkey stands on. */
export interface PasskeyParts {
  readonly credentials: Credentials
  readonly room: PlaceCode
  /** Seals the challenges. */
  readonly secret: string
}

/** What a browser needs to make a passkey for a person. `purpose` must be the same at the answer. */
export function passkeyToMake(
  { secret }: PasskeyParts,
  site: Site,
  purpose: string,
  who: { readonly person: PersonId; readonly name: string; readonly has: readonly StoredPasskey[] },
  now: Instant,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return generateRegistrationOptions({
    rpName: 'Sunduq',
    rpID: site.host,
    userName: who.name,
    userDisplayName: who.name,
    userID: new Uint8Array(Buffer.from(who.person)),
    challenge: newChallenge(secret, purpose, now),
    attestationType: 'none',
    excludeCredentials: who.has.map(({ id, transports }) => ({ id, transports: [...transports] })),
    // Found without typing a name, and never without a finger, a face or a PIN.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

/** The passkey that a browser made; undefined when the answer is not good. */
export async function madePasskey(
  { secret }: PasskeyParts,
  site: Site,
  purpose: string,
  response: RegistrationResponseJSON,
  now: Instant,
): Promise<NewPasskey | undefined> {
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: (challenge) => challengeEnd(secret, purpose, challenge, now) !== undefined,
      expectedOrigin: site.origin,
      expectedRPID: site.host,
      requireUserVerification: true,
    })
    if (!verified) return undefined
    const { id, publicKey, counter, transports = [] } = registrationInfo.credential
    return { id, key: Buffer.from(publicKey).toString('base64url'), counter, transports }
  } catch {
    // The library throws for every answer that is not good; which check failed is nobody's business.
    return undefined
  }
}

/** What a browser needs to ask its passkeys; `only` these where the person is known already. */
export function passkeyToAsk(
  { secret }: PasskeyParts,
  site: Site,
  purpose: string,
  only: readonly StoredPasskey[],
  now: Instant,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return generateAuthenticationOptions({
    rpID: site.host,
    challenge: newChallenge(secret, purpose, now),
    userVerification: 'required',
    allowCredentials: only.map(({ id, transports }) => ({ id, transports: [...transports] })),
  })
}

/** Whose passkey answered; undefined when the answer is not good, or was given before. */
export async function answeredPasskey(
  { credentials, room, secret }: PasskeyParts,
  site: Site,
  purpose: string,
  response: AuthenticationResponseJSON,
  now: Instant,
): Promise<PersonId | undefined> {
  const passkey = await credentials.passkey(room, response.id)
  if (!passkey) return undefined
  let answered: { challenge: string; expires: Instant } | undefined
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: (challenge) => {
        const expires = challengeEnd(secret, purpose, challenge, now)
        answered = expires === undefined ? undefined : { challenge, expires }
        return answered !== undefined
      },
      expectedOrigin: site.origin,
      expectedRPID: site.host,
      requireUserVerification: true,
      credential: {
        id: passkey.id,
        publicKey: new Uint8Array(Buffer.from(passkey.key, 'base64url')),
        counter: passkey.counter,
        transports: [...passkey.transports],
      },
    })
    if (!verified || answered === undefined) return undefined
    const first = await credentials.passkeyUsed(room, passkey.id, answered, authenticationInfo.newCounter, now)
    return first ? passkey.person : undefined
  } catch (error) {
    if (isOurs(error)) throw error
    return undefined
  }
}

/** A database that is away is no wrong passkey. */
function isOurs(error: unknown): boolean {
  return error instanceof Error && error.name === 'DatabaseAway'
}
