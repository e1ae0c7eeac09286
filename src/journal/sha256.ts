import type { Digest } from '#election/named.ts'
import { hashBytes, hashHex } from '#sha256'

/** SHA-256 (FIPS 180-4) of bytes, or of a text's UTF-8, as 64 lower-case hex digits. */
export function sha256Hex(data: string | Uint8Array): Digest {
  return hashHex(data) as Digest
}

/** SHA-256 (FIPS 180-4) of bytes, or of a text's UTF-8, as 32 bytes. */
export function sha256(data: string | Uint8Array): Uint8Array {
  return hashBytes(data)
}
