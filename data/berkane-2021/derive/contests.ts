import type { Commune, Result } from './sources.ts'
import { councilSize, type DerivedStation, districtCode } from './stations.ts'

export const CONSTITUENCY_COLUMNS = [
  'code',
  'contest',
  'place',
  'district',
  'name_ar',
  'name_fr',
  'seats',
  'reserved',
  'rule',
  'quota',
  'threshold_per_mille',
  'registered',
]
export const LIST_COLUMNS = ['constituency', 'number', 'party']

/** Seats reserved for women in each council without lists. */
const WOMEN_SEATS = 5
/** How many parties stand in every district: the strongest of the published local list vote. */
const DISTRICT_PARTIES = 5

/** A third of a province's seats in the regional council, rounded up, is a second part for women. */
export function reservedOf(regionalCouncil: number): number {
  return Math.ceil(regionalCouncil / 3)
}

const BY_LIST = ['largest-remainder', 'registered', '0'] as const
const BY_PLURALITY = ['plurality', '', ''] as const

/** What `contests` needs to know of the province and its region. */
export interface Province {
  readonly registered: number
  /** Seats of the House elected locally in the province, and by the region's list. */
  readonly houseSeats: number
  readonly regionalListSeats: number
  /** Local House seats of all provinces of the region. */
  readonly houseSeatsOfRegion: number
  /** Seats of the regional council that are elected in the province. */
  readonly regionalCouncil: number
  readonly councilOfListCommune: number
}

/** Every constituency and its lists, as rows of `constituencies.csv` and `lists.csv`. */
export function constituenciesAndLists(
  province: Province,
  communes: readonly Commune[],
  stations: readonly DerivedStation[],
  results: readonly Result[],
): { readonly constituencies: readonly (readonly string[])[]; readonly lists: readonly (readonly string[])[] } {
  const constituencies: (readonly string[])[] = []
  const lists: (readonly string[])[] = []
  const add = (row: readonly string[], parties: readonly string[]): void => {
    constituencies.push(row)
    parties.forEach((party, i) => {
      lists.push([row[0] ?? '', String(i + 1), party])
    })
  }
  const whole = (total: number): string =>
    String(Math.round((total * province.houseSeatsOfRegion) / province.houseSeats))
  const inOrder = (constituency: string): readonly string[] => partiesOf(results, constituency).toSorted()
  const { registered, houseSeats, regionalListSeats, regionalCouncil } = province
  const local = inOrder('house-local-02.113')

  add(
    row(
      'house-local-02.113',
      'house-local',
      '02.113',
      '',
      'الدائرة الانتخابية المحلية بركان',
      'Circonscription locale de Berkane',
      houseSeats,
      BY_LIST,
      String(registered),
    ),
    local,
  )
  add(
    row(
      'house-regional-02',
      'house-regional',
      '02',
      '',
      'الدائرة الانتخابية الجهوية لجهة الشرق',
      'Circonscription régionale de l’Oriental',
      regionalListSeats,
      BY_LIST,
      whole(registered),
    ),
    inOrder('house-regional-02'),
  )
  add(
    row(
      'regional-council-02.113',
      'regional-council',
      '02.113',
      '',
      'دائرة بركان لمجلس الجهة',
      'Circonscription de Berkane pour le conseil de la région',
      regionalCouncil,
      BY_LIST,
      String(registered),
      reservedOf(regionalCouncil),
    ),
    local,
  )
  const strongest = partiesOf(results, 'house-local-02.113').slice(0, DISTRICT_PARTIES).toSorted()
  for (const commune of communes) {
    const mine = stations.filter((station) => station.commune === commune)
    const sum = mine.reduce((total, station) => total + station.registered, 0)
    const code = `communal-list-${commune.code}`
    if (commune.ballot === 'list') {
      add(
        row(
          code,
          'communal-list',
          commune.code,
          '',
          `جماعة ${commune.ar}`,
          `Commune de ${commune.fr}`,
          province.councilOfListCommune,
          BY_LIST,
          String(sum),
        ),
        inOrder(code),
      )
      continue
    }
    for (let d = 1; d <= councilSize(commune.population2014); d += 1) {
      add(
        row(
          districtCode(commune, d),
          'communal-district',
          commune.code,
          'yes',
          `${commune.ar}، الدائرة رقم ${d}`,
          `${commune.fr}, circonscription n° ${d}`,
          1,
          BY_PLURALITY,
          '',
        ),
        strongest,
      )
    }
    add(
      row(
        `${commune.code}-women`,
        'communal-women',
        commune.code,
        '',
        `${commune.ar}، المقاعد المخصصة للنساء`,
        `${commune.fr}, sièges réservés aux femmes`,
        WOMEN_SEATS,
        BY_PLURALITY,
        '',
      ),
      strongest,
    )
  }
  return { constituencies, lists }
}

/** Parties of a constituency as published: the strongest first. */
function partiesOf(results: readonly Result[], constituency: string): readonly string[] {
  return results.filter((result) => result.constituency === constituency).map(({ party }) => party)
}

function row(
  code: string,
  contest: string,
  place: string,
  district: '' | 'yes',
  ar: string,
  fr: string,
  seats: number,
  rule: readonly [string, string, string],
  registered: string,
  reserved: number | '' = '',
): readonly string[] {
  return [code, contest, place, district, ar, fr, String(seats), String(reserved), ...rule, registered]
}
