import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { roomOfFolder } from '#cli/addresses.ts'
import { bookOf } from '#cli/book.ts'
import type { Book } from '#election/book/book.ts'
import { LANGUAGES } from '#election/languages.ts'
import { openRoom } from '#server/open-room.ts'
import { type TestRoom, testRoom } from './server-room.ts'

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts')
let first: TestRoom
let second: Book

beforeAll(async () => {
  first = await testRoom()
  const small = await bookOf(join(import.meta.dirname, '../../data/petite-commune'), { language: 'en', err: () => {} })
  if (small === undefined) throw new Error('the small book has faults')
  second = small
  expect(second.room).not.toBe(first.book.room)
  const opened = await openRoom(first.store, { book: second, test: true, now: first.clock.now() })
  expect(opened.ok).toBe(true)
})
afterAll(() => first.close())

async function sunduq(language: string, ...args: string[]) {
  const env = { ...process.env, SUNDUQ_LANGUAGE: language }
  try {
    const done = await promisify(execFile)(process.execPath, [MAIN, ...args, '--data', first.folder], { env })
    return { code: 0, out: done.stdout, err: done.stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, out: stdout, err: stderr }
  }
}

it('asks which of several rooms is meant, and takes none for it', async () => {
  const said = new Set<string>()
  for (const language of LANGUAGES) {
    const { code, out, err } = await sunduq(language, 'serve', '--only', 'intake')
    expect([code, out], err).toEqual([2, ''])
    expect(err).toContain(`--room ${first.book.room}, --room ${second.room}`)
    said.add(err)
  }
  expect(said.size).toBe(LANGUAGES.length)
  expect(await sunduq('fr', 'access', 'list')).toMatchObject({
    code: 2,
    err: expect.stringContaining('plusieurs salles'),
  })
  expect((await sunduq('fr', 'serve', '--room', 'ZZ')).err).toMatch(/« ZZ » ne convient pas à « --room »/)
  expect(await sunduq('fr', 'access', 'list', '--room', second.room)).toMatchObject({ code: 0, out: '' })
})

it('serves in a folder the room that was served there first, and sends another one to a folder of its own', async () => {
  expect(await roomOfFolder(first.folder, first.book.room)).toBe(first.book.room)
  for (const language of LANGUAGES) {
    const { code, out, err } = await sunduq(language, 'serve', '--room', second.room)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(new RegExp(`${first.folder}.* ${first.book.room}\\b.* ${second.room}\\b.*--data`))
  }
})

it('shows by a portal alone no other room than the one that was asked for', async () => {
  const published = join(first.folder, 'published')
  mkdirSync(join(published, 'small'), { recursive: true })
  writeFileSync(join(published, 'index.json'), JSON.stringify({ books: [{ book: 'small' }] }))
  writeFileSync(join(published, 'small', 'book.json'), JSON.stringify({ room: second.room }))
  const { code, out, err } = await sunduq('ar', 'serve', '--only', 'portal', '--room', first.book.room)
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain(`للقاعة ${second.room}`)
})
