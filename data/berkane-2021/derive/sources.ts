import { readFileSync } from 'node:fs'
import { readCsv } from '#election/book/build/csv.ts'

/** One line of `source/communes.csv`. */
export interface Commune {
  readonly code: string
  readonly ar: string
  readonly fr: string
  readonly setting: 'urban' | 'rural'
  readonly population2014: number
  readonly latitude: string
  readonly longitude: string
  readonly ballot: 'list' | 'districts'
}

/** One line of `results.csv`; votes are absent where only seats were published. */
export interface Result {
  readonly constituency: string
  readonly party: string
  readonly votes?: number
  readonly seats: number
}

/** One line of `source/provinces.csv`: another province of the region. */
export interface Province {
  readonly ar: string
  readonly fr: string
  /** Seats of the House elected locally there. */
  readonly houseSeats: number
  /** Seats of the regional council elected there. */
  readonly regionalCouncilSeats: number
}

export function readProvinces(): readonly Province[] {
  return readRows('source/provinces.csv').map((row) => ({
    ar: row('name_ar'),
    fr: row('name_fr'),
    houseSeats: Number(row('house_seats')),
    regionalCouncilSeats: Number(row('regional_council_seats')),
  }))
}

export function readCommunes(): readonly Commune[] {
  return readRows('source/communes.csv').map((row) => ({
    code: row('code'),
    ar: row('name_ar'),
    fr: row('name_fr'),
    setting: row('setting') === 'urban' ? 'urban' : 'rural',
    population2014: Number(row('population_2014')),
    latitude: row('latitude'),
    longitude: row('longitude'),
    ballot: row('ballot') === 'list' ? 'list' : 'districts',
  }))
}

export function readResults(): readonly Result[] {
  return readRows('results.csv').map((row) => ({
    constituency: row('constituency'),
    party: row('party'),
    ...(row('votes') !== '' && { votes: Number(row('votes')) }),
    seats: Number(row('seats')),
  }))
}

/** A published figure by its key; throws on a key that `published.csv` lacks. */
export function readPublished(): (key: string) => number {
  const figures = new Map(readRows('published.csv').map((row) => [row('key'), Number(row('value'))]))
  return (key) => {
    const figure = figures.get(key)
    if (figure === undefined) throw new Error(`published.csv has no ${key}`)
    return figure
  }
}

function readRows(name: string): readonly ((column: string) => string)[] {
  const read = readCsv(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'), ',')
  if (!read.ok) throw new Error(`${name}, line ${read.error.line}: a quotation mark is misplaced`)
  const [heading, ...rows] = read.value
  return rows.map(({ cells }) => (column) => {
    const at = heading?.cells.indexOf(column) ?? -1
    if (at === -1) throw new Error(`${name} has no column ${column}`)
    return cells[at] ?? ''
  })
}
