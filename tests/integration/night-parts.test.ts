import { expect, it } from 'vitest'
import { inTemporaryFolder, playInTestRoom } from '#cli/test-room.ts'
import { indexBook } from '#election/book/index.ts'
import { sampleBook } from '#election/book/sample.ts'
import type { ConstituencyCode } from '#election/named.ts'
import { NONE } from '#rehearsal/day/faults.ts'
import { planDay } from '#rehearsal/day/plan.ts'
import { planNight } from '#rehearsal/night/plan.ts'

const COUNCIL = 'A-council' as ConstituencyCode

it('a rehearsed commission decides the ties of both parts of the seats, and gives every seat', async () => {
  const sample = sampleBook()
  // Two lists with as many votes, and an odd number of seats in each part.
  const constituencies = sample.constituencies.map((one) =>
    one.code === COUNCIL ? { ...one, seats: 10, reserved: 3 } : one,
  )
  const book = { ...sample, constituencies }
  const day = planDay(book, { seed: 'parts', voters: 500, chances: NONE })
  const votes = new Map([[COUNCIL, [100, 100]]])
  const night = planNight(indexBook(book), { seed: 'parts', truth: day.truth, votes })
  const played = await inTemporaryFolder('sq-parts', (folder) =>
    playInTestRoom({ folder, book, seed: 'parts' }, day, {
      progress: () => {},
      signal: new AbortController().signal,
      night,
    }),
  )
  expect(played.rehearsed.differences).toEqual([])
  const council = played.rehearsed.night?.contests.find(({ contest }) => contest === 'commune-list')
  expect(council).toMatchObject({ valid: 200, tiesDecided: 2, seatsOpen: 0, released: true })
  expect(Object.values(council?.seats ?? {}).reduce((sum, seats) => sum + seats, 0)).toBe(10)
})
