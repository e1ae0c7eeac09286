import { expect, it } from 'vitest'
import type { Count, PlaceCode, StationCode } from '#election/named.ts'
import type { WallDefinition, WallPicture } from '#room/views/wall.ts'
import { differences } from './comparison.ts'

const place = (code: string, parent: number) => ({ code: code as PlaceCode, parent })
const definition = {
  places: [place('P', -1), place('A', 0), place('B', 0)],
  stations: { code: ['A-1', 'A-2', 'B-1'], office: [1, 1, 2] },
} as unknown as WallDefinition
const said = (voters: number, closed = true) => ({
  voters: voters as Count,
  netTicks: voters,
  notCounted: 0,
  closed,
  incidents: 0,
})
const truth = new Map([
  ['A-1', said(10)],
  ['A-2', said(20, false)],
  ['B-1', said(5)],
] as [StationCode, ReturnType<typeof said>][])
const picture = (voters: number[], places: number[][]) => ({ stations: { voters }, places }) as unknown as WallPicture

it('is silent when the room shows what happened at every level', () => {
  const shown = picture(
    [10, 20, 5],
    [
      [35, 3, 2, 3],
      [30, 2, 1, 2],
      [5, 1, 1, 1],
    ],
  )
  expect(differences(truth, definition, shown)).toEqual([])
})

it('names every station and place that differs', () => {
  const shown = picture(
    [10, 19, 5],
    [
      [34, 3, 2, 3],
      [29, 2, 2, 2],
    ],
  )
  expect(differences(truth, definition, shown)).toEqual([
    { at: 'A-2', what: 'voters', shown: 19, true: 20 },
    { at: 'P', what: 'voters', shown: 34, true: 35 },
    { at: 'A', what: 'voters', shown: 29, true: 30 },
    { at: 'A', what: 'closed', shown: 2, true: 1 },
    { at: 'B', what: 'voters', shown: -1, true: 5 },
    { at: 'B', what: 'closed', shown: -1, true: 1 },
  ])
})
