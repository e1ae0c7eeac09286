import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ConstituencyCode, Instant, PersonId, PlaceCode, StationCode } from '#election/named.ts'
import type { ClaimTerms } from '#store/claims.ts'
import { openStore, type Store } from '#store/store.ts'

const folder = mkdtempSync(join(tmpdir(), 'sunduq-'))
const rooms = Array.from({ length: 6 }, (_, i) => `room ${i}` as PlaceCode)
const sheet = (n: number) => ({ station: `S${n}` as StationCode, constituency: 'C' as ConstituencyCode })
const terms = (by: string, now: number, minutes = 10, hand?: 1 | 2): ClaimTerms => ({
  by: by as PersonId,
  now: now as Instant,
  expires: (now + minutes) as Instant,
  ...(hand && { hand }),
})
let store: Store

beforeAll(async () => {
  store = await openStore({ folder })
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

it('a sheet is in one pair of hands, however many reach for it at once', async () => {
  const [room] = rooms as [PlaceCode]
  const people = Array.from({ length: 12 }, (_, i) => `p${i}`)
  for (let round = 0; round < 10; round++) {
    const taken = await Promise.all(people.map((by) => store.claims.take(room, sheet(round), terms(by, round * 100))))
    const [holder, ...others] = taken.filter((claim) => claim !== undefined)
    expect(others).toEqual([])
    expect(await store.claims.of(room, sheet(round), (round * 100) as Instant)).toEqual(holder)
  }
})

it('who asks for the next one gets one of their own, as long as there are any', async () => {
  const room = rooms[1] as PlaceCode
  const sheets = Array.from({ length: 10 }, (_, i) => sheet(i))
  const people = Array.from({ length: 12 }, (_, i) => `p${i}`)
  const taken = await Promise.all(people.map((by) => store.claims.takeFirst(room, sheets, terms(by, 0))))
  const held = taken.filter((claim) => claim !== undefined)
  expect(held).toHaveLength(10)
  expect(new Set(held.map(({ station }) => station)).size).toBe(10)
  expect(new Set(held.map(({ by }) => by)).size).toBe(10)
  expect(await store.claims.standing(room, 0 as Instant)).toHaveLength(10)
})

it('who asks again keeps what they hold, with new time; another sheet gives the first back', async () => {
  const room = rooms[2] as PlaceCode
  expect(await store.claims.takeFirst(room, [sheet(1), sheet(2)], terms('a', 0))).toMatchObject(sheet(1))
  expect(await store.claims.takeFirst(room, [sheet(1), sheet(2)], terms('a', 5))).toMatchObject({ expires: 15 })
  expect(await store.claims.take(room, sheet(2), terms('a', 6))).toMatchObject(sheet(2))
  expect(await store.claims.standing(room, 6 as Instant)).toEqual([{ ...sheet(2), by: 'a', expires: 16 }])
})

it('two who trade their sheets do not wait for each other for ever', async () => {
  const room = rooms[3] as PlaceCode
  for (let round = 0; round < 20; round++) {
    const now = round * 100
    await store.claims.take(room, sheet(1), terms('a', now))
    await store.claims.take(room, sheet(2), terms('b', now))
    await Promise.all([
      store.claims.take(room, sheet(2), terms('a', now + 50)),
      store.claims.take(room, sheet(1), terms('b', now + 50)),
    ])
    expect(await store.claims.standing(room, (now + 50) as Instant)).toHaveLength(2)
  }
})

it('falls back when its time is over, and only then', async () => {
  const room = rooms[4] as PlaceCode
  await store.claims.take(room, sheet(1), terms('a', 0, 10, 1))
  expect(await store.claims.take(room, sheet(1), terms('b', 9))).toBeUndefined()
  await store.claims.renew(room, sheet(1), terms('b', 9))
  await store.claims.renew(room, sheet(1), terms('a', 9))
  expect(await store.claims.take(room, sheet(1), terms('b', 18, 10, 2))).toBeUndefined()
  expect(await store.claims.of(room, sheet(1), 19 as Instant)).toBeUndefined()
  await store.claims.renew(room, sheet(1), terms('a', 19))
  expect(await store.claims.take(room, sheet(1), terms('b', 19, 10, 2))).toMatchObject({ by: 'b', hand: 2 })
})

it('keeps the entry for which it was taken, and is given back by its holder only', async () => {
  const room = rooms[5] as PlaceCode
  await store.claims.take(room, sheet(1), terms('a', 0, 10, 1))
  expect(await store.claims.take(room, sheet(1), terms('a', 1, 10, 2))).toMatchObject({ hand: 1 })
  await store.claims.give(room, sheet(1), 'b' as PersonId)
  expect(await store.claims.of(room, sheet(1), 2 as Instant)).toMatchObject({ by: 'a' })
  await store.claims.give(room, sheet(1), 'a' as PersonId)
  expect(await store.claims.of(room, sheet(1), 2 as Instant)).toBeUndefined()
})
