import { afterAll, beforeAll, expect, it } from 'vitest'
import { sampleBook } from '#election/book/sample.ts'
import type { Entry } from '#journal/entry.ts'
import { roomMachine } from '#room/machine.ts'
import type { Role } from '#server/room/access.ts'
import { type Serving, serve } from '#server/serve.ts'
import { type Ask, boxes, counted, hands, signedIn } from '../integration/desk-room.ts'
import { type Answered, call } from '../integration/server-phone.ts'
import { type TestRoom, testRoom } from '../integration/server-room.ts'
import { pause, until } from './server-counting.ts'

/** Releases during which the room's process is killed, and its database. */
const ROOM_KILLS = 10
const DATABASE_KILLS = 4
/** Confirmations sent at once, by two people in turn. */
const CONFIRMATIONS = 8
/** The kill comes so soon after them (ms); the moment is random. */
const SOON_MS = 40

const CONTEST = 'house-local'
const VALID = 101
let room: TestRoom
let serving: Serving
let officers: readonly [Ask, Ask, Ask]

beforeAll(async () => {
  room = await testRoom(sampleBook())
  const clock = { real: Date.now(), simulated: room.at(20), speed: 1 }
  const port = 20_000 + Math.floor(Math.random() * 10_000)
  serving = await serve({
    folder: room.folder,
    room: room.book.room,
    only: ['room', 'portal'],
    clock,
    ports: { room: port, portal: port + 1 },
  })
  const person = (role: Role, name: string = role) => signedIn(room, serving.addresses.room as string, role, name)
  await counted(await hands({ person }), 'A-1-1', 'P-house', boxes(500, [61, 40]))
  officers = [
    await person('returning-officer', 'o1'),
    await person('returning-officer', 'o2'),
    await person('returning-officer', 'o3'),
  ]
})
afterAll(async () => {
  await serving.stop()
  await room.close()
})

it(`is released or not, never half, in ${ROOM_KILLS} kills of the room and ${DATABASE_KILLS} of its database`, async () => {
  const outcomes = new Set<string>()
  for (let kill = 1; kill <= ROOM_KILLS + DATABASE_KILLS; kill++) {
    const release = await proposed()
    const [, second, third] = officers
    const sent = Array.from({ length: CONFIRMATIONS }, (_, i) => confirm(i % 2 === 0 ? second : third, release))
    // The first dies before it can hear anybody, the second only after it has answered, the others in between.
    if (kill === 2) await Promise.any(sent)
    else if (kill > 2) await pause(Math.random() * SOON_MS)
    const lives = serving.restarts('room')
    await (kill <= ROOM_KILLS ? killRoom() : killDatabase())
    const answers = await Promise.all(sent)
    outcomes.add(await released(release, answers))
    await withdrawn(release)
    // Without its database the room waits for it; it does not end.
    if (kill > ROOM_KILLS) expect(serving.restarts('room')).toBe(lives)
  }
  expect([...outcomes].sort()).toEqual(['open', 'proposed'])
  expect(await room.store.verify(room.book.room, roomMachine(room.book))).toMatchObject({ ok: true })
})

const confirm = (officer: Ask, release: string) =>
  officer('POST', `/desk/api/releases/${release}/confirm`, {}).catch(() => undefined)

/** Asks again until somebody answers who knows. */
async function surely(ask: () => Promise<Answered>): Promise<Answered> {
  for (;;) {
    const answer = await ask().catch(() => undefined)
    if (answer && answer.status < 500) return answer
    await pause(20)
  }
}

async function proposed(): Promise<string> {
  const made = await surely(() => officers[0]('POST', '/desk/api/releases', { contest: CONTEST, level: 'station' }))
  expect(made.status).toBe(200)
  return made.body.release
}

async function withdrawn(release: string): Promise<void> {
  const ask = () => officers[0]('POST', `/desk/api/releases/${release}/withdraw`, { reason: 'essai' })
  expect((await surely(ask)).status).toBe(200)
  await until(async () => ['withdrawn', 'unreleased'].includes((await shown()).status))
}

/** What the release came to, wherever one looks: the journal, the desk, what was answered, and the public portal. */
async function released(release: string, answers: readonly (Answered | undefined)[]): Promise<string> {
  const desk = await surely(() => officers[0]('GET', '/desk/api/contests/P-house'))
  const { state, confirmed } = desk.body.releases.find(({ id }: { id: string }) => id === release)
  const told = answers.filter((answer) => answer?.status === 200)
  expect(['proposed', 'open']).toContain(state)
  expect(told.length).toBeLessThanOrEqual(1)
  if (told.length > 0) expect(state).toBe('open')
  for (const answer of answers) {
    // Twice confirmed is refused; a server that dies says nothing, or that nothing is known.
    if (answer && answer.status !== 200) expect(['X512', 'X503']).toContain(answer.body.error?.code)
  }
  const entries = (await journal()).filter((entry) => entry.kind === 'release-confirmed' && entry.release === release)
  expect(entries).toHaveLength(state === 'open' ? 1 : 0)
  expect(desk.body.released).toBe(state === 'open' ? 'station' : undefined)
  if (state === 'open') {
    expect(confirmed).toMatchObject({ by: (entries[0] as { by: string }).by })
    // The portal follows in its own time, and then shows all of it.
    await until(async () => (await figures()).body.status === 'partial')
    expect((await figures()).body.totals.valid).toBe(VALID)
  } else {
    expect(['withdrawn', 'unreleased']).toContain((await shown()).status)
  }
  return state
}

const publicly = (path: string) => call(`${serving.addresses.portal}/data/${room.book.id}/${path}`, 'GET')

const figures = async () => publicly(`results/${CONTEST}/${(await shown()).version}/results.json`)

async function shown(): Promise<{ readonly status: string; readonly version: number | null }> {
  const { body } = await publicly('results/index.json')
  return body.contests.find(({ contest }: { contest: string }) => contest === CONTEST)
}

async function journal(): Promise<Entry[]> {
  const opened = await room.store.openJournal({
    room: room.book.room,
    machine: roomMachine(room.book),
    snapshotEvery: 0,
  })
  const entries: Entry[] = []
  for await (const chunk of opened.read(0, opened.size)) entries.push(...chunk)
  return entries
}

async function killRoom(): Promise<void> {
  const before = serving.restarts('room')
  process.kill(serving.pid('room') as number, 'SIGKILL')
  await until(() => serving.restarts('room') > before)
}

async function killDatabase(): Promise<void> {
  const pid = room.store.databasePid() as number
  process.kill(pid, 'SIGKILL')
  await until(() => room.store.databasePid() !== undefined && room.store.databasePid() !== pid)
}
