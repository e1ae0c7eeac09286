import { expect, it } from 'vitest'
import type { Book } from '#election/book/book.ts'
import { buildBook } from '#election/book/build.ts'
import { csvFiles, sampleFolder } from '#election/book/cases/sample-folder.ts'
import { bookDigest } from './book.ts'
import { sha256Hex } from './sha256.ts'

it('is the hash of canonical bytes: the order of members does not matter, their values do', () => {
  const book = { title: { fr: 'É', ar: 'ب' }, id: 'a' } as unknown as Book
  expect(bookDigest(book)).toBe(sha256Hex('{"id":"a","title":{"ar":"ب","fr":"É"}}'))
  expect(bookDigest({ ...book, id: 'b' } as unknown as Book)).not.toBe(bookDigest(book))
})

it('is for ever that of a book that was built before: what newer books may state changes no older one', () => {
  const { outcome } = buildBook(csvFiles(sampleFolder()))
  expect(outcome.ok && bookDigest(outcome.value)).toBe(
    '341486f34b078bcfaea837b2f04cdb89edc1cc9bdbca95c203f1e49dd8fff0fc',
  )
})
