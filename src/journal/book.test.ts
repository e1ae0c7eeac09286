import { expect, it } from 'vitest'
import type { Book } from '#election/book/book.ts'
import { bookDigest } from './book.ts'
import { sha256Hex } from './sha256.ts'

it('is the hash of canonical bytes: the order of members does not matter, their values do', () => {
  const book = { title: { fr: 'É', ar: 'ب' }, id: 'a' } as unknown as Book
  expect(bookDigest(book)).toBe(sha256Hex('{"id":"a","title":{"ar":"ب","fr":"É"}}'))
  expect(bookDigest({ ...book, id: 'b' } as unknown as Book)).not.toBe(bookDigest(book))
})
