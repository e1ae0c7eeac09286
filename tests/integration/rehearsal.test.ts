import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { readBook } from '#cli/book/folder.ts'
import { openTestRoom, testKey, tokenOf, verifyTestRoom } from '#cli/test-room.ts'
import type { Book } from '#election/book/book.ts'
import type { Instant } from '#election/named.ts'
import { type Chances, FIELD } from '#rehearsal/day/faults.ts'
import { planDay } from '#rehearsal/day/plan.ts'
import { type Rehearsed, rehearse } from '#rehearsal/rehearse.ts'
import { simulatedClock } from '#server/clock.ts'
import { serve } from '#server/serve.ts'
import type { Verified } from '#store/verify.ts'

const SMALL_BOOK = join(import.meta.dirname, '../../data/petite-commune')
const VOTERS = 600
/** A small room sees every fault only when faults are more frequent than in the field. */
const HARD: Chances = {
  ...FIELD,
  lateOpening: 200,
  silentSpell: 100,
  takeover: 100,
  offline: 400,
  wildClock: 100,
  lateTap: 200,
  twice: 80,
  answerLost: 80,
  overtaken: 200,
  lateCopy: 80,
}

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

async function smallBook(): Promise<Book> {
  const { outcome } = await readBook(SMALL_BOOK)
  if (!outcome.ok) throw new Error('the small book has faults')
  return outcome.value
}

/** Plays a day through a real server; `speed` 0 is as fast as it answers. */
async function play(book: Book, seed: string, speed: number): Promise<{ rehearsed: Rehearsed; verified: Verified }> {
  const folder = await mkdtemp(join(tmpdir(), 'sq-day-'))
  await chmod(folder, 0o711)
  folders.push(folder)
  const plan = planDay(book, { seed, voters: VOTERS, chances: HARD })
  const room = { folder, book, seed }
  const links = await openTestRoom(room, (plan.begins - 3_600_000) as Instant)
  const clock = { real: Date.now() + 3000, simulated: plan.begins, speed }
  const key = testKey(seed)
  const serving = await serve({ folder, room: book.room, only: ['intake', 'room'], clock, rehearsalKey: key })
  try {
    const { intake = '', room: wall = '' } = serving.addresses
    const stage = { book, intake, room: wall, key, operator: tokenOf(links.rehearsal) }
    const pace = speed === 0 ? ('max' as const) : simulatedClock(clock).now
    const signal = new AbortController().signal
    const rehearsed = await rehearse(stage, plan, { pace, progress: () => {}, signal })
    return { rehearsed, verified: await verifyTestRoom(room) }
  } finally {
    await serving.stop()
  }
}

it('makes the same journal from the same seed, and tells the truth about a hard day', async () => {
  const book = await smallBook()
  const first = await play(book, 'repeat', 0)
  const second = await play(book, 'repeat', 0)
  expect(first.rehearsed.differences).toEqual([])
  expect(first.rehearsed.tally.fates).toEqual(second.rehearsed.tally.fates)
  for (const count of Object.values(first.rehearsed.tally.fates)) expect(count).toBeGreaterThan(0)
  expect(first.rehearsed.tally.outcomes).toMatchObject({ X104: expect.any(Number), 'held already': expect.any(Number) })
  const late = [...first.rehearsed.plan.truth.values()].reduce((all, { notCounted }) => all + notCounted, 0)
  expect(first.rehearsed.tally.notCounted).toEqual({ R204: late })
  expect(second.verified).toMatchObject({
    size: first.verified.size,
    root: first.verified.root,
    stateHash: first.verified.stateHash,
  })
})

it('tells the truth about a day that runs by the clock, phones side by side', async () => {
  const { rehearsed } = await play(await smallBook(), 'clock', 4000)
  expect(rehearsed.differences).toEqual([])
})
