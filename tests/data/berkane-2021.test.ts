import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readBook } from '#cli/book/folder.ts'
import { headingOf, TABLES } from '#election/book/build/columns.ts'
import { readCsv } from '#election/book/build/csv.ts'
import { indexBook } from '#election/book/index.ts'
import { mapLayout } from '#election/map/layout.ts'
import type { PlaceCode, StationCode } from '#election/named.ts'
import { seatsOf } from '#room/count/allocation.ts'
import { reservedOf } from '../../data/berkane-2021/derive/contests.ts'
import { readProvinces, readPublished, readResults } from '../../data/berkane-2021/derive/sources.ts'
import { derive, totalsOf2016 } from '../../data/berkane-2021/derive.ts'

const FOLDER = join(import.meta.dirname, '../../data/berkane-2021')
const built = await readBook(FOLDER)
if (!built.outcome.ok) throw new Error('the Berkane book has faults')
const book = built.outcome.value
const index = indexBook(book)
const province = '02.113' as PlaceCode
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

test('the committed files are what derive.ts makes of the sources', () => {
  for (const [name, text] of derive()) expect(readFileSync(join(FOLDER, name), 'utf8'), name).toBe(text)
})

test('the book is read without a note', () => {
  expect(built.notes).toEqual([])
})

describe('published figures hold', () => {
  test('160,630 registered voters in 16 communes, 6 urban and 10 rural', () => {
    expect(index.registered(province)).toBe(160_630)
    const communes = book.places.filter(({ kind }) => kind === 'commune')
    expect(communes).toHaveLength(16)
    expect(communes.filter(({ setting }) => setting === 'urban')).toHaveLength(6)
  })

  test('turnout of the whole province is 51.63 %', () => {
    const voters = turnout()
    expect(sum([...voters.values()])).toBe(82_933)
    expect(Math.round((82_933 * 10_000) / 160_630)).toBe(5163)
    for (const station of book.stations) expect(voters.get(station.code)).toBeLessThanOrEqual(station.registered)
    expect(voters.size).toBe(book.stations.length)
  })

  test('the published votes belong to lists of the book', () => {
    const results = readResults()
    const local = results.filter(({ constituency }) => constituency === 'house-local-02.113')
    expect(sum(local.map(({ votes = 0 }) => votes))).toBe(71_093)
    for (const { constituency, party } of results) {
      const lists = book.constituencies.find(({ code }) => code === constituency)?.lists
      expect(lists?.map((list) => list.party)).toContain(party)
    }
  })

  test('seats: 3 local, 7 on the regional list, 35 in the council of Berkane', () => {
    const seats = (code: string) => book.constituencies.find((each) => each.code === code)?.seats
    expect(['house-local-02.113', 'house-regional-02', 'communal-list-02.113.01.09'].map(seats)).toEqual([3, 7, 35])
    for (const code of ['house-local-02.113', 'house-regional-02', 'communal-list-02.113.01.09']) {
      const won = readResults().filter(({ constituency }) => constituency === code)
      expect(sum(won.map((result) => result.seats))).toBe(seats(code))
    }
  })

  test('the regional council: the province elects its own 6 of 51 seats; the women’s list alone is wider than the room', () => {
    const wide = book.places.filter(({ kind }) => kind === 'nation' || kind === 'region').map(({ code }) => code)
    const wider = book.constituencies.filter(({ place }) => wide.includes(place))
    expect(wider.map(({ code }) => code)).toEqual(['house-regional-02'])
    const council = book.constituencies.find(({ contest }) => contest === 'regional-council')
    expect(council).toMatchObject({ place: province, seats: 6, reserved: 2, registered: 160_630 })
    const elsewhere = readProvinces().map(({ regionalCouncilSeats }) => regionalCouncilSeats)
    expect(sum(elsewhere) + 6).toBe(51)
    // The part for women, a third rounded up in each province, makes the number published for the region.
    expect(sum([6, ...elsewhere].map(reservedOf))).toBe(20)
  })
})

test('the six seats of the regional council go to four lists and, in the part for women, to two', () => {
  const council = book.constituencies.find(({ contest }) => contest === 'regional-council')
  if (!council) throw new Error('no regional council')
  const votes = votesIn(council.code)
  const figures = {
    registered: 160_630,
    ballots: 82_933,
    votes: council.lists.map(({ party }) => votes.get(party) ?? 0),
  }
  const { parts, ties } = seatsOf(council, figures)
  const party = (list: string) => council.lists.find(({ number }) => String(number) === list)?.party
  expect(ties).toEqual([])
  expect(parts?.map(({ steps }) => steps.map(({ list }) => party(list)))).toEqual([
    ['RNI', 'PI', 'PAM', 'MP'],
    ['RNI', 'PI'],
  ])
})

describe('derived figures are coherent', () => {
  test('about 400 stations in about 60 central offices, none larger than 600', () => {
    expect(book.stations).toHaveLength(402)
    expect(book.places.filter(({ kind }) => kind === 'office')).toHaveLength(63)
    expect(Math.max(...book.stations.map(({ registered }) => registered))).toBeLessThanOrEqual(600)
    expect(Math.min(...book.stations.map(({ registered }) => registered))).toBeGreaterThan(100)
  })

  test('every voter has four contests on two papers; a district lies within one central office', () => {
    const offices = new Map<string, string>()
    for (const { code, district, office } of book.stations) {
      const commune = index.commune(code).names.fr
      const kinds = index.constituenciesOf(code).map(({ contest }) => contest)
      const council = commune === 'Berkane' ? ['communal-list'] : ['communal-district', 'communal-women']
      expect(kinds).toEqual(['house-local', 'house-regional', ...council, 'regional-council'])
      if (district) expect(offices.get(district) ?? office).toBe(office)
      if (district) offices.set(district, office)
    }
    expect(offices.size).toBe(233)
  })

  test('the votes of the room: the published ones of the local list, and as many as may be valid elsewhere', () => {
    const votes = votesIn('house-local-02.113')
    expect(votes).toEqual(new Map(published('house-local-02.113')))
    expect(sum([...votes.values()])).toBe(71_093)
    for (const [code, valid] of [
      ['house-regional-02', 70_935],
      ['regional-council-02.113', 72_317],
      ['communal-list-02.113.01.09', 25_064],
    ] as const) {
      const lists = book.constituencies.find((each) => each.code === code)?.lists.map(({ party }) => party)
      expect([...votesIn(code).keys()].toSorted(), code).toEqual(lists?.toSorted())
      expect(sum([...votesIn(code).values()]), code).toBe(valid)
    }
  })

  test('the room and the other seven rooms of the region make the published regional list', () => {
    const own = votesIn('house-regional-02')
    const rooms = table('other-rooms.csv')
    expect(rooms).toHaveLength(7)
    for (const [party, votes] of published('house-regional-02')) {
      expect(sum(rooms.map((row) => Number(row(party)))) + (own.get(party) ?? 0), party).toBe(votes)
    }
    const count = (key: string) => sum(rooms.map((row) => Number(row(key))))
    expect(count('registered') + 160_630).toBe(1_231_497)
    expect(count('valid') + 70_935).toBe(528_806)
    for (const row of rooms) {
      const [voters, ballots, valid, nul, contested] = ['voters', 'ballots', 'valid', 'void', 'contested'].map((key) =>
        Number(row(key)),
      )
      expect(voters).toBe(ballots)
      expect((valid ?? 0) + (nul ?? 0) + (contested ?? 0)).toBe(ballots)
      expect(voters).toBeLessThan(Number(row('registered')))
    }
  })

  test('the curve of 2016 goes through the published shares', () => {
    const { voters, registered } = totalsOf2016(readPublished())
    expect(book.previous?.registered).toBe(registered)
    const at = (minute: number) => book.previous?.curve.find((point) => point.minute === minute)?.voters ?? 0
    expect([720, 1020, 1140].map(at)).toEqual([Math.round(registered * 0.1), Math.round(registered * 0.25), voters])
    expect(book.previous?.curve).toHaveLength(132)
  })
})

test('on the map the north is up and neighbours are near', () => {
  const layout = mapLayout(book)
  const named = (fr: string) => {
    const place = book.places.find(({ kind, names }) => kind === 'commune' && names.fr === fr)
    return layout.get(place?.code as PlaceCode)!
  }
  const [north, south, west, east] = ['Saidia', 'Rislane', 'Chouihia', 'Ahfir'].map(named)
  expect(north!.circle.y).toBeLessThan(south!.circle.y)
  expect(west!.circle.x).toBeLessThan(east!.circle.x)
  expect(north!.tile.row).toBeLessThan(south!.tile.row)
  expect(west!.tile.column).toBeLessThan(east!.tile.column)
  const apart = (a: string, b: string) =>
    Math.hypot(named(a).circle.x - named(b).circle.x, named(a).circle.y - named(b).circle.y)
  expect(apart('Ahfir', 'Aghbal')).toBeLessThan(apart('Ahfir', 'Chouihia') / 3)
  expect(apart('Madagh', 'Saidia')).toBeLessThan(apart('Madagh', 'Rislane') / 3)
})

test('every file of the folder is known, and no table has a column that the book does not read', () => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.csv'))
  const tables = TABLES.map((name) => `${name}.csv`)
  expect(files.filter((name) => !tables.includes(name))).toEqual([
    'other-rooms.csv',
    'published.csv',
    'results.csv',
    'turnout.csv',
    'votes.csv',
  ])
  for (const table of TABLES.filter((name) => files.includes(`${name}.csv`))) {
    const read = readCsv(readFileSync(join(FOLDER, `${table}.csv`), 'utf8'), ',')
    if (read.ok) for (const column of read.value[0]?.cells ?? []) expect(headingOf(table)).toContain(column)
  }
})

/** The rows of a file that is no part of the book. */
function table(name: string): ((column: string) => string)[] {
  const read = readCsv(readFileSync(join(FOLDER, name), 'utf8'), ',')
  if (!read.ok) throw new Error(`${name} is broken`)
  const [heading, ...rows] = read.value
  return rows.map(
    ({ cells }) =>
      (column) =>
        cells[heading?.cells.indexOf(column) ?? -1] ?? '',
  )
}

function votesIn(constituency: string): ReadonlyMap<string, number> {
  const rows = table('votes.csv').filter((row) => row('constituency') === constituency)
  return new Map(rows.map((row) => [row('party'), Number(row('votes'))]))
}

function published(constituency: string): [string, number][] {
  return readResults().flatMap(({ constituency: code, party, votes }) =>
    code === constituency ? [[party, votes ?? Number.NaN]] : [],
  )
}

function turnout(): ReadonlyMap<StationCode, number> {
  const read = readCsv(readFileSync(join(FOLDER, 'turnout.csv'), 'utf8'), ',')
  if (!read.ok) throw new Error('turnout.csv is broken')
  return new Map(read.value.slice(1).map(({ cells }) => [cells[0] as StationCode, Number(cells[1])]))
}
