import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { StationCode } from '#election/named.ts'
import { alerts } from './alerts/alerts.ts'
import { stationCurve } from './curve.ts'
import { minute, smallBook, station } from './testing/book.ts'
import type { Phone } from './testing/phone.ts'
import { TestRoom } from './testing/room.ts'

/**
 * A station where nothing goes wrong but the network: voters come, one of two phones counts each, mistaken taps are
 * taken back at once, the list is read at the book's hours and at the close. What a person with the list would say is
 * the model.
 */
const S1 = 'S1' as StationCode
const book = smallBook({ stations: [station('S1', 'O1', 1, 200)] })

const day = fc.record({
  /** Seconds after 08:00, up to the close and the people still in the room. */
  arrivals: fc.array(fc.integer({ min: 0, max: 11 * 3600 + 1800 }), { maxLength: 120 }),
  /** Which phone counts the n-th voter, whether a mistaken tap comes first, and whether it is sent at once. */
  choices: fc.array(fc.record({ phone: fc.nat(1), mistaken: fc.boolean(), sent: fc.boolean() }), {
    minLength: 1,
    maxLength: 40,
  }),
  skews: fc.tuple(fc.integer({ min: -86_400_000, max: 86_400_000 }), fc.integer({ min: -86_400_000, max: 86_400_000 })),
})

test('an honest day ends in the count of its list, every item counts, and no five minutes is wrong', () => {
  fc.assert(
    fc.property(day, ({ arrivals, choices, skews }) => {
      const room = TestRoom.open(book)
      const phones = [room.phone('a', 'S1', skews[0]), room.phone('b', 'S1', skews[1])] as [Phone, Phone]
      const voters = arrivals.map((second) => (room.time(8) as number) + second * 1000).sort((x, y) => x - y)
      const until = (time: number) => voters.filter((voter) => voter < time).length
      const send = (phone: Phone, now: number) => {
        if (phone.last > (room.state.devices[phone.id]?.cursor ?? 0)) expect(room.hearAll(phone, now)).toEqual([])
      }

      const events: { at: number; run: () => void }[] = [
        { at: room.time(7, 55), run: () => phones[0].open(room.time(7, 55)) },
      ]
      voters.forEach((at, n) => {
        const { phone: which, mistaken, sent } = choices[n % choices.length]!
        const phone = phones[which]!
        events.push({
          at,
          run: () => {
            if (mistaken) phone.undo(at, phone.tick(at))
            phone.tick(at)
            if (sent) {
              send(phone, at)
              expect(room.figure('S1').voters).toBeLessThanOrEqual(until(at + 1))
            }
          },
        })
      })
      for (const hour of [12, 17]) {
        const at = room.time(hour)
        events.push({ at, run: () => phones[0].read(at, minute(hour), until(at)) })
      }
      events.sort((x, y) => x.at - y.at)
      for (const { run } of events) run()

      for (const phone of phones) send(phone, room.time(19, 40))
      if (voters.length > 0) expect(room.figure('S1').voters).toBe(voters.length)
      phones[0].close(room.time(19, 45), voters.length)
      send(phones[0], room.time(19, 45))
      expect(room.figure('S1')).toMatchObject({ voters: voters.length, source: 'final-reading', phase: 'closed' })

      const curve = new Map(stationCurve(room.index, room.state, S1))
      for (const [point, counted] of curve) expect(counted).toBe(until(room.time(0, point)))
      const kinds = alerts(room.index, room.state, room.time(23)).map(({ kind }) => kind)
      expect(kinds.filter((kind) => kind !== 'clock-off' && kind !== 'impossible-rate')).toEqual([])
    }),
    { numRuns: 150 },
  )
})

test('a station that was offline all day counts as if it had not been', () => {
  const heardAtOnce = TestRoom.open(book)
  const heardAtNight = TestRoom.open(book)
  for (const room of [heardAtOnce, heardAtNight]) {
    const phone = room.phone('a', 'S1', 3_600_000)
    const say = (now: number, run: () => void) => {
      run()
      if (room === heardAtOnce) room.hearAll(phone, now)
    }
    say(room.time(8), () => phone.open(room.time(8)))
    for (let i = 0; i < 90; i++) say(room.time(8, 7 * i), () => phone.tick(room.time(8, 7 * i)))
    say(room.time(19), () => phone.close(room.time(19), 90))
    if (room === heardAtNight) room.hearAll(phone, room.time(22))
  }
  expect(stationCurve(heardAtNight.index, heardAtNight.state, S1)).toEqual(
    stationCurve(heardAtOnce.index, heardAtOnce.state, S1),
  )
  expect(heardAtNight.figure('S1')).toMatchObject({
    voters: 90,
    observed: heardAtNight.time(19),
    received: heardAtNight.time(22),
  })
})
