import type { Language } from '#election/languages.ts'
import { type Count, unreachable } from '#election/named.ts'
import type { Item } from '#journal/submission.ts'
import { fromBase64url, toBase64url } from '../base64url.ts'
import { type EnrolFault, enrol } from '../enrol.ts'
import { makeSeed, nodeSigner } from '../node-signer.ts'
import type { Outbox } from '../outbox.ts'
import { httpTransport } from '../transport.ts'
import { readCommand } from './commands.ts'
import { Counter } from './counter.ts'
import { type DeviceFile, readDevice, writeDevice } from './folder.ts'
import { type DeviceIo, EXIT } from './io.ts'
import { linesOf } from './lines.ts'
import { withOutbox } from './open.ts'
import { startSending } from './sending.ts'
import { type Tell, teller } from './texts.ts'

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
  /** Version of the program, told in each sign of life. */
  readonly app: string
  /** Ignore a tick that follows the one before sooner than this many ms: a sensor that bounces. 0 unless told. */
  readonly debounce?: number
  /** After the end of input, how many seconds to go on sending; for ever unless told. */
  readonly linger?: number
}

/** The part of a station brief that a machine needs. */
interface DeviceBrief {
  readonly registered: Count
  readonly sexes: boolean
  readonly tolerances: { readonly pulseMinutes: number }
}

/** `./sunduq device enrol`: makes a key in the folder and redeems the code. Safe to repeat after a lost answer. */
export async function enrolDevice(options: EnrolOptions, io: DeviceIo): Promise<number> {
  const { folder, language } = options
  const say = teller(language, io.err)
  const before = await readDevice(folder)
  if (before === 'none') return say('noDevice', { folder })
  if (before?.enrolled) return say('already', { folder, station: before.enrolled.identity.station })
  const server = options.server.replace(/\/+$/, '')
  const device: DeviceFile = { format: 'sunduq-device/1', server, seed: before?.seed ?? toBase64url(makeSeed()) }
  await writeDevice(folder, device)
  const transport = httpTransport({ base: server, language: () => language, ...(io.fetch ? { fetch: io.fetch } : {}) })
  const enrolled = await enrol<DeviceBrief>(options.code, nodeSigner(fromBase64url(device.seed)), transport)
  if (!enrolled.ok) return explain(enrolled.error, server, io, say)
  const { identity, answer } = enrolled.value
  const { sexes, tolerances, registered } = answer.station
  const { pulseMinutes } = tolerances
  const { ballot } = answer
  await writeDevice(folder, { ...device, enrolled: { identity, sexes, pulseMinutes, registered, ballot } })
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
 * `./sunduq device check`: says once that the machine is alive, with its version and its clock, and waits until the room
 * holds it. For the days before the election: the room then sees the machine among what is ready.
 */
export function checkDevice(options: RunOptions, io: DeviceIo): Promise<number> {
  return withOutbox(options, io, async (device, enrolled, outbox, say) => {
    const sending = startSending(device, outbox, options.language, io, say)
    const counter = counterOf(enrolled, outbox, options, io, say)
    try {
      await counter.say(signOfLife(options, io))
      await sending.drained(options.linger)
    } finally {
      await sending.close()
    }
    return sending.exit
  })
}

/** What the machine shows of itself; what it keeps lies on a disk, synced. */
function signOfLife({ app }: Pick<RunOptions, 'app'>, { now }: DeviceIo): Item {
  return { k: 'pulse', at: now(), app, persistent: true }
}

/**
 * `./sunduq device run`: every line of input becomes an item on disk, then in the room's journal. Prints `kept N` when
 * item N is safe on disk, `held A-B POSITION` when items are in the journal, `not-counted N CODE` where one does not
 * count. Ends at the end of input once all is confirmed, or when the signal aborts.
 */
export function runDevice(options: RunOptions, io: DeviceIo): Promise<number> {
  return withOutbox(options, io, (device, enrolled, outbox, say) => run(device, enrolled, outbox, options, io, say))
}

async function run(
  device: DeviceFile,
  enrolled: NonNullable<DeviceFile['enrolled']>,
  outbox: Outbox,
  options: RunOptions,
  io: DeviceIo,
  say: Tell,
): Promise<number> {
  const sending = startSending(device, outbox, options.language, io, say)
  const counter = counterOf(enrolled, outbox, options, io, say)
  const pulse = setInterval(() => {
    if (outbox.pending === 0) void counter.say(signOfLife(options, io))
  }, enrolled.pulseMinutes * 60_000)
  try {
    for await (const line of linesOf(io.input, sending.signal)) await counter.take(readCommand(line))
    await counter.idle()
    await sending.drained(options.linger)
  } finally {
    clearInterval(pulse)
    await counter.idle()
    await sending.close()
  }
  return sending.exit
}

function counterOf(
  { sexes }: NonNullable<DeviceFile['enrolled']>,
  outbox: Outbox,
  { debounce = 0 }: Pick<RunOptions, 'debounce'>,
  io: DeviceIo,
  say: Tell,
): Counter {
  return new Counter(outbox, { sexes, debounce, now: io.now, out: io.out, tell: say })
}
