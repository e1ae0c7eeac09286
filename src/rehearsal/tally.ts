import type { HeldAnswer, Reply } from '#phone/transport.ts'
import type { Fate } from './day/faults.ts'

/** What the room did with the requests of a day. */
export class Tally {
  /** Requests that went out, copies included. */
  requests = 0
  /** Requests per fate. */
  readonly fates: Record<Fate, number> = { plain: 0, twice: 0, 'answer-lost': 0, overtaken: 0, 'late-copy': 0 }
  /** What came back: `new`, `held already`, `offline`, `busy`, or the code of a refusal. */
  readonly outcomes: Record<string, number> = {}
  /** Items that the room keeps and does not count, per rule. */
  readonly notCounted: Record<string, number> = {}

  /** Highest position that an answer named; -1 before the first. */
  position = -1

  /** A phone's own request was answered. */
  answered(fate: Fate, reply: Reply<HeldAnswer>): void {
    if (fate !== 'overtaken') this.fates[fate] += 1
    this.#count(reply)
    if (reply.kind !== 'answer' || reply.value.position === undefined) return
    this.position = Math.max(this.position, reply.value.position)
    for (const [, code] of reply.value.not ?? []) this.notCounted[code] = (this.notCounted[code] ?? 0) + 1
  }

  /** A copy, or a run that came too early, was answered to nobody. */
  copied(fate: Fate, reply: Reply<HeldAnswer>): void {
    if (fate === 'overtaken') this.fates[fate] += 1
    this.#count(reply)
  }

  #count(reply: Reply<HeldAnswer>): void {
    this.requests += 1
    const outcome = outcomeOf(reply)
    this.outcomes[outcome] = (this.outcomes[outcome] ?? 0) + 1
  }
}

function outcomeOf(reply: Reply<HeldAnswer>): string {
  if (reply.kind === 'refused') return reply.refused.code
  if (reply.kind === 'answer') return reply.value.position === undefined ? 'held already' : 'new'
  return reply.kind
}
