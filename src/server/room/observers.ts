import { indexBook } from '#election/book/index.ts'
import type { Instant } from '#election/named.ts'
import { placeCurve } from '#room/curve.ts'
import { seesLive } from '#room/gate.ts'
import type { RoomState } from '#room/state.ts'
import { besideOf, type WallPicture, wallPicture } from '#room/views/wall.ts'
import { narrowedWall } from '#room/views/wall-sight.ts'
import { workPolicy } from '#room/work/policy.ts'
import { readHead } from '#store/entries.ts'
import type { Clock } from '../clock.ts'
import type { House } from '../house.ts'
import { type PublicJournal, publicJournal } from '../portal/gatekeeper.ts'
import type { NarrowedView } from './wall.ts'

export interface ObserversWall extends NarrowedView {
  /** Reads the journal on as far as observers may see it, so that nobody waits who comes. Throws when it is away. */
  keepUp(): Promise<void>
}

/**
 * The wall of observers: turnout and the phase of stations as far as the gate lets observers see, nothing of the room's
 * work; incidents where the book shows them to observers. Where the book publishes by slots and does not let observers see
 * the day live, it is drawn from a journal of its own that holds nothing received after the last slot.
 */
export function observersWall(house: House, clock: Clock): ObserversWall {
  const { journal, book } = house
  const live = seesLive(book, 'observer')
  // An index of its own: the two states share nothing.
  const index = live ? house.index : indexBook(book)
  const { see, shows } = narrowedWall(index, () => false, workPolicy(book).observersSeeIncidents)
  let behind: PublicJournal | undefined
  const gated = async (): Promise<PublicJournal> => {
    if (!behind) {
      const head = await readHead(house.store.sql, journal.room)
      if (!head) throw new Error(`room ${journal.room} has no journal`)
      behind ??= publicJournal(house.store, index, journal.state.book, head.origin, clock, 'observer')
    }
    await behind.catchUp()
    return behind
  }
  const slotted = async (whole: WallPicture): Promise<WallPicture> => {
    const seen = await gated()
    const horizon = seen.next() === undefined ? (0 as Instant) : seen.horizon()
    return see(seen.state(), wallPicture(index, seen.state(), whole.now, { ...besideOf(whole), horizon }))
  }
  return {
    tag: 'observers',
    async keepUp() {
      if (!live) await gated()
    },
    draw: (whole) => (live ? see(journal.state, whole) : slotted(whole)),
    async curve(place) {
      if (!shows(place)) return []
      const state: RoomState = live ? await journal.settled() : (await gated()).state()
      return placeCurve(index, state, place)
    },
  }
}
