import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Book, RoomKeys } from '#election/book/book.ts'
import { sampleBook } from '#election/book/sample.ts'
import { writeNoteKey } from '#journal/note.ts'
import { readReleasedNote, signReleased } from '#journal/released.ts'
import { sha256Hex } from '#journal/sha256.ts'
import { sign } from '#journal/signature.ts'
import { checkReleased } from '#room/count/released-check.ts'
import { open } from '#server/portal/loop.ts'
import { publishedFolder } from '#server/portal/main.ts'
import type { ResultsPointer } from '#server/portal/results/shelf.ts'
import type { JournalKey } from '#store/checkpoints.ts'
import { boxes, counted, type DeskRoom, deskRoom, form, type Hands, hands } from './desk-room.ts'

/** Two provinces of one region, each with a room and a book of its own, that elect one list together. */
let home: DeskRoom
let away: DeskRoom
let officer: Hands['returning-officer']
let there: Hands
/** The file that the other room's portal shows, as bytes. */
let file: Buffer
/** What lies beside it: the room's signature. */
let note: string
let key: JournalKey

const LIST = 'R-list'
const STATIONS = { 'A-1-1': 500, 'A-1-2': 450, 'A-1-3': 480, 'B-1-1': 300, 'B-1-2': 270 } as const

function provinceOf(room: 'P' | 'Q', keys?: RoomKeys): Partial<Book> {
  const book = sampleBook()
  const text = (code: string) => (code === 'P' ? room : code)
  const places = book.places.map((place) => ({
    ...place,
    code: text(place.code),
    ...(place.parent !== undefined && { parent: text(place.parent) }),
  }))
  const constituencies = book.constituencies.map((one) =>
    one.code === 'P-house' ? { ...one, code: LIST, place: 'R', registered: 4000 } : one,
  )
  const names = { ar: 'إقليم آخر', fr: 'Autre province' }
  // The other room's place, where its key is written.
  if (keys) places.splice(2, 0, { code: 'Q', kind: 'province', parent: 'R', names, keys } as never)
  return { id: `province-${room}`, room, places, constituencies } as unknown as Partial<Book>
}

async function publish(desk: DeskRoom): Promise<{ file: Buffer; note: string }> {
  const { folder, book, clock } = desk.room
  const data = publishedFolder(folder)
  const { publisher, store } = await open({ folder, room: book.room, clock, data })
  await publisher.flush()
  await store.close()
  const shelf = join(data, book.id, 'results/house-local')
  const { version } = JSON.parse(readFileSync(join(shelf, 'latest.json'), 'utf8')) as ResultsPointer
  const at = join(shelf, String(version))
  return { file: readFileSync(join(at, 'results.json')), note: readFileSync(join(at, 'results.sig'), 'utf8') }
}

async function releases(desk: DeskRoom, level = 'province'): Promise<void> {
  const second = await desk.person('returning-officer', 'second-officer')
  const first = await desk.person('returning-officer', 'first-officer')
  const made = await first('POST', '/desk/api/releases', { contest: 'house-local', level })
  const done = await second('POST', `/desk/api/releases/${made.body.release}/confirm`, {})
  if (done.status !== 200) throw new Error(JSON.stringify(done.body))
}

beforeAll(async () => {
  away = await deskRoom(provinceOf('Q'))
  key = await away.room.store.checkpoints.keyOf('sunduq/Q/rehearsal')
  home = await deskRoom(provinceOf('P', { rehearsal: writeNoteKey(key.key) }))
  for (const desk of [home, away]) desk.room.at(20)
  const here = await hands(home)
  officer = here['returning-officer']
  there = await hands(away)
  for (const [at, [station, registered]] of Object.entries(STATIONS).entries()) {
    await counted(here, station, LIST, boxes(registered, [30 + at, 20]))
    if (at > 0) await counted(there, station, LIST, boxes(registered, [10, 40 + at]))
  }
  await releases(away, 'station')
  ;({ file, note } = await publish(away))
}, 120_000)
afterAll(async () => {
  await home.close()
  await away.close()
})

const contest = async () => (await officer('GET', `/desk/api/contests/${LIST}`)).body
/** A note over any bytes by the key of the other room, right about what they say of themselves; none where they are no file. */
function signed(bytes: Uint8Array): string {
  try {
    const { book, contest, version } = JSON.parse(Buffer.from(bytes).toString('utf8'))
    const claim = { origin: key.key.name, book, contest, version, sha256: sha256Hex(bytes) }
    return signReleased(claim, key.key, (text) => sign(key.secret, text))
  } catch {
    return ''
  }
}
/** Sends bytes as they are. */
async function take(bytes: Uint8Array, given: Readonly<Record<string, string>> = {}, ask = officer) {
  const query = new URLSearchParams(Object.entries({ note: signed(bytes), ...given }).filter(([, text]) => text !== ''))
  return ask('POST', `/desk/api/figures/${LIST}/released?${query}`, bytes, {
    'content-type': 'application/octet-stream',
  })
}
/** The file with something changed in it. */
function changed(change: (content: Record<string, never>) => void, from = file): Buffer {
  const content = JSON.parse(from.toString('utf8'))
  change(content)
  return Buffer.from(JSON.stringify(content))
}

const row = (content: object, table: string, at: number) =>
  (content as Record<string, Record<string, unknown>[]>)[table]?.[at] ?? {}

/** The file with something changed in the row of the room's own place. */
const placed = (changes: object) =>
  changed((content) => Object.assign((content as unknown as { places: object[] }).places[0] ?? {}, changes))

describe('the released file of another room', () => {
  it('is looked at without recording anything, and its hash compared with the announced one', async () => {
    const before = (await contest()).position
    const looked = await take(file, { look: '1', sha256: sha256Hex(file), note })
    expect([looked.status, looked.body.hashAnnounced, looked.body.done]).toEqual([200, true, undefined])
    expect(looked.body.authorship).toBe('signed')
    expect(looked.body.figures).toMatchObject({ room: 'Q', source: 'bundle', valid: 210, votes: [40, 170] })
    expect((await contest()).position).toBe(before)
    const other = await take(file, { sha256: '0'.repeat(64) })
    expect([other.status, other.body.error.code, other.body.error.field]).toEqual([422, 'X620', 'sha256'])
  })

  it.each<[string, string, string | undefined, () => Uint8Array]>([
    ['is no file of a portal', 'X614', undefined, () => Buffer.from('%PDF-1.7')],
    ['is cut off', 'X614', undefined, () => file.subarray(0, 500)],
    ['is not in UTF-8', 'X614', undefined, () => Buffer.from([0x7b, 0xff, 0x7d])],
    ['has no sums', 'X614', undefined, () => changed((c) => delete c.places)],
    ['has half a vote', 'X614', undefined, () => placed({ valid: 0.5 })],
    ['is of another contest', 'X615', undefined, () => changed((c) => Object.assign(c, { contest: 'mayor' }))],
    ['lacks the constituency', 'X615', undefined, () => changed((c) => Object.assign(c, { constituencies: [] }))],
    [
      'was withdrawn',
      'X616',
      undefined,
      () => changed((c) => Object.assign(c, { status: 'withdrawn', release: null, places: [] })),
    ],
    ['is of a real election', 'X618', undefined, () => changed((c) => Object.assign(c, { is_test: false }))],
    ['is our own', 'X619', undefined, () => Buffer.from(file.toString('utf8').replaceAll('"Q"', '"P"'))],
    ['has nothing counted', 'X621', undefined, () => placed({ counted: 0 })],
    [
      'has the lists in another order',
      'X622',
      undefined,
      () => changed((c) => (c.constituencies as unknown as { lists: unknown[] }[])[0]?.lists.reverse()),
    ],
    ['has votes changed in one place only', 'X613', 'votes.0', () => placed({ votes: [41, 169] })],
    ['adds up to something else', 'X613', 'valid', () => placed({ valid: 209 })],
    ['has more ballots than its sums', 'X613', 'ballots', () => placed({ ballots: 211 })],
    ['has more voters than the region', 'X613', 'registered', () => placed({ registered: 2001 })],
  ])('is refused by name when it %s', async (_what, code, field, bytes) => {
    const refused = await take(bytes())
    expect([refused.body.error?.code, refused.status]).toEqual([code, 422])
    if (field) expect(refused.body.error.field).toBe(field)
    expect((await contest()).others).toEqual([])
  })

  it('must carry the signature of the room whose key the book has, over these very bytes', async () => {
    const refused = async (given: Record<string, string>, bytes: Uint8Array = file) => {
      const { status, body } = await take(bytes, given)
      return [status, body.error?.code]
    }
    expect(await refused({ note: '' })).toEqual([422, 'X625'])
    expect(await refused({ note: 'results' })).toEqual([422, 'X624'])
    expect(await refused({ note: note.replace(/.{4}\n$/, 'AAA=\n') })).toEqual([422, 'X624'])
    expect(await refused({ note }, Buffer.concat([file, Buffer.from(' ')]))).toEqual([422, 'X624'])
    const stranger = await home.room.store.checkpoints.keyOf('sunduq/P/rehearsal')
    const claim = readReleasedNote(note)
    if (!claim) throw new Error('the portal wrote no note')
    const theirs = signReleased(claim, { ...stranger.key, name: claim.origin }, (text) => sign(stranger.secret, text))
    expect(await refused({ note: theirs })).toEqual([422, 'X624'])
    expect((await contest()).others).toEqual([])
  })

  it('is checked by itself: form, sums, and who signed it', () => {
    const keyOf = () => writeNoteKey(key.key)
    const check = (bytes: Uint8Array, more: object = { note: signed(bytes) }) => {
      const checked = checkReleased(bytes, { keyOf, ...more })
      return checked.ok ? checked.value.authorship : (checked.error.parameters.field ?? checked.error.kind)
    }
    expect([check(file), check(file, {}), check(file, { keyOf: () => undefined })]).toEqual([
      'signed',
      'fileUnsigned',
      'unsigned',
    ])
    expect(check(file, { keyOf: () => undefined, note })).toBe('unknown-key')
    expect(check(placed({ valid: 209 }))).toBe('valid')
    const commune = changed((content) => Object.assign(row(content, 'places', 1), { voters: 1 }))
    expect(check(commune)).toBe('places Q voters')
    const seats = changed((content) => (row(content, 'constituencies', 0).steps as unknown[]).pop())
    expect(check(seats)).toBe(`constituencies ${LIST} R seats`)
  })

  it('is for the returning officer alone, and goes as bytes', async () => {
    expect((await take(file, {}, await home.person('verifier'))).status).toBe(403)
    const asJson = await officer('POST', `/desk/api/figures/${LIST}/released`, JSON.parse(file.toString('utf8')))
    expect([asJson.status, asJson.body.error.code]).toEqual([400, 'X106'])
    const unknown = await officer('POST', '/desk/api/figures/nowhere/released', file, {
      'content-type': 'application/octet-stream',
    })
    expect(unknown.body.error.code).toBe('X510')
  })

  it('comes in with its hash, and moves sums and seats; what is missing there is missing here', async () => {
    const alone = await contest()
    expect(alone).toMatchObject({ status: 'partial', totals: { valid: 260, votes: [160, 100], stations: 5 } })
    const seats = (view: typeof alone) =>
      view.allocation.seats.map(({ list, seats }: { list: number; seats: number }) => [list, seats])
    expect(seats(alone)).toEqual([
      [1, 2],
      [2, 1],
    ])
    expect((await take(file)).body.done.position).toBeGreaterThan(alone.position)
    const together = await contest()
    expect(together).toMatchObject({
      status: 'partial',
      totals: { registered: 4000, valid: 470, votes: [200, 270], stations: 10, stationsCounted: 9 },
    })
    expect(together.others).toMatchObject([
      { room: 'Q', source: 'bundle', evidence: sha256Hex(file), by: 'returning-officer', file: { book: 'province-Q' } },
    ])
    expect(together.others[0].file.signature).toMatch(/^[\w-]{86}$/)
    expect(seats(together)).toEqual([
      [1, 1],
      [2, 2],
    ])
  })

  it('is followed by a newer version, which no older one replaces; a left out sheet is waited for no more', async () => {
    const proposal = form('A-1-1', LIST, 'proposals')
    await there.verifier('POST', proposal, { act: 'exclude', reason: 'urne ouverte' })
    await there['returning-officer']('POST', `${proposal}/confirm`, {})
    const older = file
    ;({ file, note } = await publish(away))
    expect((await take(file)).status).toBe(200)
    expect(await contest()).toMatchObject({ status: 'provisional', others: [{ room: 'Q', excluded: 1 }] })
    const refused = await take(older)
    expect([refused.status, refused.body.error.code]).toEqual([409, 'X623'])
    // The region's result is released here too; the public sees the other room's part with its source.
    await releases(home)
    const [row] = JSON.parse((await publish(home)).file.toString('utf8')).constituencies
    expect(row).toMatchObject({
      status: 'provisional',
      valid: 470,
      registered_unheard: 0,
      excluded: 1,
      awaited: 0,
      others: [
        {
          room: 'Q',
          source: 'bundle',
          evidence: sha256Hex(file),
          valid: 210,
          signature: expect.stringMatching(/^[\w-]{86}$/),
        },
      ],
    })
  })
})
