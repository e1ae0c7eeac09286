import type { Book } from '../book.ts'
import type { FaultCode } from '../faults.ts'

/** Lets a test write where the book is read-only. */
export type Writable<T> = T extends readonly (infer M)[]
  ? Writable<M>[]
  : T extends string | number | boolean | undefined
    ? T
    : { -readonly [K in keyof T]: Writable<T[K]> }

type Broken = Writable<Book>

/** How to break the sample book, code by code, and where the fault must be found. */
export const BOOK_CASES: readonly (readonly [code: FaultCode, at: string, breakIt: (book: Broken) => void])[] = [
  ['B101', 'stations[1].registered', (book) => remove(station(book, 1), 'registered')],
  ['B101', 'parties[0].names.fr', (book) => set(book.parties[0]?.names, 'fr', '')],
  ['B102', 'stations[0].voters', (book) => set(station(book, 0), 'voters', 1)],
  ['B103', 'stations', (book) => set(book, 'stations', 'many')],
  ['B104', 'stations[0].registered', (book) => set(station(book, 0), 'registered', 1.5)],
  ['B105', 'stations[0].registered', (book) => set(station(book, 0), 'registered', 0)],
  ['B105', 'stations[0].registered', (book) => set(station(book, 0), 'registered', 1e20)],
  ['B105', 'sheetTolerances.roundLines', (book) => set(book, 'sheetTolerances', { roundLines: 0 })],
  ['B106', 'places[3].kind', (book) => set(book.places[3], 'kind', 'village')],
  ['B107', 'stations[0].code', (book) => set(station(book, 0), 'code', '../etc')],
  ['B109', 'day', (book) => set(book, 'day', '2021-02-30')],
  ['B110', 'parties[0].colour', (book) => set(book.parties[0], 'colour', 'blue')],
  ['B111', 'parties[0].names.ar', (book) => set(book.parties[0]?.names, 'ar', 'حزب\u202Eس')],
  ['B112', 'parties[0].names.ar', (book) => set(book.parties[0]?.names, 'ar', 'Ø§Ù„')],
  ['B115', 'parties[0].names.fr', (book) => set(book.parties[0]?.names, 'fr', 'a'.repeat(201))],
  ['B116', 'parties[0].names.fr', (book) => set(book.parties[0]?.names, 'fr', ' Parti')],
  ['B201', 'stations[0].code', (book) => set(station(book, 0), 'code', 'A')],
  ['B201', 'places[6].code', (book) => set(book.places[6], 'code', 'A-1')],
  ['B202', 'places[2].parent', (book) => set(book.places[2], 'parent', 'Z')],
  ['B203', 'places[2].parent', (book) => set(book.places[1], 'parent', 'A')],
  ['B204', 'places[5].parent', (book) => set(book.places[5], 'parent', 'P')],
  ['B205', 'places[3].parent', (book) => remove(book.places[3], 'parent')],
  ['B206', 'places[1].parent', (book) => swap(book.places, 1, 2)],
  ['B207', 'room', (book) => set(book, 'room', 'A-1')],
  ['B208', 'stations[0].office', (book) => set(station(book, 0), 'office', 'A')],
  ['B209', 'stations[3].office', (book) => set(book, 'room', 'A')],
  ['B210', 'stations[1].number', (book) => set(station(book, 1), 'number', 1)],
  ['B211', 'places[7].code', (book) => void book.places.push({ ...place(book, 6), code: 'B-2' as never })],
  ['B212', 'stations[3].district', (book) => set(station(book, 3), 'district', 'P-house')],
  ['B213', 'stations[0].district', (book) => set(station(book, 0), 'district', 'B-d1')],
  ['B214', 'stations[0].code', (book) => void book.constituencies.splice(0, 2)],
  ['B215', 'stations[0]', (book) => void book.constituencies.push(copy(book, 1, 'A-again'))],
  ['B216', 'stations[3].district', (book) => remove(station(book, 3), 'district')],
  ['B118', 'places[1].keys.day', (book) => set(book.places[1], 'keys', { day: 'sunduq/R+0011+AQ' })],
  [
    'B218',
    'places[1].keys.day',
    (book) => set(book.places[1], 'keys', { day: `sunduq/X+00112233+AQ${'A'.repeat(42)}` }),
  ],
  ['B217', 'stations[1]', (book) => swap(book.stations, 0, 1)],
  ['B301', 'parties[1].code', (book) => set(book.parties[1], 'code', 'X')],
  ['B301', 'languages[4]', (book) => void book.languages.push('fr')],
  ['B302', 'contests[0].paper', (book) => set(book.contests[0], 'paper', 'none')],
  ['B303', 'papers[2].id', (book) => void book.papers.push({ ...paper(book), id: 'third' as never })],
  ['B304', 'contests[1].id', (book) => set(book.constituencies[1], 'contest', 'commune-district')],
  ['B305', 'constituencies[1].contest', (book) => set(book.constituencies[1], 'contest', 'none')],
  ['B306', 'constituencies[1].place', (book) => set(book.constituencies[1], 'place', 'Z')],
  ['B307', 'constituencies[1].lists', (book) => set(book.constituencies[1], 'lists', [])],
  ['B308', 'constituencies[1].lists[1].number', (book) => set(book.constituencies[1]?.lists[1], 'number', 3)],
  ['B309', 'constituencies[1].lists[1].party', (book) => set(book.constituencies[1]?.lists[1], 'party', 'Z')],
  ['B310', 'constituencies[1].lists[1].party', (book) => set(book.constituencies[1]?.lists[1], 'party', 'Y')],
  ['B311', 'constituencies[4].code', (book) => void book.constituencies.push(copy(book, 3, 'B-d3'))],
  ['B105', 'constituencies[1].reserved', (book) => set(book.constituencies[1], 'reserved', 0)],
  ['B313', 'constituencies[1].reserved', (book) => set(book.constituencies[1], 'reserved', 11)],
  [
    'B314',
    'constituencies[1].reserved',
    (book) => void Object.assign(book.constituencies[1] ?? {}, { rule: { kind: 'plurality' }, reserved: 4 }),
  ],
  ['B105', 'constituencies[1].lists[0].candidates', (book) => set(book.constituencies[1]?.lists[0], 'candidates', 0)],
  ['B314', 'constituencies[2].lists[0].candidates', (book) => set(book.constituencies[2]?.lists[0], 'candidates', 1)],
  [
    'B315',
    'constituencies[1].lists[1].reservedCandidates',
    (book) => set(book.constituencies[1]?.lists[1], 'reservedCandidates', 4),
  ],
  ['B401', 'hours.closes', (book) => set(book.hours, 'closes', 480)],
  ['B402', 'hours.readings[0]', (book) => set(book.hours, 'readings', [480])],
  [
    'B402',
    'publication.turnout.slots[0]',
    (book) => set(book.publication, 'turnout', { mode: 'slots', slots: [1141] }),
  ],
  ['B403', 'hours.readings[1]', (book) => set(book.hours, 'readings', [720, 720])],
  ['B403', 'previous.curve[1].minute', (book) => set(book.previous?.curve[1], 'minute', 600)],
  ['B404', 'constituencies[0].registered', (book) => set(book.constituencies[0], 'registered', 2001)],
  ['B405', 'constituencies[0].registered', (book) => regional(book, 1999)],
  ['B406', 'constituencies[0].registered', (book) => regional(book, undefined)],
  ['B407', 'previous.curve[1].voters', (book) => set(book.previous?.curve[1], 'voters', 399)],
  [
    'B408',
    'stations[0].previous.voters',
    (book) => set(station(book, 0), 'previous', { registered: 300, voters: 301 }),
  ],
  ['B408', 'previous.curve[1].voters', (book) => set(book.previous?.curve[1], 'voters', 1901)],
  ['B409', 'previous.day', (book) => set(book.previous, 'day', '2021-09-08')],
  ['B410', 'tolerances.pulseMinutes', (book) => set(book.tolerances, 'pulseMinutes', 20)],
  ['B106', 'checklist[0].for', (book) => set(book, 'checklist', [{ ...line('urn'), for: 'voter' }])],
  ['B301', 'checklist[1].code', (book) => set(book, 'checklist', [line('urn'), line('urn')])],
  [
    'B411',
    'checklist[20].for',
    (book) =>
      set(
        book,
        'checklist',
        [...Array(21).keys()].map((i) => line(`c${i}`)),
      ),
  ],
  ['B412', 'work.escalation[1].to', (book) => set(book, 'work', { escalation: chain('operator', 'administrator') })],
  ['B412', 'work.escalation[0].to', (book) => set(book, 'work', { escalation: chain('duty-oficer') })],
]

/** Steps of a chain, ten minutes apart. */
function chain(...roles: string[]) {
  return roles.map((to, i) => ({ minutes: 10 * (i + 1), to }))
}

/** A line of the station's checklist. */
function line(code: string) {
  return { for: 'station', code, names: { ar: 'أ', fr: 'a' } }
}

function set(target: object | undefined, field: string, value: unknown): void {
  if (!target) throw new Error(`nothing to set ${field} of`)
  Object.assign(target, { [field]: value })
}

function remove(target: object | undefined, field: string): void {
  if (!target || !Reflect.deleteProperty(target, field)) throw new Error(`no ${field} to remove`)
}

function swap<T>(members: T[], i: number, j: number): void {
  const [a, b] = [members[i], members[j]]
  if (a === undefined || b === undefined) throw new Error('nothing to swap')
  members[i] = b
  members[j] = a
}

function member<T>(members: T[], i: number): T {
  const found = members[i]
  if (found === undefined) throw new Error(`no member ${i}`)
  return found
}

const station = (book: Broken, i: number) => member(book.stations, i)
const place = (book: Broken, i: number) => member(book.places, i)
const paper = (book: Broken) => member(book.papers, 0)

function copy(book: Broken, i: number, code: string): Broken['constituencies'][number] {
  return { ...member(book.constituencies, i), code: code as never }
}

/** Widens the first constituency to the whole region, beyond the room. */
function regional(book: Broken, registered: number | undefined): void {
  const constituency = member(book.constituencies, 0)
  set(constituency, 'place', 'R')
  if (registered === undefined) remove(constituency, 'registered')
  else set(constituency, 'registered', registered)
}
