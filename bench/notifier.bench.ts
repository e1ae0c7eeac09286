/**
 * The notifier in a nation of 40,000 stations of which none opened: processor time of one look at everything that may be
 * told, and of whom it goes to, for 1,000 and for 4,000 subscriptions to some places each. What four times as many cost
 * is told as a ratio of one run; wants less than 6 (4 is linear).
 */
import { indexBook } from '#election/book/index.ts'
import type { Instant, PlaceCode } from '#election/named.ts'
import { instantOf } from '#election/time.ts'
import { bookDigest } from '#journal/book.ts'
import { roomMachine } from '#room/machine.ts'
import { type Hearer, hears, type Wish } from '#room/notifications/hears.ts'
import { roomEvents } from '#room/notifications/room-events.ts'
import { minute } from '#room/testing/book.ts'
import { machine } from './machine.ts'
import { nationBook } from './nation-book.ts'

const [FEW, MANY] = [1_000, 4_000] as const
const RUNS = 5

const book = nationBook()
const index = indexBook(book)
const room = roomMachine(book)
const now = instantOf(minute(9), book) as Instant
const opened = { kind: 'opened', room: book.room, book: bookDigest(book), test: true, n: 0, at: now - 7_200_000 }
const state = room.fold(room.initial(), opened as never)
const communes = book.places.filter(({ kind }) => kind === 'commune').map(({ code }) => code)
const operator: Hearer = { audience: 'room', scope: [] }

/** What somebody asked for: the alerts of three communes each, and every twentieth all of them. */
function wish(at: number): Wish {
  const places = [at, at + 1, at + 2].map((i) => communes[i % communes.length] as PlaceCode)
  return { events: ['alert-raised', 'alert-escalated'], places: at % 20 === 0 ? [] : places, severity: 'amber' }
}

const events = roomEvents(index, state, now)
const goTo = (many: number): number => {
  let deliveries = 0
  for (let i = 0; i < many; i++) {
    const asked = wish(i)
    for (const event of events) if (hears(index, operator, asked, event)) deliveries += 1
  }
  return deliveries
}
goTo(FEW)
const look = least(() => roomEvents(index, state, now))
const [few, many] = [least(() => goTo(FEW)), least(() => goTo(MANY))]
const ratio = Math.round((many / few) * 100) / 100
const told = { machine: machine(), stations: book.stations.length, events: events.length, lookMs: look }
process.stdout.write(`${JSON.stringify({ ...told, few: [FEW, few], many: [MANY, many], ratio }, null, 2)}\n`)
const holds = ratio < 6
process.stdout.write(`four times as many subscriptions cost less than six times as much: ${holds ? 'yes' : 'NO'}\n`)
process.exitCode = holds ? 0 : 1

/** Least processor time of several runs, ms: what others do on the machine only adds. */
function least(work: () => unknown): number {
  const times = Array.from({ length: RUNS }, () => {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  })
  return Math.round(Math.min(...times) * 10) / 10
}
