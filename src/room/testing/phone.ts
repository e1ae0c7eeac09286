import type {
  Count,
  DeviceId,
  Digest,
  Instant,
  InvitationId,
  ItemNumber,
  Minute,
  PersonId,
  PlaceCode,
  StationCode,
} from '#election/named.ts'
import { chainLink, chainOf, chainStart, deviceId } from '#journal/chain.ts'
import { sha256Hex } from '#journal/sha256.ts'
import type { IncidentKind, Item, Submission } from '#journal/submission.ts'
import type { Act } from '../act.ts'
import { OPENING_CHECKS } from '../readiness/opening-checks.ts'

/** An item before the phone has put its time on it. */
export type Said = Item extends infer I ? (I extends { at: Instant } ? Omit<I, 'at'> : never) : never

/**
 * A phone with a real chain and without a screen. Its clock is `skew` ms off the room's. The signature is left empty:
 * the edge checks it, the room's rules never see it.
 */
export class Phone {
  readonly id: DeviceId
  readonly key: string
  readonly items: Item[] = []
  readonly station: StationCode
  readonly room: PlaceCode
  readonly skew: number
  readonly #heads: Digest[]

  constructor(name: string, station: string, skew = 0, room = 'P') {
    const digits = sha256Hex(`key of ${name}`)
    const bytes = Uint8Array.from({ length: 32 }, (_, i) => Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16))
    this.key = btoa(String.fromCharCode(...bytes))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '')
    this.id = deviceId(bytes)
    this.station = station as StationCode
    this.room = room as PlaceCode
    this.skew = skew
    this.#heads = [chainStart(this.room, this.id)]
  }

  get last(): number {
    return this.items.length
  }

  /** Says something at an instant of the room's clock; returns the item's number. */
  say(now: number, said: Said): ItemNumber {
    const item = { ...said, at: (now + this.skew) as Instant } as Item
    this.items.push(item)
    this.#heads.push(chainLink(this.headAfter(this.last - 1), item))
    return this.last as ItemNumber
  }

  tick(now: number, sex?: 'w' | 'm'): ItemNumber {
    return this.say(now, { k: 'tick', ...(sex === undefined ? {} : { sex }) })
  }

  undo(now: number, of: number): ItemNumber {
    return this.say(now, { k: 'undo', of: of as ItemNumber })
  }

  open(now: number): ItemNumber {
    return this.say(now, { k: 'opened', members: MEMBERS, checks: [...OPENING_CHECKS] })
  }

  read(now: number, hour: Minute, count: number): ItemNumber {
    return this.say(now, { k: 'reading', hour, count: count as Count })
  }

  close(now: number, count: number): ItemNumber {
    return this.say(now, { k: 'closed', count: count as Count })
  }

  report(now: number, what: IncidentKind = 'power'): ItemNumber {
    return this.say(now, { k: 'incident', what })
  }

  pulse(now: number): ItemNumber {
    return this.say(now, { k: 'pulse' })
  }

  headAfter(number: number): Digest {
    const head = this.#heads[number]
    if (head === undefined) throw new Error(`no item ${number}`)
    return head
  }

  /** A run of the chain, signed at an instant of the room's clock. */
  submission(now: number, from = 1, to = this.last): Submission {
    return {
      device: this.id,
      station: this.station,
      from: from as ItemNumber,
      prev: this.headAfter(from - 1),
      items: this.items.slice(from - 1, to),
      sent: (now + this.skew) as Instant,
      sig: '',
    }
  }
}

const MEMBERS = { president: true, assessors: 3 as Count, substitutes: 2 as Count, representatives: 4 as Count }

/** The act by which the edge hands on a submission that it has verified. */
export function submit(submission: Submission): Act {
  return { type: 'submit', submission, head: chainOf(submission.prev, submission.items) }
}

/** The acts that bring a phone into the room. */
export function enrolment(phone: Phone, name: string): Act[] {
  const code = sha256Hex(`code ${name}`)
  return [
    {
      type: 'invite',
      by: 'p1' as PersonId,
      invitation: `i-${name}` as InvitationId,
      station: phone.station,
      code,
      expires: Date.parse('2021-09-09T00:00:00Z') as Instant,
    },
    { type: 'enrol', code, alg: 'ed25519', key: phone.key },
  ]
}

/** Says something at `now`: each kind of thing for some `what` from 0, mostly a tick. */
export function sayOne(phone: Phone, now: number, what: number): void {
  if (what === 0) phone.open(now)
  else if (what === 1) phone.report(now)
  else if (what === 2 && phone.last > 0) phone.undo(now, phone.last)
  else if (what === 3) phone.pulse(now)
  else phone.tick(now, what % 2 === 0 ? 'w' : 'm')
}
