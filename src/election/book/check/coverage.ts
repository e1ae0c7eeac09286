import type { Book, Constituency, SeatRule, Station } from '../book.ts'
import type { Upward } from './places.ts'
import type { Report } from './shape.ts'

/** Which station votes where: districts, overlaps, and the registered voters of every constituency. */
export function checkCoverage(book: Book, upward: Upward, report: Report): void {
  const { whole, districts } = sorted(book)
  const divided = new Set([...districts.values()].map(({ place }) => place as string))
  const sums = new Map<string, number>()
  const named = new Set<string>()
  const known = new Map<string, readonly Constituency[]>()

  // While a code stands twice, one line may be the copy of another, and every sum would tell that again.
  let summable = new Set(book.stations.map(({ code }) => code)).size === book.stations.length

  book.stations.forEach((station, i) => {
    if (station.district !== undefined) named.add(station.district)
    const chain = upward(station.office)
    if (!chain) {
      summable = false
      return
    }
    checkDistrict(
      station,
      i,
      chain.map(({ code }) => code),
      districts,
      divided,
      report,
    )

    const key = `${station.office}\n${station.district ?? ''}`
    let mine = known.get(key)
    if (!mine) {
      mine = [...chain.flatMap(({ code }) => whole.get(code) ?? []), ...own(station, districts)]
      known.set(key, mine)
      overlaps(station, i, mine, report)
    }
    if (mine.length === 0) report('B214', ['stations', i, 'code'], { station: station.code })
    for (const { code } of mine) sums.set(code, (sums.get(code) ?? 0) + station.registered)
  })

  book.constituencies.forEach((constituency, i) => {
    if (constituency.district && !named.has(constituency.code)) {
      report('B311', ['constituencies', i, 'code'], { constituency: constituency.code })
    }
    // While a station hangs nowhere its voters are in no sum, and every sum would look wrong.
    if (summable) checkRegistered(book, constituency, i, sums.get(constituency.code) ?? 0, upward, report)
  })
}

function sorted(book: Book) {
  const whole = new Map<string, Constituency[]>()
  const districts = new Map<string, Constituency>()
  for (const constituency of book.constituencies) {
    if (constituency.district) districts.set(constituency.code, constituency)
    else whole.set(constituency.place, [...(whole.get(constituency.place) ?? []), constituency])
  }
  return { whole, districts }
}

function own({ district }: Station, districts: ReadonlyMap<string, Constituency>): readonly Constituency[] {
  const constituency = district === undefined ? undefined : districts.get(district)
  return constituency ? [constituency] : []
}

function checkDistrict(
  station: Station,
  at: number,
  chain: readonly string[],
  districts: ReadonlyMap<string, Constituency>,
  divided: ReadonlySet<string>,
  report: Report,
): void {
  const { code, district } = station
  if (district === undefined) {
    const place = chain.find((each) => divided.has(each))
    if (place !== undefined) report('B216', ['stations', at, 'district'], { station: code, place })
    return
  }
  const constituency = districts.get(district)
  if (!constituency) report('B212', ['stations', at, 'district'], { station: code, district })
  else if (!chain.includes(constituency.place)) {
    report('B213', ['stations', at, 'district'], { station: code, district, place: constituency.place })
  }
}

/** Reported once for all stations of an office and district, because they all share the fault. */
function overlaps(station: Station, at: number, mine: readonly Constituency[], report: Report): void {
  const first = new Map<string, Constituency>()
  for (const constituency of mine) {
    const before = first.get(constituency.contest)
    if (before) {
      const { code: second, contest } = constituency
      report('B215', ['stations', at], { station: station.code, first: before.code, second, contest })
    } else first.set(constituency.contest, constituency)
  }
}

function checkRegistered(
  book: Book,
  { code, place, registered, rule }: Constituency,
  at: number,
  sum: number,
  upward: Upward,
  report: Report,
): void {
  const path = ['constituencies', at, 'registered']
  const chain = upward(place)
  if (!chain) return
  const inRoom = chain.some((each) => each.code === book.room)
  if (registered === undefined) {
    if (!inRoom && needsRegistered(rule)) report('B406', path, { constituency: code })
  } else if (inRoom && registered !== sum) report('B404', path, { place: code, written: registered, sum })
  else if (!inRoom && registered < sum) report('B405', path, { constituency: code, written: registered, sum })
}

function needsRegistered(rule: SeatRule): boolean {
  return rule.kind === 'largest-remainder' && (rule.quota === 'registered' || rule.thresholdOf === 'registered')
}
