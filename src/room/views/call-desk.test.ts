import { describe, expect, test } from 'vitest'
import type { PersonId, StationCode } from '#election/named.ts'
import type { CallOutcome } from '#journal/call-entry.ts'
import { smallBook, station } from '../testing/book.ts'
import { TestRoom } from '../testing/room.ts'
import { CALLS_SHOWN, callDeskView } from './call-desk.ts'

/** A commune of 400 stations of which 280 have a phone and are open: 30 % must be called. */
function evening(): TestRoom {
  const stations = Array.from({ length: 400 }, (_, i) => station(`S${i + 1}`, 'O1', i + 1, 300))
  const room = TestRoom.open(smallBook({ stations }))
  for (let i = 1; i <= 400; i++) {
    if (i > 120) room.phone(`p${i}`, `S${i}`)
    const on = {
      by: 'p-desk' as PersonId,
      station: `S${i}` as StationCode,
      source: 'call',
      speaker: 'president',
    } as const
    room.must({ type: 'tell-for-station', ...on, said: { k: 'opened' } }, room.time(8))
    if (i > 120) continue
    for (const hour of [12, 17])
      room.must(
        { type: 'tell-for-station', ...on, said: { k: 'reading', hour: (hour * 60) as never, count: 50 as never } },
        room.time(hour, 11),
      )
  }
  return room
}

describe('the load of the call desk', () => {
  test('is known before the hour: at ten past seven in the evening 120 stations without an app have closed', () => {
    const room = evening()
    const before = callDeskView(room.index, room.state, room.time(18, 5))
    expect(before.load).toMatchObject({ stations: 400, withoutApp: 120, callers: 0, capacity: 0 })
    expect(before.load.nextHour).toBe(before.tasks.length + before.more)
    const at = callDeskView(room.index, room.state, room.time(18, 15))
    expect(at.load.nextHour).toBeGreaterThanOrEqual(120)
    // Three minutes a call, one try a talk: twenty talks an hour and person.
    expect(at.load.needed).toBe(Math.ceil(at.load.nextHour / 20))
    expect(at.until).toBe(room.time(19, 10))
  })

  test('measures its own pace and how many tries a talk takes; pauses do not count', () => {
    const room = evening()
    const call = (code: string, by: string, minute: number, outcome: CallOutcome) =>
      room.must(
        { type: 'call-station', by: by as PersonId, station: code as StationCode, outcome },
        room.time(19, minute),
      )
    for (let i = 0; i < 12; i++) call(`S${i + 1}`, 'p-ana', 12 + 2 * i, i % 2 === 0 ? 'reached' : 'no-answer')
    call('S20', 'p-ben', 36, 'reached')
    const { load } = callDeskView(room.index, room.state, room.time(19, 40))
    expect(load).toMatchObject({ minutesPerCall: 2, triesPerTalk: 1.9, callers: 2 })
    expect(load.capacity).toBe(Math.floor((2 * 60) / (2 * (13 / 7))))
  })

  test('shows what a screen can hold and counts the rest', () => {
    const room = evening()
    const stations = Array.from({ length: 400 }, (_, i) => `S${i + 1}`)
    const view = callDeskView(room.index, room.state, room.time(20, 30))
    expect(view.tasks).toHaveLength(Math.min(CALLS_SHOWN, view.tasks.length + view.more))
    expect(new Set(view.tasks.map((task) => task.station)).size).toBe(view.tasks.length)
    expect(stations).toEqual(expect.arrayContaining(view.tasks.map((task) => task.station as string)))
  })
})

test('the list is narrowed to a part before it is cut, and its parts are counted over all of it', () => {
  const stations = Array.from({ length: 300 }, (_, i) => station(`S${i + 1}`, i < 290 ? 'O1' : 'O3', i + 1, 300))
  const room = TestRoom.open(smallBook({ stations }))
  const view = (part?: string) => callDeskView(room.index, room.state, room.time(8, 20), undefined, part)
  const { parts } = view()
  expect(parts).toMatchObject({ urgent: 300, withoutApp: 300 })
  expect(parts.places).toEqual([
    ['C1', 290],
    ['C2', 10],
    ['O1', 290],
    ['O3', 10],
  ])
  expect(Object.fromEntries(parts.asked)).toMatchObject({ opening: 300, A101: 300 })
  expect(view('C2').tasks.map(({ station }) => station)).toHaveLength(10)
  expect(view('O3')).toMatchObject({ more: 0, parts })
  expect(view('A101')).toMatchObject({ more: 100 })
  expect(view('closing').tasks).toEqual([])
  expect(view('nobody').tasks).toEqual([])
  room.phone('a', 'S1')
  expect(view('no-app').tasks.length + view('no-app').more).toBe(299)
})
