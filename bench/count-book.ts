import type { Book, Constituency, Contest, Paper, Place, Station } from '#election/book/book.ts'
import type { ConstituencyCode, ContestId, Count, PaperId, PartyCode, PlaceCode, StationCode } from '#election/named.ts'
import { smallBook } from '#room/testing/book.ts'

/** How wide a land is at each level; stations are the product. */
export interface Land {
  readonly regions: number
  readonly provinces: number
  readonly communes: number
  readonly offices: number
  readonly stations: number
}

/** A nation: 40,000 stations. */
export const COUNTRY: Land = { regions: 10, provinces: 8, communes: 20, offices: 5, stations: 5 }

export const LISTS = 12
const QUOTIENT = { kind: 'largest-remainder', quota: 'registered', thresholdPerMille: 0 } as const
const PAPERS = ['house', 'local'] as const
/** The four contests of a station, with the place that decides each and its seats. */
const CONTESTS = [
  { id: 'house-local', paper: 'house', kind: 'house-local', level: 'province', seats: 4 },
  { id: 'house-regional', paper: 'house', kind: 'house-regional', level: 'region', seats: 7 },
  { id: 'commune', paper: 'local', kind: 'communal-list', level: 'commune', seats: 31 },
  { id: 'region', paper: 'local', kind: 'regional-council', level: 'province', seats: 9 },
] as const

/** A day with four contests at every station, on two papers; registered voters vary from 250 to 649. */
export function countBook({ regions, provinces, communes, offices, stations }: Land): Book {
  const places: Place[] = [{ code: 'N' as PlaceCode, kind: 'nation', names: named('N') }]
  const list: Station[] = []
  const below = (parent: PlaceCode, kind: Place['kind'], count: number) =>
    Array.from({ length: count }, (_, i) => {
      const code = `${parent}.${i + 1}` as PlaceCode
      places.push({ code, kind, parent, names: named(code) })
      return code
    })
  for (const region of below('N' as PlaceCode, 'region', regions))
    for (const province of below(region, 'province', provinces))
      for (const commune of below(province, 'commune', communes))
        for (const office of below(commune, 'office', offices))
          for (let i = 1; i <= stations; i++) list.push(stationOf(office, i, list.length))
  const registered = new Map<PlaceCode, number>()
  for (const { office, registered: count } of list)
    for (let code: string = office; code !== ''; code = code.slice(0, Math.max(0, code.lastIndexOf('.'))))
      registered.set(code as PlaceCode, (registered.get(code as PlaceCode) ?? 0) + count)
  return {
    ...smallBook(),
    room: 'N.1.1' as PlaceCode,
    places,
    stations: list,
    parties: Array.from({ length: LISTS }, (_, i) => ({ code: party(i), names: named(party(i)), colour: '#336699' })),
    papers: PAPERS.map((id): Paper => ({ id: id as PaperId, names: named(id), colour: '#ffffff' })),
    contests: CONTESTS.map(
      ({ id, paper, kind }): Contest => ({ id: id as ContestId, paper: paper as PaperId, kind, names: named(id) }),
    ),
    constituencies: CONTESTS.flatMap(({ id, level, seats }) =>
      places
        .filter(({ kind }) => kind === level)
        .map(({ code }) => constituency(id, code, seats, registered.get(code) ?? 0)),
    ),
  }
}

function stationOf(office: PlaceCode, number: number, position: number): Station {
  const code = `${office}-${number}` as StationCode
  return { code, office, number, names: named(code), registered: (250 + ((position * 7919) % 400)) as Count }
}

function constituency(contest: string, place: PlaceCode, seats: number, registered: number): Constituency {
  return {
    code: `${contest}:${place}` as ConstituencyCode,
    contest: contest as ContestId,
    place,
    names: named(place),
    seats,
    rule: QUOTIENT,
    registered: registered as Count,
    lists: Array.from({ length: LISTS }, (_, i) => ({ number: i + 1, party: party(i) })),
  }
}

function party(i: number): PartyCode {
  return `L${i + 1}` as PartyCode
}

function named(name: string) {
  return { ar: name, fr: name }
}
