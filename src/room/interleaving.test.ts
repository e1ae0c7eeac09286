import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Count, ItemNumber, Minute } from '#election/named.ts'
import type { Item } from '#journal/submission.ts'
import { stationFigures } from './figures.ts'
import { smallBook, station } from './testing/book.ts'
import type { Phone, Said } from './testing/phone.ts'
import { submit } from './testing/phone.ts'
import { TestRoom } from './testing/room.ts'
import { VERDICTS } from './verdicts.ts'

/**
 * Two stations with few voters, so that ceilings are reached, and up to four phones whose clocks are off by up to a
 * day. A plan says what each phone says when; how it is sent is another matter, and must not matter.
 */
const BOOK = smallBook({ stations: [station('S1', 'O1', 1, 12), station('S4', 'O3', 1, 9)] })
const STATIONS = ['S1', 'S4', 'S1', 'S1'] as const
const DAY = 24 * 3_600_000

interface Step {
  /** Seconds after the step before. */
  readonly after: number
  readonly said: Said
}
type Plan = readonly { readonly skew: number; readonly steps: readonly Step[] }[]
interface Sending {
  readonly phone: number
  /** Seconds after 07:00. */
  readonly at: number
  readonly from: number
  readonly length: number
  readonly copies: number
}

const said: fc.Arbitrary<Said> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ k: fc.constant('tick' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({ k: fc.constant('tick' as const), sex: fc.constantFrom('w' as const, 'm' as const) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      k: fc.constant('undo' as const),
      of: fc.integer({ min: 1, max: 45 }) as fc.Arbitrary<ItemNumber>,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constant({
      k: 'opened' as const,
      members: { president: true, assessors: 3 as Count, substitutes: 0 as Count, representatives: 0 as Count },
      checks: [],
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      k: fc.constant('reading' as const),
      hour: fc.constantFrom(720, 1020, 900) as fc.Arbitrary<Minute>,
      count: fc.integer({ min: 0, max: 14 }) as fc.Arbitrary<Count>,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      k: fc.constant('closed' as const),
      count: fc.integer({ min: 0, max: 13 }) as fc.Arbitrary<Count>,
    }),
  },
  { weight: 1, arbitrary: fc.record({ k: fc.constant('incident' as const), what: fc.constant('crowd' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      k: fc.constant('pulse' as const),
      battery: fc.integer({ min: 0, max: 100 }),
      kept: fc.integer({ min: 0, max: 400 }) as fc.Arbitrary<Count>,
    }),
  },
)

const plans: fc.Arbitrary<Plan> = fc.array(
  fc.record({
    skew: fc.constantFrom(0, 90_000, -3_600_000, DAY, -DAY),
    steps: fc.array(fc.record({ after: fc.integer({ min: 0, max: 2400 }), said }), { minLength: 1, maxLength: 45 }),
  }),
  { minLength: 1, maxLength: 4 },
)

const sendings: fc.Arbitrary<readonly Sending[]> = fc.array(
  fc.record({
    phone: fc.integer({ min: 0, max: 3 }),
    at: fc.integer({ min: 0, max: 15 * 3600 }),
    from: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    length: fc.double({ min: 0, max: 1, noNaN: true }),
    copies: fc.integer({ min: 1, max: 3 }),
  }),
  { maxLength: 30 },
)

/** A room with the plan's phones, which have said nothing yet, and when they will. */
function prepare(plan: Plan): { room: TestRoom; phones: Phone[]; times: number[][] } {
  const room = TestRoom.open(BOOK)
  const phones = plan.map(({ skew }, i) => room.phone(`phone-${i}`, STATIONS[i] as string, skew))
  const times = plan.map(({ steps }) => {
    let now = room.time(7) as number
    return steps.map(({ after }) => (now += after * 1000))
  })
  return { room, phones, times }
}

/** Every item is heard by itself the moment it is said. */
function honest(plan: Plan): TestRoom {
  const { room, phones, times } = prepare(plan)
  const moments = plan.flatMap(({ steps }, p) => steps.map((step, i) => ({ p, step, at: times[p]![i]! })))
  moments.sort((a, b) => a.at - b.at)
  for (const { p, step, at } of moments) {
    phones[p]!.say(at, step.said)
    room.hearAll(phones[p]!, at)
  }
  return room
}

/**
 * The same items sent in runs that overlap, repeat, leave gaps and come in any order of the phones; at the end each
 * phone sends the rest. `lag` is how long each run is under way, in seconds.
 */
function chaotic(plan: Plan, how: readonly Sending[], order: readonly number[], lag: (i: number) => number): TestRoom {
  const { room, phones, times } = prepare(plan)
  for (const [p, { steps }] of plan.entries())
    for (const [i, { said: what }] of steps.entries()) phones[p]!.say(times[p]![i]!, what)
  const deliveries: { at: number; run: () => void }[] = []
  how.forEach(({ phone, at, from, length, copies }, n) => {
    const p = phones[phone]
    if (!p) return
    const signed = (room.time(7) as number) + at * 1000
    const known = times[phone]!.filter((time) => time <= signed).length
    if (known === 0) return
    const first = 1 + Math.floor(from * known)
    const submission = p.submission(signed, first, first + Math.floor(length * (known - first)))
    for (let copy = 0; copy < copies; copy++) {
      const received = signed + lag(n + copy) * 1000
      deliveries.push({ at: received, run: () => room.act(submit(submission), received) })
    }
  })
  deliveries.sort((a, b) => a.at - b.at)
  for (const { run } of deliveries) run()
  const night = (room.time(23, 59) as number) + DAY
  for (const p of order) if (phones[p]) room.act(submit(phones[p].submission(night)), night)
  return room
}

/** The state without times of receipt and positions, which do depend on the network. `timeless` drops all times. */
function projection(room: TestRoom, timeless = false): unknown {
  const { devices, stations } = room.state
  const statement = ({ entry, received, observed, ...rest }: { entry: number; received: number; observed: number }) =>
    timeless ? rest : { observed, ...rest }
  const byChain = (a: { device: string; item: number }, b: { device: string; item: number }) =>
    a.device === b.device ? a.item - b.item : a.device < b.device ? -1 : 1
  const statements = (list: readonly (Parameters<typeof statement>[0] & { device: string; item: number })[]) =>
    [...list].sort(byChain).map(statement)
  return {
    devices: Object.entries(devices).map(([id, device]) => {
      const { heard, clock, clockOff, batteryLow, keptMuch, observed, undoable, not, ...rest } = device
      return {
        id,
        ...rest,
        low: batteryLow !== undefined,
        much: keptMuch !== undefined,
        not: not.filter(([, code]) => code !== VERDICTS.beyondRegistered.code),
        undoable: timeless ? undoable.map(({ item, k, undone }) => ({ item, k, undone })) : undoable,
        ...(timeless ? {} : { observed, clock }),
      }
    }),
    stations: Object.entries(stations).map(([code, { heard, entry, notCountedAt, observed, bins, ...rest }]) => ({
      code,
      ...rest,
      openings: statements(rest.openings),
      closings: statements(rest.closings),
      readings: statements(rest.readings),
      incidents: statements(rest.incidents),
      ...(timeless ? {} : { observed, bins }),
    })),
    figures: stationFigures(room.index, room.state).map(({ received, observed, ...rest }) =>
      timeless ? rest : { observed, ...rest },
    ),
  }
}

const orders = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 })

test('runs sent twice, out of order, split and merged give the state and figures of the honest order', () => {
  fc.assert(
    fc.property(plans, sendings, orders, (plan, how, order) => {
      expect(projection(chaotic(plan, how, order, () => 0))).toEqual(projection(honest(plan)))
    }),
    { numRuns: 300 },
  )
})

test('runs that were under way for hours count the same, as long as no hour of the book decides', () => {
  const noon = plans.map((plan) =>
    plan.map(({ skew, steps }) => ({
      skew,
      // From 08:30 on, a few seconds apart: no delay below reaches an hour that the rules look at.
      steps: steps
        .filter(({ said: { k } }) => k !== 'reading' && k !== 'closed')
        .map(({ said: what }, i) => ({ after: i === 0 ? 5400 : 20, said: what })),
    })),
  )
  fc.assert(
    fc.property(
      noon,
      sendings,
      orders,
      fc.array(fc.integer({ min: 0, max: 14_400 }), { minLength: 1 }),
      (plan, how, order, lags) => {
        const early = how.map((sending) => ({ ...sending, at: 5400 + (sending.at % 3600) }))
        const room = chaotic(plan, early, order, (i) => lags[i % lags.length] as number)
        expect(projection(room, true)).toEqual(projection(honest(plan), true))
      },
    ),
    { numRuns: 200 },
  )
})

test('the figures are those of a count by hand', () => {
  fc.assert(
    fc.property(plans, sendings, orders, (plan, how, order) => {
      const room = chaotic(plan, how, order, () => 0)
      const { times } = prepare(plan)
      for (const [i, { code, registered }] of BOOK.stations.entries()) {
        const phones = plan.flatMap(({ steps }, p) =>
          STATIONS[p] === code ? [steps.map((step, n) => ({ at: times[p]![n]!, ...step.said }) as Item)] : [],
        )
        const ticks = phones.reduce((sum, items) => sum + ticksByHand(room, items, registered), 0)
        expect(room.state.stations[code]?.ticks).toBe(ticks)
        const voters = stationFigures(room.index, room.state)[i]?.voters
        if (voters !== undefined) {
          expect(voters).toBeGreaterThanOrEqual(0)
          expect(voters).toBeLessThanOrEqual(registered)
        }
      }
    }),
    { numRuns: 200 },
  )
})

/** Counts one phone's voters the way a person with a pencil would: strike out what was taken back, then count. */
function ticksByHand(room: TestRoom, items: readonly Item[], registered: number): number {
  const first = room.time(7, 50)
  const last = room.time(20)
  const struck = new Set<number>()
  const written: number[] = []
  let closes: number[] = []
  let ticks = 0
  items.forEach((item, i) => {
    const number = i + 1
    const isClosed = closes.length > 0
    if (item.k === 'tick' && item.at >= first && item.at <= last && !isClosed) {
      written.push(number)
      ticks++
    }
    if ((item.k === 'opened' && !isClosed) || item.k === 'incident') written.push(number)
    if ((item.k === 'reading' && item.hour !== 900) || item.k === 'closed')
      if (item.at >= first && item.count <= registered) {
        written.push(number)
        if (item.k === 'closed') closes.push(number)
      }
    if (item.k === 'undo' && written.slice(-32).includes(item.of) && !struck.has(item.of)) {
      struck.add(item.of)
      closes = closes.filter((close) => close !== item.of)
      if (items[item.of - 1]?.k === 'tick') ticks--
    }
  })
  return ticks
}
