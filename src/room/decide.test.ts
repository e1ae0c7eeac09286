import { expect, test } from 'vitest'
import type {
  Count,
  DeviceId,
  Digest,
  Instant,
  InvitationId,
  ItemNumber,
  PersonId,
  PlaceCode,
  StationCode,
} from '#election/named.ts'
import { bookDigest } from '#journal/book.ts'
import { sha256Hex } from '#journal/sha256.ts'
import type { Act } from './act.ts'
import { smallBook } from './testing/book.ts'
import { enrolment, Phone, submit } from './testing/phone.ts'
import { TestRoom } from './testing/room.ts'

const by = 'p1' as PersonId

/** The code with which an act is refused; the room must not have moved. */
function refused(room: TestRoom, act: Act, now: number): string {
  const before = room.machine.write(room.state)
  const decided = room.act(act, now)
  expect(room.machine.write(room.state)).toBe(before)
  return decided.ok ? 'accepted' : decided.error.code
}

/** An act that is answered and appends nothing. */
function isDuplicate(room: TestRoom, act: Act, now: number): boolean {
  const decided = room.machine.decide(room.state, act, now as Instant)
  return decided.ok && decided.value.entries.length === 0
}

test('a phone opens, counts, takes back and closes', () => {
  const room = TestRoom.open()
  const phone = room.phone('a', 'S1')
  phone.open(room.time(8))
  phone.tick(room.time(8, 1), 'w')
  const wrong = phone.tick(room.time(8, 2), 'm')
  phone.undo(room.time(8, 3), wrong)
  expect(room.hearAll(phone, room.time(8, 4))).toEqual([])
  expect(room.figure('S1')).toMatchObject({ voters: 1, source: 'ticks', phase: 'open' })
  phone.close(room.time(19, 5), 3)
  expect(room.hearAll(phone, room.time(19, 6))).toEqual([])
  expect(room.figure('S1')).toMatchObject({ voters: 3, source: 'final-reading', phase: 'closed' })
})

test('nothing happens in a room that is not open (X301)', () => {
  const room = new TestRoom()
  const phone = new Phone('a', 'S1')
  for (const act of [{ type: 'heartbeat' } as const, ...enrolment(phone, 'a')])
    expect(refused(room, act, room.time(6))).toBe('X301')
})

test('a room opens once, with its own book (X302, X303)', () => {
  const room = new TestRoom()
  const book = bookDigest(room.book)
  const open = { type: 'open', room: room.book.room, book, test: false } as const
  expect(refused(room, { ...open, room: 'C1' as PlaceCode }, room.time(6))).toBe('X303')
  expect(refused(room, { ...open, book: sha256Hex('another') }, room.time(6))).toBe('X303')
  room.must(open, room.time(6))
  expect(room.entries).toMatchObject([{ n: 0, kind: 'opened', book, test: false }])
  expect(isDuplicate(room, open, room.time(7))).toBe(true)
  expect(refused(room, { ...open, test: true }, room.time(7))).toBe('X302')
  expect(refused(room, { ...open, book: sha256Hex('another') }, room.time(7))).toBe('X303')
})

test('a heartbeat is an entry and nothing else', () => {
  const room = TestRoom.open()
  const before = structuredClone(room.state)
  room.must({ type: 'heartbeat' }, room.time(9))
  expect(room.state).toEqual({ ...before, size: 2, at: room.time(9) })
})

test('an invitation names a station of the book, once, and a time to come (X304, X305, X308)', () => {
  const room = TestRoom.open()
  const invite = (changes: Partial<Extract<Act, { type: 'invite' }>> = {}): Act => ({
    type: 'invite',
    by,
    invitation: 'i1' as InvitationId,
    station: 'S1' as StationCode,
    code: sha256Hex('1'),
    expires: room.time(12),
    ...changes,
  })
  expect(refused(room, invite({ station: 'S9' as StationCode }), room.time(7))).toBe('X304')
  expect(refused(room, invite(), room.time(12))).toBe('X308')
  room.must(invite(), room.time(7))
  expect(isDuplicate(room, invite(), room.time(13))).toBe(true)
  expect(refused(room, invite({ station: 'S2' as StationCode }), room.time(7))).toBe('X305')
  expect(refused(room, invite({ invitation: 'i2' as InvitationId }), room.time(7))).toBe('X305')
  room.must(invite({ invitation: 'i2' as InvitationId, code: sha256Hex('2') }), room.time(7))
})

test('an invitation is withdrawn before it is used (X306, X307, X203)', () => {
  const room = TestRoom.open()
  const used = room.phone('a', 'S1')
  const withdraw = (invitation: string): Act => ({
    type: 'withdraw-invitation',
    by,
    invitation: invitation as InvitationId,
  })
  expect(refused(room, withdraw('i-nobody'), room.time(7))).toBe('X306')
  const decided = room.act(withdraw('i-a'), room.time(7))
  expect(decided).toMatchObject({ ok: false, error: { code: 'X307', parameters: { device: used.id } } })

  const late = new Phone('b', 'S1')
  const [invite, enrol] = enrolment(late, 'b') as [Act, Act]
  room.must(invite, room.time(7))
  room.must(withdraw('i-b'), room.time(7, 1))
  expect(isDuplicate(room, withdraw('i-b'), room.time(7, 2))).toBe(true)
  expect(refused(room, enrol, room.time(7, 3))).toBe('X203')
})

test('a code enrols one phone; the same phone asking again gets the same answer (X201, X202, X204)', () => {
  const room = TestRoom.open()
  const phone = new Phone('a', 'S1')
  const [invite, enrol] = enrolment(phone, 'a') as [Act, Extract<Act, { type: 'enrol' }>]
  expect(refused(room, enrol, room.time(7))).toBe('X201')
  room.must(invite, room.time(7))
  const night = Date.parse('2021-09-09T00:00:00Z')
  expect(refused(room, enrol, night)).toBe('X202')
  const { answer } = room.must(enrol, night - 1)
  expect(answer).toEqual({ type: 'enrolled', device: phone.id, station: 'S1' })
  expect(room.must(enrol, night + 1)).toEqual({ entries: [], answer })
  expect(refused(room, { ...enrol, key: new Phone('b', 'S1').key }, night)).toBe('X204')
})

test('a key fits its algorithm (X205)', () => {
  const room = TestRoom.open()
  const phone = new Phone('a', 'S1')
  const [invite, enrol] = enrolment(phone, 'a') as [Act, Extract<Act, { type: 'enrol' }>]
  room.must(invite, room.time(7))
  const base64url = (bytes: number[]) =>
    btoa(String.fromCharCode(...bytes))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '')
  const wrong = ['', '!', 'A', base64url(Array(31).fill(7)), base64url(Array(33).fill(7))]
  for (const key of wrong) expect(refused(room, { ...enrol, key }, room.time(7))).toBe('X205')
  const p256 = { ...enrol, alg: 'p256' } as const
  expect(refused(room, p256, room.time(7))).toBe('X205')
  expect(refused(room, { ...p256, key: base64url([2, ...Array(64).fill(255)]) }, room.time(7))).toBe('X205')
  room.must({ ...p256, key: base64url([4, ...Array(64).fill(255)]) }, room.time(7))
})

test('a phone serves one station; a reinstalled app is a new phone whose counts add up (X206)', () => {
  const room = TestRoom.open()
  const phone = room.phone('a', 'S1')
  const other = { ...enrolment(new Phone('b', 'S2'), 'b')[1], key: phone.key } as Act
  room.must(enrolment(new Phone('b', 'S2'), 'b')[0] as Act, room.time(7))
  expect(refused(room, other, room.time(7))).toBe('X206')

  phone.tick(room.time(9))
  room.hearAll(phone, room.time(9))
  const again = room.phone('a after the app was installed anew', 'S1')
  again.tick(room.time(10))
  room.hearAll(again, room.time(10))
  expect(room.state.stations['S1' as StationCode]?.devices).toEqual([phone.id, again.id])
  expect(room.figure('S1').voters).toBe(2)
})

test('a revoked phone is refused, its counts stay (X101, X102)', () => {
  const room = TestRoom.open()
  const phone = room.phone('a', 'S1')
  const revoke = { type: 'revoke', by, device: phone.id, reason: 'lost' } as const
  const stranger = new Phone('b', 'S1')
  stranger.tick(room.time(9))
  expect(refused(room, submit(stranger.submission(room.time(9))), room.time(9))).toBe('X101')
  const inherited = { ...stranger.submission(room.time(9)), device: '__proto__' as DeviceId }
  expect(refused(room, submit(inherited), room.time(9))).toBe('X101')
  expect(refused(room, { ...revoke, device: stranger.id }, room.time(9))).toBe('X101')
  phone.tick(room.time(9))
  room.hearAll(phone, room.time(9))
  room.must(revoke, room.time(10))
  expect(isDuplicate(room, revoke, room.time(10))).toBe(true)
  phone.tick(room.time(11))
  expect(refused(room, submit(phone.submission(room.time(11))), room.time(11))).toBe('X102')
  expect(refused(room, enrolment(phone, 'a')[1] as Act, room.time(11))).toBe('X102')
  expect(room.figure('S1').voters).toBe(1)
})

test('a gap is asked for again (X104)', () => {
  const room = TestRoom.open()
  const phone = room.phone('a', 'S1')
  for (let i = 0; i < 5; i++) phone.tick(room.time(9, i))
  room.hear(phone, room.time(10), 1, 2)
  const gap = room.act(submit(phone.submission(room.time(10), 4)), room.time(10))
  const standing = { cursor: 2, head: phone.headAfter(2) }
  expect(gap).toEqual({ ok: false, error: { code: 'X104', parameters: { next: 3 }, ...standing } })
  room.hear(phone, room.time(10), 3)
  expect(room.figure('S1').voters).toBe(5)
})

test('duplicates and overlaps count once', () => {
  const room = TestRoom.open()
  const phone = room.phone('a', 'S1')
  for (let i = 0; i < 6; i++) phone.tick(room.time(9, i))
  const first = submit(phone.submission(room.time(10), 1, 4))
  const { answer } = room.must(first, room.time(10))
  expect(answer).toEqual({ type: 'held', cursor: 4, head: phone.headAfter(4), duplicate: false, not: [] })
  expect(room.must(first, room.time(10))).toEqual({ entries: [], answer: { ...answer, duplicate: true } })
  expect(room.must(submit(phone.submission(room.time(10), 2, 3)), room.time(10)).entries).toEqual([])
  const [entry] = room.must(submit(phone.submission(room.time(10), 3, 6)), room.time(10)).entries
  expect(entry).toMatchObject({ from: 3, held: 2, head: phone.headAfter(6) })
  expect(entry).not.toHaveProperty('not')
  expect(room.figure('S1').voters).toBe(6)
})

test('a rewritten past is refused at any length (X105)', () => {
  const room = TestRoom.open()
  const phone = room.phone('a', 'S1')
  const forged = new Phone('a', 'S1')
  for (let i = 0; i < 6; i++) {
    phone.tick(room.time(9, i))
    forged.tick(room.time(9, i), 'w')
  }
  room.hear(phone, room.time(10), 1, 4)
  const standing = { cursor: 4, head: phone.headAfter(4) }
  const code = (act: Act) => {
    const decided = room.machine.decide(room.state, act, room.time(10))
    return decided.ok ? 'accepted' : [decided.error.code, decided.error.cursor, decided.error.head]
  }
  const broken = ['X105', standing.cursor, standing.head]
  expect(code(submit(forged.submission(room.time(10), 5)))).toEqual(broken)
  expect(code(submit(forged.submission(room.time(10), 1, 4)))).toEqual(broken)
  expect(code(submit(forged.submission(room.time(10), 3, 6)))).toEqual(broken)
  const start = { ...phone.submission(room.time(10), 1, 2), prev: sha256Hex('elsewhere') as Digest }
  expect(code(submit(start))).toEqual(broken)
  expect(code(submit({ ...start, items: phone.items }))).toEqual(broken)
})

test('a late copy that ends before the cursor is harmless, though it cannot be linked', () => {
  const room = TestRoom.open()
  const phone = room.phone('a', 'S1')
  for (let i = 0; i < 4; i++) phone.tick(room.time(9, i))
  room.hear(phone, room.time(10))
  const late = { ...phone.submission(room.time(10), 2, 3), prev: sha256Hex('elsewhere') as Digest }
  expect(room.must(submit(late), room.time(10)).entries).toEqual([])
})

test('a lost answer is given again with its verdicts', () => {
  const room = TestRoom.open()
  const phone = room.phone('a', 'S1')
  phone.tick(room.time(7))
  phone.tick(room.time(9))
  phone.tick(room.time(23))
  const not = [
    [1, 'R201'],
    [3, 'R203'],
  ]
  const first = submit(phone.submission(room.time(23)))
  expect(room.must(first, room.time(23)).answer).toMatchObject({ duplicate: false, not })
  expect(room.must(first, room.time(23)).answer).toMatchObject({ duplicate: true, not })
  phone.tick(room.time(23, 1))
  expect(room.must(submit(phone.submission(room.time(23, 1), 2)), room.time(23, 1)).answer).toMatchObject({
    not: [
      [3, 'R203'],
      [4, 'R203'],
    ],
  })
})

test('what the journal could not hold in one entry is asked for in parts (X107)', () => {
  const room = TestRoom.open()
  const phone = room.phone('a', 'S1')
  for (let i = 0; i < 40; i++) phone.say(room.time(9), { k: 'incident', what: 'other', words: 'ب'.repeat(1000) })
  expect(refused(room, submit(phone.submission(room.time(10))), room.time(10))).toBe('X107')
  room.hear(phone, room.time(10), 1, 20)
  room.hear(phone, room.time(10), 21, 40)
  expect(room.state.stations['S1' as StationCode]?.incidents).toHaveLength(40)
})

test('a clock that lags behind the journal is taken as the time of the last entry', () => {
  const room = TestRoom.open()
  const phone = room.phone('a', 'S1')
  room.must({ type: 'heartbeat' }, room.time(9))
  phone.tick(room.time(8, 59, 50))
  expect(room.hear(phone, room.time(8, 59, 50))).toEqual([])
  expect(room.state.stations['S1' as StationCode]?.observed).toBe(room.time(9))

  room.must({ type: 'heartbeat' }, room.time(20, 0, 1))
  phone.tick(room.time(19, 59, 59))
  expect(room.hear(phone, room.time(19, 59, 59), 2)).toEqual([[2, 'R203']])
})

test('an alert is noted by its id (X309)', () => {
  const room = TestRoom.open()
  const note = (alert: string): Act => ({ type: 'note-alert', by, alert, words: 'called' })
  for (const id of ['', 'A101', 'A101:S9', 'A101:', '__proto__', 'B101:S1', 'A101:S1:x:y', 'A101:S1 '])
    expect(refused(room, note(id), room.time(9))).toBe('X309')
  room.must(note('A101:S1'), room.time(9))
  room.must(note('A301:S1:d0123-4'), room.time(9))
  expect(room.state.notes['A101:S1']).toEqual({ by, at: room.time(9), words: 'called' })
})

test('deciding changes nothing', () => {
  const room = TestRoom.open(smallBook())
  const phone = room.phone('a', 'S1')
  phone.open(room.time(8))
  const tick = phone.tick(room.time(9))
  room.hearAll(phone, room.time(9))
  phone.undo(room.time(9, 1), tick)
  phone.say(room.time(9, 2), { k: 'closed', count: 5 as Count })
  phone.undo(room.time(9, 3), 4 as ItemNumber)
  const before = room.machine.write(room.state)
  room.machine.decide(room.state, submit(phone.submission(room.time(10), 3)), room.time(10))
  expect(room.machine.write(room.state)).toBe(before)
})
