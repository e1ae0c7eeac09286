import { expect, it } from 'vitest'
import { canonical } from './canonical.ts'
import type { Entry } from './entry.ts'
import { entryOf, entryText } from './entry-bytes.ts'

const submission = {
  kind: 'submission',
  n: 7,
  at: 1_631_088_000_000,
  device: 'd0123456789abcdef',
  station: '02.113.01.09-001-04',
  from: 1,
  prev: 'aa',
  head: 'bb',
  items: [
    { k: 'tick', at: 1 },
    { k: 'incident', at: 2, what: 'other', words: 'a trap: "items":null, $& and \\"items\\":null' },
    { k: 'tick', at: 3, sex: 'w' },
  ],
  sent: 4,
  sig: '"items":null',
  not: [[2, 'R01']],
} as unknown as Entry

it.each([
  ['submission', submission],
  ['empty submission', { ...submission, items: [] }],
  ['opened', { kind: 'opened', room: '02.113', book: 'cc', test: true, n: 0, at: 1 }],
] as [string, Entry][])('an entry of kind %s has canonical bytes and reads back', (_, entry) => {
  expect(entryText(entry)).toBe(canonical(entry))
  expect(entryOf(entryText(entry))).toEqual(entry)
})
