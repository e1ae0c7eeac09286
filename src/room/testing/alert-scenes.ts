import { sampleBook } from '#election/book/sample.ts'
import type { Digest, Instant, StationCode } from '#election/named.ts'
import { seal } from '#journal/seal.ts'
import { smallBook, station } from './book.ts'
import { type Phone, submit } from './phone.ts'
import { TestRoom } from './room.ts'
import { honestSheet } from './sheet.ts'

/** A room of one station where nothing but the trouble in question can happen by itself. */
export function quiet(registered = 300): { room: TestRoom; phone: Phone; say: (now: Instant) => Instant } {
  const book = smallBook({
    stations: [station('S1', 'O1', 1, registered)],
    tolerances: { ...smallBook().tolerances, silenceMinutes: 1440 },
  })
  const room = TestRoom.open(book)
  const phone = room.phone('a', 'S1')
  return {
    room,
    phone,
    say(now) {
      room.hearAll(phone, now)
      return now
    },
  }
}

/** The same, and the station opened at eight. */
export function opened(registered?: number): ReturnType<typeof quiet> {
  const day = quiet(registered)
  day.phone.open(day.room.time(8))
  day.say(day.room.time(8))
  return day
}

/** Six stations of one commune that opened at eight. `count` lets each of some count a voter every so many minutes. */
export function commune() {
  const stations = Array.from({ length: 6 }, (_, i) => station(`S${i + 1}`, 'O1', i + 1, 200))
  const room = TestRoom.open(smallBook({ stations }))
  const phones = stations.map(({ code }) => room.phone(`phone ${code}`, code))
  for (const phone of phones) phone.open(room.time(8))
  const [odd, ...others] = phones as [Phone, ...Phone[]]
  return {
    room,
    odd: [odd],
    others,
    count(some: readonly Phone[], from: Instant, every: number, voters: number): void {
      for (const phone of some) for (let n = 0; n < voters; n++) phone.tick(from + n * every * 60_000)
    },
    hear(some: readonly Phone[], now: Instant): Instant {
      for (const phone of some) {
        phone.pulse(now)
        room.hearAll(phone, now)
      }
      return now
    },
  }
}

/** A station that closed at 19:00 with its sheets to send. */
export function closed() {
  const code = 'A-1-1' as StationCode
  const room = TestRoom.open({ ...sampleBook(), sheetTolerances: { lateMinutes: 120 } })
  const phone = room.phone('a', code)
  phone.open(room.time(8))
  phone.close(room.time(19), 101)
  room.hearAll(phone, room.time(19))
  const [first, second, ...others] = room.index.constituenciesOf(code)
  if (!first || !second) throw new Error(`${code} votes in too few contests`)
  const contests = [first, second, ...others] as const
  return {
    room,
    contests,
    send({ code: constituency, lists }: (typeof contests)[number], now: Instant, photo?: string, version = 1): Instant {
      const sheet = honestSheet(
        room.index,
        code,
        constituency,
        lists.map(() => 1),
      )
      const opening = { salt: 'a'.repeat(32), value: { sheet, ...(version > 1 && { reason: 'the photo' }) } }
      const digest = photo?.repeat(64) as Digest | undefined
      phone.say(now, { k: 'sheet', constituency, version, sealed: seal(opening), ...(digest && { photo: digest }) })
      const from = (room.state.devices[phone.id]?.cursor ?? 0) + 1
      room.must({ ...submit(phone.submission(now, from)), openings: [opening] } as never, now)
      return now
    },
  }
}
