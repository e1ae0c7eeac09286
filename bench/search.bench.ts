/**
 * Search in a nation of 40,000 stations, at nine with most of them late: processor time from a question to its answer,
 * for what people type letter by letter. Wants less than 50 ms for the slowest.
 */
import { indexBook } from '#election/book/index.ts'
import type { Instant } from '#election/named.ts'
import { instantOf } from '#election/time.ts'
import { bookDigest } from '#journal/book.ts'
import { roomMachine } from '#room/machine.ts'
import { finderOf } from '#room/search/finder.ts'
import { FOUND_KINDS, search } from '#room/search/search.ts'
import { minute } from '#room/testing/book.ts'
import { machine } from './machine.ts'
import { nationBook } from './nation-book.ts'

const ASKED = [
  's',
  'si',
  'sidi slim',
  'école',
  'المدرسة',
  'احفير',
  'مدرسة ابن سينا',
  'bureau 12',
  '05.1',
  '01.101.01.003',
  'd12ab',
  'A101',
  'A101 sidi',
  'محضر سيدي 4',
  'ⴰⵎⵍⵍⴰⵍ',
  'zzz',
  'violence',
  '1',
]
const RUNS = 9

const book = nationBook()
const index = indexBook(book)
const room = roomMachine(book)
const now = instantOf(minute(9), book) as Instant
let state = room.initial()
state = room.fold(state, {
  kind: 'opened',
  room: book.room,
  book: bookDigest(book),
  test: true,
  n: 0,
  at: now - 7_200_000,
} as never)

const ready = cpu(() => finderOf(index))
const times = ASKED.map((asked) => {
  search(ready.value, state, asked, now, FOUND_KINDS)
  const runs = Array.from({ length: RUNS }, () => cpu(() => search(ready.value, state, asked, now, FOUND_KINDS)))
  const sorted = runs.map(({ ms }) => ms).sort((a, b) => a - b)
  return {
    asked,
    found: runs[0]?.value.length ?? 0,
    ms: round(sorted[Math.floor(RUNS / 2)] ?? Number.NaN),
    worst: round(sorted.at(-1) ?? Number.NaN),
  }
})
const slowest = Math.max(...times.map(({ ms }) => ms))
console.log(
  JSON.stringify(
    {
      ...machine(),
      stations: book.stations.length,
      places: book.places.length,
      makingTheIndexMs: round(ready.ms),
      times,
      slowestMs: slowest,
      within50Ms: slowest < 50,
    },
    null,
    2,
  ),
)

function cpu<T>(work: () => T): { ms: number; value: T } {
  const before = process.cpuUsage()
  const value = work()
  const { user, system } = process.cpuUsage(before)
  return { ms: (user + system) / 1000, value }
}

function round(ms: number): number {
  return Math.round(ms * 100) / 100
}
