import { describe, expect, it } from 'vitest'
import { indexBook } from '#election/book/index.ts'
import { TestRoom } from '#room/testing/room.ts'
import { type Site, siteOf } from '#room/views/portal.ts'
import { turnoutPublication } from '#room/views/publication.ts'
import { turnoutVersion } from '#room/views/published.ts'
import { drawCurve, tableOf } from './curve.ts'
import { above, missingIn, placeUnit, stateOf, type Unit, unitsBelow } from './model.ts'
import { routeOf } from './route.ts'

const ASSETS = { style: '', script: '' }

function siteAt(room: TestRoom, hours: number): Site {
  const at = room.time(hours)
  const turnout = turnoutVersion(room.index, undefined, turnoutPublication(room.index, room.state, at), at)
  return siteOf(indexBook(room.book), turnout, { results: new Map(), resultsVersion: -1, nextAt: null, assets: ASSETS })
}

/** Station 1 counted thirty of 300, station 3 forty of 400 (fewer than it, by one), station 4 nothing. */
function busy(): TestRoom {
  const room = TestRoom.open()
  for (const [station, voters] of [
    ['S1', 30],
    ['S3', 39],
  ] as const) {
    const phone = room.phone(station, station)
    phone.open(room.time(8))
    for (let voter = 0; voter < voters; voter++) phone.tick(room.time(8, voter))
    room.hearAll(phone, room.time(9))
  }
  return room
}

describe('what a page lists', () => {
  it('sorts places by size, by name or by share, and stations by their number; nothing heard of comes last', () => {
    const site = siteAt(busy(), 10)
    const codes = (code: string, order: 'size' | 'name' | 'turnout') =>
      unitsBelow(site, code, 'fr', order).map((unit) => unit.code)
    expect(codes('P', 'size')).toEqual(['C1', 'C2'])
    expect(codes('O1', 'size')).toEqual(['S1', 'S2'])
    expect(codes('C1', 'turnout')).toEqual(['O1', 'O2'])
    expect(codes('P', 'turnout')).toEqual(['C1', 'C2'])
    expect(above(site, 'S3').map(({ code }) => code)).toEqual(['N', 'R', 'P', 'C1', 'O2'])
  })

  it('names the stations that were not heard of', () => {
    const site = siteAt(busy(), 10)
    expect(missingIn(site, 'P', 'fr').map(({ code, opened }) => [code, opened])).toEqual([
      ['S2', false],
      ['S4', false],
    ])
    expect(missingIn(site, 'O2', 'fr')).toEqual([])
  })

  it('knows its addresses and no others', () => {
    const site = siteAt(busy(), 10)
    const pages = [
      '',
      'C1',
      'S1',
      'C1/missing',
      'S1/missing',
      'C1/x',
      'about/data',
      'about',
      'C1/missing/x',
      '__proto__',
    ]
    expect(pages.map((path) => routeOf(site, path, 'fr').page)).toEqual([
      'figures',
      'figures',
      'figures',
      'missing',
      'not-found',
      'not-found',
      'data',
      'not-found',
      'not-found',
      'not-found',
    ])
  })

  it('says the state by the stations, and by the hour when some never closed', () => {
    const room = busy()
    const state = (site: Site, code: string) => stateOf(site, placeUnit(site, code, 'fr') as Unit)
    expect([state(siteAt(room, 10), 'P'), state(siteAt(room, 10), 'C2'), state(siteAt(room, 19), 'C2')]).toEqual([
      'under-way',
      'before',
      'closing',
    ])
  })
})

describe('the curve', () => {
  const hours = TestRoom.open().book.hours
  it('is drawn from the opening to the close, and to its last point when that is later', () => {
    const drawing = drawCurve(
      [
        [485, 10],
        [1150, 90],
      ],
      200,
      hours,
      undefined,
    )
    expect(drawing.line.startsWith('M58 226')).toBe(true)
    expect(drawing.end).toEqual({ x: 632, y: drawing.levels.find(({ points }) => points === 4500)?.y ?? drawing.end.y })
    expect(drawing.levels.map(({ points }) => points)).toEqual([0, 1500, 3000, 4500, 6000])
    expect(drawCurve([], 0, hours, undefined).line).not.toContain('NaN')
  })

  it('has a table that says an hour only when it has come', () => {
    expect(
      tableOf(
        [
          [485, 10],
          [600, 20],
        ],
        hours,
        undefined,
      ).map(({ minute, voters }) => [minute, voters]),
    ).toEqual([
      [540, 10],
      [600, 20],
    ])
    expect(tableOf([], hours, undefined)).toEqual([])
  })
})
