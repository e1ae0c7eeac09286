import type { PlaceRow, StationRow, TurnoutVersion } from '#room/views/published.ts'
import type { Cell } from './csv.ts'

/** One column of a published table: the one text from which the CSV, its CSVW description and the docs are made. */
export interface Column<Row, Of = TurnoutVersion> {
  readonly name: string
  /** A datatype of CSV on the Web. */
  readonly type: 'string' | 'integer' | 'decimal' | 'dateTime' | 'time'
  /** English, one sentence or two; ends with a full stop. */
  readonly means: string
  /** May be empty, and what that means. */
  readonly empty?: string
  readonly cell: (row: Row, version: Of) => Cell
}

/** A published table. `cells` gives every row of it at one version, in the order of `columns`. */
export interface Table<Of = TurnoutVersion> {
  readonly file: string
  readonly about: string
  /** Names of the columns that together name a row once. */
  readonly key: readonly string[]
  /** Integer columns that the manifest adds up. */
  readonly sums: readonly string[]
  readonly columns: readonly Omit<Column<unknown>, 'cell'>[]
  readonly cells: (version: Of) => Cell[][]
}

interface TableOf<Row, Of> extends Omit<Table<Of>, 'columns' | 'cells'> {
  readonly columns: readonly Column<Row, Of>[]
  readonly rows: (version: Of) => Iterable<Row>
}

/**
 * The last column of every published table, whatever it is about: a single row that somebody kept still says that it came
 * from a rehearsal. `IsTest` is the name of the common data formats for elections (NIST SP 1500-100).
 */
export function isTest<Row, Of = TurnoutVersion>(of: (row: Row, version: Of) => boolean): Column<Row, Of> {
  return {
    name: IS_TEST,
    type: 'integer',
    means: '1 in a rehearsal, which is no election; 0 on the day; the same in the whole file.',
    cell: (row, version) => (of(row, version) ? 1 : 0),
  }
}

/** Name of that column. */
export const IS_TEST = 'is_test'

/** A table from its rows at a version. */
export function table<Row, Of = TurnoutVersion>({ rows, ...rest }: TableOf<Row, Of>): Table<Of> {
  return {
    ...rest,
    cells: (version) => [...rows(version)].map((row) => rest.columns.map((column) => column.cell(row, version))),
  }
}

/** A point of a place's curve. */
interface CurveRow {
  readonly place: PlaceRow
  readonly minute: number
  readonly voters: number
}

type Timed = Pick<PlaceRow, 'observed_at' | 'received_at' | 'published_at'>

const NOTHING = 'nothing was received yet; never zero'

const TIMES: readonly Column<Timed>[] = [
  {
    name: 'observed_at',
    type: 'dateTime',
    means:
      'When the figure was true at the station (the youngest of its parts); by the age its phone gave, never by its clock.',
    empty: NOTHING,
    cell: (row) => row.observed_at,
  },
  {
    name: 'received_at',
    type: 'dateTime',
    means: 'When the control room received it (the youngest of its parts).',
    empty: NOTHING,
    cell: (row) => row.received_at,
  },
  {
    name: 'published_at',
    type: 'dateTime',
    means: 'When this very figure first appeared in public; it stays while the figure stays.',
    cell: (row) => row.published_at,
  },
]

function version<Row>(): Column<Row> {
  return {
    name: 'version',
    type: 'integer',
    means: 'Number of the last journal entry that the figure takes into account; the same in the whole file.',
    cell: (_row, of) => of.version,
  }
}

const IN_TEST = isTest<unknown>((_row, of) => of.is_test)

export const PLACES: Table = table<PlaceRow>({
  file: 'places.csv',
  about: 'Turnout per place: nation, region, province, commune, central office. Parents stand before their children.',
  key: ['place_code'],
  sums: [
    'registered',
    'registered_reporting',
    'voters',
    'stations',
    'reporting',
    'missing',
    'opened',
    'closed',
    'merged',
  ],
  rows: (of) => of.places,
  columns: [
    version(),
    {
      name: 'place_code',
      type: 'string',
      means: 'Code of the place in the book; the key.',
      cell: (row) => row.place_code,
    },
    {
      name: 'kind',
      type: 'string',
      means: '`nation`, `region`, `province`, `commune` or `office` (central office).',
      cell: (row) => row.kind,
    },
    {
      name: 'parent_code',
      type: 'string',
      means: 'Code of the place above.',
      empty: 'the topmost place',
      cell: (row) => row.parent_code,
    },
    { name: 'name_ar', type: 'string', means: 'Name in Arabic.', cell: (row) => row.name_ar },
    { name: 'name_fr', type: 'string', means: 'Name in French.', cell: (row) => row.name_fr },
    {
      name: 'registered',
      type: 'integer',
      means: 'Registered voters of all its stations.',
      cell: (row) => row.registered,
    },
    {
      name: 'registered_reporting',
      type: 'integer',
      means: 'Registered voters of the stations that have a figure: the denominator of `turnout_percent`.',
      cell: (row) => row.registered_reporting,
    },
    {
      name: 'voters',
      type: 'integer',
      means: 'People who voted, as far as received.',
      empty: 'nothing was received yet (never zero), or `merged` is 1',
      cell: (row) => row.voters,
    },
    {
      name: 'turnout_percent',
      type: 'decimal',
      means: '`voters` per hundred of `registered_reporting`, at most two decimals, rounded half up.',
      empty: 'there is no denominator yet',
      cell: (row) => row.turnout_percent,
    },
    { name: 'stations', type: 'integer', means: 'Polling stations in the place.', cell: (row) => row.stations },
    { name: 'reporting', type: 'integer', means: 'Stations that have a figure.', cell: (row) => row.reporting },
    {
      name: 'missing',
      type: 'integer',
      means: 'Stations that have none: `stations` − `reporting`.',
      cell: (row) => row.missing,
    },
    {
      name: 'opened',
      type: 'integer',
      means: 'Stations that said that they opened (closed ones included).',
      cell: (row) => row.opened,
    },
    { name: 'closed', type: 'integer', means: 'Stations that said that they closed.', cell: (row) => row.closed },
    {
      name: 'merged',
      type: 'integer',
      means: '1 when the place is too small to be shown by itself: its voters are counted only in the places above it.',
      cell: (row) => row.merged,
    },
    ...TIMES,
    IN_TEST,
  ],
})

export const STATIONS: Table = table<StationRow>({
  file: 'stations.csv',
  about: 'Turnout per polling station, in the order of the book.',
  key: ['station_code'],
  sums: ['registered', 'voters', 'reporting', 'merged'],
  rows: (of) => of.stations,
  columns: [
    version(),
    {
      name: 'station_code',
      type: 'string',
      means: 'Code of the polling station in the book; the key.',
      cell: (row) => row.station_code,
    },
    { name: 'number', type: 'integer', means: 'Number on the door, unique in its commune.', cell: (row) => row.number },
    {
      name: 'office_code',
      type: 'string',
      means: 'Its central office, a `place_code`.',
      cell: (row) => row.office_code,
    },
    { name: 'commune_code', type: 'string', means: 'Its commune, a `place_code`.', cell: (row) => row.commune_code },
    { name: 'name_ar', type: 'string', means: 'Name in Arabic.', cell: (row) => row.name_ar },
    { name: 'name_fr', type: 'string', means: 'Name in French.', cell: (row) => row.name_fr },
    {
      name: 'status',
      type: 'string',
      means: '`not-opened`, `open` or `closed`, as the station itself said.',
      cell: (row) => row.status,
    },
    { name: 'registered', type: 'integer', means: 'Registered voters.', cell: (row) => row.registered },
    {
      name: 'voters',
      type: 'integer',
      means: 'People who voted, as far as received.',
      empty: 'nothing was received yet (never zero), or `merged` is 1',
      cell: (row) => row.voters,
    },
    {
      name: 'turnout_percent',
      type: 'decimal',
      means: '`voters` per hundred of `registered`, at most two decimals, rounded half up.',
      empty: 'there are no `voters`',
      cell: (row) => row.turnout_percent,
    },
    {
      name: 'source',
      type: 'string',
      means:
        'Where `voters` comes from: `ticks` (one by one at the urn), `reading` (signatures counted at a set hour), `final-reading` (signatures counted at the close), `none`.',
      cell: (row) => row.source,
    },
    {
      name: 'reporting',
      type: 'integer',
      means: '1 when the station has a figure, 0 when it is missing.',
      empty: '`merged` is 1',
      cell: (row) => row.reporting,
    },
    {
      name: 'merged',
      type: 'integer',
      means:
        '1 when the station is too small to be shown by itself: its voters are counted only in the places above it.',
      cell: (row) => row.merged,
    },
    ...TIMES,
    IN_TEST,
  ],
})

/** Local wall-clock time of a minute of the election day; hours go on after 23 so that the order holds. */
function localTime(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

export const CURVE: Table = table<CurveRow>({
  file: 'curve.csv',
  about: 'Voters so far, every five minutes, per place. Curves of single stations are in turnout.json.',
  key: ['place_code', 'local_time'],
  sums: [],
  rows: function* (of) {
    for (const place of of.places) for (const [minute, voters] of place.curve) yield { place, minute, voters }
  },
  columns: [
    version(),
    {
      name: 'place_code',
      type: 'string',
      means: 'Code of the place; with `local_time` the key.',
      cell: (row) => row.place.place_code,
    },
    {
      name: 'local_time',
      type: 'time',
      means: 'Local time of the day, `HH:MM`; after midnight the hours go on (`24:05`).',
      cell: (row) => localTime(row.minute),
    },
    {
      name: 'voters',
      type: 'integer',
      means:
        'People who had voted by then, as far as known in this version; a later version may know more of an earlier hour.',
      cell: (row) => row.voters,
    },
    {
      name: 'registered',
      type: 'integer',
      means: 'Registered voters of the place.',
      cell: (row) => row.place.registered,
    },
    {
      name: 'registered_reporting',
      type: 'integer',
      means: 'Registered voters of its stations that have a figure.',
      cell: (row) => row.place.registered_reporting,
    },
    { name: 'stations', type: 'integer', means: 'Polling stations in the place.', cell: (row) => row.place.stations },
    { name: 'reporting', type: 'integer', means: 'Stations that have a figure.', cell: (row) => row.place.reporting },
    ...TIMES.map((column): Column<CurveRow> => ({ ...column, cell: (row, of) => column.cell(row.place, of) })),
    IN_TEST,
  ],
})

/** The tables of a version. */
export const TABLES: readonly Table[] = [PLACES, STATIONS, CURVE]
