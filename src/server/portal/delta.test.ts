import fc from 'fast-check'
import { expect, it } from 'vitest'
import { submit } from '#room/testing/phone.ts'
import { TestRoom } from '#room/testing/room.ts'
import type { TurnoutVersion } from '#room/views/published.ts'
import { applyDelta, turnoutDelta } from './delta.ts'
import { nextVersion } from './testing.ts'

it('leads from any version to the next, whatever happened between', () => {
  const action = fc.record({
    phone: fc.nat(3),
    minutes: fc.nat(20),
    what: fc.constantFrom('tick', 'undo', 'reading', 'close'),
  })
  fc.assert(
    fc.property(fc.array(fc.array(action, { maxLength: 12 }), { minLength: 1, maxLength: 5 }), (rounds) => {
      const room = TestRoom.open()
      const phones = ['S1', 'S2', 'S3', 'S4'].map((station) => room.phone(station, station))
      let now = room.time(8)
      let before = nextVersion(room)
      for (const round of rounds) {
        for (const { phone, minutes, what } of round) {
          const device = phones[phone] as (typeof phones)[number]
          now = (now + minutes * 60_000) as typeof now
          const from = device.last + 1
          if (what === 'tick') device.tick(now)
          else if (what === 'undo') device.undo(now, Math.max(1, device.last))
          else if (what === 'reading') device.read(now, room.book.hours.readings[0] as never, 5)
          else device.close(now, 7)
          room.must(submit(device.submission(now, from)), now)
        }
        const after = nextVersion(room, before)
        expect(applyDelta(before, turnoutDelta(before, after))).toEqual(after)
        before = after
      }
    }),
    { numRuns: 60 },
  )
})

it('brings only the points of a curve that are new, and the whole curve where a point is gone', () => {
  const room = TestRoom.open()
  const phone = room.phone('a', 'S1')
  const first = nextVersion(room)
  for (let minute = 1; minute < 30; minute++) phone.tick(room.time(8, minute))
  room.must(submit(phone.submission(room.time(8, 30))), room.time(8, 30))
  const second = nextVersion(room, first)
  phone.tick(room.time(8, 33))
  room.must(submit(phone.submission(room.time(8, 34), 30)), room.time(8, 34))
  const third = nextVersion(room, second)
  const [row] = turnoutDelta(second, third).stations
  expect(row).toMatchObject({ station_code: 'S1', voters: 30, curve_points: [[515, 30]] })
  expect(turnoutDelta(second, third).stations).toHaveLength(1)
  const [back] = turnoutDelta(third, { ...second, version: 99 as TurnoutVersion['version'] }).stations
  expect(back).toHaveProperty('curve')
})

it('is refused by a version that it does not start from', () => {
  const room = TestRoom.open()
  const first = nextVersion(room)
  const delta = turnoutDelta(first, { ...first, version: 7 as TurnoutVersion['version'] })
  expect(() => applyDelta({ ...first, version: 5 as TurnoutVersion['version'] }, delta)).toThrow('does not fit')
})
