import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { roomMachine } from '#room/machine.ts'
import { startKeeper } from '#server/room/keeper.ts'
import type { Rounds } from '#server/waits.ts'
import { type PublishedRoom, publishedRoom } from './portal-room.ts'

const OFTEN = { every: 10, roundMs: 20 }
const PATIENT = { timeout: 120_000 }

let room: PublishedRoom
let keeper: Rounds | undefined
beforeEach(async () => {
  room = await publishedRoom()
})
afterEach(async () => {
  await keeper?.stop()
  await room.close()
})

async function thirtyVotes(): Promise<void> {
  for (let minute = 0; minute < 30; minute++) await room.vote(minute % 3, 10, minute)
}

it('keeps the state in a thread of its own whenever enough came, and the next start takes it from there', async () => {
  const { store, journal, folder, book } = room
  keeper = startKeeper(room, { folder, room: book.room }, OFTEN)
  await thirtyVotes()
  await expect.poll(() => store.keptUpTo(book.room), PATIENT).toBeGreaterThan(journal.size - OFTEN.every)
  await keeper.stop()
  const machine = roomMachine(book)
  const kept = await store.kept(book.room, { size: journal.size }, machine)
  let state = machine.initial()
  for await (const entries of journal.read(0, kept?.size ?? 0))
    for (const entry of entries) state = machine.fold(state, entry)
  expect(kept && machine.write(kept.state)).toBe(machine.write(state))
  await thirtyVotes()
  expect(await store.keptUpTo(book.room)).toBe(kept?.size)
})

it('says once why it cannot, and holds nobody up', async () => {
  const { store, journal, book } = room
  const lines: string[] = []
  const heard = vi.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0)
  const nowhere = { folder: '/nowhere', databaseUrl: 'postgres://127.0.0.1:1/none', room: book.room }
  keeper = startKeeper(room, nowhere, OFTEN)
  await thirtyVotes()
  await expect.poll(() => lines.join(''), PATIENT).toContain('sunduq room: keeping its state waits: ')
  const before = journal.size
  await thirtyVotes()
  expect(journal.size).toBe(before + 30)
  await keeper.stop()
  heard.mockRestore()
  expect(lines.filter((line) => line.includes('keeping its state')).length).toBe(1)
  expect(await store.keptUpTo(book.room)).toBe(0)
})
