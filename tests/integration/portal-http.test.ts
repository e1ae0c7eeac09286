import { cpSync, mkdtempSync, readFileSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import { smallBook } from '#room/testing/book.ts'
import type { App } from '#server/http/app.ts'
import { portalApp, publishedFolder, startPortal } from '#server/portal/main.ts'
import { openReader, type Reader } from '#server/portal/reader.ts'
import { filesUnder, type PublishedRoom, publishedRoom } from './portal-room.ts'

const SLOTS = {
  ...smallBook().publication,
  turnout: { mode: 'slots', slots: [720] },
} as unknown as ReturnType<typeof smallBook>['publication']

type Response = Awaited<ReturnType<App['inject']>>

interface Portal {
  readonly room: PublishedRoom
  readonly app: App
  readonly reader: Reader
  /** Publishes what is due, and waits until the portal has seen it. */
  publish(): Promise<void>
  get(path: string, headers?: Record<string, string>): Promise<Response>
  close(): Promise<void>
}

async function portalOf(...how: Parameters<typeof publishedRoom>): Promise<Portal> {
  const room = await publishedRoom(...how)
  const reader = await openReader(room.data, 10)
  const app = await portalApp(reader, room.data)
  const { publisher, close } = await room.publisher()
  return {
    room,
    app,
    reader,
    async publish() {
      await publisher.flush()
      const pointer = readFileSync(join(room.shelf, 'latest.json'), 'utf8')
      while (reader.current()?.pointerBytes.toString('utf8') !== pointer)
        await new Promise((done) => setTimeout(done, 5))
    },
    get: async (path, headers = {}) => app.inject({ url: path, headers }),
    async close() {
      await app.close()
      await reader.stop()
      await close()
      await room.close()
    },
  }
}

describe('the portal', () => {
  let portal: Portal
  beforeAll(async () => {
    portal = await portalOf({ languages: LANGUAGES })
    expect((await portal.get('/ar/')).statusCode).toBe(503)
    await portal.room.vote(0, 8, 5, 12)
    await portal.publish()
  })
  afterAll(() => portal.close())

  it('chooses the language of the reader at the root, and keeps it in the path', async () => {
    const at = async (language: string) => (await portal.get('/', { 'accept-language': language })).headers.location
    expect(await at('fr-MA,fr;q=0.9')).toBe('/fr/')
    expect(await at('zgh')).toBe('/zgh/')
    expect(await at('de')).toBe('/ar/')
    expect((await portal.get('/fr')).headers.location).toBe('/fr/')
    expect((await portal.get('/fr/C1/')).headers.location).toBe('/fr/C1')
    for (const language of LANGUAGES) {
      const { body } = await portal.get(`/${language}/C1`)
      expect(body).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`)
      for (const other of LANGUAGES) expect(body).toContain(`href="/${other}/C1"`)
    }
  })

  it('tells people on a page, and programs in JSON, that an address is none', async () => {
    const page = { accept: 'text/html,*/*', 'accept-language': 'zgh' }
    for (const path of ['/de/', '/de/C1', '/ar/../../etc', '/favicon.ico', '/zgh/nowhere']) {
      const { statusCode, headers, body } = await portal.get(path, page)
      expect([path, statusCode, headers['content-type']]).toEqual([path, 404, 'text/html; charset=utf-8'])
      expect(body).toContain('<html lang="zgh" dir="ltr">')
    }
    expect((await portal.get('/C1', page)).headers.location).toBe('/zgh/C1')
    expect((await portal.get('/results', page)).headers.location).toBe('/zgh/results')
    const told = await portal.get('/de/C1')
    expect([told.statusCode, told.json().error.code]).toEqual([404, 'X404'])
  })

  it('shows the published figures of every place and station, zero and nothing apart', async () => {
    const { body } = await portal.get('/fr/')
    expect(body).toContain('4,00\u202f%')
    expect(body).toContain('Aucun chiffre')
    const station = (await portal.get('/fr/S1')).body
    expect(station).toContain('>12</bdi>')
    expect((await portal.get('/fr/S2')).body).toContain('Aucun chiffre reçu')
    for (const code of ['N', 'R', 'P', 'C1', 'C2', 'O1', 'O2', 'O3', 'S1', 'S2', 'S3', 'S4']) {
      expect((await portal.get(`/ar/${code}`)).statusCode).toBe(200)
    }
    expect((await portal.get('/fr/P/missing')).body).toContain('href="/fr/S4"')
  })

  it('marks a rehearsal on every page and in every file, and what is not proclaimed', async () => {
    for (const path of [
      '/fr/',
      '/fr/S1',
      '/fr/about/figures',
      '/fr/about/data',
      '/fr/about/accessibility',
      '/fr/nowhere',
    ]) {
      const { body } = await portal.get(path)
      expect(body).toContain('Exercice : pas une élection')
      expect(body).toContain('<title>Exercice')
      expect(body).toContain('La commission')
    }
    expect((await portal.get('/data/small/latest.json')).json().is_test).toBe(true)
  })

  it('answers an unchanged page with 304, from memory, and draws it anew for a new version', async () => {
    const first = await portal.get('/ar/C1')
    const tag = String(first.headers.etag)
    expect((await portal.get('/ar/C1', { 'if-none-match': tag })).statusCode).toBe(304)
    await portal.room.vote(0, 8, 10, 1)
    await portal.publish()
    const second = await portal.get('/ar/C1', { 'if-none-match': tag })
    expect([second.statusCode, second.body === first.body]).toEqual([200, false])
  })

  it('serves data to any page, immutable but for the pointer, compressed and not', async () => {
    const pointer = await portal.get('/data/small/latest.json')
    expect(pointer.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    })
    expect(pointer.headers['cache-control']).toContain('max-age=1, stale-while-revalidate=30')
    expect(
      (await portal.get('/data/small/latest.json', { 'if-none-match': String(pointer.headers.etag) })).statusCode,
    ).toBe(304)
    const { version } = pointer.json()
    const plain = await portal.get(`/data/small/${version}/stations.csv`)
    expect(plain.headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8; header=present' })
    expect(plain.headers['cache-control']).toContain('immutable')
    const packed = await portal.get(`/data/small/${version}/stations.csv`, { 'accept-encoding': 'gzip' })
    expect(packed.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(packed.rawPayload)).toEqual(plain.rawPayload)
    const asked = await portal.app.inject({ method: 'OPTIONS', url: '/data/small/latest.json' })
    expect(asked.headers['access-control-allow-headers']).toBe('if-none-match')
  })

  it('serves every published file at its address, and nothing else of the folder', async () => {
    const served = [...filesUnder(portal.room.data).keys()].filter((name) => !name.endsWith('.gz'))
    expect(served.length).toBeGreaterThan(15)
    for (const name of served) expect([name, (await portal.get(`/data/${name}`)).statusCode]).toEqual([name, 200])
    const gone = [
      '../photos/x',
      '%2e%2e/published/index.json',
      'small/..%2f..%2fstore.lock',
      'small/1/nothing.csv',
      'small/999999/turnout.json',
      'small/.tmp-1/turnout.json',
    ]
    for (const name of gone) expect([name, (await portal.get(`/data/${name}`)).statusCode]).toEqual([name, 404])
    const { headers } = await portal.get('/data/small/1/turnout.json')
    expect(headers).toMatchObject({ 'access-control-allow-origin': '*', 'cache-control': 'no-store' })
  })

  it('keeps no cookie and lets no page load anything from elsewhere', async () => {
    const { headers, body } = await portal.get('/ar/')
    expect(headers['set-cookie']).toBeUndefined()
    expect(headers['content-security-policy']).toContain("default-src 'self'")
    expect(headers['content-security-policy']).not.toContain('unsafe')
    expect(body).not.toMatch(/ style="| on[a-z]+="|<script>|https?:\/\//)
  })

  it('says since when nothing was heard, and goes on serving, when the control room is away', async () => {
    const before = (await portal.get('/fr/')).body
    expect(before).not.toContain('Aucune nouvelle de la salle')
    const old = new Date(Date.now() - 120_000)
    utimesSync(join(portal.room.shelf, 'latest.json'), old, old)
    while (portal.reader.silence() < 100) await new Promise((done) => setTimeout(done, 5))
    const { body, statusCode } = await portal.get('/fr/')
    expect(statusCode).toBe(200)
    expect(body).toContain('Aucune nouvelle de la salle de contrôle depuis')
    expect(body).toContain('4,33\u202f%')
    expect(Number((await portal.get('/data/small/latest.json')).headers['sunduq-silence'])).toBeGreaterThan(100)
  })
})

describe('a portal without database', () => {
  it('serves the last good version from a copy of the folder, pages and data', async () => {
    const room = await publishedRoom()
    const { publisher, close } = await room.publisher()
    await room.vote(0, 8, 5, 12)
    await publisher.flush()
    const folder = mkdtempSync(join(tmpdir(), 'sunduq mirror '))
    cpSync(room.data, publishedFolder(folder), { recursive: true })
    await close()
    await room.close()
    const databaseUrl = 'postgres://nobody@127.0.0.1:1/none'
    const portal = await startPortal({ ...room.options, folder, databaseUrl })
    const page = await fetch(`${portal.address}/fr/S1`)
    expect([page.status, (await page.text()).includes('>12</bdi>')]).toEqual([200, true])
    const { version } = (await (await fetch(`${portal.address}/data/small/latest.json`)).json()) as { version: number }
    expect((await fetch(`${portal.address}/data/small/${version}/places.csv`)).status).toBe(200)
    await portal.close()
    rmSync(folder, { recursive: true })
  })
})

describe('a portal by slots', () => {
  it('answers every public address with the same bytes before and after the ticks of an open slot', async () => {
    const portal = await portalOf({ publication: SLOTS })
    const { room } = portal
    room.at(11, 50)
    await portal.publish()
    const codes = [...room.book.places, ...room.book.stations].map(({ code }) => `/ar/${code}`)
    const pages = [
      '/ar/',
      '/ar/P/missing',
      '/ar/C1/missing',
      '/ar/about/figures',
      '/ar/about/data',
      '/ar/about/accessibility',
    ]
    const files = [...filesUnder(room.data).keys()]
      .filter((name) => !name.endsWith('.gz'))
      .map((name) => `/data/${name}`)
    const guesses = [1, 2, 3, 9, 10, 11, 12, 13].flatMap((version) => [
      `/data/small/${version}/turnout.json`,
      `/data/small/log/tile/entries/000.p/${version}`,
    ])
    const everything = async () => {
      const all: [string, number, string, string][] = []
      for (const path of [...codes, ...pages, ...files, ...guesses]) {
        const { statusCode, headers, body } = await portal.get(path)
        all.push([path, statusCode, String(headers.etag), body])
      }
      return all
    }
    const before = await everything()
    expect(before.filter(([, status]) => status === 200).length).toBeGreaterThan(30)
    for (let station = 0; station < 4; station++) await room.vote(station, 11, 50, 9)
    await portal.publish()
    expect(await everything()).toEqual(before)
    room.at(12, 0)
    await portal.publish()
    expect((await portal.get('/ar/')).body).toContain('>36</bdi>')
    await portal.close()
  })
})
