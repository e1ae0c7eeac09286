import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { Language } from '#election/languages.ts'
import { type Instant, type ItemNumber, unreachable } from '#election/named.ts'
import { fromBase64url, toBase64url } from '../base64url.ts'
import { DamagedFile, diskStore } from '../disk.ts'
import { type EnrolFault, enrol } from '../enrol.ts'
import { makeSeed, nodeSigner } from '../node-signer.ts'
import { type Outbox, openOutbox } from '../outbox.ts'
import { Sender, type Stop } from '../sender.ts'
import { httpTransport } from '../transport.ts'
import { readCommand } from './commands.ts'
import { Counter } from './counter.ts'
import { type DeviceFile, lockFolder, outboxPath, readDevice, writeDevice } from './folder.ts'
import { DEVICE_TEXTS, type Tell, teller } from './texts.ts'

/** The world around a device; everything that it does not decide itself. */
export interface DeviceIo {
  readonly input: Readable
  /** One fixed line for machines. */
  readonly out: (line: string) => void
  /** One sentence for people. */
  readonly err: (sentence: string) => void
  readonly now: () => Instant
  readonly random: () => number
  /** Ends the run: what is said is on disk already. */
  readonly signal: AbortSignal
  readonly fetch?: typeof fetch
}

export interface EnrolOptions {
  readonly folder: string
  /** Origin of the intake, e.g. `https://intake.example.org`. */
  readonly server: string
  readonly code: string
  readonly language: Language
}

export interface RunOptions {
  readonly folder: string
  readonly language: Language
  /** Ignore a tick that follows the one before sooner than this many ms: a sensor that bounces. 0 unless told. */
  readonly debounce?: number
  /** After the end of input, how many seconds to go on sending; for ever unless told. */
  readonly linger?: number
}

/** Exit codes of both commands. */
export const EXIT = { done: 0, refused: 1, unsent: 3 } as const

/** The part of a station brief that a machine needs. */
interface DeviceBrief {
  readonly sexes: boolean
  readonly tolerances: { readonly pulseMinutes: number }
}

/** `./sunduq device enrol`: makes a key in the folder and redeems the code. Safe to repeat after a lost answer. */
export async function enrolDevice(options: EnrolOptions, io: DeviceIo): Promise<number> {
  const { folder, language } = options
  const say = teller(language, io.err)
  const before = await readDevice(folder)
  if (before?.enrolled) return say('already', { folder, station: before.enrolled.identity.station })
  const server = options.server.replace(/\/+$/, '')
  const device: DeviceFile = { format: 'sunduq-device/1', server, seed: before?.seed ?? toBase64url(makeSeed()) }
  await writeDevice(folder, device)
  const transport = httpTransport({ base: server, language: () => language, ...(io.fetch ? { fetch: io.fetch } : {}) })
  const enrolled = await enrol<DeviceBrief>(options.code, nodeSigner(fromBase64url(device.seed)), transport)
  if (!enrolled.ok) return explain(enrolled.error, server, io, say)
  const { identity, answer } = enrolled.value
  const { sexes, tolerances } = answer.station
  await writeDevice(folder, { ...device, enrolled: { identity, sexes, pulseMinutes: tolerances.pulseMinutes } })
  say('enrolled', { device: identity.device, station: identity.station })
  return EXIT.done
}

function explain(fault: EnrolFault, server: string, io: DeviceIo, say: Tell): number {
  switch (fault.why) {
    case 'code':
      return say('badCode')
    case 'offline':
    case 'busy':
      return say('unreachable', { server })
    case 'wrong-device':
      return say('wrongRoom', { server })
    case 'refused':
      io.err(`${fault.refused.code} ${fault.refused.text}`)
      return EXIT.refused
    default:
      return unreachable(fault)
  }
}

/**
 * `./sunduq device run`: every line of input becomes an item on disk, then in the room's journal. Prints `kept N` when
 * item N is safe on disk, `held A-B POSITION` when items are in the journal, `not-counted N CODE` where one does not
 * count. Ends at the end of input once all is confirmed, or when the signal aborts.
 */
export async function runDevice(options: RunOptions, io: DeviceIo): Promise<number> {
  const { folder, language } = options
  const say = teller(language, io.err)
  const device = await readDevice(folder)
  if (!device?.enrolled) return say('notEnrolled', { folder })
  const unlock = await lockFolder(folder)
  if (!unlock) return say('busyFolder', { folder })
  try {
    const store = await diskStore(outboxPath(folder))
    try {
      const outbox = await openOutbox(device.enrolled.identity, store)
      if (!outbox.ok) return say('damaged', { line: outbox.error.n })
      return await run(device, device.enrolled, outbox.value, options, io, say)
    } finally {
      await store.close()
    }
  } catch (reason) {
    if (reason instanceof DamagedFile) return say('damaged', { line: reason.line })
    throw reason
  } finally {
    await unlock()
  }
}

async function run(
  device: DeviceFile,
  { sexes, pulseMinutes }: NonNullable<DeviceFile['enrolled']>,
  outbox: Outbox,
  { language, debounce = 0, linger }: RunOptions,
  io: DeviceIo,
  say: Tell,
): Promise<number> {
  const sender = new Sender({
    outbox,
    signer: nodeSigner(fromBase64url(device.seed)),
    transport: httpTransport({
      base: device.server,
      language: () => language,
      ...(io.fetch ? { fetch: io.fetch } : {}),
    }),
    now: io.now,
    random: io.random,
  })
  const end = new AbortController()
  const stop = () => end.abort()
  io.signal.addEventListener('abort', stop)
  const quiet = announce(outbox, io)
  const sending = sender.run(end.signal).then(() => {
    const { status } = sender
    if (status.s === 'stopped') say('stopped', { text: stopText(status.stop, language), kept: outbox.pending })
  })
  const counter = new Counter(outbox, { sexes, debounce, now: io.now, out: io.out, tell: say })
  const pulse = setInterval(() => {
    if (outbox.pending === 0) void counter.say({ k: 'pulse', at: io.now() })
  }, pulseMinutes * 60_000)
  try {
    for await (const line of createInterface({ input: io.input, signal: end.signal }))
      await counter.take(readCommand(line))
    await counter.idle()
    await drained(outbox, sending, end.signal, linger)
  } finally {
    clearInterval(pulse)
    await counter.idle()
    end.abort()
    await sending
    quiet()
    io.signal.removeEventListener('abort', stop)
  }
  if (sender.status.s === 'stopped') return EXIT.refused
  return outbox.pending === 0 ? EXIT.done : EXIT.unsent
}

function stopText(stop: Stop, language: Language): string {
  return stop.why === 'fork' ? DEVICE_TEXTS.fork[language] : `${stop.refused.code} ${stop.refused.text}`
}

/** Prints what the room confirms, from the first item that was unconfirmed at the start. */
function announce(outbox: Outbox, io: DeviceIo): () => void {
  let told = outbox.cursor as number
  return outbox.subscribe(() => {
    while (told < outbox.cursor) {
      const from = told + 1
      const first = outbox.stateOf(from as ItemNumber)
      const position = 'position' in first ? (first.position ?? '-') : '-'
      let to = from
      for (; to <= outbox.cursor; to++) {
        const state = outbox.stateOf(to as ItemNumber)
        if (('position' in state ? (state.position ?? '-') : '-') !== position) break
        if (state.s === 'not-counted') io.out(`not-counted ${to} ${state.code}`)
      }
      io.out(`held ${from}-${to - 1} ${position}`)
      told = to - 1
    }
  })
}

/** Resolves when all is confirmed, sending has stopped, or the patience is over. */
async function drained(
  outbox: Outbox,
  sending: Promise<void>,
  signal: AbortSignal,
  linger: number | undefined,
): Promise<void> {
  if (signal.aborted) return
  await new Promise<void>((resolve) => {
    const look = () => {
      if (outbox.pending === 0) done()
    }
    const timer = linger === undefined ? undefined : setTimeout(() => done(), linger * 1000)
    const unsubscribe = outbox.subscribe(look)
    const done = () => {
      clearTimeout(timer)
      unsubscribe()
      signal.removeEventListener('abort', done)
      resolve()
    }
    signal.addEventListener('abort', done)
    void sending.then(done)
    look()
  })
}
