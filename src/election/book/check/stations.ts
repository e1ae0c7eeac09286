import type { Book } from '../book.ts'
import type { SayWhere, Upward } from './places.ts'
import type { Report } from './shape.ts'

/** B2…: the stations, one by one and against the tree of places. */
export function checkStations(book: Book, upward: Upward, report: Report, where: SayWhere): void {
  const copies = uniqueCodes(book, report, where)
  const numbers = new Map<string, number>()
  const peopled = new Set<string>()
  const offices = new Set<string>(book.places.filter(({ kind }) => kind === 'office').map(({ code }) => code))

  book.stations.forEach((station, i) => {
    const path = ['stations', i]
    if (station.previous && station.previous.voters > station.previous.registered) {
      report('B408', [...path, 'previous', 'voters'], { ...station.previous })
    }
    if (!offices.has(station.office)) {
      report('B208', [...path, 'office'], { station: station.code, office: station.office })
      return
    }
    const chain = upward(station.office)
    if (!chain) return // the place where the tree is broken is told once, at its own line
    for (const { code } of chain) peopled.add(code)
    if (!chain.some(({ code }) => code === book.room)) {
      report('B209', [...path, 'office'], { station: station.code, room: book.room })
    }
    const commune = chain.find(({ kind }) => kind === 'commune')?.code ?? ''
    const key = `${commune}\n${station.number}`
    const first = numbers.get(key)
    if (first === undefined) numbers.set(key, i)
    else if (!copies.has(i)) {
      const { number } = station
      report('B210', [...path, 'number'], { number, commune, first: where(['stations', first]) })
    }
  })

  book.places.forEach(({ code, kind }, i) => {
    const votes = kind === 'office' || kind === 'commune'
    if (votes && upward(code) && !peopled.has(code)) report('B211', ['places', i, 'code'], { code })
  })
  inOrder(book, upward, report)
}

/** Answers with the stations, by their place in the list, whose code was taken already. */
function uniqueCodes(book: Book, report: Report, where: SayWhere): ReadonlySet<number> {
  const copies = new Set<number>()
  const taken = new Map<string, readonly (string | number)[]>(book.places.map(({ code }, i) => [code, ['places', i]]))
  book.stations.forEach(({ code }, i) => {
    const first = taken.get(code)
    if (!first) {
      taken.set(code, ['stations', i])
      return
    }
    copies.add(i)
    report('B201', ['stations', i, 'code'], { code, first: where(first) })
  })
  return copies
}

/** Commune, central office and number must rise, because every surface lists stations in the book's order. */
function inOrder(book: Book, upward: Upward, report: Report): void {
  const rank = new Map<string, number>(book.places.map(({ code }, i) => [code, i]))
  let before: readonly number[] = []
  book.stations.forEach((station, i) => {
    const commune = upward(station.office)?.find(({ kind }) => kind === 'commune')
    if (!commune) return
    const key = [rank.get(commune.code) ?? 0, rank.get(station.office) ?? 0, station.number]
    if (compare(key, before) < 0) report('B217', ['stations', i], { station: station.code })
    else before = key
  })
}

/** Orders lists of numbers by their first difference; the empty list comes first. */
export function compare(a: readonly number[], b: readonly number[]): number {
  for (const [i, n] of a.entries()) {
    const other = b[i]
    if (other === undefined) return 1
    if (n !== other) return n - other
  }
  return 0
}
