import type { Book, Station } from '#election/book/book.ts'
import type { Count, StationCode } from '#election/named.ts'
import { random } from '../random.ts'

/** How far a station's turnout may lie from the mean, in per mille of the mean. */
const SPREAD_PER_MILLE = 280

/**
 * Voters of every station at the end of the day: each station has its own inclination to vote, and together they make
 * exactly `voters`. Never more than a station's registered voters. Throws when `voters` exceeds all registered.
 */
export function stationTargets(book: Book, seed: string, voters: number): Map<StationCode, Count> {
  const registered = sum(book.stations.map((station) => station.registered))
  if (!Number.isSafeInteger(voters) || voters < 0 || voters > registered) {
    throw new Error(`${voters} voters of ${registered} registered are impossible`)
  }
  const inclination = officeInclination(book, seed)
  const weights = book.stations.map((station) => {
    const own = random(seed, 'turnout', station.code).between(-SPREAD_PER_MILLE, SPREAD_PER_MILLE)
    return station.registered * (1000 + own) * inclination(station)
  })
  const shares = share(
    voters,
    weights,
    book.stations.map((station) => station.registered),
  )
  return new Map(book.stations.map((station, index) => [station.code, shares[index] as Count]))
}

/** Neighbours vote alike: one inclination per central office, 800 to 1200 per mille. */
function officeInclination(book: Book, seed: string): (station: Station) => number {
  const known = new Map<string, number>()
  for (const { office } of book.stations) {
    if (!known.has(office)) known.set(office, random(seed, 'turnout', office).between(800, 1200))
  }
  return (station) => known.get(station.office) ?? 1000
}

/**
 * Shares out a whole number in proportion to weights, by largest remainder, never above the ceilings: what a ceiling
 * cuts off is shared out again among the others. Exact (big integers); ties go to the earlier one. Weights and
 * ceilings have one element each per sharer. Throws when the ceilings leave nobody to give to.
 */
export function share(total: number, weights: readonly number[], ceilings: readonly number[]): number[] {
  const sharers = weights.map((weight, index) => ({ index, weight, room: ceilings[index] ?? 0, share: 0 }))
  let left = total
  while (left > 0) {
    const open = sharers.filter((sharer) => sharer.room > 0 && sharer.weight > 0)
    const weight = open.reduce((all, sharer) => all + BigInt(sharer.weight), 0n)
    if (weight === 0n) throw new Error('nothing left to share out to')
    const parts = open.map((sharer) => {
      const exact = BigInt(left) * BigInt(sharer.weight)
      return { sharer, whole: Number(exact / weight), rest: exact % weight }
    })
    const remainder = left - sum(parts.map(({ whole }) => whole))
    parts.sort((a, b) => (a.rest === b.rest ? a.sharer.index - b.sharer.index : a.rest > b.rest ? -1 : 1))
    for (const [rank, { sharer, whole }] of parts.entries()) {
      const given = Math.min(whole + (rank < remainder ? 1 : 0), sharer.room)
      sharer.share += given
      sharer.room -= given
      left -= given
    }
  }
  return sharers.map((sharer) => sharer.share)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, n) => all + n, 0)
}
