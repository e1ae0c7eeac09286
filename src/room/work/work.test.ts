import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Instant, PersonId } from '#election/named.ts'
import { alerts } from '../alerts/alerts.ts'
import { smallBook, station } from '../testing/book.ts'
import { TestRoom } from '../testing/room.ts'
import type { WorkAct } from './acts.ts'
import { SNOOZE_HOURS } from './decide.ts'
import { workQueue } from './queue.ts'

const [ANA, BEN, OFFICER] = ['p-ana', 'p-ben', 'p-officer'] as PersonId[] as [PersonId, PersonId, PersonId]

/** A room whose stations have not opened: `A101` for each from 08:15 on. Offices O1 and O2 are of one commune. */
function lateRoom(stations: readonly (readonly [string, string])[] = [['S1', 'O1']], work = {}): TestRoom {
  return TestRoom.open(
    smallBook({ stations: stations.map(([code, office], i) => station(code, office, i + 1, 300)), ...work }),
  )
}

const queue = (room: TestRoom, now: Instant) => workQueue(room.index, room.state, now)
const only = (room: TestRoom, now: Instant) => {
  const topics = queue(room, now)
  expect(topics).toHaveLength(1)
  return topics[0]!
}
const take = (by: PersonId, ...alerts: string[]): WorkAct => ({ type: 'take-alerts', by, alerts })
const close = (by: PersonId, ...alerts: string[]): WorkAct => ({
  type: 'close-alerts',
  by,
  alerts,
  outcome: 'solved',
  words: 'the key was found',
})

describe('one alert', () => {
  test('is taken by one person; nobody else has it until it is handed over', () => {
    const room = lateRoom()
    const now = room.time(8, 20)
    expect(only(room, now)).toMatchObject({ id: 'A101:S1', state: 'waiting', owners: [], level: 0 })
    room.must(take(ANA, 'A101:S1'), now)
    expect(only(room, now)).toMatchObject({ state: 'taken', owners: [ANA] })
    expect(room.act(take(BEN, 'A101:S1'), now)).toMatchObject({
      error: { code: 'X702', parameters: { alert: 'A101:S1', owner: ANA } },
    })
    expect(room.act(close(BEN, 'A101:S1'), now)).toMatchObject({ error: { code: 'X703' } })
    expect(room.act({ type: 'hand-alerts', by: BEN, alerts: ['A101:S1'], to: BEN }, now)).toMatchObject({
      error: { code: 'X703' },
    })
    room.must({ type: 'hand-alerts', by: ANA, alerts: ['A101:S1'], to: BEN }, now)
    expect(only(room, now)).toMatchObject({ state: 'taken', owners: [BEN] })
    room.must({ type: 'hand-alerts', by: OFFICER, alerts: ['A101:S1'], over: true }, now)
    expect(only(room, now)).toMatchObject({ state: 'waiting', owners: [] })
  })

  test('sleeps with a reason until its hour, and no longer than an election night allows', () => {
    const room = lateRoom()
    const now = room.time(8, 20)
    const until = room.time(8, 50)
    const snooze = (what: Partial<Extract<WorkAct, { type: 'snooze-alerts' }>> = {}) =>
      room.act(
        { type: 'snooze-alerts', by: ANA, alerts: ['A101:S1'], until, reason: 'president on the road', ...what },
        now,
      )
    expect(snooze()).toMatchObject({ error: { code: 'X703' } })
    room.must(take(ANA, 'A101:S1'), now)
    expect(snooze({ reason: ' ' })).toMatchObject({ error: { code: 'X705', parameters: { field: 'reason' } } })
    expect(snooze({ until: now })).toMatchObject({ error: { code: 'X704' } })
    expect(snooze({ until: (now + SNOOZE_HOURS * 3_600_000 + 1) as Instant })).toMatchObject({
      error: { code: 'X704' },
    })
    expect(snooze()).toMatchObject({ ok: true })
    expect(only(room, room.time(8, 49, 59)).state).toBe('snoozed')
    expect(only(room, until)).toMatchObject({ state: 'taken', owners: [ANA] })
  })

  test('is closed with an outcome and words, leaves the wall’s list, and can be opened again by taking it', () => {
    const room = lateRoom()
    const now = room.time(8, 20)
    room.must(take(ANA, 'A101:S1'), now)
    expect(room.act({ ...close(ANA, 'A101:S1'), words: '' } as WorkAct, now)).toMatchObject({ error: { code: 'X705' } })
    room.must(close(ANA, 'A101:S1'), now)
    expect(only(room, now)).toMatchObject({ state: 'closed', items: [{ work: { closed: { outcome: 'solved' } } }] })
    expect(alerts(room.index, room.state, now)).toMatchObject([{ noted: { by: ANA, words: 'the key was found' } }])
    room.must(take(BEN, 'A101:S1'), now)
    expect(only(room, now)).toMatchObject({ state: 'taken', owners: [BEN] })
    expect(alerts(room.index, room.state, now)[0]!.noted).toBeUndefined()
  })

  test('that comes again is a new trouble: nobody has it', () => {
    const room = lateRoom()
    const phone = room.phone('a', 'S1')
    phone.open(room.time(8))
    room.hearAll(phone, room.time(8))
    const first = room.time(8, 40)
    room.must(take(ANA, 'A102:S1'), first)
    room.must(close(ANA, 'A102:S1'), first)
    phone.pulse(room.time(9))
    room.hearAll(phone, room.time(9))
    expect(queue(room, room.time(9))).toEqual([])
    expect(only(room, room.time(9, 40))).toMatchObject({ id: 'A102:S1', state: 'waiting', owners: [] })
  })

  test('that is gone, or never was, cannot be worked on', () => {
    const room = lateRoom()
    for (const alert of ['A101:S1', 'A999:S1', 'A101:S77', '__proto__'])
      expect(room.act(take(ANA, alert), room.time(8, 14))).toMatchObject({
        error: { code: 'X701', parameters: { alert } },
      })
    expect(queue(room, room.time(8, 14))).toEqual([])
  })
})

describe('the same trouble at many stations of a commune', () => {
  const stations = ['S1', 'S2', 'S3', 'S4'].map((code) => [code, 'O1'] as const)

  test('is one topic from so many on; another commune’s is told apart', () => {
    const room = lateRoom([...stations, ['S9', 'O3']], { work: { foldFrom: 4 } })
    const now = room.time(8, 20)
    expect(queue(room, now).map(({ id, items }) => [id, items.length])).toEqual([
      ['A101@C1', 4],
      ['A101:S9', 1],
    ])
    const fewer = lateRoom(stations.slice(1), { work: { foldFrom: 4 } })
    expect(queue(fewer, now)).toHaveLength(3)
  })

  test('is taken whole; what somebody else has, or what is gone, is left alone', () => {
    const room = lateRoom(stations)
    const now = room.time(8, 20)
    const all = stations.map(([code]) => `A101:${code}`)
    room.must(take(BEN, 'A101:S2'), now)
    const phone = room.phone('a', 'S3')
    phone.open(now)
    room.hearAll(phone, now)
    const { entries } = room.must(take(ANA, ...all, ...all), now)
    expect(entries).toMatchObject([
      { kind: 'alert-taken', by: ANA, station: 'S1', alert: 'A101:S1' },
      { kind: 'alert-taken', by: ANA, station: 'S4', alert: 'A101:S4' },
    ])
    expect(queue(room, now).flatMap(({ owners }) => owners)).toEqual(expect.arrayContaining([ANA, BEN]))
  })
})

test('what the chain has reached stands before what is only graver', () => {
  const stations = [station('S1', 'O1', 1, 300), station('S2', 'O1', 2, 3)]
  const room = TestRoom.open(smallBook({ stations, work: { escalation: [{ minutes: 25, to: 'duty-officer' }] } }))
  const [silent, full] = [room.phone('silent', 'S1'), room.phone('full', 'S2')]
  silent.open(room.time(8))
  room.hearAll(silent, room.time(8))
  full.open(room.time(8))
  for (let voter = 0; voter < 4; voter++) full.tick(room.time(9, 55))
  room.hearAll(full, room.time(9, 55))
  const order = (now: Instant) =>
    queue(room, now)
      .filter(({ code }) => code === 'A102' || code === 'A202')
      .map(({ id, severity, level }) => [id, severity, level])
  const amber = ['A102:S1', 'amber', 1]
  expect(order(room.time(9, 56))).toEqual([amber, ['A202:S2', 'red', 0]])
  expect(order(room.time(10, 21))).toEqual([['A202:S2', 'red', 1], amber])
})

test('age climbs the chain of the book, unless it sleeps or is closed', () => {
  const escalation = [
    { minutes: 60, to: 'operator' },
    { minutes: 10, to: 'duty-officer' },
  ]
  const room = lateRoom([['S1', 'O1']], { work: { escalation } })
  const level = (hour: number, minute: number) => {
    const { level, calls } = only(room, room.time(hour, minute))
    return [level, calls]
  }
  expect(level(8, 24)).toEqual([0, undefined])
  expect(level(8, 25)).toEqual([1, 'duty-officer'])
  expect(level(9, 15)).toEqual([2, 'operator'])
  const now = room.time(9, 15)
  room.must(take(ANA, 'A101:S1'), now)
  expect(level(9, 15)).toEqual([2, 'operator'])
  room.must(
    { type: 'snooze-alerts', by: ANA, alerts: ['A101:S1'], until: room.time(9, 30), reason: 'on the road' },
    now,
  )
  expect(level(9, 29)).toEqual([0, undefined])
  expect(level(9, 30)).toEqual([2, 'operator'])
})

test('however two people act at once, an alert has one owner, and only the owner acts on it', () => {
  const person = fc.constantFrom(ANA, BEN)
  const step = fc.oneof(
    fc.record({ type: fc.constant('take-alerts' as const), by: person }),
    fc.record({ type: fc.constant('hand-alerts' as const), by: person, to: fc.option(person, { nil: undefined }) }),
    fc.record({ type: fc.constant('close-alerts' as const), by: person }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const room = lateRoom()
      const now = room.time(8, 30)
      let owner: PersonId | undefined
      for (const { type, by, ...rest } of steps) {
        const act: WorkAct =
          type === 'close-alerts'
            ? close(by, 'A101:S1')
            : type === 'take-alerts'
              ? take(by, 'A101:S1')
              : { type, by, alerts: ['A101:S1'], ...('to' in rest && rest.to !== undefined && { to: rest.to }) }
        const may = type === 'take-alerts' ? owner === undefined || owner === by : owner === by
        expect(room.act(act, now).ok).toBe(may)
        if (!may) continue
        if (type === 'take-alerts') owner = by
        else owner = type === 'hand-alerts' && 'to' in rest ? rest.to : undefined
        const topic = only(room, now)
        expect(topic.state === 'closed' ? undefined : topic.owners[0]).toBe(owner)
      }
    }),
  )
})
