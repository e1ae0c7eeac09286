import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import type { Book, Station } from '#election/book/book.ts'
import type { Count, Instant, MessageId, Minute, PersonId, StationCode } from '#election/named.ts'
import type { Act } from '#room/act.ts'
import { enrolment, Phone, submit } from '#room/testing/phone.ts'
import { openHouse } from '#server/house.ts'
import { createLink } from '#server/links.ts'
import type { Role } from '#server/room/access.ts'
import { startRoom } from '#server/room/main.ts'
import { readBook } from '../../src/cli/book/folder.ts'
import { type TestRoom, testRoom } from '../integration/server-room.ts'
import { arrive } from './arrive.ts'

/** Hours of a day that never ends: a clock stands at half past two in the afternoon in Berkane. */
export interface Afternoon {
  readonly room: TestRoom
  readonly address: string
  /** A station with a whole life: readings, an incident on its way, a talk, a message that it answered. */
  readonly busy: StationCode
  /** The incident there. */
  readonly incident: string
  /** Signs a person in by a link, in a browser of their own. */
  enter(browser: Browser, role: Role, person: string, fragment: string, size?: Size): Promise<Page>
  close(): Promise<void>
}

export interface Size {
  readonly width: number
  readonly height: number
}

const MINUTE = 60_000
const by = (name: string) => name as PersonId

/**
 * The 402 stations of Berkane at 14:30, the same entries in the same order each time: most stations count, some were
 * never opened, some fell silent at noon, a few have trouble, and three people are at work on it.
 */
export async function afternoon(): Promise<Afternoon> {
  const { outcome } = await readBook(join(import.meta.dirname, '../../data/berkane-2021'))
  if (!outcome.ok) throw new Error('the book of Berkane has faults')
  const book: Book = { ...outcome.value, work: { escalation: [{ minutes: 30, to: 'duty-officer' }] } }
  const room = await testRoom(book)
  const house = await openHouse(room.options)
  const surface = await startRoom(room.options)
  const act = async (one: unknown): Promise<void> => {
    const done = await house.journal.act(one as Act, room.clock.now())
    if (!done.ok) throw new Error(`refused: ${JSON.stringify(done.error)}`)
  }

  room.at(7)
  const stations = book.stations.map((station, n) => ({ station, n }))
  const counting = stations.filter(({ n }) => n % 41 !== 7 && n % 53 !== 11)
  const phones = new Map<number, Phone>()
  for (const { station, n } of counting) {
    const phone = new Phone(station.code, station.code, 0, book.room)
    phones.set(n, phone)
  }
  // Side by side: acts are taken in the order in which they come, many in one transaction.
  await Promise.all([...phones.values()].flatMap((phone) => enrolment(phone, phone.station)).map(act))
  await room.store.contacts.replace(book.room, contactsOf(book.stations))
  const opening = room.at(8)
  for (const [n, phone] of phones) phone.open(opening + (n % 12) * MINUTE)
  const noon = room.at(12, 40)
  for (const [n, phone] of phones)
    vote(phone, n, book.stations[n] as Station, opening, isSilent(n) ? noon : noon + 104 * MINUTE)
  const send = (some: (n: number) => boolean, at: Instant) =>
    Promise.all([...phones].filter(([n]) => some(n)).map(([, phone]) => act(submit(phone.submission(at)))))
  await send(isSilent, noon)
  const now = room.at(14, 24) as Instant
  await send((n) => !isSilent(n), now)
  const busy = stations[16]?.station.code as StationCode
  const incident = await work(act, phones, busy, now)
  room.at(14, 30)
  await act({ type: 'heartbeat' })

  return {
    room,
    address: surface.address,
    busy,
    incident,
    async enter(browser, role, person, fragment, size = { width: 1366, height: 768 }) {
      const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce' })
      const { path } = await createLink(room.store, { room: book.room, role, person: by(person) })
      const page = await context.newPage()
      // Ages are reckoned on the browser's own clock; standing still, it ages nothing.
      await page.clock.setFixedTime(room.clock.now())
      await page.goto(surface.address + path)
      await page.waitForURL(`${surface.address}/room/`)
      await arrive(page, `${surface.address}/room/#${fragment}`)
      return page
    },
    async close() {
      await surface.close()
      await house.close()
      await room.close()
    },
  }
}

/** Their line went at twenty to one. */
const isSilent = (n: number): boolean => n % 67 === 20

const contactsOf = (stations: readonly Station[]) =>
  stations.map(({ code }, n) => ({
    station: code,
    office: 'president',
    name: `Amina Alaoui ${n + 1}`,
    telephone: `+2126${String(n).padStart(8, '0')}`,
  }))

/** Voters of a station over its hours, the reading of noon, and what sometimes happens. */
function vote(phone: Phone, n: number, { registered }: Station, opening: number, until: number): void {
  const begins = opening + 15 * MINUTE
  const share = (26 + (n % 17)) / 100
  const voters = Math.round((registered * share * (until - begins)) / (380 * MINUTE))
  const noon = opening + 4 * 60 * MINUTE
  let read = false
  for (let voter = 0; voter < voters; voter++) {
    const at = begins + Math.floor((voter * (until - begins)) / voters)
    if (!read && at > noon) {
      // One list was misread by more than the tolerance.
      phone.read(noon, 720 as Minute, voter + (n % 97 === 30 ? 40 : 0))
      read = true
    }
    phone.tick(at)
  }
  if (n % 79 === 16) phone.report(until, n % 2 === 0 ? 'crowd' : 'power')
  phone.say(until, { k: 'pulse', battery: n % 59 === 9 ? 7 : 80 - (n % 40), app: '0.1.0', persistent: n % 31 !== 4 })
}

/** Three people are at work: an incident on its way, a message to all, a talk, and what was told by telephone. */
async function work(
  act: (one: unknown) => Promise<void>,
  phones: Map<number, Phone>,
  busy: StationCode,
  now: Instant,
): Promise<string> {
  const phone = [...phones.values()].find(({ station }) => station === busy)
  const item = (phone?.items.findIndex(({ k }) => k === 'incident') ?? -1) + 1
  if (!phone || item === 0) throw new Error('nothing happened at the busy station')
  const incident = `${phone.id}-${item}`
  const step = { type: 'step-incident', by: by('p-ana'), station: busy, incident }
  await act({ ...step, step: { do: 'confirm', severity: 'serious', words: 'طابور طويل أمام الباب، حسب القائد' } })
  await act({ ...step, step: { do: 'assign', to: by('p-ben') } })
  const message = 'm0000000000000001' as MessageId
  const words = 'المرجو إرسال قراءة الساعة 12:00 لمن لم يرسلها بعد، ثم متابعة العد.'
  await act({ type: 'send-message', by: by('p-ana'), message, to: { k: 'all' }, words, pinned: true })
  const from = phone.last + 1
  phone.say(now, { k: 'seen', message })
  phone.say(now, { k: 'reply', message, words: 'أرسلناها، شكرا.' })
  await act(submit(phone.submission(now, from)))
  await act({ type: 'call-station', by: by('p-ana'), station: busy, outcome: 'reached', words: 'rappeler à 15 h' })
  const told = { type: 'tell-for-station', by: by('p-ana'), source: 'call', speaker: 'president' }
  const proxy = '02.113.01.09-01-008' as StationCode
  await act({ ...told, station: proxy, said: { k: 'opened' } })
  await act({ ...told, station: proxy, said: { k: 'reading', hour: 720 as Minute, count: 61 as Count } })
  return incident
}
