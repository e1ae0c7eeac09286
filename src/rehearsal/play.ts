import { setTimeout as sleep } from 'node:timers/promises'
import type { Flush } from '#phone/sender.ts'
import type { Send } from './day/network.ts'
import type { SimulatedPhone } from './phone.ts'

/** Requests under way at once in a repeatable day. */
const WINDOW = 64
/** A timed day looks at its clock so often (ms). */
const BEAT_MS = 25
/** How often a request without a usable answer is tried again, and how long is waited before (ms). */
const TRIES = 40
const PATIENCE_MS = 500

interface Step {
  readonly phone: SimulatedPhone
  readonly send: Send
}

/** Says how far the day is: true time in ms and the share of requests sent, 0 to 1. */
export type Progress = (at: number, share: number) => void

/**
 * Plays the plans as fast as the room answers, in one order: requests leave by their time, phone by phone, and what
 * the room does depends on nothing else. `tellTime` states the time of the requests that follow.
 */
export async function playInOrder(
  phones: readonly SimulatedPhone[],
  tellTime: (at: number) => void,
  progress: Progress,
  signal: AbortSignal,
): Promise<void> {
  const steps = inOrder(phones)
  const underWay = new Set<Promise<unknown>>()
  for (const [index, { phone, send }] of steps.entries()) {
    if (signal.aborted) break
    await phone.idle
    if (underWay.size >= WINDOW) await underWay.values().next().value
    // What comes of the first answer must not mix with what others send meanwhile.
    const alone = phone.takesTurns(send)
    if (alone) await Promise.all(underWay)
    tellTime(send.at)
    const { dispatched, done } = phone.perform(send, send.at)
    await dispatched
    const settled = done.then((flush) => settle(phone, send, flush))
    underWay.add(settled)
    settled.then(
      () => underWay.delete(settled),
      () => {},
    )
    if (alone) await settled
    if (index % 1000 === 0) progress(send.at, index / steps.length)
  }
  await Promise.all(underWay)
}

/**
 * Plays the plans by a running clock, phones side by side as in the field: each sends when its time has come, and
 * together with it whatever has gathered while its last request was under way.
 */
export async function playByClock(
  phones: readonly SimulatedPhone[],
  now: () => number,
  progress: Progress,
  signal: AbortSignal,
): Promise<void> {
  const steps = inOrder(phones)
  const busy = new Set<SimulatedPhone>()
  const waiting = new Map<SimulatedPhone, Send>()
  const failed: unknown[] = []
  const start = (phone: SimulatedPhone, send: Send): void => {
    if (busy.has(phone)) {
      waiting.set(phone, send)
      return
    }
    busy.add(phone)
    void phone
      .perform(send, now())
      .done.catch((reason: unknown) => failed.push(reason))
      .then(() => {
        busy.delete(phone)
        const next = waiting.get(phone)
        waiting.delete(phone)
        if (next !== undefined && !signal.aborted) start(phone, next)
      })
  }
  let index = 0
  while (index < steps.length && !signal.aborted) {
    const time = now()
    for (let step = steps[index]; step !== undefined && step.send.at <= time; step = steps[++index]) {
      start(step.phone, step.send)
    }
    progress(time, index / steps.length)
    if (failed.length > 0) throw failed[0]
    await sleep(BEAT_MS, undefined, { signal }).catch(() => {})
  }
  while (busy.size > 0) await sleep(BEAT_MS)
  for (const phone of phones) if (!signal.aborted) await deliver(phone, now)
}

function inOrder(phones: readonly SimulatedPhone[]): Step[] {
  const rank = new Map(phones.map((phone, index) => [phone, index]))
  return phones
    .flatMap((phone) => phone.plan.sends.map((send) => ({ phone, send })))
    .sort((a, b) => a.send.at - b.send.at || (rank.get(a.phone) ?? 0) - (rank.get(b.phone) ?? 0))
}

/** In a repeatable day only a planned loss may keep an answer back; after any other the phone tries again, as phones do. */
async function settle(phone: SimulatedPhone, send: Send, first: Flush): Promise<void> {
  let flush = first
  for (let tries = 0; flush.s !== 'clear' && send.fate !== 'answer-lost'; tries++) {
    if (flush.s === 'stopped' || tries >= TRIES) throw undelivered(phone, flush)
    await sleep(PATIENCE_MS)
    flush = await phone.perform({ ...send, fate: 'plain' }, send.at).done
  }
}

function undelivered({ plan }: SimulatedPhone, flush: Flush): Error {
  return new Error(`phone ${plan.phone} of ${plan.station.code} could not deliver: ${JSON.stringify(flush)}`)
}

/** Whatever is still unconfirmed at the end of a timed day is sent until it is. */
async function deliver(phone: SimulatedPhone, now: () => number): Promise<void> {
  const all: Send = { at: now(), upTo: phone.plan.items.length, fate: 'plain' }
  for (let tries = 0; phone.outbox.cursor < all.upTo; tries++) {
    const flush = await phone.perform(all, now()).done
    if (flush.s === 'stopped' || tries >= TRIES) throw undelivered(phone, flush)
    if (flush.s !== 'clear') await sleep(PATIENCE_MS)
  }
}
