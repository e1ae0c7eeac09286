import { describe, expect, it } from 'vitest'
import { sampleBook } from '#election/book/sample.ts'
import { LANGUAGES } from '#election/languages.ts'
import type { ConstituencyCode, Count, PersonId, PlaceCode, StationCode } from '#election/named.ts'
import { TestNight } from '#room/testing/night.ts'
import { honestSheet, typing } from '#room/testing/sheet.ts'
import { HOUSE, houseNight, STATIONS, sceneAt, wordsOf } from '../testing.ts'
import { booklet } from './booklet.ts'
import { minutes } from './minutes.ts'
import { sheetCopies } from './sheet-copy.ts'

const STATION = 'A-1-1' as StationCode
const PROVINCE = 'P' as PlaceCode
const ROOT = { origin: 'sunduq/P', size: 12, root: '0123456789abcdef'.repeat(4) }

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('there should be a document')
  return value
}

describe('copies of a sheet', () => {
  it('one for each list with the same figures and proof, then the log with names left blank', () => {
    const night = houseNight(1)
    const copies = present(sheetCopies(sceneAt(night, 'en'), STATION, HOUSE))
    const words = wordsOf(copies)
    const parts = copies.blocks.filter((block) => block.kind === 'heading' && block.level === 1)
    expect(parts).toHaveLength(3)
    expect(words).toContain('For the representative of list 1: Parti X')
    expect(words).toContain('For the representative of list 2: Liste Y')
    expect(words.match(/Valid votes = 237/g)).toHaveLength(2)
    expect(words).toContain('1 | Parti X | 160')
    expect(words).toContain(' | Sum | 237')
    const { first } = present(Object.values(night.room.state.count.forms)[0])
    expect(words.replaceAll(' ', '')).toContain(present(first).sealed)
    expect(words).toContain(`Number of the entry in the journal = ${present(first).entry}`)
    expect(words).toContain('Received = 2021-09-08 22:00')
    expect(words).toContain('1 | Parti X |  |  | ')
    expect(words).toContain('An accepted sheet')
  })

  it('one list alone without the log; nothing for a list or a contest that is not its own', () => {
    const scene = sceneAt(houseNight(1), 'fr')
    expect(wordsOf(present(sheetCopies(scene, STATION, HOUSE, 2)))).not.toContain('Registre')
    expect(sheetCopies(scene, STATION, HOUSE, 3)).toBeUndefined()
    expect(sheetCopies(scene, STATION, 'B-d1' as ConstituencyCode)).toBeUndefined()
    expect(sheetCopies(scene, 'nowhere' as StationCode, HOUSE)).toBeUndefined()
  })

  it('says what the figures are worth: none, one entry, two that differ', () => {
    const night = new TestNight(sampleBook())
    const now = () => wordsOf(present(sheetCopies(sceneAt(night, 'en'), STATION, HOUSE, 1)))
    expect(now()).toContain('No sheet has come.')
    expect(now()).not.toContain('Valid votes')
    const sheet = (votes: readonly number[]) => honestSheet(night.room.index, STATION, HOUSE, votes)
    night.act(typing('c1', sheet([113, 5])))
    expect(now()).toContain('One entry so far')
    expect(now()).not.toMatch(/118|113/)
    night.act(typing('c2', sheet([113, 6])))
    expect(now()).toContain('The two entries differ')
    expect(now()).not.toMatch(/118|113/)
  })

  it('an explanation is printed with the code of its warning', () => {
    const night = new TestNight(sampleBook())
    night.count('A-1-1', HOUSE, [60, 40], { voters: 101 as Count })
    const words = wordsOf(present(sheetCopies(sceneAt(night, 'en'), STATION, HOUSE, 1)))
    expect(words).toContain('Warning W151: asked by telephone')
  })
})

describe('minutes', () => {
  it('of the commission that decides: sums, seats with every reason, what is missing', () => {
    const words = wordsOf(present(minutes(sceneAt(houseNight(4), 'en'), PROVINCE, HOUSE)))
    expect(words).toContain('Minutes of the provincial commission')
    expect(words).toContain('Province · Province · Sample election · Number of entries: ')
    expect(words).toContain('Partial results, not proclaimed')
    expect(words).toContain('Sheets counted: 4 of 5 (86.50% of the registered)')
    expect(words).toContain('Valid votes = 948')
    expect(words).toContain('1 | Parti X | 640 | 67.51% | 2')
    expect(words).toContain('Quotient: 666 + 2/3 for 3 seat(s)')
    expect(words).toContain('Seat 1: Parti X (1), by the largest remainder 640 (pass 1).')
    expect(words).toContain('Bureau 2 | Commune B | Not received | ')
    expect(words).toContain('Commune A | 3/3 | 1 430 | 711')
  })

  it('written and computed stand side by side with their gap', () => {
    const night = houseNight()
    const value = { ...honestSheet(night.room.index, STATION, HOUSE, [800, 380]), registered: 2000 as Count }
    const opening = { salt: '5'.repeat(32), value }
    night.act({ type: 'type-sum', by: 'v' as PersonId, place: PROVINCE, constituency: HOUSE, opening })
    const words = wordsOf(present(minutes(sceneAt(night, 'en'), PROVINCE, HOUSE)))
    expect(words).toContain('Registered | 2 000 | 2 000 | ')
    expect(words).toContain('Valid votes | 1 185 | 1 180 | −5')
    expect(words).toContain('2 Liste Y | 385 | 380 | −5')
    expect(words).toContain('E503 Province: 4 box(es) are not the sum of the parts (written 1 180, computed 1 185).')
  })

  it('a central office lists its stations and leaves the seats to whom they belong', () => {
    const words = wordsOf(present(minutes(sceneAt(houseNight(2), 'en'), 'A-1' as PlaceCode, HOUSE)))
    expect(words).toContain('Minutes of the central office')
    expect(words).toContain('Bureau 1 | 1/1 | 500 | 237')
    expect(words).toContain('Bureau 3 | 0/1 | – | –')
    expect(words).not.toContain('Quotient')
  })

  it('a central office shares out the seat of a district that has no station elsewhere', () => {
    const words = wordsOf(
      present(minutes(sceneAt(houseNight(1), 'en'), 'B-1' as PlaceCode, 'B-d1' as ConstituencyCode)),
    )
    expect(words).toContain('Minutes of the central office')
    expect(words).toContain('The seats')
  })

  it('a tie has no winner in them until two people recorded why, and then they say it', () => {
    const night = houseNight(STATIONS.length, [90, 90])
    const now = () => wordsOf(present(minutes(sceneAt(night, 'en'), PROVINCE, HOUSE)))
    expect(now()).toContain('A tie at 450: Parti X (1) · Liste Y (2). 1 seat(s) have no winner')
    const opening = { salt: '6'.repeat(32), value: { lots: ['2', '1'], reason: 'drawn before both lists' } }
    night.act({ type: 'propose-tie', by: 'o1' as PersonId, constituency: HOUSE, opening })
    night.act({ type: 'confirm-tie', by: 'o2' as PersonId, constituency: HOUSE })
    expect(now()).not.toContain('no winner')
    expect(now()).toContain('A tie decided by lot.')
    expect(now()).toContain('recorded by o1 and o2, 2021-09-08 22:00: drawn before both lists')
    expect(now()).toContain('Order drawn: Liste Y (2) → Parti X (1)')
  })

  it('tell each part of the seats by itself, and the tie and its decision where they belong', () => {
    const book = sampleBook()
    const constituencies = book.constituencies.map((one) =>
      one.code === HOUSE ? { ...one, seats: 5, reserved: 1 } : one,
    )
    const night = new TestNight({ ...book, constituencies })
    for (const station of STATIONS) night.count(station, HOUSE, [90, 90])
    const now = () => wordsOf(present(minutes(sceneAt(night, 'en'), PROVINCE, HOUSE)))
    const [first = '', second = ''] = now().split('Second part (reserved), seats: 1')
    expect(first).toContain('First part, seats: 4\nQuotient: 500 for 4 seat(s)')
    expect(first).toContain('Seat 4: ')
    expect(first).not.toContain('A tie at')
    expect(second).toContain('Quotient: 2 000 for 1 seat(s)')
    expect(second).toContain('A tie at 450: Parti X (1) · Liste Y (2). 1 seat(s) have no winner')
    const opening = {
      salt: '6'.repeat(32),
      value: { part: 2 as const, ages: { 1: 50, 2: 40 }, reason: 'birth certificates' },
    }
    night.act({ type: 'propose-tie', by: 'o1' as PersonId, constituency: HOUSE, opening })
    night.act({ type: 'confirm-tie', by: 'o2' as PersonId, constituency: HOUSE })
    const [before = '', after = ''] = now().split('Second part (reserved), seats: 1')
    expect(after).toContain('Seat 5: Liste Y (2), by the largest remainder 450 (pass 1). A tie decided by age.')
    expect(after).toContain('birth certificates')
    expect(before).not.toContain('birth certificates')
  })

  it('are of no place above the one that decides, nor of one where nobody votes in it', () => {
    const scene = sceneAt(houseNight(1), 'en')
    expect(minutes(scene, 'R' as PlaceCode, HOUSE)).toBeUndefined()
    expect(minutes(scene, 'B' as PlaceCode, 'A-council' as ConstituencyCode)).toBeUndefined()
    expect(minutes(scene, 'nowhere' as PlaceCode, HOUSE)).toBeUndefined()
  })

  it('figures of other rooms are told with their source', () => {
    const book = sampleBook()
    const wide = { ...book, constituencies: book.constituencies.map((one) => ({ ...one, registered: 3000 as Count })) }
    const night = new TestNight(wide)
    for (const station of STATIONS) night.count(station, HOUSE, [60, 41])
    const counts = { registered: 1000, voters: 500, ballots: 500, void: 0, contested: 0, valid: 500, votes: [100, 400] }
    const value = {
      room: 'Oujda',
      source: 'commission',
      evidence: 'a',
      ...counts,
      stations: 4,
      stationsCounted: 4,
    } as const
    const opening = { salt: '7'.repeat(32), value }
    night.act({ type: 'import-figures', by: 'o1' as PersonId, constituency: HOUSE, opening })
    const words = wordsOf(present(minutes(sceneAt(night, 'en'), PROVINCE, HOUSE)))
    expect(words).toContain('Oujda | Signed minutes | 4/4 | 1: 100 · 2: 400')
    expect(words).toContain('Valid votes = 1 005')
  })
})

describe('the booklet', () => {
  it('holds every contest and constituency of the room, what is missing, and the root of the journal', () => {
    const words = wordsOf(booklet(sceneAt(houseNight(4), 'en'), ROOT))
    for (const { names } of sampleBook().constituencies) expect(words).toContain(names.fr)
    expect(words).toContain('Liste locale | 1 | 4/5 | 948 | 3/3')
    expect(words).toContain('Not received (1): Bureau 2')
    expect(words.replaceAll(' ', '')).toContain(ROOT.root)
  })

  it('tells many constituencies of a contest in a line each, ties and margins with them', () => {
    const night = new TestNight(fiveDistricts())
    night.count('A-1-1', 'A-1-1-d' as ConstituencyCode, [80, 79])
    night.count('B-1-1', 'B-1-1-d' as ConstituencyCode, [50, 50])
    const document = booklet(sceneAt(night, 'en'), ROOT)
    const words = wordsOf(document)
    expect(words).toContain('District A-1-1 | 1/1 | 159 | Parti X (1) | Parti Y (2): 2')
    expect(words).toContain('District B-1-1 | 1/1 | 100 | a tie, which waits for two people | –')
    expect(words).toContain('District A-1-2 | 0/1 | 0 | – | –')
    expect(words).toContain('Not received (3): Bureau 2 · Bureau 3 · Bureau 2')
    const headings = document.blocks.filter(({ kind }) => kind === 'heading')
    expect(headings.some((block) => 'text' in block && block.text.includes('District A'))).toBe(false)
  })

  it('tells many missing sheets by commune', () => {
    const words = wordsOf(booklet(sceneAt(new TestNight(manyStations()), 'en'), ROOT))
    expect(words).toContain('Not received (25): Commune A 23 · Commune B 2')
  })
})

/** The sample with a district of two lists for each of its five stations. */
function fiveDistricts() {
  const book = sampleBook()
  const lists = [
    { number: 1, party: 'X' },
    { number: 2, party: 'Y' },
  ]
  const districts = book.stations.map(({ code, office }) => ({
    code: `${code}-d`,
    contest: 'commune-district',
    place: office.slice(0, 1),
    district: true,
    names: { ar: `الدائرة ${code}`, fr: `District ${code}` },
    seats: 1,
    rule: { kind: 'plurality' },
    lists,
  })) as unknown as typeof book.constituencies
  return {
    ...book,
    stations: book.stations.map((station) => ({ ...station, district: `${station.code}-d` as ConstituencyCode })),
    constituencies: [...book.constituencies.filter(({ contest }) => contest === 'house-local'), ...districts],
  }
}

/** The sample with twenty stations more in the first commune. */
function manyStations() {
  const book = sampleBook()
  const [first] = book.stations
  const more = Array.from({ length: 20 }, (_, at) => ({ ...present(first), code: `A-1-${at + 4}`, number: at + 4 }))
  return { ...book, stations: [...book.stations, ...more] as typeof book.stations }
}

describe('every document', () => {
  it.each(LANGUAGES)('is complete in %s, and a rehearsal says so', (language) => {
    const scene = sceneAt(houseNight(4, [90, 90]), language)
    const documents = [
      present(sheetCopies(scene, STATION, HOUSE)),
      present(minutes(scene, PROVINCE, HOUSE)),
      booklet(scene, ROOT),
    ]
    for (const document of documents) {
      expect(wordsOf(document)).not.toMatch(/\{\w+\}|undefined|NaN/)
      expect(document).toMatchObject({ language, day: '2021-09-08' })
      expect(document.warning).toBeUndefined()
    }
    const rehearsed = { ...scene, state: { ...scene.state, test: true } }
    expect(booklet(rehearsed, ROOT).warning).toBeTruthy()
  })
})
