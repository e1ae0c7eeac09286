import type { ResultChange } from '#room/views/result-changes.ts'
import type {
  ConstituencyRow,
  ListRow,
  MissingSheet,
  OtherRow,
  PlaceResultRow,
  Progress,
  ResultsVersion,
  ResultTimes,
  SheetFigures,
  StationResultRow,
  StepRow,
} from '#room/views/results.ts'
import { type Column, isTest, type Table, table } from '../columns.ts'

/** A version with what changed since the one before. */
export interface ResultsFiles {
  readonly results: ResultsVersion
  readonly changes: readonly ResultChange[]
}

type Of<Row> = Column<Row, ResultsFiles>

const IN_TEST = isTest<unknown, ResultsFiles>((_row, { results }) => results.is_test)

const NOTHING = 'nothing is counted yet; never zero'
const STATUS_MEANS = '`partial`, `provisional`, `proclaimed` or `amended`: what the row is worth.'

function head<Row>(status: (row: Row, of: ResultsFiles) => string): Of<Row>[] {
  return [
    { name: 'status', type: 'string', means: STATUS_MEANS, cell: status },
    {
      name: 'version',
      type: 'integer',
      means: 'Number of the last journal entry that the figure takes into account; the same in the whole file.',
      cell: (_row, { results }) => results.version,
    },
  ]
}

function constituency<Row extends { readonly constituency_code: string }>(): Of<Row> {
  return {
    name: 'constituency_code',
    type: 'string',
    means: 'Code of the constituency in the book.',
    cell: (row) => row.constituency_code,
  }
}

const count = <Row>(name: keyof Row & string, means: string, empty?: string): Of<Row> => ({
  name,
  type: 'integer',
  means,
  ...(empty === undefined ? {} : { empty }),
  cell: (row) => row[name] as number | null,
})

const text = <Row>(name: keyof Row & string, means: string, empty?: string): Of<Row> => ({
  name,
  type: 'string',
  means,
  ...(empty === undefined ? {} : { empty }),
  cell: (row) => row[name] as string | null,
})

function boxes<Row extends SheetFigures>(): Of<Row>[] {
  return [
    count('voters', 'Signatures on the list.', NOTHING),
    count('ballots', 'Ballots found in the urn.', NOTHING),
    count('void', 'Void ballots.', NOTHING),
    count('contested', 'Contested ballots.', NOTHING),
    count('valid', 'Valid votes.', NOTHING),
  ]
}

function progress<Row extends Progress>(): Of<Row>[] {
  return [
    count('expected', 'Sheets that should come, one a station.'),
    count('counted', 'Sheets that are in the sums.'),
    count('review', 'Sheets that somebody sent or typed and that are not accepted yet.'),
    count('excluded', 'Sheets that two people left out with a reason.'),
    count('awaited', 'Sheets that nobody has sent.'),
  ]
}

const TIMES: readonly Of<ResultTimes>[] = [
  time('observed_at', 'When the youngest part was true at its station.'),
  time('received_at', 'When the control room received it.'),
  time('verified_at', 'When it was accepted: two hands agree and every rule is kept or explained.'),
  {
    name: 'published_at',
    type: 'dateTime',
    means: 'When this very figure first appeared in public; it stays while the figure stays.',
    cell: (row) => row.published_at,
  },
]

function time(name: 'observed_at' | 'received_at' | 'verified_at', means: string): Of<ResultTimes> {
  return { name, type: 'dateTime', means, empty: NOTHING, cell: (row) => row[name] }
}

const CONSTITUENCIES = table<ConstituencyRow, ResultsFiles>({
  file: 'constituencies.csv',
  about: 'One row a constituency of the contest, where its seats are shared out.',
  key: ['constituency_code'],
  sums: ['seats', 'expected', 'counted', 'valid'],
  rows: ({ results }) => results.constituencies,
  columns: [
    ...head<ConstituencyRow>((row) => row.status),
    constituency(),
    text('place_code', 'The place that it covers, or in which its stations lie.'),
    text('name_ar', 'Name in Arabic.'),
    text('name_fr', 'Name in French.'),
    count('seats', 'Seats to share out.'),
    count('registered', 'Registered voters of the whole constituency, counted or not.'),
    count('registered_counted', 'Registered voters written on the counted sheets, other rooms included.'),
    count('registered_unheard', 'Registered voters in rooms that have sent nothing.'),
    ...progress<ConstituencyRow>(),
    ...boxes<ConstituencyRow>(),
    text(
      'quotient',
      'The quotient, exact: `160630/3`.',
      'the rule has none, nothing is counted, or each of two parts has its own',
    ),
    {
      name: 'reserved',
      type: 'integer',
      means: 'How many of the seats are a second part, shared out by itself with the same votes.',
      empty: 'the seats are one part, or nothing is counted',
      cell: (row) => row.parts[1]?.seats ?? null,
    },
    {
      name: 'quotients',
      type: 'string',
      means: 'The quotients of both parts, exact, with a space between.',
      empty: 'the seats are one part, the rule has no quotient, or nothing is counted',
      cell: (row) => row.parts.flatMap(({ quotient }) => quotient ?? []).join(' ') || null,
    },
    {
      name: 'open_ties',
      type: 'integer',
      means: 'Ties that wait for a decision; their seats are given to nobody.',
      cell: (row) => row.ties.length,
    },
    {
      name: 'next_list',
      type: 'integer',
      means: 'Number of the list that lacked fewest votes for a seat more.',
      empty: 'no list could have had one more, or a tie is open',
      cell: (row) => row.next_seat?.list ?? null,
    },
    {
      name: 'next_votes',
      type: 'integer',
      means: 'Votes that it lacked, everything else unchanged.',
      empty: 'no list could have had one more, or a tie is open',
      cell: (row) => row.next_seat?.votes ?? null,
    },
    {
      name: 'next_part',
      type: 'integer',
      means: 'The part of the seats in which it lacked them.',
      empty: 'the seats are one part, no list could have had one more, or a tie is open',
      cell: (row) => row.next_seat?.part ?? null,
    },
    said('proclaimed_by', 'The body that proclaimed.', (row) => row.proclaimed?.body),
    said('proclaimed_on', 'The date of the proclamation.', (row) => row.proclaimed?.date),
    said('minutes', 'Number of its minutes.', (row) => row.proclaimed?.minutes),
    said('amended_by', 'The court that amended.', (row) => row.amended?.court),
    said('amended_reason', 'Its reason.', (row) => row.amended?.reason),
    count('moved', '1 when a sheet was accepted after the last proclamation or amendment.'),
    ...TIMES,
    IN_TEST,
  ],
})

function said(name: string, means: string, of: (row: ConstituencyRow) => string | undefined): Of<ConstituencyRow> {
  return { name, type: 'string', means, empty: 'nobody did yet', cell: (row) => of(row) ?? null }
}

type InConstituency<Row> = Row & { readonly row: ConstituencyRow }

const inside = <Row>(rows: (row: ConstituencyRow) => readonly Row[]) =>
  function* ({ results }: ResultsFiles): Iterable<InConstituency<Row>> {
    for (const row of results.constituencies) for (const part of rows(row)) yield { ...part, row }
  }

function within<Row>(): Of<InConstituency<Row>>[] {
  return [
    ...head<InConstituency<Row>>(({ row }) => row.status),
    {
      name: 'constituency_code',
      type: 'string',
      means: 'Code of the constituency in the book.',
      cell: ({ row }) => row.constituency_code,
    },
  ]
}

const TIMES_OF: readonly Of<{ readonly row: ConstituencyRow }>[] = TIMES.map((column) => ({
  ...column,
  cell: ({ row }, of) => column.cell(row, of),
}))

const LISTS = table<InConstituency<ListRow>, ResultsFiles>({
  file: 'lists.csv',
  about: 'Votes and seats of every list, in ballot order.',
  key: ['constituency_code', 'list_number'],
  sums: ['votes', 'seats'],
  rows: inside((row) => row.lists),
  columns: [
    ...within<ListRow>(),
    { name: 'list_number', type: 'integer', means: 'Number on the ballot.', cell: (row) => row.number },
    text('party_code', 'Code of the party in the book.'),
    count('votes', 'Votes, other rooms’ included.', NOTHING),
    count('seats', 'Seats by what is counted so far.', NOTHING),
    count(
      'reserved_seats',
      'Those of its seats that are of the second part.',
      'the seats are one part, or nothing is counted',
    ),
    ...TIMES_OF,
    IN_TEST,
  ],
})

const SEATS = table<InConstituency<StepRow>, ResultsFiles>({
  file: 'seats.csv',
  about: 'Every seat and why its list has it, in the order in which they were given.',
  key: ['constituency_code', 'seat'],
  sums: [],
  rows: inside((row) => row.steps),
  columns: [
    ...within<StepRow>(),
    count('seat', '1 for the first seat.'),
    { name: 'list_number', type: 'integer', means: 'The list that has it.', cell: (row) => row.list },
    text('by', '`quotient`, `remainder`, `average`, `plurality` or `majority`.'),
    text('value', 'The quotient, remainder, average or votes that won it, exact: `n` or `n/d`.'),
    count('pass', 'Pass over the remainders, from 1.', 'it was not won by a remainder'),
    text('decided', '`age` or `lot`: what separated equals.', 'nothing had to'),
    count('part', '1, or 2 for a seat of the second part.', 'the seats are one part'),
    ...TIMES_OF,
    IN_TEST,
  ],
})

const OTHERS = table<InConstituency<OtherRow>, ResultsFiles>({
  file: 'other-rooms.csv',
  about: 'What other rooms contributed to constituencies wider than this one.',
  key: ['constituency_code', 'room'],
  sums: ['valid'],
  rows: inside((row) => row.others),
  columns: [
    ...within<OtherRow>(),
    text('room', 'Name or code of the room.'),
    text('source', '`bundle` (its released files) or `commission` (a typed and signed sheet of its commission).'),
    text('evidence', 'SHA-256 of the bundle, or of the photo of the sheet.'),
    text(
      'signature',
      'Ed25519 signature (base64url) of that room over its bundle, checked with its key in the book.',
      'it is no bundle, or the book has no key of that room',
    ),
    count('registered', 'Registered voters.'),
    count('expected', 'Sheets that should come there.'),
    count('counted', 'Sheets that are in its figures.'),
    count('voters', 'Signatures on the lists.'),
    count('valid', 'Valid votes.'),
    {
      name: 'votes',
      type: 'string',
      means: 'Votes in ballot order, with a space between.',
      cell: (row) => row.votes.join(' '),
    },
    ...TIMES_OF,
    IN_TEST,
  ],
})

const PLACES = table<PlaceResultRow, ResultsFiles>({
  file: 'place-results.csv',
  about: 'The boxes of the sheets per place, as deep as the release: province, communes, central offices.',
  key: ['constituency_code', 'place_code'],
  sums: ['counted'],
  rows: ({ results }) => results.places,
  columns: [
    ...head<PlaceResultRow>((row) => row.status),
    constituency(),
    text('place_code', 'Code of the place in the book.'),
    text('kind', '`province`, `commune` or `office`.'),
    text('parent_code', 'Code of the place above.', 'the topmost place'),
    count('registered', 'Registered voters of its stations that vote in the constituency.'),
    count('registered_counted', 'Registered voters written on the counted sheets.'),
    ...progress<PlaceResultRow>(),
    ...boxes<PlaceResultRow>(),
    {
      name: 'written_valid',
      type: 'integer',
      means: 'Valid votes as the central office or commission wrote them, beside the computed sum.',
      empty: 'its sheet was not typed',
      cell: (row) => row.written?.valid ?? null,
    },
    count('merged', '1 when the place is too small to be shown by itself.'),
    ...TIMES,
    IN_TEST,
  ],
})

const STATIONS = table<StationResultRow, ResultsFiles>({
  file: 'station-results.csv',
  about: 'The boxes of every single sheet, where the release goes down to stations.',
  key: ['constituency_code', 'station_code'],
  sums: ['valid'],
  rows: ({ results }) => results.stations,
  columns: [
    ...head<StationResultRow>((row) => row.status),
    constituency(),
    text('station_code', 'Code of the polling station in the book.'),
    text('office_code', 'Its central office.'),
    text('commune_code', 'Its commune.'),
    text('state', '`awaited`, `review`, `counted` or `excluded`.'),
    count('registered', 'Registered voters in the book.'),
    ...boxes<StationResultRow>(),
    text('photo', 'SHA-256 of the photo of the signed sheet: `photos/<sha256>`.', 'there is none'),
    {
      name: 'rules',
      type: 'string',
      means: 'Codes of the rules that did not hold, with a space between; what explains them is in results.json.',
      empty: 'all held, or the sheet is not counted',
      cell: (row) => row.rules.map(({ code }) => code).join(' ') || null,
    },
    count('merged', '1 when the station is too small to be shown by itself.'),
    ...TIMES,
    IN_TEST,
  ],
})

interface VoteRow extends ResultTimes {
  readonly status: string
  readonly constituency_code: string
  readonly unit_code: string
  readonly list_number: number
  readonly votes: number
}

const VOTES = table<VoteRow, ResultsFiles>({
  file: 'votes.csv',
  about: 'Votes of every list in every place and station that has counted sheets, as deep as the release.',
  key: ['constituency_code', 'unit_code', 'list_number'],
  sums: [],
  rows: votesPerUnit,
  columns: [
    ...head<VoteRow>((row) => row.status),
    constituency(),
    text('unit_code', 'Code of the place or station.'),
    count('list_number', 'Number on the ballot.'),
    count('votes', 'Votes.'),
    ...TIMES,
    IN_TEST,
  ],
})

function* votesPerUnit({ results }: ResultsFiles): Iterable<VoteRow> {
  const numbers = new Map(
    results.constituencies.map((row) => [row.constituency_code, row.lists.map(({ number }) => number)]),
  )
  const units = [
    ...results.places.map((row) => ({ ...row, unit_code: row.place_code })),
    ...results.stations.map((row) => ({ ...row, unit_code: row.station_code })),
  ]
  for (const { status, constituency_code, unit_code, votes, ...times } of units) {
    for (const [line, count] of (votes ?? []).entries()) {
      const list_number = numbers.get(constituency_code)?.[line] ?? line + 1
      yield { ...times, status, constituency_code, unit_code, list_number, votes: count }
    }
  }
}

const MISSING = table<MissingSheet, ResultsFiles>({
  file: 'missing-sheets.csv',
  about: 'Every sheet that is in no sum, whatever the level of the release.',
  key: ['constituency_code', 'station_code'],
  sums: [],
  rows: ({ results }) => results.missing,
  columns: [
    ...head<MissingSheet>((_row, { results }) => results.status),
    constituency(),
    text('station_code', 'Code of the polling station in the book.'),
    text('state', '`awaited`, `review` or `excluded`.'),
    text('reason', 'Why two people left it out.', 'it is not left out'),
    IN_TEST,
  ],
})

const CHANGES = table<ResultChange, ResultsFiles>({
  file: 'changes.csv',
  about: 'Every figure that is not what it was in the version before, first publications included.',
  key: ['unit_kind', 'constituency_code', 'unit_code', 'field'],
  sums: [],
  rows: ({ changes }) => changes,
  columns: [
    ...head<ResultChange>((_row, { results }) => results.status),
    text('unit_kind', '`constituency`, `place` or `station`.'),
    constituency(),
    text('unit_code', 'Code of the constituency, place or station.'),
    text(
      'field',
      'A column of the other tables; `votes.N`, `seats.N` and `reserved_seats.N` for the list of that number.',
    ),
    text('before', 'What stood there.', 'it was not shown'),
    text('after', 'What stands there now.', 'it is not shown any more'),
    IN_TEST,
  ],
})

/** The tables of one version of a contest. */
export const RESULT_TABLES: readonly Table<ResultsFiles>[] = [
  CONSTITUENCIES,
  LISTS,
  SEATS,
  PLACES,
  STATIONS,
  VOTES,
  OTHERS,
  MISSING,
  CHANGES,
]
