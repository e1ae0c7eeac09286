import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Digest, Instant, ItemNumber, Position } from '#election/named.ts'
import type { Entry, EntryBody } from '#journal/entry.ts'
import { roomMachine } from './machine.ts'
import { minute, smallBook } from './testing/book.ts'
import { TestRoom } from './testing/room.ts'

/** A short day with everything in it. */
function day(): TestRoom {
  const room = TestRoom.open()
  const [a, b] = [room.phone('a', 'S1', 5000), room.phone('b', 'S4')]
  a.tick(room.time(7))
  a.open(room.time(8))
  b.report(room.time(8), 'late-material')
  for (let i = 0; i < 40; i++) a.tick(room.time(9, i), i % 2 === 0 ? 'w' : 'm')
  room.hearAll(a, room.time(10))
  room.hearAll(b, room.time(10))
  room.must({ type: 'note-alert', by: 'p1' as never, alert: 'A101:S4', words: 'on their way' }, room.time(10))
  a.undo(room.time(10, 1), 41)
  a.read(room.time(12), minute(12), 40)
  a.say(room.time(12, 1), { k: 'pulse', battery: 40, kept: 2 as never })
  room.hearAll(a, room.time(12, 1))
  room.must({ type: 'heartbeat' }, room.time(13))
  a.close(room.time(19), 41)
  room.hearAll(a, room.time(19))
  room.must({ type: 'revoke', by: 'p1' as never, device: b.id, reason: 'lost' }, room.time(20))
  return room
}

test('a snapshot taken anywhere and folded on gives the same text as folding from the start', () => {
  const room = day()
  const machine = roomMachine(smallBook())
  const whole = machine.write(room.entries.reduce((state, entry) => machine.fold(state, entry), machine.initial()))
  expect(whole).toBe(machine.write(room.state))
  fc.assert(
    fc.property(
      fc.array(fc.boolean(), { minLength: room.entries.length, maxLength: room.entries.length }),
      (snapshots) => {
        let state = machine.initial()
        room.entries.forEach((entry, i) => {
          if (snapshots[i]) state = machine.read(machine.write(state))
          state = machine.fold(state, entry)
        })
        expect(machine.write(state)).toBe(whole)
      },
    ),
  )
})

test('a state of another format is not read', () => {
  expect(() => roomMachine(smallBook()).read('{"format":"sunduq-state/0"}')).toThrow('sunduq-state/0')
})

test('folding refuses what deciding cannot have made', () => {
  const room = TestRoom.open()
  const phone = room.phone('a', 'S1')
  const other = room.phone('b', 'S1')
  phone.tick(room.time(9))
  const at = room.time(9)
  const n = room.entries.length as Position
  const fold = (body: EntryBody, changes: { n?: Position; at?: Instant } = {}) => {
    const state = room.machine.read(room.machine.write(room.state))
    return () => room.machine.fold(state, { ...body, n, at, ...changes } as Entry)
  }
  const good: EntryBody = { kind: 'submission', ...phone.submission(at), head: phone.headAfter(1) }
  expect(fold(good)).not.toThrow()
  expect(fold(good, { n: (n + 1) as Position })).toThrow('cannot follow')
  expect(fold(good, { at: room.time(5) })).toThrow('older')
  expect(fold({ ...good, from: 2 as ItemNumber })).toThrow('cursor')
  expect(fold({ ...good, device: 'd0' as never })).toThrow('does not know')
  const opened = { kind: 'opened', room: 'P' as never, book: room.state.book, test: false } as const
  expect(fold(opened)).toThrow('open')
  other.undo(at, 1)
  expect(fold({ kind: 'submission', ...other.submission(at), head: other.headAfter(1) })).toThrow('undo')

  const machine = roomMachine(smallBook())
  const first = { ...opened, book: 'f'.repeat(64) as Digest, n: 0 as Position, at }
  expect(() => machine.fold(machine.initial(), first)).toThrow('another book')
})
