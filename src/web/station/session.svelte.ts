import type { Ballot } from '#election/book/ballot.ts'
import type { Count, DeviceId, Instant, ItemNumber, Minute } from '#election/named.ts'
import { localMinute } from '#election/time.ts'
import type { Item } from '#journal/submission.ts'
import { type CarriedReceipt, carriedBy, partsOf } from '#phone/carry.ts'
import type { Outbox } from '#phone/outbox.ts'
import { isDeviceRefused, Sender, type SenderStatus } from '#phone/sender.ts'
import { isPulseDue, type Shown } from '#phone/sign-of-life.ts'
import { type Signer, webSigner } from '#phone/signer.ts'
import { type Tally, tally } from '#phone/tally.ts'
import type { Transport } from '#phone/transport.ts'
import type { StationBrief } from '#room/views/station.ts'
import { type Database, type Term, updateTerm } from './keep/database.ts'
import { Mail } from './mail/mail.svelte.ts'
import { Uploads } from './photo/upload.svelte.ts'
import { SheetsHere } from './sheet/sheets.svelte.ts'

/** The version of the app, from package.json. */
declare const __APP_VERSION__: string

/** A nation's phones together ask a few hundred times a second. */
const ASK_MS = 180_000
const PULSE_LOOK_MS = 30_000
/** A network's delay is not a change of clocks. */
const SKEW_MS = 60_000

/** One enrolment at work: what it said, what the room confirmed, and how the room sees the station. */
export class Session {
  readonly outbox: Outbox
  readonly uploads: Uploads
  readonly sheets: SheetsHere
  readonly mail: Mail
  readonly #db: Database
  readonly #transport: Transport
  readonly #signer: Signer
  readonly #sender: Sender
  readonly #end = new AbortController()
  #term = $state.raw<Term>() as Term
  /** Grows with every change of the outbox, which is not reactive itself. */
  revision = $state(0)
  #asked = Number.NEGATIVE_INFINITY
  /** A slow phone must not say twice that it is alive. */
  #pulsing = false

  /** What another phone said last that the room holds of this one. */
  told = $state.raw<CarriedReceipt | undefined>()

  sending = $state.raw<SenderStatus>({ s: 'idle' })
  /** This phone's clock, refreshed by the app's ticker. */
  phoneNow = $state(Date.now())

  readonly tally: Tally = $derived.by(() => {
    this.revision
    return tally(this.outbox.items)
  })
  readonly pending: number = $derived.by(() => {
    this.revision
    return this.outbox.pending
  })
  readonly confirmedAt: Instant | undefined = $derived.by(() => {
    this.revision
    return this.outbox.confirmedAt
  })

  constructor(db: Database, term: Term, outbox: Outbox, signer: Signer, transport: Transport) {
    this.#db = db
    this.#term = term
    this.outbox = outbox
    this.#signer = signer
    this.#transport = transport
    this.uploads = new Uploads(db, term.identity, signer)
    this.sheets = new SheetsHere(db, this)
    this.mail = new Mail(db, this, (after) => transport.messages(term.identity, signer, after))
    const submit: Transport['submit'] = async (delivery) => {
      const reply = await transport.submit(delivery)
      if (reply.kind === 'answer') this.mail.hear(reply.value.messages)
      return reply
    }
    this.#sender = new Sender({
      outbox,
      signer,
      transport: { ...transport, submit },
      now: phoneTime,
      random: Math.random,
    })
    this.#sender.subscribe(() => {
      const { status } = this.#sender
      // A refused phone that asks once more stays refused on the screen until the room says otherwise.
      if (this.sending.s !== 'stopped' || status.s !== 'sending') this.sending = status
      if (status.s === 'idle') void this.#askRoom()
    })
    let heard = outbox.confirmedAt
    outbox.subscribe(() => {
      this.revision += 1
      if (outbox.confirmedAt !== undefined && outbox.confirmedAt !== heard) {
        heard = outbox.confirmedAt
        this.#measure(heard)
      }
    })
  }

  get device(): DeviceId {
    return this.#term.identity.device
  }

  get ballot(): Ballot | undefined {
    return this.#term.ballot
  }

  get brief(): StationBrief {
    return this.#term.brief
  }

  /** Notes the room's clock; on disk too where it changed, for a start with no network. */
  #measure(heard: Instant): void {
    const skew = heard - Date.now()
    const moved = Math.abs(skew - this.#term.skew) > SKEW_MS
    this.#term = { ...this.#term, skew }
    if (moved) void updateTerm(this.#db, this.#term)
  }

  /** The room's clock minus this phone's, ms, as last measured. */
  get skew(): number {
    return this.#term.skew
  }

  /** The room's time as well as this phone can tell it. */
  readonly roomNow: Instant = $derived((this.phoneNow + this.#term.skew) as Instant)
  /** Minute of the election day by the room's clock. */
  readonly minute: Minute = $derived(localMinute(this.roomNow, this.#term.brief))

  /** Ticks of the station's other phones, as the room told last. */
  readonly others: Count = $derived(Math.max(0, this.#term.brief.seen.ticks - this.#term.heldTicks) as Count)

  readonly status: 'not-opened' | 'open' | 'closed' = $derived.by(() => {
    if (this.tally.closed !== undefined) return 'closed'
    if (this.tally.opened !== undefined) return 'open'
    return this.#term.brief.seen.status
  })

  /** Items that the room holds but does not count. */
  readonly notCounted: number = $derived.by(() => {
    this.revision
    return this.outbox.items.filter(({ n }) => this.#isRefused(n)).length
  })

  /** Sends in the background from now on. */
  start(): void {
    const { signal } = this.#end
    void this.#sender.run(signal)
    void this.uploads.start(signal)
    void this.mail.start()
    void this.#db.get('receipts', this.device).then((told) => {
      this.told = told
    })
    const pulse = setInterval(() => {
      void this.#pulse()
      void this.#askRoom()
    }, PULSE_LOOK_MS)
    signal.addEventListener('abort', () => clearInterval(pulse))
    void this.#askRoom()
    void this.#pulse()
  }

  /** Only sends what is left of an earlier enrolment. */
  sendRest(): void {
    void this.#sender.run(this.#end.signal)
  }

  stop(): void {
    this.#end.abort()
  }

  /** Try now: the network is back, the app came to the front, somebody asked. After a refusal this asks once more. */
  hurry(): void {
    if (this.sending.s === 'stopped') {
      this.#asked = Number.NEGATIVE_INFINITY
      if (this.#sender.status.s === 'stopped') void this.#sender.run(this.#end.signal)
    }
    this.#sender.hurry()
    this.uploads.hurry()
    void this.#askRoom()
  }

  /** Says something now. Rejects when this phone could not write it down. */
  say(item: Unsaid): Promise<ItemNumber> {
    return this.outbox.say({ ...item, at: phoneTime() } as Item)
  }

  /** The opening may have been a few minutes ago. */
  sayOpened(item: Omit<Extract<Item, { k: 'opened' }>, 'at'>, minutesAgo: number): Promise<ItemNumber> {
    return this.outbox.say({ ...item, at: (phoneTime() - minutesAgo * 60_000) as Instant })
  }

  /** The texts of the QR codes that carry everything unconfirmed, signed now; none when all has arrived. */
  async carry(): Promise<readonly string[]> {
    this.#sender.mayHaveArrived(this.outbox.last)
    const carried = await carriedBy(this.outbox, this.#signer, phoneTime())
    return carried === undefined ? [] : partsOf(carried)
  }

  /** Takes in what a carrier brought back; false when it is not about this phone's own chain. It is asked again anyway. */
  async hear(receipt: CarriedReceipt): Promise<boolean> {
    const { device, cursor, head } = receipt
    const own = device === this.device && cursor >= 0 && cursor <= this.outbox.last
    if (!own || this.outbox.headAfter(cursor) !== head) return false
    await this.#db.put('receipts', receipt, device)
    this.told = receipt
    return true
  }

  /** Own ticks that the room held and counted when it stood at `cursor`. */
  #heldTicks(cursor: number): number {
    return tally(this.outbox.items.slice(0, cursor).filter(({ n }) => !this.#isRefused(n))).ticks
  }

  #isRefused(n: ItemNumber): boolean {
    return this.outbox.stateOf(n).s === 'not-counted'
  }

  async #askRoom(): Promise<void> {
    const now = performance.now()
    if (now - this.#asked < ASK_MS) return
    this.#asked = now
    const reply = await this.#transport.station<StationBrief>(this.#term.identity, this.#signer)
    if (reply.kind === 'refused' && isDeviceRefused(reply.refused)) {
      this.sending = { s: 'stopped', stop: { why: 'refused-device', refused: reply.refused } }
    }
    if (reply.kind !== 'answer') {
      this.#asked = Number.NEGATIVE_INFINITY
      return
    }
    if (this.sending.s === 'stopped' && this.#sender.status.s !== 'stopped') this.sending = this.#sender.status
    const { station, now: roomTime, cursor, messages } = reply.value
    this.mail.hear(messages)
    const heldTicks = this.#heldTicks(cursor)
    this.#term = { ...this.#term, brief: station, skew: roomTime - Date.now(), heldTicks }
    await updateTerm(this.#db, this.#term)
  }

  /** Says that this phone is alive and what it is, when it is time to. */
  async #pulse(): Promise<void> {
    if (this.#pulsing || this.outbox.pending > 0) return
    this.#pulsing = true
    const shown = await shownNow()
    const { items } = this.outbox
    const { pulseMinutes } = this.brief.tolerances
    // Somebody may have said something meanwhile.
    const isDue = isPulseDue({ items, status: this.status, pulseMinutes, shown, now: phoneTime() })
    if (isDue && this.outbox.pending === 0) await this.say({ k: 'pulse', ...shown }).catch(() => {})
    this.#pulsing = false
  }
}

type WithoutTime<T> = T extends unknown ? Omit<T, 'at'> : never
/** An item before it is said. */
export type Unsaid = WithoutTime<Item>

export async function sessionOf(db: Database, term: Term, outbox: Outbox, transport: Transport): Promise<Session> {
  return new Session(db, term, outbox, await webSigner(crypto.subtle, term.key), transport)
}

function phoneTime(): Instant {
  return Date.now() as Instant
}

/** What this phone can tell of itself. */
async function shownNow(): Promise<Shown> {
  const battery = await batteryLevel()
  const persistent = await navigator.storage?.persisted?.().catch(() => undefined)
  return {
    app: __APP_VERSION__,
    ...(battery === undefined ? {} : { battery }),
    ...(persistent === undefined ? {} : { persistent }),
  }
}

/** Whole per cent; Chromium only. */
async function batteryLevel(): Promise<number | undefined> {
  const { getBattery } = navigator as { getBattery?: () => Promise<{ readonly level: number }> }
  const battery = await getBattery?.call(navigator).catch(() => undefined)
  return battery === undefined ? undefined : Math.round(battery.level * 100)
}
