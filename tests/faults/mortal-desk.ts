import type { Book } from '#election/book/book.ts'
import { sampleBook } from '#election/book/sample.ts'
import type { Entry } from '#journal/entry.ts'
import { roomMachine } from '#room/machine.ts'
import type { Role } from '#server/room/access.ts'
import { type Serving, serve } from '#server/serve.ts'
import { type Ask, type Hands, hands, signedIn } from '../integration/desk-room.ts'
import type { Answered } from '../integration/server-phone.ts'
import { ownPort, type TestRoom, testRoom } from '../integration/server-room.ts'
import { pause, until } from './server-counting.ts'

/** The sample province after the close in processes of its own, each of which may be killed, and who decides there. */
export interface MortalDesk {
  readonly room: TestRoom
  readonly serving: Serving
  readonly who: Hands
  /** The first proposes, the others confirm. */
  readonly officers: readonly [Ask, Ask, Ask]
  /** Every entry that is committed. */
  journal(): Promise<Entry[]>
  /** Kills the room's process, or its database, and waits until it lives again. */
  killRoom(): Promise<void>
  killDatabase(): Promise<void>
  close(): Promise<void>
}

export async function mortalDesk(changes: Partial<Book> = {}): Promise<MortalDesk> {
  const room = await testRoom({ ...sampleBook(), ...changes })
  const clock = { real: Date.now(), simulated: room.at(20), speed: 1 }
  const port = ownPort()
  const serving = await serve({
    folder: room.folder,
    room: room.book.room,
    only: ['room', 'portal'],
    clock,
    ports: { room: port, portal: port + 1 },
  })
  const person = (role: Role, name: string = role) => signedIn(room, serving.addresses.room as string, role, name)
  const officer = (name: string) => person('returning-officer', name)
  return {
    room,
    serving,
    who: await hands({ person }),
    officers: [await officer('o1'), await officer('o2'), await officer('o3')],
    async journal() {
      const opened = await room.store.openJournal({
        room: room.book.room,
        machine: roomMachine(room.book),
      })
      const entries: Entry[] = []
      for await (const chunk of opened.read(0, opened.size)) entries.push(...chunk)
      return entries
    },
    async killRoom() {
      const before = serving.restarts('room')
      process.kill(serving.pid('room') as number, 'SIGKILL')
      await until(() => serving.restarts('room') > before)
    },
    async killDatabase() {
      const pid = room.store.databasePid() as number
      process.kill(pid, 'SIGKILL')
      await until(() => room.store.databasePid() !== undefined && room.store.databasePid() !== pid)
    },
    async close() {
      await serving.stop()
      await room.close()
    },
  }
}

/** Confirmations sent at once, by two people in turn. */
const CONFIRMATIONS = 8

/** Two people confirm the same many times at once; undefined for an answer that never came. */
export function confirmations({ officers: [, second, third] }: MortalDesk, path: string) {
  return Array.from({ length: CONFIRMATIONS }, (_, i) =>
    (i % 2 === 0 ? second : third)('POST', path, {}).catch(() => undefined),
  )
}

/** Asks again until somebody answers who knows. */
export async function surely(ask: () => Promise<Answered>): Promise<Answered> {
  for (;;) {
    const answer = await ask().catch(() => undefined)
    if (answer && answer.status < 500) return answer
    await pause(20)
  }
}
