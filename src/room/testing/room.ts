import type { Book } from '#election/book/book.ts'
import { type BookIndex, indexBook } from '#election/book/index.ts'
import type { Instant, Position, StationCode } from '#election/named.ts'
import { instantOf } from '#election/time.ts'
import { bookDigest } from '#journal/book.ts'
import type { Entry } from '#journal/entry.ts'
import type { Act, Decided } from '../act.ts'
import { type StationFigure, stationFigure, stationState } from '../figures.ts'
import { type RoomMachine, roomMachine } from '../machine.ts'
import type { RoomState } from '../state.ts'
import { smallBook } from './book.ts'
import { enrolment, Phone, submit } from './phone.ts'

/** A room in memory: the real machine, driven as a store drives it, without a store. */
export class TestRoom {
  readonly book: Book
  readonly index: BookIndex
  readonly machine: RoomMachine
  readonly entries: Entry[] = []
  state: RoomState

  constructor(book: Book = smallBook()) {
    this.book = book
    this.index = indexBook(book)
    this.machine = roomMachine(book)
    this.state = this.machine.initial()
  }

  /** A room that is open since `hour`, 06:00 unless told otherwise; negative on the day before. */
  static open(book?: Book, hour = 6): TestRoom {
    const room = new TestRoom(book)
    room.must({ type: 'open', room: room.book.room, book: bookDigest(room.book), test: false }, room.time(hour))
    return room
  }

  /** Instant of a local time of the election day. */
  time(hours: number, minutes = 0, seconds = 0): Instant {
    return (instantOf((hours * 60 + minutes) as Parameters<typeof instantOf>[0], this.book) + seconds * 1000) as Instant
  }

  /** A phone enrolled half an hour after the room opened. */
  phone(name: string, station: string, skew = 0): Phone {
    const phone = new Phone(name, station, skew, this.book.room)
    const at = (this.entries[0]?.at ?? 0) + 1_800_000
    for (const act of enrolment(phone, name)) this.must(act, at)
    return phone
  }

  /** Decides and, when there is something to append, appends and folds. */
  act(act: Act, now: number): Decided {
    const decided = this.machine.decide(this.state, act, now as Instant)
    if (decided.ok)
      for (const [i, body] of decided.value.entries.entries()) {
        const at = Math.max(now, this.state.at) as Instant
        const openings = decided.value.openings?.[i]
        const entry = { ...body, n: this.entries.length as Position, at, ...(openings && { openings }) } as Entry
        this.entries.push(entry)
        this.state = this.machine.fold(this.state, entry)
      }
    return decided
  }

  must(act: Act, now: number): Extract<Decided, { ok: true }>['value'] {
    const decided = this.act(act, now)
    if (!decided.ok) throw new Error(`refused: ${decided.error.code}`)
    return decided.value
  }

  /** Hears a phone's run and tells which items do not count. */
  hear(phone: Phone, now: number, from?: number, to?: number): readonly (readonly [number, string])[] {
    const { answer } = this.must(submit(phone.submission(now, from, to)), now)
    if (answer.type !== 'held') throw new Error('a submission is answered by what is held')
    return answer.not
  }

  /** Hears everything that a phone has said and the room does not hold. */
  hearAll(phone: Phone, now: number): readonly (readonly [number, string])[] {
    const cursor = this.state.devices[phone.id]?.cursor ?? 0
    return this.hear(phone, now, cursor + 1)
  }

  figure(code: string): StationFigure {
    const station = this.index.stations.get(code as StationCode)
    if (!station) throw new Error(`no station ${code}`)
    return stationFigure(station.registered, stationState(this.state, station.code))
  }
}
