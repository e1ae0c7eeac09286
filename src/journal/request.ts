import type { DeviceId, PlaceCode } from '#election/named.ts'
import type { Algorithm } from './submission.ts'

/**
 * What a phone signs with its new key to enrol: proof that whoever redeems the code holds the private key. `code` is
 * the normalized invitation code, `key` the base64url raw public key that is sent beside it.
 */
export function enrolmentStatement(code: string, alg: Algorithm, key: string): string {
  return ['sunduq-enrolment/1', code, alg, key].join('\n')
}

/**
 * What a device signs to ask for something that is not a submission. `path` is the request's path with its query, as
 * sent. No time is in it, because no phone's clock is trusted: a replayed request is answered with what the device may
 * see anyway, and a revoked device is refused whatever it replays.
 */
export function requestStatement(room: PlaceCode, device: DeviceId, method: string, path: string): string {
  return ['sunduq-request/1', room, device, method, path].join('\n')
}
