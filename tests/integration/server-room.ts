import { rmSync } from 'node:fs'
import type { Book } from '#election/book/book.ts'
import type { Instant, InvitationId, Minute, PersonId, StationCode } from '#election/named.ts'
import { instantOf } from '#election/time.ts'
import { codeDigest, codeOf, shownCode } from '#journal/code.ts'
import { makeSeed, nodeSigner } from '#phone/node-signer.ts'
import { smallBook } from '#room/testing/book.ts'
import { type Clock, simulatedClock } from '#server/clock.ts'
import { openRoom } from '#server/open-room.ts'
import type { SurfaceOptions } from '#server/surface.ts'
import { openStore, type Store } from '#store/store.ts'
import { dataFolder } from './data-folder.ts'

export const REHEARSAL_KEY = 'a key that only this test knows'

/** A day that has an open room on a real PostgreSQL in a folder of its own, with a clock that the test drives. */
export interface TestRoom {
  readonly folder: string
  readonly store: Store
  readonly book: Book
  readonly clock: Clock
  /** For `startIntake`, `startRoom` and the rest; `extra` overrides. */
  readonly options: SurfaceOptions
  /** Moves the clock to a minute of the day. */
  at(hours: number, minutes?: number): Instant
  close(): Promise<void>
}

export async function testRoom(changes: Partial<Book> = {}, test = true): Promise<TestRoom> {
  const folder = await dataFolder()
  const store = await openStore({ folder })
  const book = smallBook(changes)
  const instant = (hours: number, minutes = 0) => instantOf((hours * 60 + minutes) as Minute, book)
  const clock = simulatedClock({ real: 0, simulated: instant(6), speed: 0 })
  const opened = await openRoom(store, { book, test, now: clock.now() })
  if (!opened.ok) throw new Error(`the room did not open: ${opened.error.code}`)
  return {
    folder,
    store,
    book,
    clock,
    options: {
      folder,
      room: book.room,
      host: '127.0.0.1',
      port: 0,
      clock,
      addresses: {},
      ...(test ? { rehearsalKey: REHEARSAL_KEY } : {}),
    },
    at(hours, minutes) {
      clock.advance(instant(hours, minutes))
      return instant(hours, minutes)
    },
    async close() {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Appends an invitation as the room would; answers the code as a person reads it. */
export async function invite(
  { store, clock }: Pick<TestRoom, 'store' | 'clock'>,
  journal: { act(act: unknown, now: Instant): Promise<{ readonly ok: boolean }> },
  station: string,
  expires?: Instant,
): Promise<{ readonly code: string; readonly invitation: InvitationId }> {
  const code = codeOf(makeSeed())
  const invitation = `i${code.toLowerCase()}` as InvitationId
  const act = {
    type: 'invite',
    by: 'p-test' as PersonId,
    invitation,
    station: station as StationCode,
    code: codeDigest(await store.secret('pepper'), code),
    expires: expires ?? ((clock.now() + 86_400_000) as Instant),
  }
  const done = await journal.act(act, clock.now())
  if (!done.ok) throw new Error('the invitation was refused')
  return { code: shownCode(code), invitation }
}

/**
 * A port for a server that goes away and comes back: the system gives it to nobody who asks for any, so that no other
 * test and no outgoing connection takes it meanwhile.
 */
export const ownPort = (): number => 20_000 + Math.floor(Math.random() * 10_000)

/** A signer with a fresh key. */
export const freshSigner = () => nodeSigner(makeSeed())
