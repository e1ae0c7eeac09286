import { fill } from '#election/languages.ts'
import type { DeviceId, StationCode } from '#election/named.ts'
import { ALERT_RULES } from '#room/alerts/rules.ts'
import { boardOf, dueAlerts } from '#room/board.ts'
import { type CallTask, callList } from '#room/calls/list.ts'
import { askedOf, isOfPart } from '#room/calls/part.ts'
import { isIncidentOfPart } from '#room/incidents/part.ts'
import type { DeviceState, RoomState } from '#room/state.ts'
import { type IncidentView, incidentsView } from '#room/views/incidents.ts'
import { STATION_STATUSES, wallPicture } from '#room/views/wall.ts'
import { isTopicOfPart } from '#room/work/part.ts'
import { type WorkItem, workQueue } from '#room/work/queue.ts'
import type { Cell } from '../../portal/csv.ts'
import type { RoomTable } from '../table.ts'
import { type Column, harmless, instant, type Seen, stationColumns, words } from './columns.ts'

/** Every list that the room exports; `<name>.csv`. */
export const LISTS = ['stations', 'alerts', 'queue', 'incidents', 'calls', 'devices'] as const
export type ListName = (typeof LISTS)[number]

interface List<Row> {
  readonly about: string
  readonly station: (row: Row) => StationCode
  readonly columns: readonly Column<Row>[]
  readonly rows: (state: RoomState, seen: Seen) => readonly Row[]
}

type Documented = Pick<List<never>, 'about'> & { readonly columns: readonly Omit<Column<never>, 'cell'>[] }
type Made = Documented & {
  readonly table: (state: RoomState, seen: Seen, within: (station: StationCode) => boolean) => RoomTable
}

function list<Row>({ about, station, columns, rows }: List<Row>): Made {
  const all = [...stationColumns(station), ...columns]
  return {
    about,
    columns: all,
    table: (state, seen, within) => ({
      columns: all.map(({ name }) => name),
      rows: rows(state, seen)
        .filter((row) => within(station(row)))
        .map((row) => all.map(({ cell }): Cell => harmless(cell(row, seen)))),
    }),
  }
}

interface StationRow {
  readonly code: StationCode
  readonly registered: number
  readonly status: string
  readonly voters: number | undefined
  readonly heard: number | undefined
}

const stations = list<StationRow>({
  about: 'Every polling station as the wall shows it, in the order of the book.',
  station: ({ code }) => code,
  rows: (state, { index, now }) => {
    const { status, voters, heard } = wallPicture(index, state, now).stations
    const known = (value: number | undefined) => (value === undefined || value < 0 ? undefined : value)
    return index.book.stations.map(({ code, registered }, i) => ({
      code,
      registered,
      status: STATION_STATUSES[status[i] ?? 0] ?? 'not-opened',
      voters: known(voters[i]),
      heard: known(heard[i]),
    }))
  },
  columns: [
    { name: 'registered', type: 'integer', means: 'Registered voters.', cell: (row) => row.registered },
    {
      name: 'status',
      type: 'string',
      means: `One of ${STATION_STATUSES.map((one) => `\`${one}\``).join(', ')}.`,
      cell: (row) => row.status,
    },
    {
      name: 'voters',
      type: 'integer',
      means: 'People who voted, as far as received.',
      empty: 'nothing was received; never zero',
      cell: (row) => row.voters ?? null,
    },
    {
      name: 'heard_at',
      type: 'dateTime',
      means: 'When the station was last heard of.',
      empty: 'never',
      cell: (row) => instant(row.heard as never),
    },
  ],
})

const alertText = ({ alert }: WorkItem, language: 'ar' | 'fr'): Cell => {
  const rule = ALERT_RULES.find(({ code }) => code === alert.code)
  return rule ? fill(rule.text, language, alert.parameters) : null
}

const ALERT_COLUMNS: readonly Column<WorkItem>[] = [
  {
    name: 'alert',
    type: 'string',
    means: 'Id of the alert; it stays while the trouble lasts.',
    cell: ({ alert }) => alert.id,
  },
  { name: 'code', type: 'string', means: 'Code of its rule (`docs/rules.md`).', cell: ({ alert }) => alert.code },
  { name: 'severity', type: 'string', means: '`red` or `amber`.', cell: ({ alert }) => alert.severity },
  { name: 'since', type: 'dateTime', means: 'When the trouble began.', cell: ({ alert }) => instant(alert.since) },
  { name: 'text_ar', type: 'string', means: 'What it says, in Arabic.', cell: (row) => alertText(row, 'ar') },
  { name: 'text_fr', type: 'string', means: 'What it says, in French.', cell: (row) => alertText(row, 'fr') },
]

const alerts = list<WorkItem>({
  about: 'Alerts that stand now, the most urgent first.',
  station: ({ alert }) => alert.station,
  rows: (state, { index, now }) => dueAlerts(boardOf(index, state), now).map((alert) => ({ alert, state: 'waiting' })),
  columns: [
    ...ALERT_COLUMNS,
    {
      name: 'noted_at',
      type: 'dateTime',
      means: 'When somebody noted it last.',
      empty: 'nobody did',
      cell: ({ alert }) => instant(alert.noted?.at),
    },
    {
      name: 'noted_by',
      type: 'string',
      means: 'Pseudonym of that person.',
      empty: 'nobody did',
      cell: ({ alert }) => words(alert.noted?.by),
    },
    {
      name: 'noted_words',
      type: 'string',
      means: 'What was noted.',
      empty: 'nothing was',
      cell: ({ alert }) => words(alert.noted?.words),
    },
  ],
})

const queue = list<WorkItem>({
  about:
    'Alerts with the work on them, in the order of the queue; what the queue tells as one stands here line by line.',
  station: ({ alert }) => alert.station,
  rows: (state, { index, now, only, reader }) =>
    workQueue(index, state, now)
      .filter((topic) => only === undefined || isTopicOfPart(topic, only, reader))
      .flatMap(({ items }) => items),
  columns: [
    ...ALERT_COLUMNS,
    { name: 'state', type: 'string', means: '`waiting`, `taken`, `snoozed` or `closed`.', cell: ({ state }) => state },
    {
      name: 'owner',
      type: 'string',
      means: 'Pseudonym of who has it in hand.',
      empty: 'nobody has',
      cell: ({ work }) => words(work?.owner?.person),
    },
  ],
})

const incidents = list<IncidentView>({
  about: 'Every incident, also those that the station took back: open ones first, the gravest, then the oldest.',
  station: ({ station }) => station,
  rows: (state, { index, now, only, reader }) =>
    incidentsView(index, state, now).incidents.filter(
      (one) => only === undefined || isIncidentOfPart(one, only, reader),
    ),
  columns: [
    { name: 'incident', type: 'string', means: 'Id of the incident.', cell: ({ id }) => id },
    { name: 'kind', type: 'string', means: 'What happened, as the station chose.', cell: ({ what }) => what },
    {
      name: 'observed_at',
      type: 'dateTime',
      means: 'When it was seen at the station.',
      cell: ({ observed }) => instant(observed),
    },
    {
      name: 'received_at',
      type: 'dateTime',
      means: 'When the room received it.',
      cell: ({ received }) => instant(received),
    },
    {
      name: 'status',
      type: 'string',
      means: 'Where it stands (`docs/states-of-an-incident.md`).',
      cell: ({ status }) => status,
    },
    {
      name: 'severity',
      type: 'string',
      means: 'How grave the room found it.',
      empty: 'nobody judged it yet',
      cell: ({ severity }) => words(severity),
    },
    {
      name: 'assignee',
      type: 'string',
      means: 'Pseudonym of who deals with it.',
      empty: 'nobody yet',
      cell: ({ assignee }) => words(assignee),
    },
    {
      name: 'outcome',
      type: 'string',
      means: 'How it ended.',
      empty: 'it did not',
      cell: ({ outcome }) => words(outcome),
    },
    {
      name: 'undone',
      type: 'integer',
      means: '1 when the station took it back.',
      cell: ({ undone }) => (undone ? 1 : 0),
    },
    {
      name: 'words',
      type: 'string',
      means: 'What the station wrote.',
      empty: 'nothing',
      cell: (row) => words(row.words),
    },
  ],
})

const calls = list<CallTask>({
  about: 'Stations to call, the most urgent first. Telephone numbers are never exported.',
  station: ({ station }) => station,
  rows: (state, { index, now, only }) =>
    callList(index, state, now).filter((task) => only === undefined || isOfPart(index, task, only)),
  columns: [
    { name: 'urgent', type: 'integer', means: '1 when it cannot wait.', cell: ({ urgent }) => (urgent ? 1 : 0) },
    {
      name: 'since',
      type: 'dateTime',
      means: 'When the oldest of its questions began to be due.',
      cell: ({ since }) => instant(since),
    },
    {
      name: 'has_app',
      type: 'integer',
      means: '1 when a phone of the station is enrolled.',
      cell: ({ hasApp }) => (hasApp ? 1 : 0),
    },
    {
      name: 'questions',
      type: 'string',
      means: 'What to ask: `opening`, `reading`, `closing` or the code of an alert, parted by spaces.',
      cell: ({ questions }) => questions.map(askedOf).join(' '),
    },
    {
      name: 'attempts',
      type: 'integer',
      means: 'Calls in vain since somebody was last reached.',
      cell: ({ attempts }) => attempts,
    },
    {
      name: 'not_before',
      type: 'dateTime',
      means: 'Not to be called before.',
      empty: 'it may be called now',
      cell: ({ notBefore }) => instant(notBefore),
    },
    {
      name: 'last_call_at',
      type: 'dateTime',
      means: 'When somebody last called.',
      empty: 'nobody did',
      cell: ({ last }) => instant(last?.at),
    },
    {
      name: 'last_outcome',
      type: 'string',
      means: 'How that call ended.',
      empty: 'nobody called',
      cell: ({ last }) => words(last?.outcome),
    },
  ],
})

type DeviceRow = DeviceState & { readonly id: DeviceId }

const devices = list<DeviceRow>({
  about: 'Every phone ever enrolled, in the order of the stations.',
  station: ({ station }) => station,
  rows: (state, { index }) =>
    index.book.stations.flatMap(({ code }) =>
      (state.stations[code]?.devices ?? []).flatMap((id) => {
        const device = state.devices[id]
        return device ? [{ ...device, id }] : []
      }),
    ),
  columns: [
    { name: 'device', type: 'string', means: 'Id of the phone: the hash of its key.', cell: ({ id }) => id },
    {
      name: 'enrolled_at',
      type: 'dateTime',
      means: 'When it was enrolled.',
      cell: ({ enrolled }) => instant(enrolled),
    },
    {
      name: 'revoked_at',
      type: 'dateTime',
      means: 'When it was withdrawn.',
      empty: 'it was not',
      cell: ({ revoked }) => instant(revoked),
    },
    { name: 'heard_at', type: 'dateTime', means: 'When it was last heard of.', cell: ({ heard }) => instant(heard) },
    {
      name: 'clock_ms',
      type: 'integer',
      means: 'Its clock minus the room’s, milliseconds.',
      cell: ({ clock }) => clock,
    },
    { name: 'ticks', type: 'integer', means: 'Voters that it counted, net.', cell: ({ ticks }) => ticks },
    {
      name: 'battery',
      type: 'integer',
      means: 'Per cent.',
      empty: 'it did not say',
      cell: ({ battery }) => battery ?? null,
    },
    {
      name: 'kept',
      type: 'integer',
      means: 'Items that it said it keeps unsent.',
      empty: 'it did not say',
      cell: ({ kept }) => kept ?? null,
    },
  ],
})

/** How each list is made. */
export const MADE: Readonly<Record<ListName, Made>> = { stations, alerts, queue, incidents, calls, devices }

/** `docs/room-lists.md`; a test holds the two equal. */
export function listsMarkdown(): string {
  const sections = LISTS.map((name) => {
    const { about, columns } = MADE[name]
    const rows = columns.map((one) => `| \`${one.name}\` | ${one.type} | ${one.means} | ${one.empty ?? ''} |`)
    return [
      `## ${name}.csv`,
      '',
      about,
      '',
      '| Column | Type | Meaning | Empty when |',
      '|---|---|---|---|',
      ...rows,
      '',
    ].join('\n')
  })
  return [INTRODUCTION, ...sections].join('\n')
}

const INTRODUCTION = `# Lists of the room as CSV

Who works in the room takes any of its lists home: \`GET /room/api/lists/NAME.csv\`, for one place with \`?place=CODE\`. The
file of the queue, of the incidents and of the calls holds what its screen shows: the part that is chosen there is its \`only\`. The
links stand on the screens of a place and of the room's work.

UTF-8 without a byte order mark, commas, CRLF, quotes where needed (RFC 4180). Times are UTC, ISO 8601. An empty cell is
“nothing known”, never zero. A text that a spreadsheet would take for a formula begins with an apostrophe. The last column,
\`is_test\`, is 1 in every row that a rehearsal made; the name of such a file begins with \`rehearsal-\`.
`
