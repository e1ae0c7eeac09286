import { existsSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { indexBook } from '#election/book/index.ts'
import { sampleBook } from '#election/book/sample.ts'
import type { ConstituencyCode, Digest, PersonId, StationCode } from '#election/named.ts'
import type { Entry } from '#journal/entry.ts'
import { type Opening, opens, seal } from '#journal/seal.ts'
import { sha256Hex } from '#journal/sha256.ts'
import { acceptSettled, acceptSheet, type Desk, release, withdraw } from '#room/testing/count.ts'
import { submit } from '#room/testing/phone.ts'
import { honestSheet, typing } from '#room/testing/sheet.ts'
import type { ResultsVersion } from '#room/views/results.ts'
import { rowsOf } from '#server/portal/conformance.ts'
import { RESULT_TABLES } from '#server/portal/results/columns.ts'
import type { ResultsIndex } from '#server/portal/results/publisher.ts'
import type { ResultsPointer } from '#server/portal/results/shelf.ts'
import type { ResultsManifest } from '#server/portal/results/version.ts'
import { readResultVersions } from '#server/portal/results/versions.ts'
import { filesUnder, type PublishedRoom, publishedRoom } from './portal-room.ts'

let room: PublishedRoom
let desk: Desk
let opened: Awaited<ReturnType<PublishedRoom['publisher']>>

beforeEach(async () => {
  room = await publishedRoom(sampleBook())
  room.at(22, 0)
  desk = {
    index: indexBook(room.book),
    state: () => room.journal.state,
    async act(act) {
      const done = await room.journal.act(act, room.clock.now())
      if (!done.ok) throw new Error(done.error.code)
    },
  }
  opened = await room.publisher()
})
afterEach(async () => {
  await opened.close()
  await room.close()
})

const HOUSE = 'results/house-local'
const sheet = (station: string, votes: readonly number[], constituency = 'P-house') =>
  honestSheet(desk.index, station as StationCode, constituency as ConstituencyCode, votes)
const pointer = () => room.json<ResultsPointer>(`${HOUSE}/latest.json`)
const results = () => room.json<ResultsVersion>(`${HOUSE}/${pointer().version}/results.json`)
const versions = () => readResultVersions(readFileSync(join(room.shelf, HOUSE, 'result-versions.csv'), 'utf8'))
const publish = () => opened.publisher.flush()
const house = () => room.json<ResultsIndex>('results/index.json').contests.find((one) => one.contest === 'house-local')
const readText = (path: string) => readFileSync(join(room.shelf, path), 'utf8')

describe('the publisher of results', () => {
  it('writes nothing of a contest before two people have released it, and then exactly what they released', async () => {
    await acceptSheet(desk, sheet('A-1-1', [120, 80]))
    await publish()
    expect(existsSync(join(room.shelf, HOUSE))).toBe(false)
    expect(house()).toMatchObject({ status: 'unreleased', version: null })
    await release(desk, 'house-local', 'commune')
    await publish()
    expect(house()).toMatchObject({ status: 'partial', version: pointer().version })
    expect(results()).toMatchObject({
      status: 'partial',
      totals: { valid: 200, counted: 1, expected: 5 },
      stations: [],
    })
    expect(existsSync(join(room.shelf, 'results/commune-list'))).toBe(false)
  })

  it('keeps every file by its hash, the status first in every row, and the times of every figure', async () => {
    await acceptSheet(desk, sheet('A-1-1', [120, 80]))
    await release(desk, 'house-local', 'station')
    await publish()
    const { version, manifest_sha256 } = pointer()
    const manifest = room.json<ResultsManifest>(`${HOUSE}/${version}/index.json`)
    expect(sha256Hex(readFileSync(join(room.shelf, `${HOUSE}/${version}/index.json`)))).toBe(manifest_sha256)
    for (const { name, sha256, rows } of manifest.files) {
      const text = readText(`${HOUSE}/${version}/${name}`)
      expect(sha256Hex(text)).toBe(sha256)
      if (!name.endsWith('.csv')) continue
      expect(text.startsWith('status,version,')).toBe(true)
      const table = RESULT_TABLES.find(({ file }) => file === name)
      const found = rowsOf(text)
      expect(found).toHaveLength(rows ?? -1)
      const keys = found.map((row) => table?.key.map((column) => row[column]).join(' '))
      expect(new Set(keys).size).toBe(found.length)
    }
    const [first] = results().stations
    expect(first).toMatchObject({ votes: [120, 80], published_at: new Date(room.clock.now()).toISOString() })
    room.at(22, 30)
    await acceptSheet(desk, sheet('A-1-2', [30, 40]))
    await publish()
    const [kept, added] = results().stations
    expect(kept?.published_at).toBe(first?.published_at)
    expect(added?.published_at).toBe(new Date(room.clock.now()).toISOString())
  })

  it('chains the versions, keeps the older ones, and lists what changed', async () => {
    await acceptSheet(desk, sheet('A-1-1', [120, 80]))
    await release(desk, 'house-local', 'station')
    await publish()
    const before = pointer().version
    const on = { station: 'A-1-1' as StationCode, constituency: 'P-house' as ConstituencyCode }
    const why = { salt: '1'.repeat(32), value: { reason: 'two lines were swapped' } }
    await desk.act({ type: 'propose-on-sheet', by: 'v' as PersonId, act: 'recall', ...on, opening: why })
    await desk.act({ type: 'confirm-on-sheet', by: 'w' as PersonId, ...on })
    room.at(22, 10)
    await publish()
    expect(results().stations[0]).toMatchObject({ state: 'review', votes: null })
    expect(results().totals?.valid).toBeNull()
    const [first, second] = versions()
    expect([first?.revised, second?.revised]).toEqual(['0', '7'])
    expect(second?.previous_version).toBe(String(before))
    const changed = rowsOf(readText(`${HOUSE}/${pointer().version}/changes.csv`))
    expect(changed.find((row) => row.unit_code === 'A-1-1' && row.field === 'votes.1')).toMatchObject({
      before: '120',
      after: '',
    })
    expect(room.json<ResultsVersion>(`${HOUSE}/${before}/results.json`).totals?.valid).toBe(200)
    expect(room.json<ResultsManifest>(`${HOUSE}/${pointer().version}/index.json`).previous?.manifest_sha256).toBe(
      first?.manifest_sha256,
    )
  })

  it('opens the seals of what it shows, and of nothing else', async () => {
    await acceptSheet(desk, sheet('A-1-1', [120, 80]))
    await acceptSheet(desk, sheet('A-1-1', [77, 66], 'A-council'))
    await desk.act(typing('clerk-1', sheet('A-1-2', [61, 73])))
    await publish()
    expect(JSON.stringify([...filesUnder(room.data).values()].map(String))).not.toMatch(/"salt"/)
    await release(desk, 'house-local', 'commune')
    await publish()
    expect(existsSync(join(room.shelf, HOUSE, 'openings.jsonl'))).toBe(false)
    await release(desk, 'house-local', 'station')
    await publish()
    const lines = readText(`${HOUSE}/openings.jsonl`).trim().split('\n')
    const openings = lines.map((line) => JSON.parse(line) as Opening<{ votes?: number[] }> & { n: number })
    const entries: Entry[] = []
    for await (const chunk of room.journal.read(0, room.journal.size)) entries.push(...chunk)
    for (const { n, salt, value } of openings) {
      const entry = entries[n] as Entry & { sealed: Digest }
      expect(opens({ salt, value }, entry.sealed)).toBe(true)
    }
    const votes = openings.flatMap(({ value }) => (value.votes ? [value.votes.join()] : []))
    expect(votes).toEqual(['120,80', '120,80'])
  })

  it('takes everything away again when the release is withdrawn, and says why', async () => {
    await acceptSheet(desk, sheet('A-1-1', [61973 % 400, 80]))
    const first = await release(desk, 'house-local', 'province')
    await publish()
    const shown = pointer().version
    const second = await release(desk, 'house-local', 'station')
    await publish()
    const deep = pointer().version
    await withdraw(desk, second, 'a sheet was read wrongly')
    await publish()
    expect(results()).toMatchObject({ status: 'partial', release: { level: 'province' }, stations: [] })
    expect(existsSync(join(room.shelf, HOUSE, String(deep)))).toBe(false)
    expect(existsSync(join(room.shelf, HOUSE, 'openings.jsonl'))).toBe(false)
    expect(existsSync(join(room.shelf, HOUSE, String(shown)))).toBe(true)
    room.at(22, 20)
    await withdraw(desk, first, 'the commission asked')
    await publish()
    expect(house()).toMatchObject({ status: 'withdrawn', withdrawn: { reason: 'the commission asked' } })
    expect(pointer()).toMatchObject({ status: 'withdrawn' })
    const open = [...filesUnder(join(room.shelf, HOUSE)).keys()].filter((name) => name.endsWith('results.json'))
    expect(open).toEqual([`${pointer().version}/results.json`])
    expect(results()).toMatchObject({ totals: null, constituencies: [], places: [], stations: [], missing: [] })
    expect(versions().map(({ status, reason }) => [status, reason])).toEqual([
      ['partial', ''],
      ['partial', ''],
      ['partial', ''],
      ['withdrawn', 'the commission asked'],
    ])
    await opened.close()
    opened = await room.publisher()
    await publish()
    expect(pointer().status).toBe('withdrawn')
    await release(desk, 'house-local', 'province')
    await publish()
    expect(results().totals?.counted).toBe(1)
  })

  it('goes on where a kill left it: a version without its line, a withdrawal without its move', async () => {
    await acceptSheet(desk, sheet('A-1-1', [120, 80]))
    const id = await release(desk, 'house-local', 'station')
    await publish()
    const list = join(room.shelf, HOUSE, 'result-versions.csv')
    const line = readFileSync(list, 'utf8').split('\r\n')[1] ?? ''
    truncateSync(list, readFileSync(list).length - line.length)
    await opened.close()
    opened = await room.publisher()
    await publish()
    expect(versions()).toHaveLength(1)
    await withdraw(desk, id, 'wrong')
    await opened.close()
    opened = await room.publisher()
    await publish()
    expect(versions().map(({ status }) => status)).toEqual(['partial', 'withdrawn'])
  })

  it('carries proclamation and amendment into every row', async () => {
    await acceptSheet(desk, sheet('A-1-1', [120, 80]))
    await release(desk, 'house-local', 'station')
    const constituency = 'P-house' as ConstituencyCode
    const by = 'officer-1' as PersonId
    await desk.act({ type: 'proclaim', by, constituency, body: 'Commission', date: '2021-09-09', minutes: '12' })
    await publish()
    expect(pointer().status).toBe('proclaimed')
    const statuses = (file: string) =>
      rowsOf(readText(`${HOUSE}/${pointer().version}/${file}`)).map((row) => row.status)
    for (const file of ['lists.csv', 'place-results.csv', 'station-results.csv']) {
      expect(new Set(statuses(file))).toEqual(new Set(['proclaimed']))
    }
    await desk.act({ type: 'amend', by, constituency, court: 'Cour', reason: 'recount' })
    await publish()
    expect(rowsOf(readText(`${HOUSE}/${pointer().version}/constituencies.csv`))[0]).toMatchObject({
      status: 'amended',
      amended_by: 'Cour',
      minutes: '12',
    })
  })

  describe('with a photo', () => {
    const photo = Buffer.from('RIFF\0\0\0\0WEBPphoto of the sheet', 'latin1')
    const digest = sha256Hex(photo) as Digest
    const at = () => join(room.shelf, HOUSE, 'photos', digest)

    beforeEach(async () => {
      const figures = sheet('A-1-1', [120, 80])
      const opening = { salt: 'c'.repeat(32), value: { sheet: figures } }
      const phone = room.phones[0]
      if (!phone) throw new Error('every station has a phone')
      const now = room.clock.now()
      const item = { k: 'sheet', constituency: figures.constituency, version: 1, sealed: seal(opening), photo: digest }
      phone.say(now, item as Parameters<typeof phone.say>[1])
      await desk.act({ ...submit(phone.submission(now)), openings: [opening] } as Parameters<Desk['act']>[0])
      await desk.act(typing('clerk-2', figures))
      await acceptSettled(desk, figures.station, figures.constituency)
      await release(desk, 'house-local', 'station')
    })

    it('shows the photo of a counted sheet as soon as it has arrived', async () => {
      await publish()
      expect(results().stations[0]).toMatchObject({
        photo: digest,
        history: [{ what: 'sent', figures: { votes: [120, 80] } }, {}, {}],
      })
      expect(existsSync(at())).toBe(false)
      await room.store.photos.put(digest, photo)
      await publish()
      expect(readFileSync(at())).toEqual(photo)
    })

    it('says that a contest is released before hundreds of photos are beside it', async () => {
      await room.store.photos.put(digest, photo)
      await publish()
      const written = (path: string) => statSync(path, { bigint: true }).mtimeNs
      expect(written(join(room.shelf, 'results/index.json'))).toBeLessThan(written(at()))
      expect(house()).toMatchObject({ status: 'partial', version: pointer().version })
    })
  })
})
