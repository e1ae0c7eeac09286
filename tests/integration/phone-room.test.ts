import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Digest, Instant, InvitationId, ItemNumber, PersonId, Position, StationCode } from '#election/named.ts'
import { instantOf } from '#election/time.ts'
import { bookDigest } from '#journal/book.ts'
import { chainOf, deviceId, statement } from '#journal/chain.ts'
import type { Entry } from '#journal/entry.ts'
import { sha256Hex } from '#journal/sha256.ts'
import { verifySignature } from '#journal/signature.ts'
import type { Submission } from '#journal/submission.ts'
import { fromBase64url } from '#phone/base64url.ts'
import type { Identity } from '#phone/identity.ts'
import { nodeSigner } from '#phone/node-signer.ts'
import { type Outbox, openOutbox } from '#phone/outbox.ts'
import { type Acknowledgement, type KeptItem, memoryStore } from '#phone/outbox-store.ts'
import { Sender } from '#phone/sender.ts'
import { tally } from '#phone/tally.ts'
import type { HeldAnswer, Reply } from '#phone/transport.ts'
import type { Act } from '#room/act.ts'
import { roomMachine } from '#room/machine.ts'
import { refusalStatus } from '#room/refusals.ts'
import type { RoomState } from '#room/state.ts'
import { minute, smallBook } from '#room/testing/book.ts'

const book = smallBook({ counting: { sexes: false } })
const machine = roomMachine(book)
const NINE = instantOf(minute(9), book)
const STATION = 'S1' as StationCode

/** The real rules of a room, in memory: what the store does, without a store. */
class Room {
  state: RoomState = machine.initial()
  now: Instant = NINE

  act(act: Act): ReturnType<typeof machine.decide> & { readonly position?: Position } {
    const decided = machine.decide(this.state, act, this.now)
    if (!decided.ok || decided.value.entries.length === 0) return decided
    const position = this.state.size
    for (const body of decided.value.entries) {
      this.state = machine.fold(this.state, { ...body, n: this.state.size, at: this.now } as Entry)
    }
    return { ...decided, position }
  }

  /** What the intake answers. */
  take(submission: Submission): Reply<HeldAnswer> {
    const { sig, ...unsigned } = submission
    const device = this.state.devices[submission.device]
    const head = chainOf(submission.prev, submission.items)
    if (!device || !verifySignature(device.alg, device.key, statement(this.state.room, unsigned, head), sig)) {
      throw new Error('a phone signs what it says')
    }
    const done = this.act({ type: 'submit', submission, head })
    if (!done.ok) {
      const { code, cursor, head: held } = done.error
      const standing = { ...(cursor === undefined ? {} : { cursor }), ...(held === undefined ? {} : { head: held }) }
      return { kind: 'refused', refused: { status: refusalStatus(done.error), code, text: '', ...standing } }
    }
    const { answer } = done.value
    if (answer.type !== 'held') throw new Error(`a submission was answered with ${answer.type}`)
    const position = done.position === undefined ? {} : { position: done.position }
    return { kind: 'answer', value: { ...answer, at: this.now, ...position } }
  }
}

/** A phone that can be restarted, and whose network does what it is told. */
class Phone {
  readonly #kept: { items: KeptItem[]; acknowledgements: Acknowledgement[] } = { items: [], acknowledgements: [] }
  readonly #identity: Identity
  readonly #signer: ReturnType<typeof nodeSigner>
  readonly #room: Room
  readonly #late: Submission[] = []
  readonly skew: number
  outbox!: Outbox
  sender!: Sender
  net: 'good' | 'lost' | 'answer-lost' | 'twice' = 'good'

  constructor(room: Room, number: number, skew: number) {
    this.#room = room
    this.skew = skew
    this.#signer = nodeSigner(new Uint8Array(32).fill(number + 1))
    const device = deviceId(fromBase64url(this.#signer.key))
    this.#identity = {
      room: book.room,
      station: STATION,
      device,
      alg: 'ed25519',
      key: this.#signer.key,
      book: '' as Digest,
    }
    const code = sha256Hex(`code ${number}`)
    const by = 'p1' as PersonId
    const expires = (NINE + 3_600_000) as Instant
    const invitation = `i${number}` as InvitationId
    for (const act of [
      { type: 'invite', by, invitation, station: STATION, code, expires },
      { type: 'enrol', code, alg: 'ed25519', key: this.#signer.key },
    ] as const) {
      if (!room.act(act).ok) throw new Error('the phone was not enrolled')
    }
  }

  async start(): Promise<void> {
    const outbox = await openOutbox(this.#identity, memoryStore(this.#kept))
    if (!outbox.ok) throw new Error(`damaged at ${outbox.error.n}`)
    this.outbox = outbox.value
    this.sender = new Sender({
      outbox: this.outbox,
      signer: this.#signer,
      transport: { submit: (submission) => Promise.resolve(this.#send(submission)) },
      now: () => this.now(),
      random: () => 0,
      most: 4,
    })
  }

  now(): Instant {
    return (this.#room.now + this.skew) as Instant
  }

  /** Copies that were under way arrive now, newest first. */
  deliverLate(): void {
    for (const submission of this.#late.splice(0).reverse()) this.#room.take(submission)
  }

  #send(submission: Submission): Reply<HeldAnswer> {
    if (this.net === 'lost') {
      this.#late.push(submission)
      return { kind: 'offline' }
    }
    const answer = this.#room.take(submission)
    if (this.net === 'answer-lost') return { kind: 'offline' }
    return this.net === 'twice' ? this.#room.take(submission) : answer
  }
}

const phoneStep = fc.record({
  phone: fc.nat(2),
  do: fc.constantFrom(
    'tap',
    'tap',
    'tap',
    'undo',
    'flush',
    'flush',
    'restart',
    'late',
    'lost',
    'answer-lost',
    'twice',
    'good',
  ),
})

it('the room counts the taps of any phones over any network, whatever their clocks say', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(phoneStep, { maxLength: 90 }),
      fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: -86_400_000, max: 86_400_000 }))),
      async (steps, skews) => {
        const room = new Room()
        const opened = room.act({ type: 'open', room: book.room, book: bookDigest(book), test: true })
        expect(opened.ok).toBe(true)
        const phones = skews.map((skew, number) => new Phone(room, number, skew))
        for (const phone of phones) await phone.start()
        const taps: ItemNumber[][] = phones.map(() => [])
        for (const step of steps) {
          const phone = phones[step.phone] as Phone
          const own = taps[step.phone] as ItemNumber[]
          room.now = (room.now + 1000) as Instant
          switch (step.do) {
            case 'tap':
              own.push(await phone.outbox.say({ k: 'tick', at: phone.now() }))
              break
            case 'undo': {
              const of = own.pop()
              if (of !== undefined) await phone.outbox.say({ k: 'undo', at: phone.now(), of })
              break
            }
            case 'flush':
              await phone.sender.flush()
              break
            case 'restart':
              await phone.start()
              break
            case 'late':
              phone.deliverLate()
              break
            default:
              phone.net = step.do
          }
        }
        for (const phone of phones) {
          phone.net = 'good'
          phone.deliverLate()
          expect(await phone.sender.flush()).toEqual({ s: 'clear' })
        }
        const expected = taps.flat().length
        const station = room.state.stations[STATION]
        expect(station?.ticks).toBe(expected)
        expect(station?.notCounted).toEqual({})
        expect(phones.reduce((sum, { outbox }) => sum + tally(outbox.items).ticks, 0)).toBe(expected)
      },
    ),
    { numRuns: 100 },
  )
})
