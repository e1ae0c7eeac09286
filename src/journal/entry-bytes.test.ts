import { expect, it } from 'vitest'
import { canonical } from './canonical.ts'
import type { Entry } from './entry.ts'
import { entryOf, entryText, readTogether } from './entry-bytes.ts'

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

const run = (...items: unknown[]) => entryText({ ...submission, sig: 'a', items } as unknown as Entry)
const tick = { at: 1_631_088_000_001, k: 'tick' }

it('reads many back as it reads each: ticks alone, ticks among others, and texts that only look like ticks', () => {
  const texts = [
    run(tick),
    run(tick, { ...tick, at: 9_999_999_999_999 }, tick),
    run(),
    run(tick, { ...tick, sex: 'w' }),
    run({ ...tick, k: 'tack' }, tick),
    run({ ...tick, at: 163_108_800_000 }, { ...tick, at: 16_310_880_000_000 }),
    run({ ...tick, at: 1_631_088_000_000.5 }),
    run({ ...tick, at: -163_108_800_000 }),
    run(tick, { k: 'incident', at: 2, what: 'other', words: '],"kind":"submission",' }),
    entryText({ kind: 'opened', room: '02.113', book: 'cc', test: true, n: 0, at: 1 } as unknown as Entry),
  ]
  expect(readTogether(texts)).toEqual(texts.map(entryOf))
  expect(readTogether([])).toEqual([])
})

it('does not read past a text that is cut or damaged', () => {
  const whole = run(tick, tick)
  for (let end = 0; end < whole.length; end++) expect(() => readTogether([whole.slice(0, end)])).toThrow()
  expect(() => readTogether([whole.replace('},{', '} {')])).toThrow()
  expect(() => readTogether([whole.replace('[{', '[0{')])).toThrow()
  for (const time of ['0631088000001', '163108x000001', '16310880000:1']) {
    expect(() => readTogether([whole.replace('1631088000001', time)])).toThrow()
  }
})
