/**
 * The desk of a nation, 40,000 stations with four contests each, one of them nationwide, half of the sheets in: what each
 * request takes of the room's thread right after another sheet came, and the first one after a start. Milliseconds of
 * the clock, medians; nothing may take more than 50.
 */
import type { Book } from '#election/book/book.ts'
import { indexBook } from '#election/book/index.ts'
import type { ConstituencyCode, Instant, PersonId, PlaceCode, Position } from '#election/named.ts'
import type { FilledSheet } from '#election/pv/sheet.ts'
import { countContext } from '#room/count/context.ts'
import { findingsOf } from '#room/count/decide.ts'
import { formKey } from '#room/count/form.ts'
import { closeOfLastStation } from '#room/count/gate.ts'
import { sumsOf } from '#room/count/kept-sums.ts'
import { stationState } from '#room/figures.ts'
import { initialState } from '#room/initial.ts'
import { roomRules } from '#room/rules.ts'
import { contestsView, contestView } from '#room/views/desk-contest.ts'
import { clerkQueue, reviewQueue, waitingFor, waitingForReview } from '#room/views/desk-queue.ts'
import { LOOKED_THROUGH } from '#store/claims.ts'
import { COUNTRY, countBook } from './count-book.ts'
import { acceptedForm, differingForm, settledForm, typedForm } from './count-forms.ts'
import { chanceOf, honestSheets } from './count-sheets.ts'
import { machine } from './machine.ts'

const ASKED_MS = 50
const RUNS = 9
/** Where sheets stand, in turn; what is not here is awaited. */
const TURN = [typedForm, typedForm, acceptedForm, acceptedForm, acceptedForm, acceptedForm, acceptedForm] as const

/** The same country with one of its contests decided by the nation. */
function nationwide(book: Book): Book {
  const [first, ...others] = book.constituencies.filter(({ contest }) => contest === 'house-regional')
  if (!first) throw new Error('the book has a regional contest')
  const gone = new Set(others)
  const place = 'N' as PlaceCode
  return {
    ...book,
    room: place,
    constituencies: book.constituencies
      .filter((one) => !gone.has(one))
      .map((one) => (one === first ? { ...one, place } : one)),
  }
}

const book = nationwide(countBook(COUNTRY))
const index = indexBook(book)
const close = closeOfLastStation(index)
const chance = chanceOf(1)
const state = initialState(roomRules(book))
const later: FilledSheet[] = []
let at = 0
let sheets = 0
for (const station of book.stations)
  for (const sheet of honestSheets(index, station, chance)) {
    const when = (close + 60_000 + chance(3_600_000)) as Instant
    const key = formKey(sheet.station, sheet.constituency)
    at += 1
    if (chance(2) === 0) later.push(sheet)
    else {
      const make = at % 61 === 0 ? differingForm : at % 59 === 0 ? settledForm : TURN[at % TURN.length]
      state.count.forms[key] = (make ?? acceptedForm)(sheet, when)
      sheets += 1
    }
  }
const now = (close + 2 * 3_600_000) as Instant
state.at = now
let entry = 0

/** One more sheet comes in, as the next entry. */
function comes(): void {
  const sheet = later[chance(later.length)] as FilledSheet
  state.count.forms[formKey(sheet.station, sheet.constituency)] = typedForm(sheet, (now + entry) as Instant)
  stationState(state, sheet.station).entry = ++entry as Position
}

const wide = book.constituencies.find(({ place }) => place === 'N')?.code as ConstituencyCode
const narrow = book.constituencies.find(({ contest }) => contest === 'commune')?.code as ConstituencyCode
const asking = { person: 'v' as PersonId, claims: [], now }
const settled = Object.values(state.count.forms).find(
  ({ status, constituency }) => status === 'settled' && constituency === wide,
)
if (!settled) throw new Error('no sheet of the nation’s contest is settled')
const REQUESTS: Readonly<Record<string, () => unknown>> = {
  'queue of the first hand': () => clerkQueue(index, state, 1, asking),
  'queue of the second hand': () => clerkQueue(index, state, 2, asking),
  'next sheet for the first hand': () => waitingFor(index, state, 1, asking, LOOKED_THROUGH),
  'next sheet for the second hand': () => waitingFor(index, state, 2, asking, LOOKED_THROUGH),
  'queue of who settles': () => reviewQueue(index, state, asking, 'fr'),
  'next sheet for who settles': () => waitingForReview(index, state, asking, LOOKED_THROUGH),
  'rules of one sheet': () => findingsOf(countContext(index, state), settled),
  'every constituency': () => contestsView(index, state, now),
  'a commune’s constituency': () => contestView(index, state, narrow, now, 'fr'),
  'the nation’s constituency': () => contestView(index, state, wide, now, 'fr'),
}

function ms(work: () => unknown): number {
  const began = performance.now()
  work()
  return performance.now() - began
}

const rounded = (value: number) => Math.round(value * 100) / 100
const sumsMs = rounded(ms(() => sumsOf(index, state)))
const table = Object.entries(REQUESTS).map(([name, ask]) => {
  const first = ms(ask)
  const times = Array.from({ length: RUNS }, () => {
    comes()
    return ms(ask)
  }).sort((a, b) => a - b)
  const bytes = Buffer.byteLength(JSON.stringify(ask()) ?? '')
  return { name, first: rounded(first), median: rounded(times[Math.floor(RUNS / 2)] as number), bytes }
})
const figures = {
  machine: machine(),
  stations: book.stations.length,
  sheets,
  awaited: later.length,
  sumsAfterStartMs: sumsMs,
}
process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
for (const { name, first, median, bytes } of table) {
  if (median >= ASKED_MS) process.exitCode = 1
  const said = `${median} ms, first ${first} ms, ${Math.ceil(bytes / 1000)} kB`
  process.stdout.write(
    `${median < ASKED_MS ? 'holds' : 'FAILS'}  ${name.padEnd(32)} ${said.padStart(36)}   (< ${ASKED_MS} ms)\n`,
  )
}
