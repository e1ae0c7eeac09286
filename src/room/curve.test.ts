import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Count, DeviceId, Instant, ItemNumber, Minute, Position } from '#election/named.ts'
import { midnight } from '#election/time.ts'
import { type Curve, curveOf, gainsOf, placeCurve, stationCurve, stationGains } from './curve.ts'
import { stationFigure } from './figures.ts'
import type { StationState } from './state.ts'
import { minute, smallBook } from './testing/book.ts'
import { TestRoom } from './testing/room.ts'

const START = midnight(smallBook())
const S1 = 'S1' as never

test('a curve counts up to and including each five minutes', () => {
  const room = TestRoom.open()
  const phone = room.phone('a', 'S1')
  phone.tick(room.time(8, 0))
  phone.tick(room.time(8, 4, 59))
  phone.tick(room.time(8, 5))
  phone.tick(room.time(8, 17))
  room.hearAll(phone, room.time(8, 17))
  expect(stationCurve(room.index, room.state, S1)).toEqual([
    [minute(8, 5), 2],
    [minute(8, 10), 3],
    [minute(8, 15), 3],
    [minute(8, 20), 4],
  ])
})

test('a reading above the ticks lifts the curve at its hour, the close ends it', () => {
  const room = TestRoom.open()
  const phone = room.phone('a', 'S1')
  phone.tick(room.time(11, 52))
  phone.read(room.time(12, 20), minute(12), 30)
  for (let i = 0; i < 40; i++) phone.tick(room.time(12, 21))
  phone.close(room.time(19, 1), 45)
  room.hearAll(phone, room.time(20))
  const curve = new Map(stationCurve(room.index, room.state, S1))
  expect(curve.get(minute(11, 55))).toBe(1)
  expect(curve.get(minute(12))).toBe(30)
  expect(curve.get(minute(12, 25))).toBe(41)
  expect(curve.get(minute(19))).toBe(41)
  expect(curve.get(minute(19, 5))).toBe(45)
  expect([...curve].at(-1)).toEqual([minute(19, 5), 45])
})

test('a close below the counter cuts the whole curve at the figure', () => {
  const room = TestRoom.open()
  const phone = room.phone('a', 'S1')
  for (let i = 0; i < 5; i++) phone.tick(room.time(9, 10 * i))
  phone.close(room.time(19), 2)
  room.hearAll(phone, room.time(20))
  expect(stationCurve(room.index, room.state, S1)).toEqual([
    [minute(9, 5), 1],
    [minute(9, 10), 1],
    [minute(9, 15), 2],
  ])
})

const count = fc.integer({ min: 0, max: 60 }) as fc.Arbitrary<Count>
const witness = fc.record({
  device: fc.constantFrom('a', 'b') as fc.Arbitrary<string> as fc.Arbitrary<DeviceId>,
  item: fc.integer({ min: 1, max: 99 }) as fc.Arbitrary<number> as fc.Arbitrary<ItemNumber>,
  entry: fc.constant(1 as Position),
  observed: fc.integer({ min: -60, max: 3000 }).map((m) => (START + m * 60_000) as Instant),
  received: fc.constant((START + 9e7) as Instant),
})
const reading = fc
  .tuple(witness, fc.constantFrom(720, 1020) as fc.Arbitrary<number> as fc.Arbitrary<Minute>, count, fc.boolean())
  .map(([base, hour, counted, undone]) => ({
    ...base,
    hour,
    count: counted,
    ...(undone ? { undone: true as const } : {}),
  }))
const closing = fc
  .tuple(witness, count, fc.boolean())
  .map(([base, counted, undone]) => ({ ...base, count: counted, ...(undone ? { undone: true as const } : {}) }))

/** Facts of a station as a fold can leave them: an undo takes from the bin of its tick, so no bin falls below zero. */
const facts: fc.Arbitrary<StationState> = fc
  .tuple(
    fc.uniqueArray(fc.tuple(fc.integer({ min: 94, max: 250 }), fc.integer({ min: 0, max: 9 })), {
      selector: ([bin]) => bin,
      maxLength: 25,
    }),
    fc.array(reading, { maxLength: 4 }),
    fc.array(closing, { maxLength: 3 }),
  )
  .map(([bins, readings, closings]) => ({
    devices: [],
    ticks: bins.reduce((sum, [, net]) => sum + net, 0),
    women: 0,
    men: 0,
    bins: [...bins].sort(([a], [b]) => a - b).flat(),
    openings: [],
    closings,
    readings,
    incidents: [],
    notCounted: {},
  }))

test('for any facts: the curve never decreases, has a point every five minutes and ends at the figure', () => {
  fc.assert(
    fc.property(facts, (station) => {
      const registered = 60 as Count
      const figure = stationFigure(registered, station)
      expect(figure.voters ?? 0).toBeLessThanOrEqual(registered)
      expect(figure.voters ?? 0).toBeGreaterThanOrEqual(0)
      const gains = stationGains(registered, station, START)
      const bins = gains.filter((_, at) => at % 2 === 0)
      expect(gains.filter((_, at) => at % 2 === 1).every((gain) => gain > 0)).toBe(true)
      expect(bins).toEqual([...new Set(bins)].sort((a, b) => a - b))
      const curve = curveOf(gains)
      const pairs = curve.slice(1).map((point, i) => [curve[i]!, point] as const)
      expect(pairs.every(([before, point]) => point[0] - before[0] === 5 && point[1] >= before[1])).toBe(true)
      expect(curve.at(-1)?.[1] ?? 0).toBe(figure.voters ?? 0)
    }),
    { numRuns: 500 },
  )
})

test('for any facts: the order in which statements were heard does not matter', () => {
  fc.assert(
    fc.property(facts, (station) => {
      const heardOtherwise = {
        ...station,
        readings: station.readings.toReversed(),
        closings: station.closings.toReversed(),
      }
      const distinct = new Set(
        [...station.readings, ...station.closings].map(({ device, item }) => `${device} ${item}`),
      )
      fc.pre(distinct.size === station.readings.length + station.closings.length)
      expect(stationGains(60 as Count, heardOtherwise, START)).toEqual(stationGains(60 as Count, station, START))
    }),
  )
})

test('for any taps: bins that are gains as they stand are the same as after a reading of nobody', () => {
  const readNobody = { hour: 720 as Minute, count: 0 as Count, observed: START } as StationState['readings'][number]
  fc.assert(
    fc.property(facts, fc.integer({ min: 0, max: 3 }), fc.boolean(), (station, above, late) => {
      const shift = late ? 400 : 0
      const bins = station.bins.map((one, at) => (at % 2 === 0 ? one + shift : one))
      const taps = { ...station, bins, readings: [], closings: [] }
      const figure = { ...stationFigure(60 as Count, taps), voters: Math.max(0, station.ticks - above) as Count }
      expect(gainsOf(figure, taps, START)).toEqual(gainsOf(figure, { ...taps, readings: [readNobody] }, START))
    }),
    { numRuns: 500 },
  )
})

test('the curve of a place is the sum of its stations’, at every minute', () => {
  const room = TestRoom.open()
  const [one, other] = [room.phone('a', 'S1'), room.phone('b', 'S3')]
  for (let i = 0; i < 7; i++) one.tick(room.time(9, i * 3))
  room.hearAll(one, room.time(9, 30))
  for (let i = 0; i < 4; i++) other.tick(room.time(9, 10 + i))
  room.hearAll(other, room.time(9, 30))
  const at = (curve: Curve, minute: number) => curve.findLast(([when]) => when <= minute)?.[1] ?? 0
  const [s1, s3] = [
    stationCurve(room.index, room.state, 'S1' as never),
    stationCurve(room.index, room.state, 'S3' as never),
  ]
  const commune = placeCurve(room.index, room.state, 'C1' as never)
  expect(commune.at(-1)?.[1]).toBe(11)
  for (let minute = 9 * 60; minute < 10 * 60; minute += 5)
    expect(at(commune, minute)).toBe(at(s1, minute) + at(s3, minute))
  expect(placeCurve(room.index, room.state, 'C2' as never)).toEqual([])
})
