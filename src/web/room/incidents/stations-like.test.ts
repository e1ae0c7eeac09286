import { expect, test } from 'vitest'
import type { StationCode } from '#election/named.ts'
import { stationsLike } from './stations-like.ts'

const NAMES: Readonly<Record<string, string>> = {
  '01-001': 'Bureau 1, Berkane',
  '01-012': 'Bureau 12, Berkane',
  '02-012': 'Bureau 12, Aïn Erreggada',
  '03-112': 'المكتب \u206812\u2069، أحفير',
}
const like = (typed: string) =>
  stationsLike(Object.keys(NAMES) as StationCode[], (code) => NAMES[code] as string, typed)

test.each([
  ['', []],
  ['12', ['01-012', '02-012', '03-112']],
  ['12 ber', ['01-012']],
  ['berkane', ['01-001', '01-012']],
  ['ain 12', ['02-012']],
  ['١٢ احفير', ['03-112']],
  ['02-0', ['02-012']],
  ['99', []],
])('%s', (typed, codes) => {
  expect(like(typed)).toEqual(codes)
})
