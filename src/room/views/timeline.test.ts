import { expect, test } from 'vitest'
import type { PersonId, StationCode } from '#election/named.ts'
import type { Entry } from '#journal/entry.ts'
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

test('what the room did about a station stands in its day: alerts, calls, what was told, incidents, each with who', () => {
  const room = TestRoom.open()
  const phone = room.phone('a', 'S1')
  phone.say(room.time(8), { k: 'incident', what: 'violence' } as never)
  room.hearAll(phone, room.time(8, 1))
  const by = 'p1' as PersonId
  const station = 'S1' as never
  const entry = (body: object) => ({ ...body, by, station, n: room.state.size, at: room.time(9) }) as unknown as Entry
  const lines = stationTimeline([
    entry({ kind: 'alert-taken', alert: 'A110:S1' }),
    entry({ kind: 'alert-handed', alert: 'A110:S1' }),
    entry({ kind: 'alert-closed', alert: 'A110:S1', outcome: 'solved', words: 'calm again' }),
    entry({ kind: 'called', outcome: 'no-answer' }),
    entry({ kind: 'told', source: 'call', speaker: 'president', said: { k: 'closed', count: 12 } }),
    entry({ kind: 'incident-step', incident: 'x', step: { do: 'assign', to: 'p2' } }),
    entry({ kind: 'sheet-typed', constituency: 'K', sealed: 'secret' }),
  ])
  expect(lines.map((line) => line.line === 'act' && [line.what, line.by, line.how, line.to])).toEqual([
    ['alert-taken', 'p1', undefined, undefined],
    ['alert-handed', 'p1', undefined, undefined],
    ['alert-closed', 'p1', 'solved', undefined],
    ['called', 'p1', 'no-answer', undefined],
    ['told', 'p1', 'call', undefined],
    ['incident-step', 'p1', 'assign', 'p2'],
    ['sheet-typed', 'p1', undefined, undefined],
  ])
  expect(lines[4]).toMatchObject({ said: { k: 'closed', count: 12 } })
  expect(JSON.stringify(lines[6])).not.toContain('secret')
})

test('what a station rehearsed stands in its day, with who says so and how they know', () => {
  const room = TestRoom.open()
  const marked = { type: 'mark-rehearsed', by: 'p1' as PersonId, station: 'S1' as StationCode } as const
  room.must({ ...marked, done: ['reading', 'opening'], words: 'visite' }, room.time(7))
  expect(timeline(room, 'S1')).toEqual([
    {
      ...{ line: 'act', entry: 1, received: room.time(7), what: 'station-rehearsed', by: 'p1' },
      ...{ done: ['opening', 'reading'], words: 'visite' },
    },
  ])
  expect(timeline(room, 'S2')).toEqual([])
})
