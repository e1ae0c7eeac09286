import type { Digest, Instant, ItemNumber, PlaceCode, Position, StationCode } from '#election/named.ts'
import type { Sheet } from '#election/pv/sheet.ts'
import { chainOf, chainStart, deviceId, statement } from '#journal/chain.ts'
import { opens } from '#journal/seal.ts'
import { verifySignature } from '#journal/signature.ts'
import type { Delivery, Item } from '#journal/submission.ts'
import { fromBase64url } from '../base64url.ts'
import type { Identity } from '../identity.ts'
import { nodeSigner } from '../node-signer.ts'
import { type Outbox, openOutbox } from '../outbox.ts'
import { type Acknowledgement, memoryStore } from '../outbox-store.ts'
import { Sender } from '../sender.ts'
import { sealedSheet } from '../sheet.ts'
import type { HeldAnswer, Reply, Transport } from '../transport.ts'

export const signer = nodeSigner(new Uint8Array(32).fill(7))
export const identity: Identity = {
  room: '02.113' as PlaceCode,
  station: '02.113.01.01-001' as StationCode,
  device: deviceId(fromBase64url(signer.key)),
  alg: 'ed25519',
  key: signer.key,
  book: '0'.repeat(64) as Digest,
}

/** The room's side of the numbered chain, kept as plain as the protocol allows: the whole truth of these tests. */
export class Peer {
  readonly items: Item[] = []
  /** Votes of each sheet, in the order of their items. */
  readonly sheets: (readonly (number | null)[])[] = []
  readonly entries: { from: number; to: number; sent: Instant }[] = []
  readonly receipts: Acknowledgement[] = []
  readonly not = new Map<number, string>()
  revoked = false
  most = 500

  heads(n: number): Digest {
    return chainOf(chainStart(identity.room, identity.device), this.items.slice(0, n))
  }

  take({ openings = [], ...submission }: Delivery): Reply<HeldAnswer> {
    const { sig, ...unsigned } = submission
    const head = chainOf(submission.prev, submission.items)
    if (!verifySignature(identity.alg, identity.key, statement(identity.room, unsigned, head), sig))
      return refused(401, 'X100')
    if (this.revoked) return refused(403, 'X102')
    if (submission.items.length > this.most) return refused(413, 'X002')
    const held = this.items.length
    const to = submission.from + submission.items.length - 1
    if (submission.from > held + 1) return refused(409, 'X201', { cursor: held as ItemNumber, head: this.heads(held) })
    if (
      this.heads(submission.from - 1) !== submission.prev ||
      this.heads(Math.min(held, to)) !==
        chainOf(submission.prev, submission.items.slice(0, Math.min(held, to) - submission.from + 1))
    ) {
      return refused(409, 'X202', { cursor: held as ItemNumber, head: this.heads(held) })
    }
    if (to <= held) return { kind: 'answer', value: this.answer(undefined, []) }
    const sealed = submission.items.flatMap((item) => (item.k === 'sheet' ? [item.sealed] : []))
    const own = sealed.every((digest, at) => opens(openings[at] ?? { salt: '', value: null }, digest))
    if (sealed.length !== openings.length || !own) return refused(422, 'X110')
    const fresh = submission.items.slice(held + 1 - submission.from)
    const news = openings.slice(openings.length - fresh.filter(({ k }) => k === 'sheet').length)
    for (const { value } of news) this.sheets.push((value.sheet as unknown as Sheet).votes)
    this.items.push(...fresh)
    this.entries.push({ from: submission.from, to, sent: submission.sent })
    const not = [...this.not].filter(([n]) => n > held && n <= to).map(([n, code]) => [n as ItemNumber, code] as const)
    const position = this.entries.length as Position
    this.receipts.push({ from: (held + 1) as ItemNumber, to: to as ItemNumber, position, at: 1 as Instant, not })
    return { kind: 'answer', value: this.answer(position, not) }
  }

  private answer(position: Position | undefined, not: readonly (readonly [ItemNumber, string])[]): HeldAnswer {
    const n = this.items.length
    return {
      cursor: n as ItemNumber,
      head: this.heads(n),
      at: 1 as Instant,
      not,
      ...(position === undefined ? {} : { position }),
    }
  }
}

/** What the door answers when it lets nothing in. */
export function refused(status: number, code: string, more: { cursor?: ItemNumber; head?: Digest } = {}): Reply<never> {
  return { kind: 'refused', refused: { status, code, text: '', ...more } }
}

/** A network that always works. */
export const direct = (peer: Peer): Pick<Transport, 'submit'> => ({
  submit: (submission) => Promise.resolve(peer.take(submission)),
})

/** An outbox over a store that plays a restart when it is shared. */
export async function opened(store = memoryStore()): Promise<Outbox> {
  const outbox = await openOutbox(identity, store)
  if (!outbox.ok) throw new Error(JSON.stringify(outbox.error))
  return outbox.value
}

/** A sender with a still clock and no chance in it. */
export const sender = (outbox: Outbox, transport: Pick<Transport, 'submit'>, most = 500) =>
  new Sender({ outbox, signer, transport, most, now: () => 1000 as Instant, random: () => 0.5 })

/** A signed sheet of one contest; its figures need not add up to be sent. */
export function sheet(version: number, votes: readonly number[]) {
  const counts = { registered: 300, voters: 160, ballots: 160, void: 20, contested: 2, valid: 138 }
  const where = { station: identity.station, constituency: 'C', paper: 'A', observations: '' }
  const filled = { ...where, ...counts, votes } as unknown as Sheet
  const salt = new Uint8Array(16).fill(version)
  return sealedSheet({ sheet: filled, version, reason: 'slip' }, 1 as Instant, salt)
}
