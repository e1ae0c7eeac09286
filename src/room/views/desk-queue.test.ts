import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Book } from '#election/book/book.ts'
import type { BookIndex } from '#election/book/index.ts'
import { sampleBook } from '#election/book/sample.ts'
import type { ConstituencyCode, Count, Digest, Instant, PersonId, PlaceCode, StationCode } from '#election/named.ts'
import { unreachable } from '#election/named.ts'
import type { FilledSheet } from '#election/pv/sheet.ts'
import { seal } from '#journal/seal.ts'
import { otherSheetsOf } from '../count/accepted-sheets.ts'
import type { CountAct } from '../count/acts.ts'
import { formOf } from '../count/apply.ts'
import { countContext } from '../count/context.ts'
import { findingsOf } from '../count/decide.ts'
import type { Form } from '../count/form.ts'
import { keptResultOf } from '../count/kept-results.ts'
import { sumsOf } from '../count/kept-sums.ts'
import { resultOf } from '../count/result.ts'
import { Sums } from '../count/sums.ts'
import { everywhere, type Within, withinScope } from '../scope.ts'
import { everySheet } from '../testing/others.ts'
import type { Phone } from '../testing/phone.ts'
import { submit } from '../testing/phone.ts'
import { TestRoom } from '../testing/room.ts'
import { honestSheet } from '../testing/sheet.ts'
import { clerkQueue, queueState, reviewQueue, waitingForReview } from './desk-queue.ts'
import { handAwaited, standsSince } from './desk-stands.ts'

/** What is done to a sheet; refusals are part of a night. */
const DEEDS = ['type', 'send', 'decide', 'exclude', 'recall', 'include', 'confirm', 'withdraw'] as const
const PEOPLE = ['c1', 'c2', 'c3', 'v1', 'v2']
const SCOPES: readonly (readonly string[])[] = [[], ['A'], ['B-1']]
const ALL = 1000

interface Step {
  /** `count`: two clerks type it, its warnings are explained, it is accepted. */
  readonly deed: (typeof DEEDS)[number] | 'count'
  /** Which sheet of the book, by whom, and which figures: small numbers, so that hands agree and photos are alike. */
  readonly sheet: number
  readonly by: number
  readonly figures: number
  readonly later: number
}

const step: fc.Arbitrary<Step> = fc.record({
  deed: fc.constantFrom(...DEEDS, 'count' as const, 'count' as const, 'type' as const, 'confirm' as const),
  sheet: fc.nat({ max: 4 }),
  by: fc.nat({ max: PEOPLE.length - 1 }),
  figures: fc.nat({ max: 2 }),
  later: fc.constantFrom(0, 0, 1000, 3_600_000),
})

/** Two neighbours are enough to be compared with, so that rules about others speak in a small book. */
function book(): Book {
  return { ...sampleBook(), sheetTolerances: { outlierNeighbours: 2, outlierPerMille: 1 } }
}

function photoOf(figures: number): Digest {
  return String(figures).repeat(64) as Digest
}

class Night {
  readonly room = TestRoom.open(book())
  readonly sheets = this.room.book.stations.flatMap(({ code }) =>
    this.room.index
      .constituenciesOf(code)
      .map((one) => ({ station: code, constituency: one.code, lines: one.lists.length })),
  )
  readonly #phones = new Map<StationCode, Phone>()
  #now = this.room.time(19, 0)
  #salts = 0

  constructor() {
    for (const { code } of this.room.book.stations) this.#phones.set(code, this.room.phone(code, code))
  }

  get now(): Instant {
    return this.#now
  }

  take({ deed, sheet: at, by, figures, later }: Step): void {
    this.#now = (this.#now + later) as Instant
    const { station, constituency, lines } = this.sheets[at % this.sheets.length] as Night['sheets'][number]
    const on = { by: PEOPLE[by] as PersonId, station, constituency }
    // The second kind of figures has an urn with one ballot less than signatures: a warning.
    const votes = Array.from({ length: lines }, (_, line) => 60 + 20 * figures + line)
    const valid = votes.reduce((sum, count) => sum + count, 0)
    const changes = figures === 1 ? { voters: (valid + 1) as Count } : {}
    const sheet = honestSheet(this.room.index, station, constituency, votes, changes)
    const form = this.form(station, constituency)
    if (deed === 'send') this.#sends(station, constituency, sheet, figures)
    else if (deed === 'count') this.#counts(sheet)
    else this.#act(this.#deed(deed, on, sheet, form))
  }

  form(station: StationCode, constituency: ConstituencyCode): Form {
    return formOf(this.room.state.count, station, constituency)
  }

  #act(what: CountAct): void {
    this.room.act(what, this.#now)
  }

  #deed(
    deed: (typeof DEEDS)[number],
    on: { by: PersonId; station: StationCode; constituency: ConstituencyCode },
    sheet: FilledSheet,
    { differing }: Form,
  ): CountAct {
    switch (deed) {
      case 'type':
      case 'send':
        return { type: 'type-sheet', ...on, opening: this.#opening(sheet) }
      case 'decide': {
        const values = Object.fromEntries(differing.map((field) => [field, 60]))
        return { type: 'decide-sheet', ...on, opening: this.#opening({ values, reason: 'the photo shows it' }) }
      }
      case 'confirm':
        return { type: 'confirm-on-sheet', ...on }
      case 'withdraw':
        return { type: 'withdraw-on-sheet', ...on }
      case 'exclude':
      case 'recall':
      case 'include':
        return { type: 'propose-on-sheet', ...on, act: deed, opening: this.#opening({ reason: 'said why' }) }
      default:
        return unreachable(deed)
    }
  }

  #counts(sheet: FilledSheet): void {
    const { station, constituency } = sheet
    const on = { station, constituency }
    for (const by of ['c1', 'c2'] as PersonId[])
      this.#act({ type: 'type-sheet', by, ...on, opening: this.#opening(sheet) })
    const by = 'v2' as PersonId
    for (const { code } of findingsOf(countContext(this.room.index, this.room.state), this.form(station, constituency)))
      this.#act({ type: 'explain-warning', by, ...on, opening: this.#opening({ code, words: 'asked' }) })
    this.#act({ type: 'accept-sheet', by, ...on })
  }

  #sends(station: StationCode, constituency: ConstituencyCode, sheet: FilledSheet, figures: number): void {
    const phone = this.#phones.get(station)
    if (!phone) throw new Error(`no phone at ${station}`)
    const { first } = this.form(station, constituency)
    const version = first?.from === 'station' ? first.version + 1 : 1
    const opening = this.#opening({ sheet, ...(version > 1 && { reason: 'counted again' }) })
    phone.say(this.#now, { k: 'sheet', constituency, version, sealed: seal(opening), photo: photoOf(figures) })
    const submission = submit(phone.submission(this.#now, phone.last))
    this.room.act({ ...submission, openings: [opening] } as Parameters<TestRoom['act']>[0], this.#now)
  }

  #opening<T>(value: T) {
    this.#salts += 1
    return { salt: String(this.#salts).padStart(32, '0'), value }
  }
}

/** Every form of the room in the order of a queue, looked for one by one. */
function everyForm({ room: { index, state } }: Night, within: Within): Form[] {
  return index.book.stations
    .filter(({ code }) => within(code))
    .flatMap(({ code }) => index.constituenciesOf(code).map((one) => formOf(state.count, code, one.code)))
    .map((form) => ({ form, since: standsSince(index, form) }))
    .sort((a, b) => a.since - b.since)
    .map(({ form }) => form)
}

const named = ({ station, constituency }: Pick<Form, 'station' | 'constituency'>) => `${station} ${constituency}`

/** Everything that the desk keeps is what one finds by looking at every sheet. */
function holds(night: Night): void {
  const { index, state } = night.room
  for (const scope of SCOPES) {
    const within = scope.length === 0 ? everywhere : withinScope(index, scope as readonly PlaceCode[])
    const all = everyForm(night, within)
    for (const person of ['c1', 'v1'] as PersonId[]) {
      const asking = { person, claims: [], now: night.now, within }
      for (const hand of [1, 2] as const) {
        const queue = clerkQueue(index, state, hand, asking)
        const plain = all.filter((form) => handAwaited(form) === hand && form.first?.by !== person)
        expect(queue.forms.map(named)).toEqual(plain.map(named))
        expect(queue.forms.map(({ since }) => since)).toEqual(plain.map((form) => standsSince(index, form)))
        expect(queue.waiting).toBe(plain.length)
      }
      const open = all.filter(
        ({ status, first, second }) =>
          status === 'settled' || (status === 'differs' && first?.by !== person && second?.by !== person),
      )
      expect(waitingForReview(index, state, asking, ALL).map(named)).toEqual(open.map(named))
    }
    const queue = reviewQueue(index, state, { person: 'v1' as PersonId, claims: [], now: night.now, within }, 'fr')
    const states = all.map((form) => queueState(index, form, night.now))
    expect(queue.items.map((item) => [named(item), item.state, item.differing])).toEqual(
      all.map((form, at) => [named(form), states[at], form.status === 'differs' ? form.differing.length : undefined]),
    )
    for (const [name, count] of Object.entries(queue.counts))
      expect([name, count]).toEqual([name, states.filter((one) => one === name).length])
  }
  comparesWithEvery(night.room.index, night)
}

function comparesWithEvery(index: BookIndex, night: Night): void {
  const { state } = night.room
  const others = everySheet(index, state.count)
  const kept = otherSheetsOf(index, state)
  for (const { station } of night.sheets)
    for (const figures of [0, 1, 2])
      expect(kept.twin(photoOf(figures), station)).toBe(others.twin(photoOf(figures), station))
  const anew = new Sums(index)
  for (const form of Object.values(state.count.forms)) anew.move(form.station, form.constituency, undefined, form)
  for (const one of index.book.constituencies) {
    for (const place of [one.place, 'A', 'B'] as PlaceCode[])
      expect(kept.accepted(place, one.code)).toEqual(others.accepted(place, one.code))
    if (anew.of(one.place, one.code))
      expect(keptResultOf(state, sumsOf(index, state), one)).toEqual(resultOf(state.count, anew, one))
  }
  const context = countContext(index, state)
  for (const { station, constituency } of night.sheets) {
    const form = night.form(station, constituency)
    expect(findingsOf(context, form)).toEqual(findingsOf({ ...context, others: () => others }, form))
  }
}

it('what the desk keeps of its sheets is what one finds by looking at every one, after any acts', () => {
  const reached = new Set<string>()
  const rules = new Set<string>()
  fc.assert(
    fc.property(fc.array(fc.array(step, { maxLength: 12 }), { minLength: 1, maxLength: 6 }), (chunks) => {
      const night = new Night()
      for (const chunk of chunks) {
        for (const one of chunk) night.take(one)
        holds(night)
        const context = countContext(night.room.index, night.room.state)
        for (const form of Object.values(night.room.state.count.forms)) {
          reached.add(queueState(night.room.index, form, night.now))
          for (const { code } of findingsOf(context, form)) rules.add(code)
        }
      }
    }),
    { numRuns: 150 },
  )
  // Where the acts led, so that nobody trims them until they prove nothing.
  expect([...reached]).toEqual(
    expect.arrayContaining([
      'typed',
      'differing',
      'settled',
      'accepted',
      'proposed',
      'recall',
      'excluded',
      'correction',
    ]),
  )
  expect([...rules]).toEqual(expect.arrayContaining(['W151', 'W351', 'W355', 'W451', 'W453']))
})
