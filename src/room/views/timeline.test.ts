import { expect, test } from 'vitest'
import type { PersonId } from '#election/named.ts'
import { TestRoom } from '../testing/room.ts'
import { touches } from '../touches.ts'
import { isInFigures, stationTimeline, type TimelineItem } from './timeline.ts'

function timeline(room: TestRoom, station: string) {
  return stationTimeline(room.entries.filter((entry) => touches(room.state, entry) === station))
}

test("a station's day: acts and items, overlaps once, with verdicts and what was taken back", () => {
  const room = TestRoom.open()
  const phone = room.phone('a', 'S1', 7000)
  const other = room.phone('b', 'S2')
  other.tick(room.time(8))
  room.hearAll(other, room.time(8))
  phone.tick(room.time(7))
  phone.tick(room.time(8))
  room.hear(phone, room.time(8, 30))
  phone.undo(room.time(8, 31), 2)
  phone.undo(room.time(8, 32), 2)
  room.hear(phone, room.time(9), 2)
  room.must({ type: 'note-alert', by: 'p1' as PersonId, alert: 'A402:S1', words: 'told them' }, room.time(9))
  room.must({ type: 'revoke', by: 'p1' as PersonId, device: phone.id, reason: 'lost' }, room.time(10))
  const lines = timeline(room, 'S1')
  expect(lines.map((line) => (line.line === 'act' ? line.what : [line.number, line.not, line.undoneBy]))).toEqual([
    'invited',
    'enrolled',
    [1, 'R201', undefined],
    [2, undefined, 3],
    [3, undefined, undefined],
    [4, 'R403', undefined],
    'alert-noted',
    'revoked',
  ])
  expect(lines[3]).toMatchObject({ observed: room.time(8), received: room.time(8, 30) })
  expect(lines[2]).toMatchObject({ device: phone.id, entry: 6 })
  expect(lines.at(-2)).toMatchObject({ by: 'p1', alert: 'A402:S1', words: 'told them' })
  expect(lines.at(-1)).toMatchObject({ by: 'p1', device: phone.id, words: 'lost' })
  const ticks = lines.filter((line): line is TimelineItem => line.line === 'item' && line.item.k === 'tick')
  expect(ticks.map(isInFigures)).toEqual([false, false])
})

test('entries about the whole room touch no station', () => {
  const room = TestRoom.open()
  room.must({ type: 'heartbeat' }, room.time(7))
  expect(room.entries.map((entry) => touches(room.state, entry))).toEqual([undefined, undefined])
})
