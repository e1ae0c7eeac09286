import type { Count, PlaceCode, StationCode } from '../named.ts'
import type { Book, Constituency, Place, Station } from './book.ts'

/** A checked book made quick to ask: every question below is one look-up, also with 40,000 stations. */
export interface BookIndex {
  readonly book: Book
  readonly places: ReadonlyMap<PlaceCode, Place>
  readonly stations: ReadonlyMap<StationCode, Station>
  /** Position of a station in `book.stations`. */
  readonly stationIndex: ReadonlyMap<StationCode, number>
  /** The places directly below, in book order; empty for a central office. Throws on an unknown place. */
  children(place: PlaceCode): readonly Place[]
  /** From the station's central office up to the nation. Throws on an unknown station. */
  ancestors(station: StationCode): readonly Place[]
  /** The commune of a station. Throws on an unknown station. */
  commune(station: StationCode): Place
  /** Every station in a place, at whatever depth, in book order. Throws on an unknown place. */
  stationsOf(place: PlaceCode): readonly Station[]
  /** Registered voters of a place: the sum over its stations. Throws on an unknown place. */
  registered(place: PlaceCode): Count
  /** Where the station's votes are decided, in the order of the book's contests. Throws on an unknown station. */
  constituenciesOf(station: StationCode): readonly Constituency[]
}

/** Indexes a book that `checkBook` accepted; throws on one that it would refuse. */
export function indexBook(book: Book): BookIndex {
  const places = new Map(book.places.map((place) => [place.code, place]))
  const stations = new Map(book.stations.map((station) => [station.code, station]))
  const stationIndex = new Map(book.stations.map((station, position) => [station.code, position]))

  const children = new Map<PlaceCode, Place[]>(book.places.map((place) => [place.code, []]))
  const upward = new Map<PlaceCode, readonly Place[]>()
  for (const place of book.places) {
    if (place.parent !== undefined) known(children, place.parent).push(place)
    upward.set(place.code, place.parent === undefined ? [place] : [place, ...known(upward, place.parent)])
  }

  const inside = new Map<PlaceCode, Station[]>(book.places.map((place) => [place.code, []]))
  const registered = new Map<PlaceCode, number>(book.places.map((place) => [place.code, 0]))
  for (const station of book.stations) {
    for (const { code } of known(upward, station.office)) {
      known(inside, code).push(station)
      registered.set(code, known(registered, code) + station.registered)
    }
  }

  const station = (code: StationCode): Station => known(stations, code)
  const ancestors = (code: StationCode): readonly Place[] => known(upward, station(code).office)
  const constituencies = constituencyFinder(book, (s) => known(upward, s.office))

  return {
    book,
    places,
    stations,
    stationIndex,
    children: (place) => known(children, place),
    ancestors,
    commune(code) {
      const commune = ancestors(code).find((place) => place.kind === 'commune')
      if (!commune) throw new Error(`station ${code} lies in no commune`)
      return commune
    },
    stationsOf: (place) => known(inside, place),
    registered: (place) => known(registered, place) as Count,
    constituenciesOf: (code) => constituencies(station(code)),
  }
}

/** Finds a station's constituencies; stations of one office and district share one answer. */
function constituencyFinder(
  book: Book,
  upward: (station: Station) => readonly Place[],
): (station: Station) => readonly Constituency[] {
  const order = new Map(book.contests.map((contest, position) => [contest.id, position]))
  const whole = new Map<PlaceCode, Constituency[]>()
  const districts = new Map<string, Constituency>()
  for (const constituency of book.constituencies) {
    if (constituency.district) districts.set(constituency.code, constituency)
    else whole.set(constituency.place, [...(whole.get(constituency.place) ?? []), constituency])
  }
  const found = new Map<string, readonly Constituency[]>()
  return (station) => {
    const key = `${station.office}\n${station.district ?? ''}`
    const before = found.get(key)
    if (before) return before
    const district = station.district === undefined ? undefined : districts.get(station.district)
    const all = upward(station).flatMap((place) => whole.get(place.code) ?? [])
    if (district) all.push(district)
    all.sort((a, b) => known(order, a.contest) - known(order, b.contest))
    found.set(key, all)
    return all
  }
}

function known<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key)
  if (value === undefined) throw new Error(`not in the book: ${String(key)}`)
  return value
}
