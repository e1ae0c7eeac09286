import { expect } from 'vitest'
import type { Count, DeviceId, Instant, Position } from '#election/named.ts'
import type { Entry } from '#journal/entry.ts'
import { enrol } from '#phone/enrol.ts'
import { type Outbox, openOutbox } from '#phone/outbox.ts'
import { memoryStore } from '#phone/outbox-store.ts'
import { Sender } from '#phone/sender.ts'
import { httpTransport } from '#phone/transport.ts'
import { smallBook } from '#room/testing/book.ts'
import type { StationBrief } from '#room/views/station.ts'
import { type House, openHouse } from '#server/house.ts'
import { createLink } from '#server/links.ts'
import { type Serving, serve } from '#server/serve.ts'
import { LiveClient } from '../integration/server-live.ts'
import { call } from '../integration/server-phone.ts'
import { freshSigner, invite, ownPort, type TestRoom, testRoom } from '../integration/server-room.ts'

/** A served room with phones that count without a pause, and a wall that watches. */
export interface Busy {
  readonly room: TestRoom
  readonly serving: Serving
  readonly house: House
  readonly wall: LiveClient
  readonly phones: readonly Counting[]
  close(): Promise<void>
}

/** A phone at work. */
export interface Counting {
  readonly outbox: Outbox
  /** Every answer as it came: what the phone was told is in the journal. */
  readonly told: { readonly from: number; readonly to: number; readonly position?: Position }[]
  /** Counts no more, and waits until everything is confirmed. */
  stop(): Promise<void>
}

/** Opens and serves a room at nine in the morning; `phones` real clients start to count. */
export async function busyRoom(phones: number): Promise<Busy> {
  const { stations } = smallBook()
  const room = await testRoom({ stations: stations.map((station) => ({ ...station, registered: 1_000_000 as Count })) })
  const clock = { real: Date.now(), simulated: room.at(9), speed: 1 }
  // One of the usual ports could be taken by another room: the phones would rightly hear that they are unknown there.
  const intake = ownPort()
  const ports = { intake, room: intake + 1 }
  const serving = await serve({ folder: room.folder, room: room.book.room, only: ['intake', 'room'], clock, ports })
  const house = await openHouse(room.options)
  const counting: Counting[] = []
  const wall = await watch(room, serving)
  for (let i = 0; i < phones; i++) {
    const { code } = await invite(room, house.journal, ['S1', 'S2', 'S3', 'S4'][i % 4] as string)
    counting.push(await startCounting(serving.addresses.intake as string, code))
  }
  return {
    room,
    serving,
    house,
    wall,
    phones: counting,
    async close() {
      wall.close()
      await serving.stop()
      await house.close()
      await room.close()
    },
  }
}

/**
 * Stops the phones and proves that everything they were told is in the journal, every item once and byte for byte, and
 * that the wall shows the same number.
 */
export async function proveNothingLost({ house, wall, phones }: Busy): Promise<number> {
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
    expect(newItems(entries, device)).toEqual(outbox.items.map(({ n, item }) => ({ n, item })))
    for (const { from, to, position } of told) {
      if (position === undefined) continue
      const entry = entries[position]
      if (entry?.kind !== 'submission') throw new Error(`no submission at ${position}`)
      expect(entry.device).toBe(device)
      expect([entry.from <= from, entry.from + entry.items.length - 1 >= to]).toEqual([true, true])
    }
  }
  const shown = () => wall.picture?.stations.voters.reduce((sum, voters) => sum + Math.max(0, voters), 0)
  await wall.until(() => shown() === all)
  expect(wall.picture?.places[2]?.[0]).toBe(all)
  return all
}

/** A real phone without a screen: counts a voter every few milliseconds and sends as it would. */
async function startCounting(intake: string, code: string): Promise<Counting> {
  const signer = freshSigner()
  const transport = httpTransport({ base: intake, language: () => 'fr', patience: 5_000 })
  const enrolled = await enrol<StationBrief>(code, signer, transport)
  if (!enrolled.ok) throw new Error(JSON.stringify(enrolled.error))
  const opened = await openOutbox(enrolled.value.identity, memoryStore())
  if (!opened.ok) throw new Error('a new outbox is whole')
  const outbox = opened.value
  const told: Counting['told'] = []
  const now = () => Date.now() as Instant
  const submit: typeof transport.submit = async (submission) => {
    const reply = await transport.submit(submission)
    if (reply.kind === 'answer') {
      const { cursor, position } = reply.value
      const to = Math.min(cursor, submission.from + submission.items.length - 1)
      told.push({ from: submission.from, to, ...(position === undefined ? {} : { position }) })
    }
    return reply
  }
  const sender = new Sender({ outbox, signer, now, random: Math.random, most: 50, transport: { submit } })
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
      expect(sender.status).toEqual({ s: 'idle' })
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

async function watch(room: TestRoom, serving: Serving): Promise<LiveClient> {
  const { path } = await createLink(room.store, { room: room.book.room, role: 'wall' })
  const token = path.split('/').at(-1)
  const signed = await call(`${serving.addresses.room}/room/api/session`, 'POST', { token })
  const cookie = (signed.headers.get('set-cookie') as string).split(';')[0] as string
  return LiveClient.open(serving.addresses.room as string, cookie)
}

/** Whether the intake can append now. */
export async function healthy(serving: Serving): Promise<boolean> {
  try {
    return (await call(`${serving.addresses.intake}/intake/health`, 'GET')).status === 200
  } catch {
    return false
  }
}

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Polls; the test's own timeout ends a wait in vain. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await pause(20)
}
