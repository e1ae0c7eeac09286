import { indexBook } from '#election/book/index.ts'
import { sampleBook } from '#election/book/sample.ts'
import type { ConstituencyCode, Digest, StationCode } from '#election/named.ts'
import type { FilledSheet } from '#election/pv/sheet.ts'
import { seal } from '#journal/seal.ts'
import { sha256Hex } from '#journal/sha256.ts'
import { acceptSettled, acceptSheet, type Desk } from '#room/testing/count.ts'
import { submit } from '#room/testing/phone.ts'
import { honestSheet, typing } from '#room/testing/sheet.ts'
import { type PublishedRoom, publishedRoom } from '../integration/portal-room.ts'

/** A room after the close, whose sheets a test puts in. */
export interface ResultsNight {
  readonly room: PublishedRoom
  readonly desk: Desk
  /** An honest sheet, `P-house` unless told. */
  sheet(station: string, votes: readonly number[], constituency?: string, changes?: Partial<FilledSheet>): FilledSheet
  /** Two clerks type it, and it is accepted. */
  count(sheet: FilledSheet): Promise<void>
  /** The station's phone sends it with a photo, a clerk types it, and it is accepted. */
  send(sheet: FilledSheet, photo: Buffer): Promise<Digest>
}

export async function resultsNight(changes = {}): Promise<ResultsNight> {
  const room = await publishedRoom({ ...sampleBook(), ...changes })
  room.at(21, 40)
  const desk: Desk = {
    index: indexBook(room.book),
    state: () => room.journal.state,
    async act(act) {
      const done = await room.journal.act(act, room.clock.now())
      if (!done.ok) throw new Error(`refused: ${done.error.code}`)
    },
  }
  return {
    room,
    desk,
    sheet: (station, votes, constituency = 'P-house', more = {}) =>
      honestSheet(desk.index, station as StationCode, constituency as ConstituencyCode, votes, more),
    count: (sheet) => acceptSheet(desk, sheet),
    async send(sheet, photo) {
      const digest = sha256Hex(photo) as Digest
      await room.store.photos.put(digest, photo)
      const opening = { salt: digest.slice(0, 32), value: { sheet } }
      const phone = room.phones.find(({ station }) => station === sheet.station)
      if (!phone) throw new Error('every station has a phone')
      const now = room.clock.now()
      const item = { k: 'sheet', constituency: sheet.constituency, version: 1, sealed: seal(opening), photo: digest }
      phone.say(now, item as Parameters<typeof phone.say>[1])
      await desk.act({ ...submit(phone.submission(now, phone.last)), openings: [opening] } as Parameters<
        Desk['act']
      >[0])
      await desk.act(typing('clerk-2', sheet))
      await acceptSettled(desk, sheet.station, sheet.constituency)
      return digest
    },
  }
}
