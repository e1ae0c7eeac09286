import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sampleBook } from '#election/book/sample.ts'
import type { ConstituencyCode, ContestId, PersonId, PlaceCode, StationCode } from '#election/named.ts'
import { TestNight } from '../testing/night.ts'
import { honestSheet, typing } from '../testing/sheet.ts'
import { sumsOf } from './kept-sums.ts'
import { missingSheets } from './result.ts'
import type { OtherRoom } from './state.ts'
import { Sums } from './sums.ts'

const HOUSE = 'P-house' as ConstituencyCode
const COUNCIL = 'A-council' as ConstituencyCode

function counting(changes: Parameters<typeof wider>[0] = {}): TestNight {
  return new TestNight(wider(changes))
}

/** The sample's House constituency, reaching as many voters as told. */
function wider({ registered = 2000 }: { readonly registered?: number }) {
  const book = sampleBook()
  return {
    ...book,
    constituencies: book.constituencies.map((one) => (one.code === HOUSE ? { ...one, registered } : one)) as never,
  }
}

const STATIONS = ['A-1-1', 'A-1-2', 'A-1-3', 'B-1-1', 'B-1-2']

describe('the result of a constituency', () => {
  it('is partial while a sheet is missing, and names it', () => {
    const night = counting()
    for (const station of STATIONS.slice(0, 4)) night.count(station, HOUSE, [60, 41])
    expect(night.result(HOUSE)).toMatchObject({
      status: 'partial',
      totals: { votes: [240, 164], stations: 5, stationsCounted: 4, valid: 404 },
    })
    const { index, state } = night.room
    const missing = missingSheets(index, state.count, 'P' as PlaceCode, HOUSE)
    expect(missing.map(({ station, status }) => [station.code, status])).toEqual([['B-1-2', 'awaited']])
    night.count('B-1-2', HOUSE, [60, 41])
    expect(night.result(HOUSE).status).toBe('provisional')
  })

  it('an excluded sheet is missing with its reason, and the rest is complete', () => {
    const night = counting()
    for (const station of STATIONS.slice(0, 4)) night.count(station, HOUSE, [60, 41])
    const on = { station: 'B-1-2' as StationCode, constituency: HOUSE }
    const opening = { salt: '1'.repeat(32), value: { reason: 'the urn was stolen' } }
    night.act({ type: 'propose-on-sheet', by: 'o1' as PersonId, ...on, act: 'exclude', opening })
    night.act({ type: 'confirm-on-sheet', by: 'o2' as PersonId, ...on })
    const { index, state } = night.room
    expect(missingSheets(index, state.count, 'B' as PlaceCode, HOUSE)).toMatchObject([
      { status: 'excluded', reason: 'the urn was stolen' },
    ])
    expect(night.result(HOUSE).status).toBe('provisional')
  })

  it('divides by the voters who could come, not by those counted so far', () => {
    const night = counting()
    night.count('A-1-1', COUNCIL, [300, 100])
    // 1 430 registered for 11 seats: a quotient of 130, also with one station of three in.
    expect(night.result(COUNCIL).outcome).toMatchObject({ quotient: { n: 130n, d: 1n } })
  })

  it('takes the other rooms in, the last word of each, and waits for all of them', () => {
    const night = counting({ registered: 3000 })
    for (const station of STATIONS) night.count(station, HOUSE, [60, 41])
    expect(night.result(HOUSE).status).toBe('partial')
    const other: OtherRoom = {
      room: 'Q',
      source: 'commission',
      evidence: 'a'.repeat(64),
      registered: 1000,
      voters: 500,
      ballots: 500,
      void: 0,
      contested: 0,
      valid: 500,
      votes: [100, 400],
      stations: 4,
      stationsCounted: 4,
    }
    for (const figures of [{ ...other, votes: [400, 100] }, other]) {
      const opening = { salt: '2'.repeat(32), value: figures }
      night.act({ type: 'import-figures', by: 'o1' as PersonId, constituency: HOUSE, opening })
    }
    expect(night.result(HOUSE)).toMatchObject({
      status: 'provisional',
      totals: { votes: [400, 605], valid: 1005, stations: 9 },
      others: [{ room: 'Q', votes: [100, 400] }],
    })
  })

  it('a tie waits for two people, then their words decide; a proclamation changes the status', () => {
    const night = counting()
    for (const station of STATIONS) night.count(station, HOUSE, [60, 60])
    expect(night.result(HOUSE).outcome.ties).toMatchObject([{ lists: ['1', '2'], seats: 1 }])
    const opening = { salt: '3'.repeat(32), value: { ages: { 1: 40, 2: 35 }, reason: 'birth certificates' } }
    night.act({ type: 'propose-tie', by: 'o1' as PersonId, constituency: HOUSE, opening })
    expect(night.result(HOUSE).outcome.ties).toHaveLength(1)
    night.act({ type: 'confirm-tie', by: 'o2' as PersonId, constituency: HOUSE })
    const { outcome } = night.result(HOUSE)
    expect([...outcome.seats]).toEqual([
      ['1', 1],
      ['2', 2],
    ])
    night.act({ type: 'propose-release', by: 'o1' as PersonId, contest: 'house-local' as ContestId, level: 'province' })
    night.act({ type: 'confirm-release', by: 'o2' as PersonId, release: 'r1' as never })
    night.act({
      type: 'proclaim',
      by: 'o1' as PersonId,
      constituency: HOUSE,
      body: 'commission',
      date: '2021-09-09',
      minutes: '7',
    })
    expect(night.result(HOUSE)).toMatchObject({ status: 'proclaimed', statement: { minutes: '7' } })
  })
})

describe('sums of a state', () => {
  it('brought up to date after any acts equal sums taken anew from the forms', () => {
    const step = fc.record({
      station: fc.constantFrom(...STATIONS),
      votes: fc.tuple(fc.nat(60), fc.nat(60)),
      act: fc.constantFrom('c1', 'c2', 'recall', 'confirm', 'exclude', 'accept'),
      look: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const night = counting()
        const { room } = night
        for (const { station, votes, act: what, look } of steps) {
          const on = { by: 'v' as PersonId, station: station as StationCode, constituency: HOUSE }
          const opening = { salt: '4'.repeat(32), value: { reason: 'because' } }
          if (what === 'c1' || what === 'c2')
            night.act(typing(what, honestSheet(room.index, on.station, HOUSE, votes, { observations: 'all well' })))
          else if (what === 'confirm') night.act({ type: 'confirm-on-sheet', ...on, by: 'w' as PersonId })
          else if (what === 'accept') night.act({ type: 'accept-sheet', ...on })
          else night.act({ type: 'propose-on-sheet', ...on, act: what, opening })
          if (look) sumsOf(room.index, room.state)
        }
        const kept = sumsOf(room.index, room.state)
        const anew = new Sums(room.index)
        for (const form of Object.values(room.state.count.forms))
          anew.move(form.station, form.constituency, undefined, form)
        for (const { code } of room.book.places) expect(kept.of(code, HOUSE)).toEqual(anew.of(code, HOUSE))
      }),
    )
  })
})
