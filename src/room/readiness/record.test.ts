import { expect, test } from 'vitest'
import type { CheckCode, Digest, PersonId, StationCode } from '#election/named.ts'
import { bookDigest } from '#journal/book.ts'
import { TestRoom } from '../testing/room.ts'
import { CHECKS, checklistOf, checksOf } from './checklist.ts'
import { readiness } from './readiness.ts'
import { stepsDone } from './record.ts'

const [P1, P2] = ['p1', 'p2'] as PersonId[] as [PersonId, PersonId]
const S1 = 'S1' as StationCode
const ALL = ['opening', 'reading', 'close', 'sheet'] as const

test('a station has rehearsed when somebody recorded all of it, with who says so; the last word holds', () => {
  const room = TestRoom.open()
  const mark = (done: readonly (typeof ALL)[number][], how: { words?: string; journal?: Digest }) =>
    room.must({ type: 'mark-rehearsed', by: P1, station: S1, done, ...how }, room.time(7))
  const at = () => readiness(room.index, room.state, room.time(7))
  const lacks = () => at().notReady.find(({ station }) => station === S1)
  expect(lacks()?.lacks).toContain('rehearsal')
  mark(['sheet', 'opening'], { words: 'on the telephone' })
  expect(lacks()).toMatchObject({ rehearsed: { by: P1, done: ['opening', 'sheet'], words: 'on the telephone' } })
  expect(lacks()?.lacks).toContain('rehearsal')
  const journal = 'ab'.repeat(32) as Digest
  mark(ALL, { journal })
  const before = room.entries.length
  mark(ALL, { journal })
  expect(room.entries).toHaveLength(before)
  expect(lacks()?.lacks).not.toContain('rehearsal')
  expect(at().communes[0]).toMatchObject({ rehearsed: 1 })
  mark([], { words: 'it was another station' })
  expect(lacks()?.lacks).toContain('rehearsal')
  const nowhere = { type: 'mark-rehearsed', by: P1, station: 'S99' as StationCode, done: ALL } as const
  expect(room.act(nowhere, room.time(7))).toMatchObject({ ok: false, error: { code: 'X304' } })
})

test('what a station did in a room is told by its statements; a rehearsal asks for no rehearsal', () => {
  const room = new TestRoom()
  room.must({ type: 'open', room: room.book.room, book: bookDigest(room.book), test: true }, room.time(6))
  const phone = room.phone('a', 'S1')
  expect(stepsDone(room.index, room.state, S1)).toEqual([])
  phone.open(room.time(8))
  room.hearAll(phone, room.time(8))
  expect(stepsDone(room.index, room.state, S1)).toEqual(['opening'])
  const { notReady } = readiness(room.index, room.state, room.time(9))
  expect(notReady.flatMap(({ lacks }) => lacks)).not.toContain('rehearsal')
})

test('a checklist keeps who ticked what and when, and a tick can be taken back', () => {
  const room = TestRoom.open()
  const tick = (check: string, done: boolean, by = P1) =>
    room.must({ type: 'tick-check', by, person: P2, check: check as CheckCode, done }, room.time(7))
  tick('hours', true)
  tick('hours', true, P2)
  const lines = () => checklistOf(room.book, room.state, P2, 'operator')
  expect(lines()).toContainEqual({ check: 'hours', ticked: { by: P1, at: room.time(7) } })
  expect(lines().filter(({ ticked }) => ticked)).toHaveLength(1)
  tick('hours', false)
  expect(lines().filter(({ ticked }) => ticked)).toEqual([])
  expect(room.entries.filter(({ kind }) => kind === 'check-ticked')).toHaveLength(2)
})

test('every check is on somebody’s list, and every list begins with what is its role’s', () => {
  const roles = [
    'administrator',
    'duty-officer',
    'operator',
    'clerk-1',
    'verifier',
    'returning-officer',
    'observer',
    'media',
  ]
  const listed = new Set(roles.flatMap((role) => checksOf({}, role).map(({ check }) => check)))
  expect([...listed].sort()).toEqual([...CHECKS].sort())
  expect(checksOf({}, 'wall')).toEqual([])
})

test('a list that the book states stands in the place of the built-in one, for its role alone', () => {
  const names = { ar: 'جهاز', fr: 'Radio' }
  const line = (code: string, more: object = {}) =>
    ({ for: 'operator', code: code as CheckCode, names, ...more }) as const
  const book = { checklist: [line('radio'), line('constructor', { required: false })] }
  const room = TestRoom.open()
  expect(checklistOf(book, room.state, P1, 'operator')).toEqual([
    { check: 'radio', names },
    { check: 'constructor', names, optional: true },
  ])
  const check = 'constructor' as CheckCode
  room.must({ type: 'tick-check', by: P1, person: P1, check, done: true }, room.time(7))
  expect(checklistOf(book, room.state, P1, 'operator')[1]?.ticked).toEqual({ by: P1, at: room.time(7) })
  expect(checksOf(book, 'clerk-1')).toEqual(checksOf({}, 'clerk-1'))
})
