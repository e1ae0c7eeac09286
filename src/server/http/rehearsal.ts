import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Instant } from '#election/named.ts'
import type { Clock } from '../clock.ts'

/** The time at which a request counts as received. */
export type ReceiptTime = (request: FastifyRequest) => Instant

/** Whether a request shows the key of a rehearsal. Always false outside a room opened as a test and started with one. */
export type Rehearsing = (request: FastifyRequest) => boolean

/** Knows a rehearsal by the header `sunduq-rehearsal`. */
export function rehearsing(test: boolean, key: string | undefined): Rehearsing {
  if (!test || !key) return () => false
  const wanted = digest(key)
  return ({ headers }) => {
    const shown = headers['sunduq-rehearsal']
    return typeof shown === 'string' && timingSafeEqual(digest(shown), wanted)
  }
}

/**
 * The room's clock, for every request alike; only a rehearsal may state its time of receipt (`sunduq-now`), so that a
 * day played as fast as the machine allows is the same each time. A driven clock is carried forward by it.
 */
export function receiptTime(clock: Clock, isRehearsal: Rehearsing): ReceiptTime {
  return (request) => {
    const stated = request.headers['sunduq-now']
    if (typeof stated !== 'string' || !/^\d{1,15}$/.test(stated) || !isRehearsal(request)) return clock.now()
    const now = Number(stated) as Instant
    clock.advance(now)
    return now
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
