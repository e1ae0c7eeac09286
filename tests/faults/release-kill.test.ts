import { afterAll, beforeAll, expect, it } from 'vitest'
import { roomMachine } from '#room/machine.ts'
import { boxes, counted } from '../integration/desk-room.ts'
import { type Answered, call } from '../integration/server-phone.ts'
import { confirmations, type MortalDesk, mortalDesk, surely } from './mortal-desk.ts'
import { pause, until } from './server-counting.ts'

/** Releases during which the room's process is killed, and its database. */
const ROOM_KILLS = 10
const DATABASE_KILLS = 4
/** The kill comes so soon after them (ms); the moment is random. */
const SOON_MS = 40

const CONTEST = 'house-local'
const VALID = 101
let desk: MortalDesk

beforeAll(async () => {
  desk = await mortalDesk()
  await counted(desk.who, 'A-1-1', 'P-house', boxes(500, [61, 40]))
})
afterAll(() => desk.close())

it(`is released or not, never half, in ${ROOM_KILLS} kills of the room and ${DATABASE_KILLS} of its database`, async () => {
  const outcomes = new Set<string>()
  for (let kill = 1; kill <= ROOM_KILLS + DATABASE_KILLS; kill++) {
    const release = await proposed()
    const sent = confirmations(desk, `/desk/api/releases/${release}/confirm`)
    // The first dies before it can hear anybody, the second only after it has answered, the others in between.
    if (kill === 2) await Promise.any(sent)
    else if (kill > 2) await pause(Math.random() * SOON_MS)
    const lives = desk.serving.restarts('room')
    await (kill <= ROOM_KILLS ? desk.killRoom() : desk.killDatabase())
    const answers = await Promise.all(sent)
    outcomes.add(await released(release, answers))
    await withdrawn(release)
    // Without its database the room waits for it; it does not end.
    if (kill > ROOM_KILLS) expect(desk.serving.restarts('room')).toBe(lives)
  }
  expect([...outcomes].sort()).toEqual(['open', 'proposed'])
  const { room } = desk
  expect(await room.store.verify(room.book.room, roomMachine(room.book))).toMatchObject({ ok: true })
})

async function proposed(): Promise<string> {
  const made = await surely(() =>
    desk.officers[0]('POST', '/desk/api/releases', { contest: CONTEST, level: 'station' }),
  )
  expect(made.status).toBe(200)
  return made.body.release
}

async function withdrawn(release: string): Promise<void> {
  const ask = () => desk.officers[0]('POST', `/desk/api/releases/${release}/withdraw`, { reason: 'essai' })
  expect((await surely(ask)).status).toBe(200)
  await until(async () => ['withdrawn', 'unreleased'].includes((await shown()).status))
}

/** What the release came to, wherever one looks: the journal, the desk, what was answered, and the public portal. */
async function released(release: string, answers: readonly (Answered | undefined)[]): Promise<string> {
  const { body } = await surely(() => desk.officers[0]('GET', '/desk/api/contests/P-house'))
  const { state, confirmed } = body.releases.find(({ id }: { id: string }) => id === release)
  const told = answers.filter((answer) => answer?.status === 200)
  expect(['proposed', 'open']).toContain(state)
  expect(told.length).toBeLessThanOrEqual(1)
  if (told.length > 0) expect(state).toBe('open')
  for (const answer of answers) {
    // Twice confirmed is refused; a server that dies says nothing, or that nothing is known.
    if (answer && answer.status !== 200) expect(['X512', 'X503']).toContain(answer.body.error?.code)
  }
  const entries = (await desk.journal()).filter(
    (entry) => entry.kind === 'release-confirmed' && entry.release === release,
  )
  expect(entries).toHaveLength(state === 'open' ? 1 : 0)
  expect(body.released).toBe(state === 'open' ? 'station' : undefined)
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

const publicly = (path: string) => call(`${desk.serving.addresses.portal}/data/${desk.room.book.id}/${path}`, 'GET')

const figures = async () => publicly(`results/${CONTEST}/${(await shown()).version}/results.json`)

async function shown(): Promise<{ readonly status: string; readonly version: number | null }> {
  const { body } = await publicly('results/index.json')
  return body.contests.find(({ contest }: { contest: string }) => contest === CONTEST)
}
