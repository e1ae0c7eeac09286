/**
 * Portal: pages drawn per CPU second (every place and station of Berkane in four languages), cached pages and the
 * pointer served per CPU second over HTTP from one process, and the time and size of one whole version.
 *
 * CPU seconds are those of the portal's own process, so that the load generator beside it does not count. A bare
 * `node:http` in the same process answers the same bytes, for the ratio: absolute figures swing with the machine's load.
 */
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { Pool } from 'undici'
import { readBook } from '#cli/book/folder.ts'
import { LANGUAGES } from '#election/languages.ts'
import { enrolment, Phone } from '#room/testing/phone.ts'
import { TestRoom } from '#room/testing/room.ts'
import { type PortalRenderer, siteOf } from '#room/views/portal.ts'
import { writeFileDurably } from '#server/portal/durable.ts'
import { portalApp } from '#server/portal/main.ts'
import { openReader } from '#server/portal/reader.ts'
import { referenceFiles } from '#server/portal/reference.ts'
import { openShelf } from '#server/portal/shelf.ts'
import { filesOf, nextVersion } from '#server/portal/testing.ts'
import { json } from '#server/portal/version.ts'
import { machine } from './machine.ts'

const ROOT = join(import.meta.dirname, '..')
const SECONDS = 4

/** A whole day of Berkane in memory: every station counted two hundred voters. */
async function berkane(): Promise<TestRoom> {
  const { outcome } = await readBook(join(ROOT, 'data/berkane-2021'))
  if (!outcome.ok) throw new Error('the book has faults')
  const room = TestRoom.open(outcome.value)
  for (const { code } of room.book.stations) {
    const phone = new Phone(code, code, 0, room.book.room)
    for (const act of enrolment(phone, code)) room.must(act, room.time(7))
    phone.open(room.time(8))
    for (let voter = 0; voter < 200; voter++) phone.tick(room.time(8, voter * 3))
    room.hearAll(phone, room.time(18, 10))
  }
  return room
}

/** Serves one published version and tells its parent the CPU time it used when asked. */
async function serveAlone(data: string): Promise<void> {
  const reader = await openReader(data)
  const app = await portalApp(reader, data)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as { port: number }
  const body = reader.current()?.pointerBytes
  const bare = createServer((_request, response) => response.end(body)).listen(0, '127.0.0.1')
  await new Promise((resolve) => bare.once('listening', resolve))
  const { port: barePort } = bare.address() as { port: number }
  process.on('message', () => process.send?.({ cpu: process.cpuUsage() }))
  process.send?.({ port, barePort })
}

async function load(origin: string, path: string, child: ReturnType<typeof fork>): Promise<string> {
  const pool = new Pool(origin, { connections: 16, pipelining: 4 })
  const cpu = async (): Promise<number> => {
    const answer = new Promise<{ cpu: NodeJS.CpuUsage }>((resolve) => child.once('message', resolve as never))
    child.send('cpu')
    const { cpu } = await answer
    return (cpu.user + cpu.system) / 1e6
  }
  const [before, start, end] = [await cpu(), performance.now(), performance.now() + SECONDS * 1000]
  let requests = 0
  const headers = { 'accept-encoding': 'gzip' }
  const client = async (): Promise<void> => {
    while (performance.now() < end) {
      const { statusCode, body } = await pool.request({ path, method: 'GET', headers })
      await body.dump()
      if (statusCode !== 200) throw new Error(`${path}: ${statusCode}`)
      requests += 1
    }
  }
  await Promise.all(Array.from({ length: 64 }, client))
  const used = (await cpu()) - before
  const wall = (performance.now() - start) / 1000
  await pool.close()
  return `${Math.round(requests / used).toLocaleString('en')} per CPU second (${Math.round(requests / wall).toLocaleString('en')}/s with the generator beside it)`
}

async function main(): Promise<void> {
  const say = (what: string, figure: string): void => void process.stdout.write(`${what.padEnd(28)} ${figure}\n`)
  say('machine', JSON.stringify(machine()))
  const room = await berkane()
  const turnout = nextVersion(room)
  const renderer: PortalRenderer = await import(pathToFileURL(join(ROOT, 'dist/portal/render.js')).href)
  const assets = { style: '/assets/client.css', script: '/assets/client.js' }
  const site = siteOf(room.index, turnout, { results: new Map(), resultsVersion: -1, nextAt: null, assets })
  const paths = ['', ...site.places.keys(), ...site.stations.keys()]
  const draw = (): number => {
    for (const language of LANGUAGES)
      for (const path of paths) renderer.renderPage(site, { language, path, order: 'size' })
    return LANGUAGES.length * paths.length
  }
  draw()
  const before = process.cpuUsage()
  let pages = 0
  while (process.cpuUsage(before).user < SECONDS * 1e6) pages += draw()
  const { user, system } = process.cpuUsage(before)
  say('pages drawn', `${Math.round((pages * 1e6) / (user + system)).toLocaleString('en')} per CPU second`)
  const home = renderer.renderPage(site, { language: 'ar', path: '', order: 'size' }).html
  say('first HTML, /ar/', `${gzipSync(home).length.toLocaleString('en')} bytes gz`)

  const data = mkdtempSync(join(tmpdir(), 'sunduq-bench-'))
  try {
    const shelf = await openShelf(join(data, room.book.id))
    const start = performance.now()
    const files = filesOf(room, nextVersion(room))
    const made = performance.now()
    await shelf.publish(files, turnout, undefined)
    const bytes = [...files.files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0)
    say(
      'one version',
      `made in ${Math.round(made - start)} ms, on disk after ${Math.round(performance.now() - made)} ms, ${bytes.toLocaleString('en')} bytes`,
    )
    for (const [name, text] of referenceFiles(room.book, room.state.test))
      await writeFileDurably(join(data, room.book.id, name), text)
    const books = [{ book: room.book.id, book_sha256: files.manifest.book_sha256 }]
    await writeFileDurably(join(data, 'index.json'), json({ books }))
    const child = fork(import.meta.filename, [data])
    const { port, barePort } = await new Promise<{ port: number; barePort: number }>((resolve) =>
      child.once('message', resolve as never),
    )
    const origin = `http://127.0.0.1:${port}`
    await load(`http://127.0.0.1:${barePort}`, '/', child)
    say('bare node:http, same bytes', await load(`http://127.0.0.1:${barePort}`, '/', child))
    say('pointer', await load(origin, `/data/${room.book.id}/latest.json`, child))
    say('page from memory', await load(origin, '/ar/', child))
    say('stations.csv', await load(origin, `/data/${room.book.id}/${turnout.version}/stations.csv`, child))
    child.kill()
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

const [data] = process.argv.slice(2)
await (process.send && data ? serveAlone(data) : main())
