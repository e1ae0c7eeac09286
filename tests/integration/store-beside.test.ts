import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Book } from '#election/book/book.ts'
import type { Digest, Instant, PersonId, PlaceCode } from '#election/named.ts'
import { sha256Hex } from '#journal/sha256.ts'
import { openStore, type Store } from '#store/store.ts'

const folder = mkdtempSync(join(tmpdir(), 'sunduq-'))
const room = '02.113' as PlaceCode
const person = 'p1' as PersonId
const at = (ms: number): Instant => ms as Instant
let store: Store

beforeAll(async () => {
  store = await openStore({ folder })
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

describe('books', () => {
  const book = { format: 'sunduq-book/1', id: 'b', title: { ar: 'كتاب', fr: 'Livre' } } as unknown as Book

  it('are kept by their digest, and never changed', async () => {
    const digest = await store.books.put(book)
    expect(await store.books.put(book)).toBe(digest)
    expect(await store.books.get(digest)).toEqual(book)
    expect(await store.books.get(sha256Hex('another'))).toBeUndefined()
    await store.sql`update book set body = replace(body, 'Livre', 'Autre') where digest = ${digest}`
    await expect(store.books.get(digest)).rejects.toThrow('changed')
  })
})

describe('secrets', () => {
  it('are made once, even when asked for at the same time', async () => {
    const values = await Promise.all(Array.from({ length: 8 }, () => store.secret('pepper')))
    expect(new Set(values).size).toBe(1)
    expect(await store.secret('other')).not.toBe(values[0])
  })
})

describe('access', () => {
  const grant = { role: 'operator', person }
  /** What a session that a link opened stands for: the whole room, proved by nothing beside the link. */
  const opened = <T>(by: T) => ({ ...by, byLink: true, scope: [] })

  it('opens sessions with a link, and tells whom they stand for', async () => {
    const link = await store.access.createLink(room, grant, at(0), { expires: at(100) })
    expect(await store.access.readLink(room, link, at(99))).toEqual(grant)
    const session = (await store.access.openSession(room, link, at(1), at(50)))!
    expect(await store.access.readSession(room, session, at(49))).toEqual(opened(grant))
    expect(await store.access.readSession(room, session, at(50))).toBeUndefined()
    expect(await store.access.readLink(room, link, at(100))).toBeUndefined()
    expect(await store.access.openSession(room, link, at(100))).toBeUndefined()
  })

  it('never lets a wall’s link end, until it is revoked with every session', async () => {
    const wall = { role: 'wall', person: 'p2' as PersonId }
    const link = await store.access.createLink(room, wall, at(0))
    const session = (await store.access.openSession(room, link, at(1)))!
    expect(await store.access.readSession(room, session, at(9e12))).toEqual(opened(wall))
    expect(await store.access.revoke(room, wall.person, at(5))).toBe(1)
    expect(await store.access.revoke(room, wall.person, at(6))).toBe(0)
    expect(await store.access.readSession(room, session, at(6))).toBeUndefined()
    expect(await store.access.readLink(room, link, at(6))).toBeUndefined()
    expect(await store.access.links(room)).toContainEqual({ ...wall, created: 0, revoked: 5, once: false, used: 1 })
  })

  it('opens one session with a one-time link, also when two use it at the same moment', async () => {
    const link = await store.access.createLink(room, grant, at(0), { once: true, expires: at(10) })
    const open = () => store.access.openSession(room, link, at(1), at(500))
    const sessions = (await Promise.all([open(), open(), open()])).filter((session) => session !== undefined)
    expect(sessions).toHaveLength(1)
    expect(await store.access.readSession(room, sessions[0]!, at(499))).toEqual(opened(grant))
    expect(await store.access.readLink(room, link, at(2))).toBeUndefined()
  })

  it('ends one session and leaves the others', async () => {
    const link = await store.access.createLink(room, grant, at(0))
    const [one, two] = [
      (await store.access.openSession(room, link, at(1)))!,
      (await store.access.openSession(room, link, at(1)))!,
    ]
    await store.access.endSession(room, one, at(2))
    expect(await store.access.readSession(room, one, at(3))).toBeUndefined()
    expect(await store.access.readSession(room, two, at(3))).toEqual(opened(grant))
  })

  it('holds for its own room only, and keeps no token', async () => {
    const link = await store.access.createLink(room, grant, at(0))
    const session = (await store.access.openSession(room, link, at(1)))!
    const other = '02.114' as PlaceCode
    expect(await store.access.readLink(other, link, at(2))).toBeUndefined()
    expect(await store.access.readSession(other, session, at(2))).toBeUndefined()
    expect(await store.access.readSession(room, link, at(2))).toBeUndefined()
    const kept = JSON.stringify([await store.sql`select * from link`, await store.sql`select * from session`])
    expect(kept).not.toContain(link)
    expect(kept).not.toContain(session)
  })
})

describe('photos', () => {
  const bytes = new TextEncoder().encode('a photo')
  const digest = sha256Hex(bytes)

  it('are kept under the hash of their bytes', async () => {
    expect(store.photos.has(digest)).toBe(false)
    expect(await store.photos.get(digest)).toBeUndefined()
    expect(await Promise.all([store.photos.put(digest, bytes), store.photos.put(digest, bytes)])).toEqual([true, true])
    expect(store.photos.has(digest)).toBe(true)
    expect(Buffer.from((await store.photos.get(digest))!).toString()).toBe('a photo')
    expect(readdirSync(join(folder, 'photos', digest.slice(0, 2)))).toEqual([digest])
  })

  it('are refused under another hash, or a path', async () => {
    expect(await store.photos.put(sha256Hex('other'), bytes)).toBe(false)
    expect(store.photos.has(sha256Hex('other'))).toBe(false)
    await expect(store.photos.put('../../x' as Digest, bytes)).rejects.toThrow('not a digest')
  })

  it('are not given out when the file was changed', async () => {
    await store.photos.put(digest, bytes)
    writeFileSync(join(folder, 'photos', digest.slice(0, 2), digest), 'another photo')
    expect(await store.photos.get(digest)).toBeUndefined()
  })
})
