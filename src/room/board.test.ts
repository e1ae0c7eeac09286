import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Instant, PersonId } from '#election/named.ts'
import { alerts } from './alerts/alerts.ts'
import { counterStill } from './alerts/counter-still.ts'
import { turnoutFar } from './alerts/turnout-far.ts'
import { boardOf, SUM } from './board.ts'
import { placeFigures, stationFigures } from './figures.ts'
import { minute, smallBook, station } from './testing/book.ts'
import { TestRoom } from './testing/room.ts'
import { wallPicture } from './views/wall.ts'

const CODES = ['S1', 'S2', 'S3', 'S4']

/** One thing that happens in a room of four phones, a minute later each time. */
const happening = fc.record({
  phone: fc.nat(3),
  what: fc.constantFrom(
    'tick',
    'ticks',
    'undo',
    'open',
    'read',
    'close',
    'report',
    'pulse',
    'note',
    'beat',
    'revoke' as const,
  ),
  count: fc.integer({ min: 0, max: 400 }),
})

test('a board brought up to date entry by entry is the board made anew, and its sums are the sums', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 60 }), (happenings) => {
      const room = TestRoom.open()
      const phones = CODES.map((code) => room.phone(code, code))
      let now = room.time(7, 40) as number
      for (const { phone: p, what, count } of happenings) {
        now += 11 * 60_000
        const phone = phones[p]!
        const gone = room.state.devices[phone.id]?.revoked !== undefined
        if (what === 'note') {
          const [first] = alerts(room.index, room.state, now as Instant)
          if (first) room.must({ type: 'note-alert', by: 'p1' as PersonId, alert: first.id, words: 'seen' }, now)
        } else if (what === 'beat') room.must({ type: 'heartbeat' }, now)
        else if (what === 'revoke')
          room.must({ type: 'revoke', by: 'p1' as PersonId, device: phone.id, reason: 'lost' }, now)
        else if (!gone) {
          if (what === 'tick') phone.tick(now)
          if (what === 'ticks') for (let i = 0; i < 30; i++) phone.tick(now)
          if (what === 'undo') phone.undo(now, Math.max(1, phone.last - (count % 4)))
          if (what === 'open') phone.open(now)
          if (what === 'read') phone.read(now, count % 2 === 0 ? minute(12) : minute(17), count)
          if (what === 'close') phone.close(now, count)
          if (what === 'report') phone.report(now)
          if (what === 'pulse') phone.pulse(now)
          room.hearAll(phone, now)
        }
        boardOf(room.index, room.state)
      }
      const { index, state } = room
      const anew = room.machine.read(room.machine.write(state))
      // Every alert, those that only time will bring included.
      const ever = Number.POSITIVE_INFINITY as Instant
      expect(alerts(index, state, ever)).toEqual(alerts(index, anew, ever))
      expect(boardOf(index, state)).toEqual(boardOf(index, anew))
      expect(wallPicture(index, state, now as Instant)).toEqual(wallPicture(index, anew, now as Instant))

      const places = placeFigures(index, stationFigures(index, state))
      const { sums, bins } = boardOf(index, state)
      index.book.places.forEach(({ code }, i) => {
        const { voters, opened, closed, reporting } = places.get(code)!
        const at = i * SUM.width
        expect([...sums.subarray(at, at + 3)]).toEqual([voters ?? 0, opened, closed])
        expect(sums[at + SUM.counted]).toBe(reporting)
      })
      expect(bins.reduce((a, b) => a + b)).toBe(sums[SUM.voters])
    }),
    { numRuns: 150 },
  )
})

test('a commune compared again entry by entry raises what one compared at once raises', () => {
  const stations = Array.from({ length: 8 }, (_, i) => station(`S${i + 1}`, i < 4 ? 'O1' : 'O2', i + 1, 100))
  const alertTolerances = {
    turnoutNeighbours: 3,
    turnoutTimes: 3,
    turnoutPerMille: 60,
    stillMinutes: 10,
    stillTimes: 2,
  }
  const book = smallBook({ stations, alertTolerances })
  const step = fc.record({
    phone: fc.nat(7),
    voters: fc.constantFrom(0, 12, 12, 40),
    minutes: fc.integer({ min: 1, max: 14 }),
  })
  const raised = new Set<string>()
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 80 }), (steps) => {
      const room = TestRoom.open(book)
      const phones = stations.map(({ code }) => room.phone(code, code))
      let now = room.time(8) as number
      for (const { phone: at, voters, minutes } of steps) {
        now += minutes * 60_000
        const phone = phones[at]!
        for (let voter = voters; voter > 0; voter--) phone.tick(now - voter * 4 * 60_000)
        phone.pulse(now)
        room.hearAll(phone, now)
        const kept = alerts(room.index, room.state, now as Instant)
        expect(kept).toEqual(alerts(room.index, { ...room.state }, now as Instant))
        for (const { code } of kept) raised.add(code)
      }
    }),
    { numRuns: 25 },
  )
  expect(raised).toContain(counterStill.code)
  expect(raised).toContain(turnoutFar.code)
})
