import type { Language } from '#election/languages.ts'
import type { ItemNumber } from '#election/named.ts'
import { fromBase64url } from '../base64url.ts'
import { nodeSigner } from '../node-signer.ts'
import type { Outbox } from '../outbox.ts'
import { Sender, type Stop } from '../sender.ts'
import { httpTransport } from '../transport.ts'
import type { DeviceFile } from './folder.ts'
import { type DeviceIo, EXIT } from './io.ts'
import { DEVICE_TEXTS, type Tell } from './texts.ts'

/** An outbox on its way to its room. */
export interface Sending {
  /** Aborts when the run ends, from inside or from outside. */
  readonly signal: AbortSignal
  /** Resolves when all is confirmed, sending has stopped, or `linger` seconds are over. */
  drained(linger: number | undefined): Promise<void>
  close(): Promise<void>
  /** Exit code as things stand. */
  readonly exit: number
}

/** Sends in the background and prints what the room confirms, from the first item that was unconfirmed at the start. */
export function startSending(device: DeviceFile, outbox: Outbox, language: Language, io: DeviceIo, say: Tell): Sending {
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
  return {
    signal: end.signal,
    drained: (linger) => drained(outbox, sending, end.signal, linger),
    async close() {
      end.abort()
      await sending
      quiet()
      io.signal.removeEventListener('abort', stop)
    },
    get exit() {
      if (sender.status.s === 'stopped') return EXIT.refused
      return outbox.pending === 0 ? EXIT.done : EXIT.unsent
    },
  }
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
