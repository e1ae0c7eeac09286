import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { indexBook } from '#election/book/index.ts'
import { bookDigest } from '#journal/book.ts'
import type { Entry } from '#journal/entry.ts'
import { entryText } from '#journal/entry-bytes.ts'
import { readCheckpoint, readNote, readNoteKey, signaturesOf } from '#journal/note.ts'
import { sha256Hex } from '#journal/sha256.ts'
import { verifySignature } from '#journal/signature.ts'
import { readEntryBundle } from '#journal/tiles.ts'
import { EMPTY, grow, hexOf, leafHash, rootOf } from '#journal/tree.ts'
import { smallBook } from '#room/testing/book.ts'
import { turnoutPublication } from '#room/views/publication.ts'
import type { TurnoutVersion } from '#room/views/published.ts'
import { conformanceFaults } from '#server/portal/conformance.ts'
import { applyDelta, type TurnoutDelta } from '#server/portal/delta.ts'
import type { Pointer } from '#server/portal/pointer.ts'
import { remakeVersions } from '#server/portal/remake.ts'
import type { Manifest } from '#server/portal/version.ts'
import { readVersions } from '#server/portal/versions.ts'
import { filesUnder, type PublishedRoom, publishedRoom, versionFiles } from './portal-room.ts'

let room: PublishedRoom
const open: PublishedRoom[] = []
const start = async (...how: Parameters<typeof publishedRoom>): Promise<PublishedRoom> => {
  const made = await publishedRoom(...how)
  open.push(made)
  return made
}
afterEach(async () => {
  for (const made of open.splice(0)) await made.close()
})
afterAll(() => expect(open).toEqual([]))

const SLOTS = {
  ...smallBook().publication,
  turnout: { mode: 'slots', slots: [720, 1020] },
} as unknown as ReturnType<typeof smallBook>['publication']

const latest = (): Pointer => room.json<Pointer>('latest.json')
const turnout = (version = latest().version): TurnoutVersion => room.json(`${version}/turnout.json`)

describe('a publisher of a live room', () => {
  beforeEach(async () => {
    room = await start()
  })

  it('publishes the figures of the room, files that keep every promise, and a pointer to them', async () => {
    const { publisher, close } = await room.publisher()
    await room.vote(0, 8, 5, 12)
    await room.vote(2, 8, 20, 7)
    await publisher.flush()
    const { version, manifest, manifest_sha256, next_at, is_test } = latest()
    const figures = turnoutPublication(indexBook(room.book), await room.journal.settled(), room.clock.now())
    expect(version).toBe(figures.position)
    expect(turnout().places.map((row) => [row.place_code, row.voters, row.registered, row.reporting])).toEqual(
      figures.places.map((place) => [place.code, place.voters ?? null, place.registered, place.reporting]),
    )
    expect(turnout().stations.map((row) => [row.station_code, row.voters, row.source, row.curve])).toEqual(
      figures.stations.map((station) => [station.code, station.voters ?? null, station.source, station.curve]),
    )
    expect(turnout().places[0]?.voters).toBe(19)
    expect(conformanceFaults(versionFiles(room.shelf, version))).toEqual([])
    expect(sha256Hex(readFileSync(join(room.shelf, manifest)))).toBe(manifest_sha256)
    expect([next_at, is_test]).toEqual([null, true])
    await close()
  })

  it('chains versions by their manifests, lists each, and gives a delta from one to the next', async () => {
    const { publisher, close } = await room.publisher()
    await publisher.flush()
    await room.vote(0, 8, 5, 3)
    await publisher.flush()
    await room.vote(1, 8, 30, 2)
    await publisher.flush()
    const lines = readFileSync(join(room.shelf, 'versions.csv'), 'utf8').split('\r\n').slice(1, -1)
    const versions = lines.map((line) => Number(line.split(',')[0]))
    expect(versions).toHaveLength(3)
    const [, second, third] = versions.map((version) => room.json<Manifest>(`${version}/index.json`))
    expect(third?.previous).toEqual({
      version: second?.version,
      manifest_sha256: sha256Hex(readFileSync(join(room.shelf, `${second?.version}/index.json`))),
    })
    const delta = room.json<TurnoutDelta>(`${third?.version}/delta.json`)
    expect(applyDelta(turnout(second?.version), delta)).toEqual(turnout(third?.version))
    expect(delta.stations.map((row) => row.station_code)).toEqual(['S2'])
    await close()
  })

  it('can make every version again from the journal and the list, byte for byte', async () => {
    let { publisher, close } = await room.publisher()
    await publisher.flush()
    for (const minute of [5, 6, 20, 21]) {
      await room.vote(minute % 4, 8, minute, 3)
      await publisher.flush()
      if (minute !== 6) continue
      await close()
      ;({ publisher, close } = await room.publisher())
    }
    const entries: Entry[] = []
    for await (const chunk of room.journal.read(0, room.journal.size)) entries.push(...chunk)
    const listed = readVersions(readFileSync(join(room.shelf, 'versions.csv'), 'utf8'))
    const made = [...remakeVersions(indexBook(room.book), entries, listed)]
    expect(made.map(({ manifestDigest }) => manifestDigest)).toEqual(listed.map(({ manifestDigest }) => manifestDigest))
    expect(listed).toHaveLength(5)
    for (const { manifest, files } of made) expect(files).toEqual(versionFiles(room.shelf, manifest.version))
    await close()
  })

  it('publishes nothing when no public figure has changed, but confirms that it looked', async () => {
    const { publisher, close } = await room.publisher()
    await publisher.flush()
    const before = latest()
    await room.journal.act({ type: 'heartbeat' }, room.at(8, 1))
    await publisher.flush()
    expect(latest()).toEqual({ ...before, checked_at: new Date(room.clock.now()).toISOString() })
    expect(before.checked_at).not.toBe(latest().checked_at)
    await close()
  })

  it('keeps the time at which a figure first appeared over a restart', async () => {
    const first = await room.publisher()
    await room.vote(0, 8, 5, 3)
    await first.publisher.flush()
    const published = turnout().stations[0]?.published_at
    await first.close()
    const second = await room.publisher()
    await room.vote(3, 9, 30, 1)
    await second.publisher.flush()
    expect(turnout().stations[0]).toMatchObject({ voters: 3, published_at: published })
    expect(turnout().stations[3]).toMatchObject({ voters: 1, published_at: new Date(room.at(9, 30)).toISOString() })
    expect(room.json<Manifest>(`${latest().version}/index.json`).previous).not.toBeNull()
    await second.close()
  })

  it('never replaces a file of a version, and the pointer names whole versions only, while it publishes', async () => {
    const { publisher, close } = await room.publisher()
    await publisher.flush()
    const seen = new Map<string, string>()
    let reading = true
    let looks = 0
    const reader = (async () => {
      while (reading) {
        const { version, manifest_sha256 } = latest()
        const files = versionFiles(room.shelf, version)
        expect(sha256Hex(files.get('index.json') ?? '')).toBe(manifest_sha256)
        expect(conformanceFaults(files)).toEqual([])
        for (const [name, text] of files) {
          const key = `${version}/${name}`
          expect(seen.get(key) ?? text).toBe(text)
          seen.set(key, text)
        }
        looks += 1
        await new Promise((resolve) => setTimeout(resolve, 1))
      }
    })()
    let minute = 0
    for (; minute < 15 || looks <= 5; minute++) {
      await room.vote(minute % 4, 8, Math.min(59, minute), 2)
      await publisher.flush()
    }
    reading = false
    await reader
    expect(turnout().places[0]?.voters).toBe(2 * minute)
    await close()
  })

  it('publishes the journal as tiles with a signed checkpoint that anyone can recompute', async () => {
    const { publisher, close } = await room.publisher()
    for (let minute = 0; minute < 270; minute++) await room.journal.act({ type: 'heartbeat' }, room.at(8, minute))
    await room.vote(0, 13, 0, 2)
    await publisher.flush()
    const log = join(room.shelf, 'log')
    const key = readNoteKey(readFileSync(join(log, 'key'), 'utf8').trim())
    const note = readNote(readFileSync(join(log, 'checkpoint'), 'utf8'))
    if (!key || !note) throw new Error('no key or no note')
    const [signature] = signaturesOf(note, key)
    const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
    expect(
      verifySignature('ed25519', base64url(key.key), note.text, base64url(signature?.signature ?? new Uint8Array())),
    ).toBe(true)
    const checkpoint = readCheckpoint(note.text)
    const size = checkpoint?.size ?? 0
    expect(size).toBe(room.journal.size)
    const rest = size % 256
    const bundles = ['tile/entries/000', `tile/entries/001.p/${rest}`].flatMap((path) =>
      readEntryBundle(readFileSync(join(log, path))),
    )
    const journal: string[] = []
    for await (const chunk of room.journal.read(0, size)) journal.push(...chunk.map(entryText))
    expect(bundles).toEqual(journal)
    expect(hexOf(checkpoint?.root ?? new Uint8Array())).toBe(hexOf(rootOf(grow(EMPTY, bundles.map(leafHash)))))
    const leaves = Buffer.concat([
      readFileSync(join(log, 'tile/0/000')),
      readFileSync(join(log, `tile/0/001.p/${rest}`)),
    ])
    expect(leaves).toEqual(Buffer.concat(bundles.map(leafHash)))
    expect(readFileSync(join(log, 'tile/1/000.p/1'))).toHaveLength(32)
    expect(room.json<Manifest>(`${latest().version}/index.json`).journal.size).toBe(size)
    await close()
  })

  it('publishes the book with the digest that froze the room', async () => {
    const { publisher, close } = await room.publisher()
    await publisher.flush()
    expect(sha256Hex(readFileSync(join(room.shelf, 'book.json')))).toBe(bookDigest(room.book))
    const catalogue = JSON.parse(readFileSync(join(room.data, 'index.json'), 'utf8'))
    expect(catalogue.books).toMatchObject([
      { book: 'small', book_sha256: bookDigest(room.book), latest: 'small/latest.json' },
    ])
    await close()
  })
})

describe('a publisher by slots', () => {
  it('shows nothing of the ticks before the slot, exactly the slot at it, and nothing later between two slots', async () => {
    room = await start({ publication: SLOTS })
    let { publisher, close } = await room.publisher()
    await publisher.flush()
    room.at(11, 59)
    await publisher.flush()
    const before = filesUnder(room.data)
    expect(latest().next_at).toBe('2021-09-08T11:00:00.000Z')
    for (let station = 0; station < 4; station++) await room.vote(station, 11, 59, 5 + station)
    await publisher.flush()
    expect(filesUnder(room.data)).toEqual(before)
    await close()

    // A publisher that starts with those ticks in the journal shows no more than the one that saw them come.
    ;({ publisher, close } = await room.publisher())
    await publisher.flush()
    expect(filesUnder(room.data)).toEqual(before)

    room.at(12, 0)
    await room.vote(0, 12, 1, 50)
    await publisher.flush()
    expect(turnout().places[0]?.voters).toBe(5 + 6 + 7 + 8)
    expect(latest()).toMatchObject({ horizon_at: '2021-09-08T11:00:00.000Z', next_at: '2021-09-08T16:00:00.000Z' })
    expect(conformanceFaults(versionFiles(room.shelf, latest().version))).toEqual([])
    const atSlot = filesUnder(room.data)
    await room.vote(1, 12, 1, 50)
    await publisher.flush()
    await close()
    ;({ publisher, close } = await room.publisher())
    await publisher.flush()
    expect(filesUnder(room.data)).toEqual(atSlot)
    const checkpoint = readCheckpoint(readNote(readFileSync(join(room.shelf, 'log/checkpoint'), 'utf8'))?.text ?? '')
    expect(checkpoint?.size).toBe(latest().version + 1)
    expect(checkpoint?.size).toBeLessThan(room.journal.size)

    room.at(19, 1)
    await publisher.flush()
    expect(turnout().places[0]?.voters).toBe(126)
    await close()
  })
})

describe('what the publisher refuses', () => {
  it('keeps the entries of a room with hidden stations back, not their hashes', async () => {
    room = await start({ publication: { ...smallBook().publication, smallestUnit: 210 } })
    const { publisher, close } = await room.publisher()
    await room.vote(1, 8, 5, 3)
    await publisher.flush()
    const names = [...filesUnder(join(room.shelf, 'log')).keys()]
    expect(names.filter((name) => name.startsWith('tile/entries'))).toEqual([])
    expect(names.some((name) => name.startsWith('tile/0/'))).toBe(true)
    await close()
  })

  it('does not write over the figures of another journal; a rehearsal’s it moves aside', async () => {
    for (const test of [false, true]) {
      const first = await start({}, test)
      const once = await first.publisher()
      await first.vote(0, 8, 0, 5)
      await once.publisher.flush()
      await once.close()
      const second = await start({}, test)
      const { cpSync, readdirSync } = await import('node:fs')
      cpSync(first.data, second.data, { recursive: true })
      if (test) {
        const twice = await second.publisher()
        expect(readdirSync(second.data).filter((name) => name.startsWith('small'))).toHaveLength(2)
        await twice.close()
      } else {
        await expect(second.publisher()).rejects.toThrow('another journal')
      }
    }
  })
})
