import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readBook } from '#cli/book/folder.ts'
import { inTemporaryFolder, openTestRoom, playInTestRoom, rehearsalTokens, testKey } from '#cli/test-room.ts'
import type { Book } from '#election/book/book.ts'
import { indexBook } from '#election/book/index.ts'
import type { Instant } from '#election/named.ts'
import { type Chances, FIELD } from '#rehearsal/day/faults.ts'
import { planDay } from '#rehearsal/day/plan.ts'
import { planNight } from '#rehearsal/night/plan.ts'
import { type Rehearsed, rehearse } from '#rehearsal/rehearse.ts'
import { simulatedClock } from '#server/clock.ts'
import { serve } from '#server/serve.ts'

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

async function smallBook(): Promise<Book> {
  const { outcome } = await readBook(SMALL_BOOK)
  if (!outcome.ok) throw new Error('the small book has faults')
  return outcome.value
}

const quietly = { progress: () => {}, signal: new AbortController().signal }

function playFast(book: Book, seed: string) {
  const plan = planDay(book, { seed, voters: VOTERS, chances: HARD })
  return inTemporaryFolder('sq-day', (folder) => playInTestRoom({ folder, book, seed }, plan, quietly))
}

/** Plays a day and its night by a running clock, so many times as fast as life. */
function playByClock(book: Book, seed: string, speed: number): Promise<Rehearsed> {
  const plan = planDay(book, { seed, voters: VOTERS, chances: HARD })
  return inTemporaryFolder('sq-clock', async (folder) => {
    const links = await openTestRoom({ folder, book, seed }, (plan.begins - 3_600_000) as Instant)
    const clock = { real: Date.now() + 3000, simulated: plan.begins, speed }
    const key = testKey(seed)
    const serving = await serve({ folder, room: book.room, only: ['intake', 'room'], clock, rehearsalKey: key })
    try {
      const { intake = '', room = '' } = serving.addresses
      const stage = { book, intake, room, key, ...rehearsalTokens(links) }
      const night = planNight(indexBook(book), { seed, truth: plan.truth })
      return await rehearse(stage, plan, { pace: simulatedClock(clock).now, night, ...quietly })
    } finally {
      await serving.stop()
    }
  })
}

it('makes the same journal from the same seed, and tells the truth about a hard day', async () => {
  const book = await smallBook()
  const first = await playFast(book, 'repeat')
  const second = await playFast(book, 'repeat')
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

it('tells the truth about a day and a night that run by the clock, phones and desk side by side', async () => {
  const { differences, night } = await playByClock(await smallBook(), 'clock', 4000)
  expect(differences).toEqual([])
  expect(night?.contests).toMatchObject([{ sheets: 30, sheetsCounted: 30, released: true }])
})
