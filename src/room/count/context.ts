import type { BookIndex } from '#election/book/index.ts'
import { stationState } from '../figures.ts'
import type { RoomState } from '../state.ts'
import { otherSheetsOf } from './accepted-sheets.ts'
import { stationDay } from './day.ts'
import type { CountContext } from './decide.ts'
import { sumsOf } from './kept-sums.ts'

/** The count of a room with what the room knows of its stations' day. */
export function countContext(index: BookIndex, state: RoomState): CountContext {
  return {
    index,
    count: state.count,
    sums: () => sumsOf(index, state),
    others: () => otherSheetsOf(index, state),
    day: (station) => stationDay(index.book, stationState(state, station)),
  }
}
