import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Count, DeviceId, Instant, Position } from '#election/named.ts'
import type { Entry } from '#journal/entry.ts'
import { enrol } from '#phone/enrol.ts'
import { type Outbox, openOutbox } from '#phone/outbox.ts'
import { memoryStore } from '#phone/outbox-store.ts'
import { Sender } from '#phone/sender.ts'
import { httpTransport } from '#phone/transport.ts'
import { smallBook } from '#room/testing/book.ts'
import type { StationBrief } from '#room/views/station.ts'
import { openHouse } from '#server/house.ts'
import { createLink } from '#server/links.ts'
import { type Serving, serve } from '#server/serve.ts'
import { LiveClient } from '../integration/server-live.ts'
import { call } from '../integration/server-phone.ts'
import { freshSigner, invite, type TestRoom, testRoom } from '../integration/server-room.ts'

/** How often the intake is killed, and how many phones go on counting meanwhile. */
const KILLS = 12
const PHONES = 10
/** Longest time that the intake lives before it is killed again (ms); the moment is random. */
const LIFE_MS = 700

let room: TestRoom
let serving: Serving

beforeAll(async () => {
  const { stations } = smallBook()
  room = await testRoom({ stations: stations.map((station) => ({ ...station, registered: 1_000_000 as Count })) })
  const clock = { real: Date.now(), simulated: room.at(9), speed: 1 }
  serving = await serve({ folder: room.folder, room: room.book.room, only: ['intake', 'room'], clock })
})
afterAll(async () => {
  await serving.stop()
  await room.close()
})

interface Counting {
  readonly outbox: Outbox
  /** Every answer as it came: what the phone was told is in the journal. */
  readonly told: { readonly from: number; readonly to: number; readonly position?: Position }[]
  stop(): Promise<void>
}

it(`loses nothing acknowledged and counts nothing twice in ${KILLS} kills of the intake under load`, async () => {
  const house = await openHouse(room.options)
  const wall = await watchWall()
  const phones: Counting[] = []
  for (let i = 0; i < PHONES; i++) {
    const { code } = await invite(room, house.journal, ['S1', 'S2', 'S3', 'S4'][i % 4] as string)
    phones.push(await startCounting(code))
  }
  for (let kill = 1; kill <= KILLS; kill++) {
    await pause(Math.random() * LIFE_MS)
    process.kill(serving.pid('intake') as number, 'SIGKILL')
    await until(() => serving.restarts('intake') === kill)
    await until(healthy)
  }
  await Promise.all(phones.map((phone) => phone.stop()))

  const entries: Entry[] = []
  for await (const chunk of house.journal.read(0, await house.journal.catchUp())) entries.push(...chunk)
  const state = await house.journal.settled()
  let all = 0
  for (const { outbox, told } of phones) {
    const { device } = outbox.identity
    all += outbox.last
    expect([outbox.cursor, state.devices[device]?.cursor]).toEqual([outbox.last, outbox.last])
    expect(state.devices[device]?.ticks).toBe(outbox.last)
    expect(state.devices[device]?.head).toBe(outbox.headAfter(outbox.last))
    // Every item once, in order, and byte for byte what the phone kept.
    expect(newItems(entries, device)).toEqual(outbox.items.map(({ n, item }) => ({ n, item })))
    for (const { from, to, position } of told) {
      if (position === undefined) continue
      const entry = entries[position]
      if (entry?.kind !== 'submission') throw new Error(`no submission at ${position}`)
      expect(entry.device).toBe(device)
      expect([entry.from <= from, entry.from + entry.items.length - 1 >= to]).toEqual([true, true])
    }
  }
  expect(all).toBeGreaterThan(PHONES * KILLS)
  // The wall saw all of it, although every figure came while processes died.
  await wall.until(
    ({ picture }) => picture?.stations.voters.reduce((sum, voters) => sum + Math.max(0, voters), 0) === all,
  )
  expect(wall.picture?.places[2]?.[0]).toBe(all)
  wall.close()
  await house.close()
})

/** A real phone without a screen: counts a voter every few milliseconds and sends as it would. */
async function startCounting(code: string): Promise<Counting> {
  const signer = freshSigner()
  const transport = httpTransport({ base: serving.addresses.intake as string, language: () => 'fr', patience: 5_000 })
  const enrolled = await enrol<StationBrief>(code, signer, transport)
  if (!enrolled.ok) throw new Error(JSON.stringify(enrolled.error))
  const opened = await openOutbox(enrolled.value.identity, memoryStore())
  if (!opened.ok) throw new Error('a new outbox is whole')
  const outbox = opened.value
  const told: Counting['told'] = []
  const now = () => Date.now() as Instant
  const sender = new Sender({
    outbox,
    signer,
    now,
    random: Math.random,
    most: 50,
    transport: {
      async submit(submission) {
        const reply = await transport.submit(submission)
        if (reply.kind === 'answer') {
          const { cursor, position } = reply.value
          const from = Math.min(submission.from, cursor)
          told.push({
            from,
            to: Math.min(cursor, submission.from + submission.items.length - 1),
            ...(position === undefined ? {} : { position }),
          })
        }
        return reply
      },
    },
  })
  const ended = new AbortController()
  const running = sender.run(ended.signal)
  const counting = setInterval(() => void outbox.say({ k: 'tick', at: now() }), 5 + Math.random() * 20)
  // A person who taps "try again" instead of waiting for the back-off.
  const hurrying = setInterval(() => sender.hurry(), 100)
  return {
    outbox,
    told,
    async stop() {
      clearInterval(counting)
      await until(() => outbox.pending === 0 || sender.status.s === 'stopped')
      clearInterval(hurrying)
      ended.abort()
      await running
      expect(sender.status.s).toBe('idle')
    },
  }
}

function newItems(entries: readonly Entry[], device: DeviceId) {
  return entries.flatMap((entry) =>
    entry.kind === 'submission' && entry.device === device
      ? entry.items.slice(entry.held ?? 0).map((item, i) => ({ n: entry.from + (entry.held ?? 0) + i, item }))
      : [],
  )
}

async function watchWall(): Promise<LiveClient> {
  const { path } = await createLink(room.store, { room: room.book.room, role: 'wall' })
  const token = path.split('/').at(-1)
  const signed = await call(`${serving.addresses.room}/room/api/session`, 'POST', { token })
  const cookie = (signed.headers.get('set-cookie') as string).split(';')[0] as string
  return LiveClient.open(serving.addresses.room as string, cookie)
}

async function healthy(): Promise<boolean> {
  try {
    return (await call(`${serving.addresses.intake}/intake/health`, 'GET')).status === 200
  } catch {
    return false
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await pause(20)
}
