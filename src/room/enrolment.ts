import type { DeviceId, Instant } from '#election/named.ts'
import { fail, ok } from '#election/outcome.ts'
import { deviceId } from '#journal/chain.ts'
import type { EntryBody } from '#journal/entry.ts'
import type { Algorithm } from '#journal/submission.ts'
import type { Act, Decided } from './act.ts'
import { type RefusalName, refusal } from './refusals.ts'
import type { RoomRules } from './rules.ts'
import { member, type RoomState } from './state.ts'

type ActOf<T extends Act['type']> = Extract<Act, { type: T }>

/** Invites a phone to a station by a one-time code. Repeating the very same invitation is harmless. */
export function decideInvite(rules: RoomRules, state: RoomState, act: ActOf<'invite'>, now: Instant): Decided {
  const { invitation, station, code, expires, by } = act
  if (!rules.index.stations.has(station)) return refuse('stationUnknown', { station })
  const before = member(state.invitations, invitation)
  if (before) {
    const same = before.station === station && before.code === code && before.expires === expires
    return same ? done() : refuse('invitationTaken')
  }
  if (member(state.codes, code) !== undefined) return refuse('invitationTaken')
  if (expires <= now) return refuse('expiryPast')
  return done({ kind: 'invited', by, invitation, station, code, expires })
}

/** Withdraws an invitation that nobody used. */
export function decideWithdraw(state: RoomState, act: ActOf<'withdraw-invitation'>): Decided {
  const invitation = member(state.invitations, act.invitation)
  if (!invitation) return refuse('invitationUnknown')
  if (invitation.device !== undefined) return refuse('invitationUsed', { device: invitation.device })
  if (invitation.withdrawn !== undefined) return done()
  return done({ kind: 'invitation-withdrawn', by: act.by, invitation: act.invitation })
}

/**
 * Enrols a phone by the code of an invitation. The same phone asking again after a lost answer gets the same answer,
 * also when the code has expired since.
 */
export function decideEnrol(state: RoomState, act: ActOf<'enrol'>, now: Instant): Decided {
  const device = deviceOf(act.alg, act.key)
  if (device === undefined) return refuse('keyMalformed', { alg: act.alg })
  const invitationId = member(state.codes, act.code)
  const invitation = invitationId === undefined ? undefined : member(state.invitations, invitationId)
  if (invitationId === undefined || !invitation) return refuse('codeUnknown')

  const before = member(state.devices, device)
  if (invitation.device !== undefined) {
    if (invitation.device !== device) return refuse('codeUsed')
    if (before?.revoked !== undefined) return refuse('deviceRevoked')
    return ok({ entries: [], answer: { type: 'enrolled', device, station: invitation.station } })
  }
  if (invitation.withdrawn !== undefined) return refuse('codeWithdrawn')
  if (invitation.expires <= now) return refuse('codeExpired')
  if (before) return refuse('keyTaken', { station: before.station })

  const { station } = invitation
  const { alg, key } = act
  return ok({
    entries: [{ kind: 'enrolled', invitation: invitationId, device, station, alg, key }],
    answer: { type: 'enrolled', device, station },
  })
}

/** Takes a phone out of service; its counts stay. */
export function decideRevoke(state: RoomState, act: ActOf<'revoke'>): Decided {
  const device = member(state.devices, act.device)
  if (!device) return refuse('deviceUnknown')
  if (device.revoked !== undefined) return done()
  return done({ kind: 'revoked', by: act.by, device: act.device, reason: act.reason })
}

/** The id of the device that owns a base64url raw public key; undefined when the key does not fit its algorithm. */
function deviceOf(alg: Algorithm, key: string): DeviceId | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(key) || key.length % 4 === 1) return undefined
  const bytes = Uint8Array.from(atob(key.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))
  const fits = alg === 'ed25519' ? bytes.length === 32 : bytes.length === 65 && bytes[0] === UNCOMPRESSED
  return fits ? deviceId(bytes) : undefined
}

/** First byte of an uncompressed point (SEC 1 § 2.3.3). */
const UNCOMPRESSED = 4

function done(...entries: EntryBody[]): Decided {
  return ok({ entries, answer: { type: 'done' } })
}

function refuse(name: RefusalName, parameters: Readonly<Record<string, string>> = {}): Decided {
  return fail(refusal(name, parameters))
}
