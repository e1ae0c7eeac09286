/**
 * Search in a nation of 40,000 stations, at nine with most of them late and a day of messages with an answer of every
 * tenth station: processor time from a question to its answer, for what people type letter by letter. Wants less than
 * 50 ms for the slowest.
 */
import { indexBook } from '#election/book/index.ts'
import type { DeviceId, Instant, ItemNumber, MessageId, PersonId, Position } from '#election/named.ts'
import { instantOf } from '#election/time.ts'
import { bookDigest } from '#journal/book.ts'
import { roomMachine } from '#room/machine.ts'
import { finderOf } from '#room/search/finder.ts'
import { FOUND_KINDS } from '#room/search/found.ts'
import { type Seeker, search } from '#room/search/search.ts'
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
  'message',
  'lampe sidi',
  'karima',
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

const MESSAGES = 200
/** Of each message. */
const ANSWERS = 20
for (let i = 0; i < MESSAGES; i++) {
  const message = `m${i.toString(16).padStart(16, '0')}` as MessageId
  const stations = book.stations.slice(i * ANSWERS, (i + 1) * ANSWERS).map(({ code }) => code)
  state.messages[message] = {
    by: 'p1' as PersonId,
    at: now,
    to: i % 2 === 0 ? { k: 'all' } : { k: 'stations', stations },
    words: `Consigne ${i} : gardez la lampe de secours allumée et la porte de derrière fermée jusqu’à la clôture.`,
    entry: i as Position,
    changed: i as Position,
    pinned: i % 10 === 0,
    seen: {},
    replies: stations.map((station, item) => ({
      station,
      device: 'd' as DeviceId,
      item: item as ItemNumber,
      words: `Bureau ${item}, bien reçu, nous avons deux lampes.`,
      observed: now,
      received: now,
    })),
  }
}
const people = Array.from({ length: 1_000 }, (_, i) => ({
  person: `p${(i * 7_919).toString(16).padStart(12, '0')}` as PersonId,
  role: 'operator',
  name: `Karima Benali ${i}`,
}))
const seeker: Seeker = { kinds: FOUND_KINDS, readsWords: true, people }

const ready = cpu(() => finderOf(index))
const times = ASKED.map((asked) => {
  search(ready.value, state, asked, now, seeker)
  const runs = Array.from({ length: RUNS }, () => cpu(() => search(ready.value, state, asked, now, seeker)))
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
