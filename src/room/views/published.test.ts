import { describe, expect, it } from 'vitest'
import { submit } from '../testing/phone.ts'
import { TestRoom } from '../testing/room.ts'
import { turnoutPublication } from './publication.ts'
import { figuresDiffer, type TurnoutVersion, turnoutVersion } from './published.ts'

function publish(room: TestRoom, hours: number, minutes: number, before?: TurnoutVersion): TurnoutVersion {
  const at = room.time(hours, minutes)
  return turnoutVersion(room.index, before, turnoutPublication(room.index, room.state, at), at)
}

describe('a version', () => {
  it('dates each row by the version in which its figure first appeared', () => {
    const room = TestRoom.open()
    const phone = room.phone('a', 'S1')
    const first = publish(room, 7, 50)
    phone.open(room.time(8))
    phone.tick(room.time(8, 1))
    room.must(submit(phone.submission(room.time(8, 2))), room.time(8, 2))
    const second = publish(room, 8, 3, first)
    const [s1, s2] = second.stations
    expect([s1?.voters, s1?.published_at, s1?.received_at]).toEqual([
      1,
      '2021-09-08T07:03:00.000Z',
      '2021-09-08T07:02:00.000Z',
    ])
    expect([s2?.voters, s2?.published_at, s2?.received_at]).toEqual([null, '2021-09-08T06:50:00.000Z', null])
    phone.tick(room.time(8, 5))
    phone.undo(room.time(8, 6), 3)
    room.must(submit(phone.submission(room.time(8, 7), 3)), room.time(8, 7))
    const third = publish(room, 8, 8, second)
    expect(third.stations[0]?.voters).toBe(1)
    expect(third.stations[0]?.published_at).toBe('2021-09-08T07:03:00.000Z')
    expect(third.places.map((row) => row.published_at)).toEqual(second.places.map((row) => row.published_at))
  })

  it('knows a change of a figure from a change of times alone', () => {
    const room = TestRoom.open()
    const first = publish(room, 7, 50)
    room.must({ type: 'heartbeat' }, room.time(7, 51))
    expect(figuresDiffer(first, publish(room, 7, 52, first))).toBe(false)
    const phone = room.phone('a', 'S4')
    phone.open(room.time(8))
    room.must(submit(phone.submission(room.time(8))), room.time(8))
    expect(figuresDiffer(first, publish(room, 8, 1, first))).toBe(true)
  })

  it('says nothing received as null, zero as zero, and a share of what was heard of', () => {
    const room = TestRoom.open()
    const phone = room.phone('a', 'S1')
    phone.open(room.time(8))
    phone.read(room.time(12), room.book.hours.readings[0] as never, 0)
    room.must(submit(phone.submission(room.time(12))), room.time(12))
    const { stations, places } = publish(room, 12, 1)
    expect(stations.map((row) => [row.voters, row.turnout_percent, row.reporting])).toEqual([
      [0, 0, 1],
      [null, null, 0],
      [null, null, 0],
      [null, null, 0],
    ])
    expect(places[0]).toMatchObject({
      registered: 1150,
      registered_reporting: 300,
      voters: 0,
      reporting: 1,
      missing: 3,
    })
  })
})
