import { apportion, jitter } from './apportion.ts'
import type { Commune } from './sources.ts'

export interface DerivedOffice {
  readonly code: string
  readonly commune: Commune
  readonly number: number
}

export interface DerivedStation {
  readonly code: string
  readonly commune: Commune
  readonly office: DerivedOffice
  readonly number: number
  readonly registered: number
  readonly district?: string
}

/** Registered voters of an average station of a list commune. */
const USUAL_STATION = 420
/** A district with more registered voters gets a second station. */
const LARGEST_STATION = 600

/** Ordinary members of a council by population; a commune without a list has one district for each. */
export function councilSize(population: number): number {
  const steps = [
    [7_500, 11],
    [12_500, 13],
    [15_000, 15],
    [25_000, 23],
    [50_000, 25],
    [100_000, 31],
    [150_000, 35],
    [200_000, 39],
  ] as const
  const step = steps.find(([upTo]) => population <= upTo)
  if (!step) throw new Error(`no council size for a population of ${population}`)
  return step[1]
}

export function districtCode(commune: Commune, district: number): string {
  return `${commune.code}-d${pad(district, 2)}`
}

/** The stations of a commune with their central offices; every district lies within one central office. */
export function stationsOf(commune: Commune, registered: number, seed: number): readonly DerivedStation[] {
  const groups = commune.ballot === 'list' ? undivided(registered, seed) : districts(commune, registered, seed)
  const count = groups.reduce((total, { sizes }) => total + sizes.length, 0)
  const offices = Math.max(1, Math.round(count / (commune.ballot === 'list' ? 8 : 6)))
  const stations: DerivedStation[] = []
  groups.forEach(({ sizes, district }, g) => {
    const officeNumber = Math.floor((g * offices) / groups.length) + 1
    const office = { code: `${commune.code}-${pad(officeNumber, 2)}`, commune, number: officeNumber }
    for (const size of sizes) {
      const number = stations.length + 1
      const code = `${office.code}-${pad(number, 3)}`
      stations.push({ code, commune, office, number, registered: size, ...(district && { district }) })
    }
  })
  return stations
}

interface Group {
  readonly sizes: readonly number[]
  readonly district?: string
}

function undivided(registered: number, seed: number): readonly Group[] {
  const count = Math.round(registered / USUAL_STATION)
  return uneven(registered, count, seed).map((size) => ({ sizes: [size] }))
}

function districts(commune: Commune, registered: number, seed: number): readonly Group[] {
  const count = councilSize(commune.population2014)
  return uneven(registered, count, seed).map((size, d) => ({
    sizes: apportion(size, Array(Math.ceil(size / LARGEST_STATION)).fill(1)),
    district: districtCode(commune, d + 1),
  }))
}

/** Parts of a total that differ by up to about a seventh from each other's mean. */
function uneven(total: number, count: number, seed: number): readonly number[] {
  return apportion(
    total,
    Array.from({ length: count }, (_, i) => 1000 + jitter(seed * 1009 + i, 140)),
  )
}

function pad(n: number, digits: number): string {
  return String(n).padStart(digits, '0')
}
