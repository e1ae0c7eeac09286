import { expect, test } from 'vitest'
import type { Check } from '#election/book/checklist.ts'
import type { CheckCode } from '#election/named.ts'
import { smallBook } from '../testing/book.ts'
import { TestRoom } from '../testing/room.ts'
import { stationDetail } from '../views/detail.ts'
import { OPENING_CHECKS } from './opening-checks.ts'

const MEMBERS = { president: true, assessors: 3, substitutes: 1, representatives: 2 } as never
const line = (code: string, more: Partial<Check> = {}): Check => ({
  for: 'station',
  code: code as CheckCode,
  names: { ar: code, fr: code },
  ...more,
})

const open = (room: TestRoom) =>
  stationDetail(room.index, room.state, 'S1' as never, [], room.time(20)).leftOpen.map(({ check }) => check)

test('what the book requires and nobody ticked is named; what may stay open is not', () => {
  const checklist = [line('seals'), line('lamp', { required: false }), line('list')]
  const room = TestRoom.open(smallBook({ checklist: [...checklist, { ...line('radio'), for: 'operator' }] }))
  expect(open(room)).toEqual([])
  const [first, second] = [room.phone('a', 'S1'), room.phone('b', 'S1')]
  const at = room.time(8)
  first.say(at, { k: 'opened', members: MEMBERS, checks: ['lamp'] })
  room.hearAll(first, at)
  expect(open(room)).toEqual(['seals', 'list'])

  const ticking = second.say(at, { k: 'opened', members: MEMBERS, checks: ['seals'] })
  room.hearAll(second, at)
  expect(open(room)).toEqual(['list'])
  second.undo(room.time(8, 1), ticking)
  room.hearAll(second, room.time(8, 1))
  expect(open(room)).toEqual(['seals', 'list'])
})

test('without a list of the book the built-in one holds; an opening that was told leaves nothing open', () => {
  const room = TestRoom.open()
  const told = { type: 'tell-for-station', by: 'p1', station: 'S1', source: 'call', speaker: 'president' }
  room.must({ ...told, said: { k: 'opened' } } as never, room.time(8))
  expect(open(room)).toEqual([])
  const phone = room.phone('a', 'S1')
  phone.say(room.time(8, 1), { k: 'opened', members: MEMBERS, checks: ['urn-empty', 'ink'] })
  room.hearAll(phone, room.time(8, 1))
  expect(open(room)).toEqual(OPENING_CHECKS.filter((check) => check !== 'urn-empty' && check !== 'ink'))
})
