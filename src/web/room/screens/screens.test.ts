import { describe, expect, it } from 'vitest'
import type { Alert } from '#room/alerts/alert.ts'
import type { TimelineLine } from '#room/views/timeline.ts'
import type { WallDefinition } from '#room/views/wall.ts'
import type { Frame } from '../live/picture.ts'
import { byUrgency } from '../parts/urgency.ts'
import { inPlace, sortStations } from './stations-table.ts'
import { timelineRows } from './timeline-rows.ts'

describe('the timeline', () => {
  const tick = (entry: number, number: number, more: object = {}): TimelineLine =>
    ({
      line: 'item',
      entry,
      number,
      device: 'd1',
      item: { k: 'tick' },
      observed: number,
      received: 99,
      ...more,
    }) as TimelineLine

  it('joins ticks of one entry that fared alike, newest first', () => {
    const rows = timelineRows([
      tick(1, 1),
      tick(1, 2),
      tick(1, 3, { not: 'R101' }),
      tick(2, 4),
      { line: 'act', entry: 3, received: 100, what: 'revoked', words: 'lost' } as TimelineLine,
      tick(4, 5, { undoneBy: 6 }),
    ])
    expect(rows.map(({ entry, first, last, count }) => [entry, first, last, count])).toEqual([
      [4, 5, 5, 1],
      [3, undefined, undefined, 1],
      [2, 4, 4, 1],
      [1, 3, 3, 1],
      [1, 1, 2, 2],
    ])
    expect(rows.at(-1)?.observed).toBe(2)
  })
})

describe('alerts', () => {
  it('come gravest and oldest first, always in the same order', () => {
    const alert = (id: string, severity: string, since: number) => ({ id, severity, since }) as Alert
    const all = [alert('b', 'amber', 1), alert('c', 'red', 5), alert('d', 'red', 5), alert('a', 'red', 9)]
    expect(byUrgency(all).map(({ id }) => id)).toEqual(['c', 'd', 'a', 'b'])
    expect(byUrgency([...all].reverse()).map(({ id }) => id)).toEqual(['c', 'd', 'a', 'b'])
  })
})

describe('the table of stations', () => {
  const definition = {
    places: [
      { code: 'P', parent: -1 },
      { code: 'C1', parent: 0 },
      { code: 'C2', parent: 0 },
      { code: 'O1', parent: 1, names: {} },
      { code: 'O2', parent: 2, names: {} },
    ],
    stations: {
      code: ['a', 'b', 'c'],
      number: [3, 1, 2],
      names: [{}, {}, {}],
      office: [3, 4, 3],
      registered: [100, 200, 300],
    },
  } as unknown as WallDefinition
  const frame = {
    columns: { status: [2, 2, 0], voters: [50, 20, -1], heard: [5, 6, -1] },
  } as unknown as Frame

  it('holds the stations under a place, an office included', () => {
    expect(inPlace(definition, 1)).toEqual([0, 2])
    expect(inPlace(definition, 4)).toEqual([1])
    expect(inPlace(definition, 0)).toEqual([0, 1, 2])
  })

  it('sorts by any column, the unknown last in both directions', () => {
    const order = (key: 'share' | 'number', descending: boolean) =>
      sortStations(definition, frame, [0, 1, 2], key, descending).map(({ code }) => code)
    expect(order('share', false)).toEqual(['b', 'a', 'c'])
    expect(order('share', true)).toEqual(['a', 'b', 'c'])
    expect(order('number', false)).toEqual(['b', 'c', 'a'])
  })
})
