import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { publishedFolder } from '#server/portal/main.ts'
import { shownRoom } from '#server/portal/reader.ts'
import { type Serving, serve } from '#server/serve.ts'
import { type PublishedRoom, publishedRoom } from './portal-room.ts'

/** A room that published, and then is not there any more; its published files were copied. */
let book: PublishedRoom['book']
let kept: string

beforeAll(async () => {
  kept = mkdtempSync(join(tmpdir(), 'sunduq kept '))
  const room = await publishedRoom()
  book = room.book
  try {
    await room.vote(0, 9, 0, 7)
    const { publisher, close } = await room.publisher()
    await publisher.flush()
    await close()
    cpSync(room.data, kept, { recursive: true, preserveTimestamps: true })
  } finally {
    await room.close()
  }
}, 120_000)
afterAll(() => rmSync(kept, { recursive: true }))

it.each<['away' | 'none', string | undefined]>([
  ['none', undefined],
  ['away', 'postgres://nobody@127.0.0.1:1/none'],
])('a portal alone shows what was published, database %s', async (database, databaseUrl) => {
  const folder = mkdtempSync(join(tmpdir(), 'sunduq portal '))
  cpSync(kept, publishedFolder(folder), { recursive: true, preserveTimestamps: true })
  const code = await shownRoom(publishedFolder(folder))
  if (code === undefined) throw new Error('nothing was published')
  expect(code).toBe(book.room)
  let serving: Serving | undefined
  try {
    serving = await serve({ folder, room: code, only: ['portal'], database, ...(databaseUrl && { databaseUrl }) })
    const page = await fetch(`${serving.addresses.portal}/fr/`)
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('7')])
    const data = await fetch(`${serving.addresses.portal}/data/${book.id}/latest.json`)
    expect(data.status).toBe(200)
  } finally {
    await serving?.stop()
  }
  // No database was made where there was none.
  expect(readdirSync(folder)).not.toContain('postgres')
  rmSync(folder, { recursive: true })
})

it('a folder where nothing was published shows no room', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sunduq portal '))
  expect(await shownRoom(publishedFolder(folder))).toBeUndefined()
  rmSync(folder, { recursive: true })
})
