import { describe, expect, test } from 'vitest'
import type { Count, Instant, Minute, PersonId, Position, StationCode } from '#election/named.ts'
import type { Told } from '#journal/call-entry.ts'
import { alerts } from '../alerts/alerts.ts'
import { roomMachine } from '../machine.ts'
import { minute, smallBook, station } from '../testing/book.ts'
import { TestRoom } from '../testing/room.ts'
import { callDeskView } from '../views/call-desk.ts'
import type { CallAct } from './acts.ts'
import { callList } from './list.ts'

const OPERATOR = 'p-op' as PersonId
const on = (code: string) => ({ by: OPERATOR, station: code as StationCode })
const tell = (code: string, said: Told): CallAct => ({
  type: 'tell-for-station',
  ...on(code),
  source: 'call',
  speaker: 'president',
  said,
})
const opened: Told = { k: 'opened' }
const reading = (hour: number, count: number): Told => ({ k: 'reading', hour: minute(hour), count: count as Count })
const closed = (count: number): Told => ({ k: 'closed', count: count as Count })

/** Two stations; S1 has no phone. */
function room(): TestRoom {
  return TestRoom.open(smallBook({ stations: [station('S1', 'O1', 1, 300), station('S2', 'O1', 2, 300)] }))
}
const codes = (one: TestRoom, now: number, code = 'S1') =>
  alerts(one.index, one.state, now as Instant)
    .filter((alert) => alert.station === code)
    .map((alert) => alert.code)
const list = (one: TestRoom, now: number) => callList(one.index, one.state, now as Instant)

describe('what a station tells by telephone', () => {
  test('counts as if a phone had said it, and says how it came', () => {
    const one = room()
    one.must(tell('S1', opened), one.time(8, 20))
    expect(one.figure('S1')).toMatchObject({ phase: 'open' })
    expect(codes(one, one.time(8, 20))).toEqual([])
    one.must(tell('S1', reading(12, 90)), one.time(12, 12))
    expect(one.figure('S1')).toMatchObject({ voters: 90, source: 'reading', observed: one.time(12, 12) })
    one.must(tell('S1', { k: 'incident', what: 'power', words: 'candles' }), one.time(12, 13))
    expect(codes(one, one.time(12, 13))).toEqual(['A301'])
    one.must(tell('S1', closed(170)), one.time(19, 20))
    expect(one.figure('S1')).toMatchObject({ voters: 170, source: 'final-reading', phase: 'closed' })
    expect(one.state.stations['S1' as StationCode]?.closings[0]).toMatchObject({
      told: { source: 'call', speaker: 'president' },
    })
  })

  test('that it is open is no count: nobody counted, and zero is not blank', () => {
    const one = room()
    one.must(tell('S1', opened), one.time(8, 20))
    expect(one.figure('S1')).toEqual({ source: 'none', phase: 'open' })
    one.must(tell('S1', reading(12, 0)), one.time(12, 12))
    expect(one.figure('S1')).toMatchObject({ voters: 0, source: 'reading', phase: 'open' })
    const phone = one.phone('a', 'S1')
    phone.open(one.time(12, 30))
    one.hearAll(phone, one.time(12, 31))
    expect(one.figure('S1')).toMatchObject({ voters: 0, source: 'ticks', phase: 'open' })
  })

  test('breaks the silence of a station', () => {
    const one = room()
    one.must(tell('S1', opened), one.time(8))
    expect(codes(one, one.time(9))).toEqual(['A102'])
    one.must(tell('S1', reading(12, 10)), one.time(12, 12))
    expect(codes(one, one.time(12, 20))).toEqual([])
  })

  test('is refused when it breaks a rule, with the field and what to ask again', () => {
    const one = room()
    const refused = (said: Told, now: Instant) => {
      const before = one.entries.length
      const done = one.act(tell('S1', said), now)
      expect(one.entries).toHaveLength(before)
      return done
    }
    expect(refused(reading(12, 301), one.time(12, 10))).toMatchObject({
      error: { code: 'X802', parameters: { count: 301, registered: 300, field: 'said.count' } },
    })
    expect(refused(closed(301), one.time(19, 10))).toMatchObject({ error: { code: 'X802' } })
    expect(refused({ k: 'reading', hour: 721 as Minute, count: 3 as Count }, one.time(12, 10))).toMatchObject({
      error: { code: 'X801', parameters: { hour: '12:01', hours: '12:00 17:00' } },
    })
    const early = TestRoom.open(smallBook(), -5)
    expect(early.act(tell('S1', opened), early.time(-2))).toMatchObject({ error: { code: 'X803' } })
    expect(early.act(tell('S1', closed(3)), early.time(5))).toMatchObject({ error: { code: 'X803' } })
    expect(one.act(tell('S77', opened), one.time(9))).toMatchObject({ error: { parameters: { station: 'S77' } } })
  })

  test('is taken back with a reason, once, and stays in the record', () => {
    const one = room()
    one.must(tell('S1', opened), one.time(8))
    one.must(tell('S1', closed(12)), one.time(12))
    expect(one.figure('S1').phase).toBe('closed')
    const entry = (one.entries.length - 1) as Position
    const undo = (reason: string, at = entry): CallAct => ({ type: 'undo-told', ...on('S1'), entry: at, reason })
    expect(one.act(undo(' '), one.time(12, 1))).toMatchObject({
      error: { code: 'X805', parameters: { field: 'reason' } },
    })
    expect(one.act(undo('another station', 0 as Position), one.time(12, 1))).toMatchObject({ error: { code: 'X804' } })
    one.must(undo('another station'), one.time(12, 1))
    expect(one.figure('S1').phase).toBe('open')
    expect(one.act(undo('again'), one.time(12, 2))).toMatchObject({ error: { code: 'X804', parameters: { entry } } })
    expect(one.state.stations['S1' as StationCode]?.closings).toMatchObject([{ count: 12, undone: true }])
  })

  test('folds to the same state from a snapshot anywhere', () => {
    const one = room()
    one.must(tell('S1', opened), one.time(8))
    one.must({ type: 'call-station', ...on('S1'), outcome: 'no-answer' }, one.time(9))
    one.must(tell('S1', reading(12, 10)), one.time(12, 12))
    one.must({ type: 'undo-told', ...on('S1'), entry: 3 as Position, reason: 'wrong station' }, one.time(13))
    const machine = roomMachine(one.book)
    const again = one.entries.reduce(
      (state, entry) => machine.fold(machine.read(machine.write(state)), entry),
      machine.initial(),
    )
    expect(machine.write(again)).toBe(machine.write(one.state))
  })
})

describe('whom to call next', () => {
  test('a station without an app is asked for what a phone would have sent, when it can know it', () => {
    const one = room()
    const asks = (now: Instant) =>
      list(one, now)
        .find((task) => task.station === 'S1')
        ?.questions.map((question) => (question.ask === 'alert' ? question.alert.code : question.ask))
    expect(asks(one.time(7, 59))).toBeUndefined()
    expect(asks(one.time(8))).toEqual(['opening'])
    one.must(tell('S1', opened), one.time(8, 1))
    expect(asks(one.time(8, 2))).toBeUndefined()
    expect(asks(one.time(12, 9))).toEqual(['A102'])
    expect(asks(one.time(12, 10))).toEqual(['A102', 'reading'])
    one.must(tell('S1', reading(12, 40)), one.time(12, 10))
    expect(asks(one.time(12, 11))).toBeUndefined()
    one.must(tell('S1', closed(99)), one.time(19, 10))
    expect(asks(one.time(23))).toBeUndefined()
  })

  test('a station with a phone is called only about its alerts', () => {
    const one = room()
    const phone = one.phone('a', 'S2')
    phone.open(one.time(8))
    one.hearAll(phone, one.time(8))
    expect(list(one, one.time(8, 29)).map((task) => task.station)).toEqual(['S1'])
    expect(list(one, one.time(8, 30)).find((task) => task.station === 'S2')).toMatchObject({
      hasApp: true,
      questions: [{ ask: 'alert', alert: { code: 'A102' } }],
    })
  })

  test('the urgent and the old come first; a line in vain rests, longer each time', () => {
    const one = room()
    const phone = one.phone('a', 'S2')
    phone.open(one.time(8))
    phone.report(one.time(8, 20), 'violence')
    one.hearAll(phone, one.time(8, 20))
    const now = one.time(8, 21)
    expect(list(one, now).map(({ station, urgent }) => [station, urgent])).toEqual([
      ['S1', true],
      ['S2', true],
    ])
    const vain = (at: Instant) => one.must({ type: 'call-station', ...on('S1'), outcome: 'no-answer' }, at)
    vain(now)
    expect(list(one, now).map(({ station }) => station)).toEqual(['S2', 'S1'])
    expect(list(one, now)[1]).toMatchObject({ attempts: 1, notBefore: one.time(8, 26), last: { outcome: 'no-answer' } })
    vain(one.time(8, 26))
    expect(list(one, one.time(8, 27))[1]).toMatchObject({ attempts: 2, notBefore: one.time(8, 36) })
    expect(list(one, one.time(8, 36))[0]).toMatchObject({ station: 'S1', attempts: 2 })
    one.must({ type: 'call-station', ...on('S1'), outcome: 'reached', words: 'on the way' }, one.time(8, 37))
    expect(list(one, one.time(8, 37))[0]).toMatchObject({ station: 'S1', attempts: 0 })
  })

  test('what is kept with the state is what a state read anew gives, whatever happened between', () => {
    const one = room()
    const anew = () => one.machine.read(one.machine.write(one.state))
    const views = [7, 8, 9, 12, 13, 17, 19, 20].map((hour) => one.time(hour, 15))
    const compare = () => {
      for (const now of views)
        expect(callDeskView(one.index, one.state, now)).toEqual(callDeskView(one.index, anew(), now))
    }
    compare()
    one.must(tell('S1', opened), one.time(8))
    compare()
    const phone = one.phone('a', 'S1')
    compare()
    phone.open(one.time(8, 10))
    one.hearAll(phone, one.time(8, 10))
    one.must(tell('S2', reading(12, 40)), one.time(12, 11))
    compare()
    one.must({ type: 'revoke', by: OPERATOR, device: phone.id, reason: 'lost' }, one.time(12, 20))
    compare()
    one.must({ type: 'call-station', ...on('S1'), outcome: 'no-answer' }, one.time(12, 21))
    compare()
    one.must(tell('S2', closed(99)), one.time(19, 10))
    compare()
    const entry = (one.entries.length - 1) as Position
    one.must({ type: 'undo-told', ...on('S2'), entry, reason: 'another station' }, one.time(19, 11))
    compare()
    expect(callDeskView(one.index, one.state, one.time(19, 15)).load.withoutApp).toBe(2)
  })
})
