import type { Book } from '#election/book/book.ts'
import type { Digest } from '#election/named.ts'
import { canonical } from './canonical.ts'
import { sha256Hex } from './sha256.ts'

/** The hash that freezes a book: SHA-256 of its canonical bytes (RFC 8785). */
export function bookDigest(book: Book): Digest {
  return sha256Hex(canonical(book))
}
