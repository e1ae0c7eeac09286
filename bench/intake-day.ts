import { createHash } from 'node:crypto'
import type { Book } from '#election/book/book.ts'
import type {
  BookId,
  DeviceId,
  Digest,
  Instant,
  InvitationId,
  ItemNumber,
  PersonId,
  StationCode,
} from '#election/named.ts'
import { chainOf, chainStart, deviceId, statement } from '#journal/chain.ts'
import { sha256Hex } from '#journal/sha256.ts'
import { publicKeyOf, sign } from '#journal/signature.ts'
import type { Item, Submission } from '#journal/submission.ts'
import type { Act } from '#room/act.ts'
import { minute, smallBook, station } from '#room/testing/book.ts'

/** A day that is open now, with stations so large that no tick is beyond the registered. */
export function benchBook(stations: number): Book {
  return smallBook({
    id: 'bench' as BookId,
    day: new Date().toISOString().slice(0, 10),
    utcOffset: 0,
    hours: { opens: minute(0), closes: minute(24), readings: [], earlyMinutes: 600, graceMinutes: 600 },
    stations: Array.from({ length: stations }, (_, i) =>
      station(`S${i}`, ['O1', 'O2', 'O3'][i % 3] as string, i, 10_000_000),
    ),
  })
}

export const BENCH_ROOM = smallBook().room

/** Phone number `i`, at station `i`: always the same key, so that two processes agree without talking. */
export class Phone {
  readonly key: string
  readonly device: DeviceId
  readonly station: StationCode
  readonly #secret: string
  #cursor = 0
  #head: Digest

  constructor(i: number) {
    this.#secret = createHash('sha256').update(`bench phone ${i}`).digest('base64url')
    this.key = publicKeyOf(this.#secret)
    this.device = deviceId(Buffer.from(this.key, 'base64url'))
    this.station = `S${i}` as StationCode
    this.#head = chainStart(BENCH_ROOM, this.device)
  }

  /** The acts that enrol it. */
  enrolment(now: Instant): Act[] {
    const code = sha256Hex(`code of ${this.device}`)
    const invitation = `i-${this.station}` as InvitationId
    const expires = (now + 3_600_000) as Instant
    return [
      { type: 'invite', by: 'bench' as PersonId, invitation, station: this.station, code, expires },
      { type: 'enrol', code, alg: 'ed25519', key: this.key },
    ]
  }

  /** Its next submission, signed: so many ticks at the time it is told. */
  submission(count: number, now: number): { readonly submission: Submission; readonly head: Digest } {
    const items = Array.from(
      { length: count },
      (_, i): Item => ({ k: 'tick', at: (now - (count - i) * 1000) as Instant }),
    )
    const from = (this.#cursor + 1) as ItemNumber
    const unsigned = { device: this.device, station: this.station, from, prev: this.#head, items, sent: now as Instant }
    this.#cursor += count
    this.#head = chainOf(this.#head, items)
    const sig = Buffer.from(sign(this.#secret, statement(BENCH_ROOM, unsigned, this.#head))).toString('base64url')
    return { submission: { ...unsigned, sig }, head: this.#head }
  }
}
