import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readBook } from '#cli/book/folder.ts'
import { inTemporaryFolder, playInTestRoom } from '#cli/test-room.ts'
import type { Book } from '#election/book/book.ts'
import { indexBook } from '#election/book/index.ts'
import { NONE } from '#rehearsal/day/faults.ts'
import { planDay } from '#rehearsal/day/plan.ts'
import { ON_SHEETS } from '#rehearsal/night/mistakes.ts'
import { type NightOptions, planNight } from '#rehearsal/night/plan.ts'
import type { ContestResult } from '#rehearsal/night/results.ts'
import { readOtherRooms } from '#rehearsal/votes-file.ts'

const DATA = join(import.meta.dirname, '../../data')
const quietly = { progress: () => {}, signal: new AbortController().signal }

/** What has to catch each kind of mistake, at least. */
const CAUGHT_BY = {
  'wrong-sum': 'E105',
  'wrong-ballots': 'E104',
  'swapped-lines': 'second-entry',
  'blank-box': 'second-entry',
  'duplicated-station': 'W453',
  'other-station': 'R101',
  'slip-figure': 'E105',
  'slip-lines': 'second-entry',
  'slip-voters': 'second-entry',
  'no-photo': 'W452',
  'late-paper': 'W454',
  'accepted-wrong': 'recall',
  'lost-paper': 'exclusion',
  'written-sum': 'E501',
  tie: 'tie',
} as const

async function bookOf(folder: string): Promise<Book> {
  const { outcome } = await readBook(join(DATA, folder))
  if (!outcome.ok) throw new Error(`${folder} has faults`)
  return outcome.value
}

/** Berkane with a few stations of the city and two small communes with districts; every contest is in it. */
async function reducedBerkane(): Promise<Book> {
  const book = await bookOf('berkane-2021')
  const index = indexBook(book)
  const kept = ['02.113.01.05', '02.113.05.17']
  const stations = book.stations.filter(
    ({ code }, at) =>
      kept.includes(index.commune(code).code) || (at < 9 && index.commune(code).code === '02.113.01.09'),
  )
  const above = new Set(stations.flatMap(({ code }) => index.ancestors(code).map((place) => place.code)))
  const districts = new Set(stations.flatMap(({ district }) => district ?? []))
  return {
    ...book,
    stations,
    places: book.places.filter(({ code }) => above.has(code)),
    constituencies: book.constituencies.filter(({ code, place, district }) =>
      district ? districts.has(code) : above.has(place),
    ),
  }
}

function play(book: Book, seed: string, voters: number, more: Pick<NightOptions, 'others'> = {}) {
  const day = planDay(book, { seed, voters, chances: NONE })
  const night = planNight(indexBook(book), { seed, truth: day.truth, ...more })
  return inTemporaryFolder('sq-night', (folder) => playInTestRoom({ folder, book, seed }, day, { ...quietly, night }))
}

function expectAllCaught(contests: readonly ContestResult[]): Set<string> {
  const planted = contests.flatMap((contest) => contest.planted)
  for (const { kind, caught } of planted) expect(caught, kind).toContain(CAUGHT_BY[kind])
  return new Set(planted.map(({ kind }) => kind))
}

describe('a night through phones and desk', () => {
  it('makes the same journal from the same seed; every planted mistake is caught, and nothing is lost or added', async () => {
    const book = await bookOf('petite-commune')
    const first = await play(book, 'night', 900)
    const second = await play(book, 'night', 900)
    expect(first.rehearsed.differences).toEqual([])
    const [contest] = first.rehearsed.night?.contests ?? []
    expect(contest).toMatchObject({ status: 'proclaimed', released: true, sheets: 30, sheetsCounted: 30, seatsOpen: 0 })
    const kinds = expectAllCaught(first.rehearsed.night?.contests ?? [])
    expect([...kinds].toSorted()).toEqual([...Object.keys(ON_SHEETS), 'written-sum'].toSorted())
    expect(second.rehearsed.night?.contests).toEqual(first.rehearsed.night?.contests)
    expect(second.verified).toMatchObject({
      size: first.verified.size,
      root: first.verified.root,
      stateHash: first.verified.stateHash,
    })
  })

  it('of every kind of contest, with other rooms and ties, comes to votes and seats', async () => {
    const book = await reducedBerkane()
    const others = readOtherRooms(readFileSync(join(DATA, 'berkane-2021/other-rooms.csv'), 'utf8'), book)
    const { rehearsed } = await play(book, 'reduced', 5200, { others })
    expect(rehearsed.differences).toEqual([])
    const contests = rehearsed.night?.contests ?? []
    expect(contests.map(({ contest }) => contest)).toEqual(book.contests.map(({ id }) => id))
    for (const contest of contests) {
      expect(contest, contest.contest).toMatchObject({ released: true, seatsOpen: 0 })
      const seats = book.constituencies.filter((one) => one.contest === contest.contest).map((one) => one.seats)
      const all = (figures: Readonly<Record<string, number>>) => Object.values(figures).reduce((a, b) => a + b, 0)
      expect(all(contest.seats), contest.contest).toBe(seats.reduce((a, b) => a + b, 0))
      expect(all(contest.votes), contest.contest).toBe(contest.valid)
    }
    const region = contests.find(({ contest }) => contest === 'house-regional')
    expect(region).toMatchObject({
      otherRooms: 7,
      registered: 1_070_867 + book.stations.reduce((a, s) => a + s.registered, 0),
    })
    expect((region?.valid ?? 0) - (region?.own?.valid ?? 0)).toBe(457_871)
    const district = contests.find(({ contest }) => contest === 'communal-district')
    expect(district?.tiesDecided).toBeGreaterThanOrEqual(3)
    expect(expectAllCaught(contests)).toContain('tie')
  })
})
