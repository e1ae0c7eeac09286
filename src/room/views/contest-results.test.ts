import { beforeEach, describe, expect, it } from 'vitest'
import { sampleBook } from '#election/book/sample.ts'
import type { ConstituencyCode, ContestId, Instant, PersonId, StationCode } from '#election/named.ts'
import { nextSeat } from '../count/next-seat.ts'
import type { OtherRoom } from '../count/state.ts'
import { AUDIENCES } from '../gate.ts'
import { acceptSheet, type Desk, release, withdraw } from '../testing/count.ts'
import { TestRoom } from '../testing/room.ts'
import { honestSheet, typing } from '../testing/sheet.ts'
import { contestResults } from './contest-results.ts'

const HOUSE = 'house-local' as ContestId
const BOOK = sampleBook()
let room: TestRoom
let desk: Desk
let now: Instant

beforeEach(() => {
  room = TestRoom.open(sampleBook())
  now = room.time(22)
  desk = { index: room.index, state: () => room.state, act: (act) => room.must(act, now) }
})

const sheet = (station: string, votes: readonly number[], constituency = 'P-house') =>
  honestSheet(room.index, station as StationCode, constituency as ConstituencyCode, votes)
const see = (contest: string = HOUSE, at = now) =>
  contestResults(room.index, room.state, 'public', contest as ContestId, at)

describe('the results of a contest', () => {
  it('are nothing before the close, before a release, and while only one person has proposed it', async () => {
    await acceptSheet(desk, sheet('A-1-1', [120, 80]))
    const proposal = { type: 'propose-release', by: 'officer-1' as PersonId, contest: HOUSE, level: 'station' } as const
    await desk.act(proposal)
    for (const audience of AUDIENCES) {
      const results = contestResults(room.index, room.state, audience, HOUSE, now)
      expect(results).toMatchObject({
        status: 'unreleased',
        totals: null,
        constituencies: [],
        places: [],
        stations: [],
      })
      expect(results.missing).toEqual([])
    }
    const confirmed = room.state.count.releases[0]?.id
    await desk.act({ type: 'confirm-release', by: 'officer-2' as PersonId, release: confirmed as never })
    expect(see().status).toBe('partial')
    expect(see(HOUSE, room.time(18, 59)).status).toBe('unreleased')
    expect(see('commune-list').status).toBe('unreleased')
  })

  it('go no deeper than the release', async () => {
    await acceptSheet(desk, sheet('A-1-1', [120, 80]))
    await release(desk, HOUSE, 'province')
    const kinds = () => [...new Set(see().places.map(({ kind }) => kind))]
    expect([kinds(), see().stations]).toEqual([['province'], []])
    await release(desk, HOUSE, 'commune')
    expect([kinds(), see().stations]).toEqual([['province', 'commune'], []])
    await release(desk, HOUSE, 'office')
    expect(kinds()).toEqual(['province', 'commune', 'office'])
    await release(desk, HOUSE, 'station')
    expect(see().stations).toHaveLength(5)
  })

  it('show a district no earlier than its central office', async () => {
    await acceptSheet(desk, sheet('B-1-1', [90], 'B-d1'))
    await release(desk, 'commune-district', 'commune')
    expect(see('commune-district')).toMatchObject({ constituencies: [], places: [], totals: { valid: 90, seats: 2 } })
    await release(desk, 'commune-district', 'office')
    expect(see('commune-district').constituencies.map(({ lists }) => lists[0]?.votes)).toEqual([90, null])
  })

  it('say what is counted, what is not and why, and zero is not blank', async () => {
    await acceptSheet(desk, sheet('A-1-1', [120, 80]))
    await desk.act(typing('clerk-1', sheet('A-1-2', [10, 20])))
    const on = { station: 'B-1-1' as StationCode, constituency: 'P-house' as ConstituencyCode }
    const opening = { salt: 'e'.repeat(32), value: { reason: 'the urn was broken' } }
    await desk.act({ type: 'propose-on-sheet', by: 'a' as PersonId, act: 'exclude', ...on, opening })
    await desk.act({ type: 'confirm-on-sheet', by: 'b' as PersonId, ...on })
    await release(desk, HOUSE, 'station')
    const { totals, places, missing, stations } = see()
    expect(totals).toMatchObject({ status: 'partial', expected: 5, counted: 1, review: 1, excluded: 1, awaited: 2 })
    expect(places.find(({ place_code }) => place_code === 'B')).toMatchObject({ valid: null, votes: null, counted: 0 })
    expect(missing.map(({ station_code, state, reason }) => [station_code, state, reason])).toEqual([
      ['A-1-2', 'review', null],
      ['A-1-3', 'awaited', null],
      ['B-1-1', 'excluded', 'the urn was broken'],
      ['B-1-2', 'awaited', null],
    ])
    const typed = stations.find(({ station_code }) => station_code === 'A-1-2')
    expect(typed).toMatchObject({ state: 'review', votes: null, history: [{ what: 'typed', figures: null }] })
  })

  it('explain the seats and how close the next one was', async () => {
    for (const station of ['A-1-1', 'A-1-2', 'A-1-3', 'B-1-1', 'B-1-2']) {
      await acceptSheet(desk, sheet(station, [100, 60]))
    }
    await release(desk, HOUSE, 'province')
    const [row] = see().constituencies
    expect(row).toMatchObject({ status: 'provisional', quotient: '2000/3', seats: 3, valid: 800 })
    expect(row?.steps.map(({ list, by, value, pass }) => [list, by, value, pass])).toEqual([
      [1, 'remainder', '500', 1],
      [2, 'remainder', '300', 1],
      [1, 'remainder', '500', 2],
    ])
    const figures = { registered: 2000, ballots: 800, votes: [500, 300] }
    const found = nextSeat(BOOK.constituencies[0] as never, figures)
    expect(row?.next_seat).toEqual(found && { list: Number(found.list), votes: found.votes, part: null })
    expect(found).toEqual({ list: '2', votes: 201 })
  })

  it('carry who proclaimed and who amended, and say when the figures moved after it', async () => {
    await acceptSheet(desk, sheet('A-1-1', [120, 80]))
    const id = await release(desk, HOUSE, 'station')
    const constituency = 'P-house' as ConstituencyCode
    const by = 'officer-1' as PersonId
    await desk.act({ type: 'proclaim', by, constituency, body: 'Commission', date: '2021-09-09', minutes: '12/2021' })
    expect(see().constituencies[0]).toMatchObject({
      status: 'proclaimed',
      proclaimed: { minutes: '12/2021' },
      moved: 0,
    })
    now = room.time(23)
    await acceptSheet(desk, sheet('A-1-2', [10, 20]))
    expect(see().constituencies[0]).toMatchObject({ status: 'proclaimed', moved: 1 })
    await desk.act({ type: 'amend', by, constituency, court: 'Cour', reason: 'recomptage' })
    expect(see()).toMatchObject({ status: 'amended' })
    await withdraw(desk, id, 'wrong sheet')
    expect(see()).toMatchObject({ status: 'withdrawn', withdrawn: { reason: 'wrong sheet' }, constituencies: [] })
    now = room.time(24)
    await release(desk, HOUSE, 'station')
    expect(see().status).toBe('partial')
  })

  it('add what other rooms sent, with their source, and count what none has sent', async () => {
    const wide = sampleBook()
    const constituencies = wide.constituencies.map((one) =>
      one.code === 'P-house' ? { ...one, place: 'R' as never, registered: 9000 as never } : one,
    )
    room = TestRoom.open({ ...wide, constituencies })
    await acceptSheet(desk, sheet('A-1-1', [120, 80]))
    const other: OtherRoom = {
      ...{ room: 'Q', source: 'commission', evidence: 'f'.repeat(64), registered: 3000, voters: 700, ballots: 700 },
      ...{ void: 0, contested: 0, valid: 700, votes: [300, 400], stations: 9, stationsCounted: 9 },
    }
    const opening = { salt: 'a'.repeat(32), value: other }
    await desk.act({
      type: 'import-figures',
      by: 'o' as PersonId,
      constituency: 'P-house' as ConstituencyCode,
      opening,
    })
    await release(desk, HOUSE, 'province')
    const { constituencies: rows, places } = see()
    expect(rows[0]).toMatchObject({
      valid: 900,
      registered_unheard: 4000,
      expected: 14,
      counted: 10,
      status: 'partial',
    })
    expect(rows[0]?.others).toMatchObject([{ room: 'Q', source: 'commission', valid: 700 }])
    expect(places.map(({ place_code, valid }) => [place_code, valid])).toEqual([['P', 200]])
  })

  it('tell of other contests nothing, not even in what a rule says', async () => {
    const both = [sheet('A-1-1', [120, 80]), sheet('A-1-1', [100, 71], 'A-council')]
    for (const one of both) await acceptSheet(desk, one)
    await release(desk, HOUSE, 'station')
    const told = () => see().stations[0]?.rules ?? []
    expect(JSON.stringify(told())).not.toContain('171')
    await release(desk, 'commune-list', 'station')
    expect(JSON.stringify(told())).toContain('171')
  })
})
