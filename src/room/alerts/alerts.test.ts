import { expect, test } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import type { Instant, PersonId } from '#election/named.ts'
import { minute, smallBook, station } from '../testing/book.ts'
import { submit } from '../testing/phone.ts'
import { TestRoom } from '../testing/room.ts'
import type { Alert } from './alert.ts'
import { alerts, alertText } from './alerts.ts'
import { alertId, alertStation } from './ids.ts'
import { INCIDENT_TEXTS } from './incident.ts'
import { ALERT_RULES } from './rules.ts'

/** A room of one station, so that a test sees the alerts of that one and no other. */
function oneStation(registered = 300): TestRoom {
  return TestRoom.open(smallBook({ stations: [station('S1', 'O1', 1, registered)] }))
}

/** Codes of the alerts at a local time. */
function codes(room: TestRoom, now: number): string[] {
  return at(room, now).map(({ code }) => code)
}

function at(room: TestRoom, now: number): Alert[] {
  return alerts(room.index, room.state, now as Instant)
}

function only(room: TestRoom, code: string, now: number): Alert | undefined {
  return at(room, now).find((alert) => alert.code === code)
}

function note(room: TestRoom, alert: string, now: number): void {
  room.must({ type: 'note-alert', by: 'p1' as PersonId, alert, words: 'called them' }, now)
}

test('A101: a station that has not opened in time, until it opens', () => {
  const room = oneStation()
  const phone = room.phone('a', 'S1')
  expect(codes(room, room.time(8, 14, 59))).toEqual([])
  expect(at(room, room.time(8, 15))).toEqual([
    {
      id: 'A101:S1',
      code: 'A101',
      kind: 'late-opening',
      severity: 'red',
      station: 'S1',
      commune: 'C1',
      since: room.time(8, 15),
      parameters: { opens: '08:00' },
    },
  ])
  phone.pulse(room.time(8, 20))
  room.hearAll(phone, room.time(8, 20))
  expect(codes(room, room.time(9))).toEqual(['A101'])
  phone.open(room.time(9))
  room.hearAll(phone, room.time(9))
  expect(codes(room, room.time(9))).toEqual([])
})

test('A102: an open station that is silent, until it is heard or closed', () => {
  const room = oneStation()
  const phone = room.phone('a', 'S1')
  phone.open(room.time(7))
  room.hearAll(phone, room.time(7))
  expect(codes(room, room.time(8, 29))).toEqual([])
  expect(only(room, 'A102', room.time(8, 30))).toMatchObject({
    since: room.time(8, 30),
    parameters: { heard: '07:00' },
  })
  phone.pulse(room.time(9))
  room.hearAll(phone, room.time(9))
  expect(codes(room, room.time(9, 29, 59))).toEqual([])
  expect(only(room, 'A102', room.time(9, 30))).toMatchObject({ id: 'A102:S1', kind: 'silence', severity: 'amber' })
  phone.close(room.time(19), 0)
  room.hearAll(phone, room.time(19))
  expect(codes(room, room.time(23))).toEqual([])
})

test('A103: a close before the hour, until it is taken back', () => {
  const room = oneStation()
  const phone = room.phone('a', 'S1')
  phone.open(room.time(8))
  const close = phone.close(room.time(10), 20)
  room.hearAll(phone, room.time(10, 1))
  expect(only(room, 'A103', room.time(10, 1))).toMatchObject({
    severity: 'red',
    since: room.time(10, 1),
    parameters: { time: '10:00', closes: '19:00' },
  })
  phone.undo(room.time(10, 2), close)
  room.hearAll(phone, room.time(10, 2))
  expect(codes(room, room.time(10, 2))).toEqual([])
  phone.close(room.time(19), 20)
  room.hearAll(phone, room.time(19))
  expect(codes(room, room.time(19))).toEqual([])
})

test('A201: more voters in five minutes than an urn can take, until enough are taken back', () => {
  const room = oneStation()
  const phone = room.phone('a', 'S1')
  for (let i = 0; i < 20; i++) phone.tick(room.time(9, 1))
  room.hearAll(phone, room.time(9, 2))
  expect(codes(room, room.time(9, 2))).toEqual([])
  const last = phone.tick(room.time(9, 3))
  room.hearAll(phone, room.time(9, 3))
  expect(only(room, 'A201', room.time(9, 3))).toMatchObject({
    since: room.time(9),
    parameters: { voters: 21, limit: 20, time: '09:00' },
  })
  phone.undo(room.time(9, 4), last)
  room.hearAll(phone, room.time(9, 4))
  expect(codes(room, room.time(9, 4))).toEqual([])
})

test('A202: the counters pass the registered, until they no longer do', () => {
  const room = oneStation(4)
  const [a, b] = [room.phone('a', 'S1'), room.phone('b', 'S1')]
  for (let i = 0; i < 4; i++) a.tick(room.time(9, 10 * i))
  room.hearAll(a, room.time(10))
  expect(codes(room, room.time(10))).toEqual([])
  const fifth = b.tick(room.time(10))
  room.hearAll(b, room.time(10))
  expect(only(room, 'A202', room.time(10))).toMatchObject({
    since: room.time(10),
    parameters: { ticks: 5, registered: 4 },
  })
  b.undo(room.time(10, 1), fifth)
  room.hearAll(b, room.time(10, 1))
  expect(codes(room, room.time(10, 1))).toEqual([])
})

test('A203: counter and signatures apart by more than the larger tolerance, until a count agrees', () => {
  const room = oneStation()
  const phone = room.phone('a', 'S1')
  for (let i = 0; i < 200; i++) phone.tick(room.time(9) + i * 30_000)
  phone.read(room.time(12), minute(12), 205)
  room.hearAll(phone, room.time(12))
  expect(codes(room, room.time(12))).toEqual([])
  phone.read(room.time(12, 1), minute(12), 206)
  room.hearAll(phone, room.time(12, 1))
  expect(only(room, 'A203', room.time(12, 1))).toMatchObject({
    kind: 'reading-apart',
    since: room.time(12, 1),
    parameters: { signatures: 206, counter: 200, gap: 6, time: '12:01' },
  })
  phone.read(room.time(12, 2), minute(12), 195)
  room.hearAll(phone, room.time(12, 2))
  expect(codes(room, room.time(12, 2))).toEqual([])
  phone.close(room.time(19), 240)
  room.hearAll(phone, room.time(19))
  expect(only(room, 'A203', room.time(19))).toMatchObject({ parameters: { signatures: 240, counter: 200 } })
})

test('A203: the share decides where it is the larger, ticks of the same five minutes lie on either side, later ones do not matter', () => {
  const room = TestRoom.open(
    smallBook({
      tolerances: { ...smallBook().tolerances, readingGap: 1, readingGapPerMille: 100 },
      stations: [station('S1', 'O1', 1, 300)],
    }),
  )
  const phone = room.phone('a', 'S1')
  for (let i = 0; i < 90; i++) phone.tick(room.time(9) + i * 60_000)
  for (let i = 0; i < 15; i++) phone.tick(room.time(12, 2))
  phone.read(room.time(12, 3), minute(12), 92)
  for (let i = 0; i < 80; i++) phone.tick(room.time(12, 20) + i * 60_000)
  room.hearAll(phone, room.time(14))
  expect(codes(room, room.time(14))).toEqual([])
  phone.read(room.time(17), minute(17), 205)
  room.hearAll(phone, room.time(17))
  expect(codes(room, room.time(17))).toEqual([])
  phone.read(room.time(17), minute(17), 206)
  room.hearAll(phone, room.time(17))
  expect(codes(room, room.time(17))).toEqual(['A203'])
})

test('A203: who does not use the counter is not compared', () => {
  const room = oneStation()
  const phone = room.phone('a', 'S1')
  phone.read(room.time(12), minute(12), 150)
  room.hearAll(phone, room.time(12))
  expect(codes(room, room.time(12))).toEqual([])
})

test('A204: fewer signatures than before, until one of the two is corrected', () => {
  const room = oneStation()
  const phone = room.phone('a', 'S1')
  phone.read(room.time(12), minute(12), 100)
  phone.read(room.time(17), minute(17), 99)
  room.hearAll(phone, room.time(17))
  expect(only(room, 'A204', room.time(17))).toMatchObject({
    parameters: { signatures: 99, before: 100, time: '17:00' },
  })
  phone.read(room.time(17, 5), minute(12), 90)
  room.hearAll(phone, room.time(17, 5))
  expect(codes(room, room.time(17, 5))).toEqual([])
  phone.close(room.time(19), 98)
  room.hearAll(phone, room.time(19))
  expect(only(room, 'A204', room.time(19))).toMatchObject({ parameters: { signatures: 98, before: 99, time: '19:00' } })
})

test('A301: each incident by itself, red where voting is at stake, until the station takes it back', () => {
  const room = oneStation()
  const phone = room.phone('a', 'S1')
  phone.open(room.time(8))
  const power = phone.report(room.time(9), 'power')
  phone.report(room.time(9, 1), 'urn')
  room.hearAll(phone, room.time(9, 2))
  expect(at(room, room.time(9, 2)).map(({ id, severity, parameters }) => [id, severity, parameters])).toEqual([
    [`A301:S1:${phone.id}-3`, 'red', { what: 'urn' }],
    [`A301:S1:${phone.id}-2`, 'amber', { what: 'power' }],
  ])
  phone.undo(room.time(9, 3), power)
  room.hearAll(phone, room.time(9, 3))
  expect(at(room, room.time(9, 3)).map(({ parameters }) => parameters.what)).toEqual(['urn'])
})

test('A401: a phone whose clock is off, until it is right or revoked', () => {
  const room = oneStation()
  const good = room.phone('good', 'S1', 10 * 60_000)
  const bad = room.phone('bad', 'S1', -11 * 60_000)
  good.open(room.time(8))
  bad.pulse(room.time(8, 1))
  room.hearAll(good, room.time(8))
  room.hearAll(bad, room.time(8, 1))
  bad.pulse(room.time(8, 10))
  room.hearAll(bad, room.time(8, 10))
  expect(at(room, room.time(8, 10))).toMatchObject([
    { id: `A401:S1:${bad.id}`, since: room.time(8, 1), parameters: { device: bad.id, minutes: 11 } },
  ])
  room.must({ type: 'revoke', by: 'p1' as PersonId, device: bad.id, reason: 'clock' }, room.time(8, 11))
  expect(codes(room, room.time(8, 11))).toEqual([])
})

test('A402: items that do not count, with their codes', () => {
  const room = oneStation()
  const phone = room.phone('a', 'S1')
  phone.tick(room.time(7))
  phone.tick(room.time(7))
  phone.open(room.time(8))
  phone.undo(room.time(8), 1)
  room.hearAll(phone, room.time(8, 1))
  expect(at(room, room.time(8, 1))).toMatchObject([
    { id: 'A402:S1', since: room.time(8, 1), parameters: { items: 3, codes: 'R201, R401' } },
  ])
})

test('A402: the station a phone belongs to is told, not the one it names', () => {
  const room = TestRoom.open()
  const phone = room.phone('a', 'S1')
  phone.tick(room.time(8))
  room.must(submit({ ...phone.submission(room.time(8)), station: 'S2' as never }), room.time(8))
  expect(at(room, room.time(8)).map(({ id }) => id)).toEqual(['A402:S1'])
})

test('a note stays with its trouble and not with the next of its kind', () => {
  const room = oneStation()
  const phone = room.phone('a', 'S1')
  phone.open(room.time(8))
  room.hearAll(phone, room.time(8))
  note(room, 'A102:S1', room.time(8, 40))
  const noted = { by: 'p1', at: room.time(8, 40), words: 'called them' }
  expect(only(room, 'A102', room.time(8, 41))?.noted).toEqual(noted)
  expect(only(room, 'A102', room.time(12))?.noted).toEqual(noted)
  phone.pulse(room.time(12, 1))
  room.hearAll(phone, room.time(12, 1))
  expect(only(room, 'A102', room.time(12, 30))).toBeUndefined()
  const again = only(room, 'A102', room.time(12, 31))
  expect(again).toBeDefined()
  expect(again).not.toHaveProperty('noted')
})

test('what nobody has noted comes first, then red, then the oldest', () => {
  const room = TestRoom.open()
  const a = room.phone('a', 'S1')
  a.open(room.time(8))
  a.report(room.time(8), 'crowd')
  a.report(room.time(8, 1), 'urn')
  room.hearAll(a, room.time(8, 1))
  note(room, 'A101:S2', room.time(8, 16))
  const now = room.time(8, 40)
  expect(at(room, now).map(({ id }) => id)).toEqual([
    `A301:S1:${a.id}-3`,
    'A101:S3',
    'A101:S4',
    `A301:S1:${a.id}-2`,
    'A102:S1',
    'A101:S2',
  ])
})

test('every alert has a text in every language, with every parameter filled in', () => {
  const parameters = Object.fromEntries(
    [
      'opens',
      'heard',
      'time',
      'closes',
      'voters',
      'limit',
      'ticks',
      'registered',
      'signatures',
      'counter',
      'gap',
      'before',
      'device',
      'minutes',
      'items',
      'codes',
      'first',
      'second',
      'percent',
      'kept',
      'missing',
      'constituency',
      'last',
      'usual',
    ].map((name) => [name, 7]),
  )
  for (const { code } of ALERT_RULES)
    for (const language of LANGUAGES) {
      const text = alertText({ code, parameters: { ...parameters, what: 'urn' } }, language)
      expect(text).not.toMatch(/[{}]/)
      if (code === 'A301') expect(text).toContain(INCIDENT_TEXTS.urn[language])
    }
  expect(() => alertText({ code: 'A999', parameters: {} }, 'fr')).toThrow('A999')
})

test('ids name their station', () => {
  expect(alertStation(alertId('A101', '02.113.01.09-001-04' as never))).toBe('02.113.01.09-001-04')
  expect(alertStation(alertId('A301', 'S1' as never, 'd0-3'))).toBe('S1')
})
