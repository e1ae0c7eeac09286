import { beforeEach, describe, expect, it } from 'vitest'
import { sampleBook } from '#election/book/sample.ts'
import type { ConstituencyCode, Digest, Instant, PersonId, StationCode } from '#election/named.ts'
import type { Opening } from '#journal/seal.ts'
import { acceptSheet, type Desk } from '../testing/count.ts'
import { TestRoom } from '../testing/room.ts'
import { honestSheet, typing } from '../testing/sheet.ts'
import { formOf } from './apply.ts'
import { type CopyContent, copyDigest, handedCopies } from './copies.ts'

const STATION = 'A-1-1' as StationCode
const HOUSE = 'P-house' as ConstituencyCode
let room: TestRoom
let desk: Desk
let now: Instant

beforeEach(() => {
  room = TestRoom.open(sampleBook())
  now = room.time(22)
  desk = { index: room.index, state: () => room.state, act: (act) => room.must(act, now) }
})

const sheet = (votes: readonly number[]) => honestSheet(room.index, STATION, HOUSE, votes)
const form = () => formOf(room.state.count, STATION, HOUSE)
const digest = (): Digest => {
  const found = copyDigest(form())
  if (!found) throw new Error('two hands agree')
  return found
}
const opening = (copy: Digest): Opening<CopyContent> => ({ salt: '0'.repeat(32), value: { copy } })
const handOver = (list: number, copy: Digest, constituency = HOUSE) =>
  ({
    type: 'hand-over-copy',
    by: 'verifier' as PersonId,
    station: STATION,
    constituency,
    list,
    opening: opening(copy),
  }) as const

const refused = (act: ReturnType<typeof handOver>) => {
  const decided = room.machine.decide(room.state, act, now)
  return decided.ok ? undefined : decided.error.code
}

describe('copies of a sheet', () => {
  it('are recorded with list, digest, time and pseudonym, each time one is given', async () => {
    await acceptSheet(desk, sheet([120, 80]))
    await desk.act(handOver(1, digest()))
    await desk.act(handOver(2, digest()))
    await desk.act(handOver(1, digest()))
    const handed = handedCopies(room.state.count, form())
    expect(handed.map(({ list, copy, by, at }) => [list, copy, by, at])).toEqual(
      [1, 2, 1].map((list) => [list, digest(), 'verifier', now]),
    )
    expect(handedCopies(room.state.count, { ...form(), station: 'A-1-2' as StationCode })).toEqual([])
  })

  it('tell the journal no figure and no digest of one', async () => {
    await acceptSheet(desk, sheet([120, 80]))
    const decided = room.machine.decide(room.state, handOver(1, digest()), now)
    if (!decided.ok) throw new Error(decided.error.code)
    const [entry] = decided.value.entries
    expect(entry).toMatchObject({ kind: 'copy-handed-over', list: 1, station: STATION, constituency: HOUSE })
    expect(JSON.stringify({ ...entry, openings: undefined })).not.toContain(digest())
  })

  it('wait until two hands agree, and go to lists on the ballot of a contest of the station', async () => {
    const other = 'f'.repeat(64) as Digest
    expect(refused(handOver(1, other))).toBe('X630')
    await desk.act(typing('clerk-1', sheet([120, 80])))
    expect(copyDigest(form())).toBeUndefined()
    expect(refused(handOver(1, other))).toBe('X630')
    await desk.act(typing('clerk-2', sheet([120, 80])))
    expect(refused(handOver(3, digest()))).toBe('X631')
    expect(refused(handOver(1, digest(), 'B-d1' as ConstituencyCode))).toBe('X510')
  })

  it('of figures that changed since are refused; the same figures are the same copy', async () => {
    await acceptSheet(desk, sheet([120, 80]))
    const before = digest()
    const other = TestRoom.open(sampleBook())
    const there: Desk = { index: other.index, state: () => other.state, act: (act) => other.must(act, now) }
    await acceptSheet(there, sheet([80, 120]))
    const elsewhere = copyDigest(formOf(other.state.count, STATION, HOUSE)) as Digest
    expect(elsewhere).not.toBe(before)
    expect(refused(handOver(1, elsewhere))).toBe('X632')
    expect(refused(handOver(1, before))).toBe(undefined)
  })
})
