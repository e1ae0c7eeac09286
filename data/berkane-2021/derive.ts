import { writeFileSync } from 'node:fs'
import type { Minute } from '#election/named.ts'
import { clock } from '#election/time.ts'
import { apportion } from './derive/apportion.ts'
import { CONSTITUENCY_COLUMNS, constituenciesAndLists, LIST_COLUMNS } from './derive/contests.ts'
import { otherRoomColumns, otherRoomRows } from './derive/other-rooms.ts'
import { type Commune, type Result, readCommunes, readProvinces, readPublished, readResults } from './derive/sources.ts'
import { type DerivedStation, stationsOf } from './derive/stations.ts'
import { fiveMinuteCurve, votersOf } from './derive/turnout.ts'
import { VOTE_COLUMNS, votesOfRoom } from './derive/votes.ts'

/**
 * Makes the derived files of this folder from the published ones. The same sources give the same bytes; a test
 * compares them with the committed files. Run it after changing a source: `node data/berkane-2021/derive.ts`.
 */
export function derive(): ReadonlyMap<string, string> {
  const published = readPublished()
  const communes = readCommunes()
  const shares = apportion(
    published('registered'),
    communes.map(({ population2014 }) => population2014),
  )
  const stations = communes.flatMap((commune, i) => stationsOf(commune, shares[i] ?? 0, i))
  const province = {
    registered: published('registered'),
    houseSeats: published('house_local_seats'),
    regionalListSeats: published('house_regional_seats'),
    houseSeatsOfRegion: published('house_local_seats_whole_region'),
    regionalCouncil: published('regional_council_seats_02.113'),
    councilOfListCommune: published('council_seats_02.113.01.09'),
  }
  const results = readResults()
  const { constituencies, lists } = constituenciesAndLists(province, communes, stations, results)
  const voters = votersOf(
    stations,
    Math.round((published('registered') * published('turnout_per_ten_thousand')) / 10_000),
  )

  const votes = votesOfRoom({
    results,
    stations,
    voters,
    houseSeats: province.houseSeats,
    houseSeatsOfRegion: province.houseSeatsOfRegion,
    validLocal: published('national_valid_local_2021'),
    validRegional: published('national_valid_regional_2021'),
    voters2016: published('national_voters_2016'),
    void2016: published('national_void_2016'),
  })

  return new Map([
    ['votes.csv', csv(VOTE_COLUMNS, votes)],
    ['other-rooms.csv', otherRooms(results, votes, constituencies, published('registered'), sumOf(voters))],
    ['places.csv', csv(PLACE_COLUMNS, placeRows(communes, stations))],
    ['stations.csv', csv(STATION_COLUMNS, stationRows(stations))],
    ['constituencies.csv', csv(CONSTITUENCY_COLUMNS, constituencies)],
    ['lists.csv', csv(LIST_COLUMNS, lists)],
    ['previous.csv', csv(['time', 'voters'], previousRows(published))],
    [
      'turnout.csv',
      csv(
        ['station', 'voters'],
        stations.map(({ code }, i) => [code, String(voters[i])]),
      ),
    ],
  ])
}

/** What the region's other provinces report of the regional list. */
function otherRooms(
  results: readonly Result[],
  votes: readonly (readonly string[])[],
  constituencies: readonly (readonly string[])[],
  registered: number,
  voters: number,
): string {
  const constituency = 'house-regional-02'
  const region = results.filter((result) => result.constituency === constituency)
  const inRoom = (code: string) =>
    new Map(votes.filter(([of]) => of === code).map(([, party = '', count]) => [party, Number(count)]))
  const whole = Number(constituencies.find(([code]) => code === constituency)?.at(-1))
  const rows = otherRoomRows({
    constituency,
    provinces: readProvinces(),
    region,
    own: inRoom(constituency),
    registered: whole - registered,
    ownVoters: voters,
    ownValid: sumOf([...inRoom('house-local-02.113').values()]),
  })
  return csv(otherRoomColumns(region), rows)
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0)
}

/** Voters and registered voters of the province in 2016, from its published valid votes and the national shares. */
export function totalsOf2016(published: (key: string) => number): {
  readonly voters: number
  readonly registered: number
} {
  const all = published('national_voters_2016')
  const voters = Math.round((published('valid_votes_2016') * all) / (all - published('national_void_2016')))
  return { voters, registered: Math.round((voters * published('national_registered_2016')) / all) }
}

function previousRows(published: (key: string) => number): readonly (readonly string[])[] {
  const { voters, registered } = totalsOf2016(published)
  const share = (perTenThousand: number): number => Math.round((registered * perTenThousand) / 10_000)
  const points = [
    { minute: 720, voters: share(published('turnout_noon_2016_per_ten_thousand')) },
    { minute: 1020, voters: share(published('turnout_17_2016_per_ten_thousand')) },
    { minute: 1140, voters },
  ]
  return fiveMinuteCurve({ opens: 480, closes: 1140, points }).map(([minute, count]) => [
    clock(minute as Minute),
    String(count),
  ])
}

const PLACE_COLUMNS = [
  'code',
  'kind',
  'parent',
  'name_ar',
  'name_fr',
  'name_zgh',
  'name_en',
  'hcp',
  'setting',
  'latitude',
  'longitude',
  'population',
]

function placeRows(communes: readonly Commune[], stations: readonly DerivedStation[]): readonly (readonly string[])[] {
  const offices = [...new Map(stations.map(({ office }) => [office.code, office])).values()]
  return [
    ['MA', 'nation', '', 'المغرب', 'Maroc', 'ⵍⵎⵖⵔⵉⴱ', 'Morocco', '', '', '', '', ''],
    ['02', 'region', 'MA', 'جهة الشرق', 'Région de l’Oriental', '', 'Oriental region', '02', '', '', '', ''],
    [
      '02.113',
      'province',
      '02',
      'إقليم بركان',
      'Province de Berkane',
      'ⴱⵔⴽⴰⵏ',
      'Province of Berkane',
      '02.113',
      '',
      '',
      '',
      '',
    ],
    ...communes.map(({ code, ar, fr, setting, latitude, longitude, population2014 }) => [
      code,
      'commune',
      '02.113',
      ar,
      fr,
      fr === 'Berkane' ? 'ⴱⵔⴽⴰⵏ' : '',
      '',
      code,
      setting,
      latitude,
      longitude,
      String(population2014),
    ]),
    ...offices.map(({ code, commune, number }) => [
      code,
      'office',
      commune.code,
      `المكتب المركزي رقم ${number}، ${commune.ar}`,
      `Bureau centralisateur n° ${number}, ${commune.fr}`,
      '',
      `Central office no. ${number}, ${commune.fr}`,
      '',
      '',
      '',
      '',
      '',
    ]),
  ]
}

const STATION_COLUMNS = ['code', 'office', 'number', 'name_ar', 'name_fr', 'name_en', 'registered', 'district']

function stationRows(stations: readonly DerivedStation[]): readonly (readonly string[])[] {
  return stations.map(({ code, commune, office, number, registered, district }) => [
    code,
    office.code,
    String(number),
    `مكتب التصويت رقم ${number}، ${commune.ar}`,
    `Bureau de vote n° ${number}, ${commune.fr}`,
    `Polling station no. ${number}, ${commune.fr}`,
    String(registered),
    district ?? '',
  ])
}

function csv(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heading, ...rows].map((cells) => `${cells.map(cell).join(',')}\n`).join('')
}

function cell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

if (import.meta.main) {
  for (const [name, text] of derive()) writeFileSync(new URL(name, import.meta.url), text)
}
