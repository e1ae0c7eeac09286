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

function without(member: string): Entry {
  return Object.fromEntries(Object.entries({ ...submission, sig: 'a' }).filter(([name]) => name !== member)) as never
}

it.each([
  ['submission', submission],
  ['submission without items', { ...submission, items: [] }],
  ['submission with plain texts', { ...submission, sig: 'a-_9' }],
  ['submission with a member that nobody knows', { ...submission, sig: 'a', later: 1 }],
  ['submission without a signature', without('sig')],
  ['submission held in part', { ...submission, sig: 'a', held: 2 }],
  ['submission that counts whole', without('not')],
  ['submission with an unusual number', { ...submission, sig: 'a', sent: 1.5 }],
  ['opened', { kind: 'opened', room: '02.113', book: 'cc', test: true, n: 0, at: 1 }],
] as [string, Entry][])('an entry of kind %s has canonical bytes and reads back', (_, entry) => {
  expect(entryText(entry)).toBe(canonical(entry))
  expect(entryOf(entryText(entry))).toEqual(entry)
})

it('leaves out the openings: they are no part of the bytes', () => {
  const plain = { ...submission, sig: 'a' } as Entry
  const opened = { kind: 'sheet-typed', sealed: 'dd', n: 1, at: 1 } as unknown as Entry
  for (const entry of [submission, plain, opened]) {
    expect(entryText({ ...entry, openings: [{ salt: '00', value: 1 }] })).toBe(entryText(entry))
  }
})
