import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { fill } from '#election/languages.ts'
import type { Instant, PersonId, Position, StationCode } from '#election/named.ts'
import { fail, type Outcome, ok } from '#election/outcome.ts'
import type { Sheet } from '#election/pv/sheet.ts'
import type { Told } from '#journal/call-entry.ts'
import { canonical } from '#journal/canonical.ts'
import type { Entry } from '#journal/entry.ts'
import type { Act } from '#room/act.ts'
import { refusalText } from '#room/refusals.ts'
import { acceptedText } from '#room/sms/accepted.ts'
import { SMS_FAULTS, type SmsFault } from '#room/sms/faults.ts'
import { readSms, type Sms, type SmsSheet, smsLanguage } from '#room/sms/grammar.ts'
import type { House } from '../house.ts'
import { AttemptLimit } from '../http/limits.ts'
import { plainNumber } from './number.ts'

/** Who stands in the journal for what came by SMS. */
const SMS_GATEWAY = 'p-sms' as PersonId
/** Wrong secret codes in a row after which a number is not listened to, and for how long (ms). */
const MOST_WRONG = 5
const LOCKED_MS = 15 * 60_000
/** Messages of one number in a window, and the window (ms). A station sends about ten in a day. */
const MOST_MESSAGES = 20
const WINDOW_MS = 10 * 60_000

/** A message as a gateway brings it. */
export interface IncomingSms {
  /** The gateway's own id: the same message brought again has the same one. */
  readonly id: string
  readonly from: string
  readonly text: string
}

/** The hash of a station's secret code; six digits could be tried, so the store's `pepper` is hashed with them. */
export function pinHash(pepper: string, station: StationCode, pin: string): string {
  return createHmac('sha256', pepper).update(`sunduq-sms-pin/1\n${station}\n${pin}`).digest('hex')
}

interface Bound {
  readonly station: StationCode
  /** Hash of its secret code. */
  readonly pin: string
}

/**
 * Reads messages of stations and does what they say, by the same rules and in the same journal as a call. A message is
 * done once, however often its gateway brings it, also when this process died between the journal and the answer.
 */
export class SmsDesk {
  readonly #house: House
  readonly #pepper: string
  readonly #limit = new AttemptLimit(MOST_MESSAGES, WINDOW_MS)

  constructor(house: House, pepper: string) {
    this.#house = house
    this.#pepper = pepper
  }

  /** The answer to a message; fails where another process has it in hands, and the gateway has to come again. */
  async hear(incoming: IncomingSms, now: Instant): Promise<Outcome<string, 'busy'>> {
    const { journal } = this.#house
    const { sms } = this.#house.store
    await journal.catchUp()
    const standing = await sms.begin(journal.room, incoming.id, journal.size, machineNow())
    if (standing.s === 'answered') return ok(standing.answer)
    if (standing.s === 'busy') return fail('busy')
    const answer = await this.#answer(incoming, now, standing.s === 'left' ? standing.size : undefined)
    await sms.answered(journal.room, incoming.id, answer)
    return ok(answer)
  }

  async #answer({ from, text }: IncomingSms, now: Instant, since: Position | undefined): Promise<string> {
    const number = plainNumber(from)
    const binding = await this.#listensTo(number)
    if (!binding.ok) return faultText(binding.error, text)
    const read = readSms(text)
    if (!read.ok) return faultText(read.error, text)
    const wrong = await this.#wrongPin(number, binding.value, read.value.pin)
    if (wrong) return faultText(wrong, text)
    const act = this.#act(binding.value.station, read.value)
    if (!act.ok) return faultText(act.error, text)
    const before = since === undefined ? undefined : await this.#found(act.value, since)
    if (before !== undefined) return acceptedText(read.value, before)
    const done = await this.#house.journal.act(act.value, now)
    if (!done.ok) return coded(refusalText(done.error, read.value.language), done.error.code)
    const { position } = done.value
    if (position === undefined) throw new Error('a message was taken and nothing was appended')
    return acceptedText(read.value, position)
  }

  /** The station of a number that is bound, sends no more than a person can, and is not locked. */
  async #listensTo(number: string): Promise<Outcome<Bound, SmsFault>> {
    const { journal, store } = this.#house
    if (this.#limit.attempt(number) > 0) return fail({ kind: 'tooMany', parameters: {} })
    const binding = await store.sms.binding(journal.room, number)
    if (binding?.pin === undefined) return fail({ kind: 'numberUnknown', parameters: {} })
    const wait = binding.locked - machineNow()
    if (wait > 0) return fail({ kind: 'locked', parameters: { minutes: Math.ceil(wait / 60_000) } })
    return ok({ station: binding.station, pin: binding.pin })
  }

  /** A sender's number can be forged; only the station knows its code. */
  async #wrongPin(number: string, { station, pin }: Bound, said: string): Promise<SmsFault | undefined> {
    const { journal, store } = this.#house
    const is = Buffer.from(pinHash(this.#pepper, station, said))
    const asked = Buffer.from(pin)
    if (is.length === asked.length && timingSafeEqual(is, asked)) {
      await store.sms.passed(journal.room, number)
      return undefined
    }
    await store.sms.failed(journal.room, number, MOST_WRONG, (machineNow() + LOCKED_MS) as Instant)
    return { kind: 'pinWrong', parameters: {} }
  }

  #act(station: StationCode, { said }: Sms): Outcome<Act, SmsFault> {
    if (said.k === 'sheet') return this.#sheet(station, said)
    return ok({ type: 'tell-for-station', by: SMS_GATEWAY, station, source: 'sms', speaker: 'president', said })
  }

  /** A sheet by SMS is a first entry by the gateway: a clerk types it again from the paper, blind. */
  #sheet(station: StationCode, { contest, figures }: SmsSheet): Outcome<Act, SmsFault> {
    const { index } = this.#house
    const constituency = index.constituenciesOf(station)[contest - 1]
    if (!constituency) return fail({ kind: 'contestUnknown', parameters: { contest } })
    const paper = index.book.contests.find(({ id }) => id === constituency.contest)?.paper
    const [voters, ballots, spoilt, contested, valid, ...votes] = figures
    if (votes.length !== constituency.lists.length)
      return fail({ kind: 'lines', parameters: { expected: constituency.lists.length } })
    const registered = index.stations.get(station)?.registered
    const value = {
      station,
      constituency: constituency.code,
      paper,
      ...{ registered, voters, ballots, void: spoilt, contested, valid, votes, observations: '' },
    } as Sheet
    const opening = { salt: randomBytes(16).toString('hex'), value }
    return ok({ type: 'type-sheet', by: SMS_GATEWAY, station, constituency: constituency.code, opening })
  }

  /** Where the journal holds what a process that died was asked to do, if it got so far. */
  async #found(act: Act, since: Position): Promise<Position | undefined> {
    if (act.type !== 'tell-for-station' && act.type !== 'type-sheet') return undefined
    const entries = await this.#house.journal.entriesOf(act.station)
    return entries.find((entry) => entry.n >= since && isOf(entry, act))?.n
  }
}

function isOf(entry: Entry, act: Extract<Act, { type: 'tell-for-station' | 'type-sheet' }>): boolean {
  if (act.type === 'type-sheet')
    return entry.kind === 'sheet-typed' && entry.by === SMS_GATEWAY && entry.constituency === act.constituency
  return entry.kind === 'told' && entry.source === 'sms' && same(entry.said, act.said)
}

function same(one: Told, other: Told): boolean {
  return canonical(one) === canonical(other)
}

function faultText({ kind, parameters }: SmsFault, text: string): string {
  const { code, text: words } = SMS_FAULTS[kind]
  return coded(fill(words, smsLanguage(text), parameters), code)
}

/** What is wrong with the code that a station can tell the room on the telephone. */
function coded(text: string, code: string): string {
  return `${text} (${code})`
}

/** Locks and retries live by the machine's clock: a rehearsal's day that passes in minutes frees nobody. */
const machineNow = () => Date.now() as Instant
