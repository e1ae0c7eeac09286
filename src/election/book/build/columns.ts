import { CHECKLIST } from './checklist.ts'
import { type Column, code, may, must, names } from './column.ts'
import { ROOM_WORK } from './room-work.ts'
import { SHEET_TOLERANCES } from './sheet-tolerances.ts'

export const TABLES = [
  'election',
  'places',
  'stations',
  'parties',
  'papers',
  'contests',
  'constituencies',
  'lists',
  'previous',
  'checklist',
] as const
export type TableName = (typeof TABLES)[number]

/** Tables that a book may do without. */
export const OPTIONAL_TABLES: readonly TableName[] = ['previous', 'checklist']

/** Files that may lie in the folder and belong to other commands. */
export const COMPANIONS = ['results', 'turnout', 'published', 'votes', 'other-rooms'] as const

/** `election`: one line a key, columns `key` and `value`. */
const ELECTION: readonly Column[] = [
  must({
    name: 'id',
    type: 'text',
    about: 'Id of the book: lower-case letters, digits, hyphens',
    example: 'berkane-2021',
  }),
  ...names('title', 'title', 'Title', 'انتخابات 8 شتنبر 2021', 'Élections du 8 septembre 2021'),
  must({ name: 'day', type: 'day', about: 'Local day of the election, YYYY-MM-DD', example: '2021-09-08' }),
  must({
    name: 'utc_offset_minutes',
    at: 'utcOffset',
    type: 'integer',
    about: 'Minutes to add to UTC for local time on that day, −720 to 840',
    example: '60',
  }),
  must({ name: 'room', type: 'code', about: 'Code of the place whose control room this is', example: '02.113' }),
  may({
    name: 'registered',
    at: 'control.registered',
    type: 'integer',
    about: 'Registered voters of the room, as published: a control, compared with the sum of the stations',
    example: '160630',
  }),
  must({ name: 'opens', at: 'hours.opens', type: 'time', about: 'Opening of the stations', example: '08:00' }),
  must({ name: 'closes', at: 'hours.closes', type: 'time', about: 'Close of the stations', example: '19:00' }),
  may({
    name: 'readings',
    at: 'hours.readings',
    type: 'times',
    about: 'Hours at which every station types its number of signatures, the close excepted; separated by spaces',
    example: '12:00 17:00',
  }),
  must({
    name: 'early_minutes',
    at: 'hours.earlyMinutes',
    type: 'integer',
    about: 'Voters observed earlier than this before the opening are not counted, 0 to 1440',
    example: '10',
  }),
  must({
    name: 'grace_minutes',
    at: 'hours.graceMinutes',
    type: 'integer',
    about: 'Voters observed later than this after the close are not counted, 0 to 1440',
    example: '60',
  }),
  must({
    name: 'languages',
    type: 'words',
    about: 'Languages of the surfaces, separated by spaces',
    example: 'ar fr zgh en',
  }),
  must({
    name: 'count_sexes',
    at: 'counting.sexes',
    type: 'yes-no',
    about: 'Whether stations count women and men apart: yes or no',
    example: 'no',
  }),
  must({
    name: 'late_opening_minutes',
    at: 'tolerances.lateOpeningMinutes',
    type: 'integer',
    about: 'Alert when a station has not opened so long after the opening, 0 to 1440',
    example: '15',
  }),
  must({
    name: 'silence_minutes',
    at: 'tolerances.silenceMinutes',
    type: 'integer',
    about: 'Alert when an open station was not heard of for so long, 1 to 1440',
    example: '20',
  }),
  must({
    name: 'pulse_minutes',
    at: 'tolerances.pulseMinutes',
    type: 'integer',
    about: 'A phone with nothing to send says so often that it is alive; shorter than silence_minutes',
    example: '5',
  }),
  must({
    name: 'voters_per_five_minutes',
    at: 'tolerances.votersPerFiveMinutes',
    type: 'integer',
    about: 'Most voters one station can take in five minutes, 1 to 10000',
    example: '25',
  }),
  must({
    name: 'reading_gap',
    at: 'tolerances.readingGap',
    type: 'integer',
    about: 'Counter and reading may differ by so many voters, or by reading_gap_per_mille when that is more',
    example: '3',
  }),
  must({
    name: 'reading_gap_per_mille',
    at: 'tolerances.readingGapPerMille',
    type: 'integer',
    about: 'Counter and reading may differ by this share of the reading, in per mille, 0 to 1000',
    example: '10',
  }),
  must({
    name: 'clock_minutes',
    at: 'tolerances.clockMinutes',
    type: 'integer',
    about: 'Alert when the clock of a phone is further off, 1 to 1440',
    example: '10',
  }),
  ...ROOM_WORK,
  ...SHEET_TOLERANCES,
  must({
    name: 'turnout_publication',
    at: 'publication.turnout.mode',
    type: 'word',
    about: '`live`, or `slots`: the public sees only the state as of each slot and of the close',
    example: 'live',
  }),
  may({
    name: 'turnout_slots',
    at: 'publication.turnout.slots',
    type: 'times',
    about: 'With `slots`: the hours, separated by spaces',
    example: '12:00 17:00',
  }),
  must({
    name: 'smallest_unit',
    at: 'publication.smallestUnit',
    type: 'integer',
    about: 'A unit with fewer registered voters is published only inside its parent, 0 to 100000',
    example: '30',
  }),
  ...names(
    'proclaimed_by',
    'publication.proclaimedBy',
    'Body that alone proclaims',
    'لجنة الإحصاء',
    'La commission de recensement',
  ),
  ...names('previous', 'previous.names', 'Name of the previous election', 'انتخابات 2016', 'Élections de 2016', false),
  may({
    name: 'previous_day',
    at: 'previous.day',
    type: 'day',
    about: 'Day of the previous election',
    example: '2016-10-07',
  }),
  may({
    name: 'previous_registered',
    at: 'previous.registered',
    type: 'integer',
    about: 'Registered voters of the previous election',
    example: '150000',
  }),
  may({
    name: 'previous_source',
    at: 'previous.source',
    type: 'text',
    about: 'Where the previous figures come from, and which were derived',
    example: 'Ministry of the Interior',
  }),
]

const PLACES: readonly Column[] = [
  code('Code of the place, unique among places and stations; the official one where there is one', '02.113.01.09'),
  must({
    name: 'kind',
    type: 'word',
    about: 'nation, region, province, commune or office (central office)',
    example: 'commune',
  }),
  may({
    name: 'parent',
    type: 'code',
    about: 'Code of the place it lies in; empty for the root only',
    example: '02.113',
  }),
  ...names('name', 'names', 'Name', 'بركان', 'Berkane'),
  may({ name: 'hcp', type: 'code', about: 'Code of the national statistics office', example: '02.113.01.09' }),
  may({ name: 'setting', type: 'word', about: 'urban or rural', example: 'urban' }),
  may({
    name: 'latitude',
    at: 'centre.latE5',
    type: 'degrees',
    about: 'Decimal degrees north (WGS 84)',
    example: '34.92974',
  }),
  may({
    name: 'longitude',
    at: 'centre.lngE5',
    type: 'degrees',
    about: 'Decimal degrees east (WGS 84)',
    example: '-2.31495',
  }),
  may({ name: 'population', type: 'integer', about: 'Inhabitants', example: '109237' }),
  may({
    name: 'room_key',
    at: 'keys.day',
    type: 'text',
    about:
      'Of a place with a room of its own: the public key that signs its results, as `sunduq results key` prints it',
    example: '',
  }),
  may({
    name: 'rehearsal_key',
    at: 'keys.rehearsal',
    type: 'text',
    about: 'The same for its rehearsals: `sunduq results key --rehearsal`',
    example: '',
  }),
]

const STATIONS: readonly Column[] = [
  code('Code of the polling station, unique among places and stations', '02.113.01.09-01-001'),
  must({ name: 'office', type: 'code', about: 'Code of its central office', example: '02.113.01.09-01' }),
  must({
    name: 'number',
    type: 'integer',
    about: 'Number on the door, unique in its commune, 1 to 99999',
    example: '1',
  }),
  ...names('name', 'names', 'Name', 'مكتب التصويت رقم 1', 'Bureau de vote n° 1'),
  must({ name: 'registered', type: 'integer', about: 'Registered voters, 1 to 100000', example: '420' }),
  may({
    name: 'district',
    type: 'code',
    about: 'Code of its district, where its commune is divided into districts',
    example: '',
  }),
  may({
    name: 'previous_registered',
    at: 'previous.registered',
    type: 'integer',
    about: 'Registered voters of the same station at the previous election; its sheets are compared with it',
    example: '',
  }),
  may({
    name: 'previous_voters',
    at: 'previous.voters',
    type: 'integer',
    about: 'Voters of the same station at the previous election; with previous_registered',
    example: '',
  }),
]

const PARTIES: readonly Column[] = [
  code('Code of the party in this election', 'RNI'),
  ...names('name', 'names', 'Name', 'حزب التجمع الوطني للأحرار', 'Rassemblement national des indépendants'),
  ...names('symbol', 'symbol', 'Ballot symbol', 'الحمامة', 'la colombe', false),
  must({ name: 'colour', type: 'colour', about: 'Colour as #rrggbb', example: '#4aa3df' }),
]

const PAPERS: readonly Column[] = [
  must({ name: 'id', type: 'code', about: 'Code of the ballot paper', example: 'house' }),
  ...names('name', 'names', 'Name', 'ورقة التصويت', 'Bulletin'),
  must({ name: 'colour', type: 'colour', about: 'Colour as #rrggbb', example: '#f4e3b2' }),
]

const CONTESTS: readonly Column[] = [
  must({ name: 'id', type: 'code', about: 'Code of the contest', example: 'house-local' }),
  must({ name: 'paper', type: 'code', about: 'Code of the paper it is printed on', example: 'house' }),
  must({
    name: 'kind',
    type: 'word',
    about: 'house-local, house-regional, communal-list, communal-district, communal-women, regional-council or other',
    example: 'house-local',
  }),
  ...names('name', 'names', 'Name', 'اللائحة المحلية', 'Liste locale'),
]

const CONSTITUENCIES: readonly Column[] = [
  code('Code of the constituency', 'house-local-02.113'),
  must({ name: 'contest', type: 'code', about: 'Code of its contest', example: 'house-local' }),
  must({ name: 'place', type: 'code', about: 'Code of the place it covers', example: '02.113' }),
  may({
    name: 'district',
    type: 'yes',
    about: '`yes` when it covers only the stations that name it as their district',
    example: '',
  }),
  ...names('name', 'names', 'Name', 'دائرة بركان', 'Circonscription de Berkane'),
  must({ name: 'seats', type: 'integer', about: 'Seats, 1 to 9999', example: '3' }),
  may({
    name: 'reserved',
    type: 'integer',
    about:
      'With largest-remainder and highest-average: how many of the seats are a second part (of a regional council a third, for women), shared out by itself with the same votes; fewer than seats, empty for none',
    example: '2',
  }),
  must({
    name: 'rule',
    at: 'rule.kind',
    type: 'word',
    about: 'largest-remainder, highest-average, plurality or two-round',
    example: 'largest-remainder',
  }),
  may({
    name: 'quota',
    at: 'rule.quota',
    type: 'word',
    about: 'With largest-remainder: registered, kept-votes, hare or droop',
    example: 'registered',
  }),
  may({
    name: 'divisors',
    at: 'rule.divisors',
    type: 'word',
    about: 'With highest-average: dhondt, sainte-lague or modified-sainte-lague',
    example: '',
  }),
  may({
    name: 'threshold_per_mille',
    at: 'rule.thresholdPerMille',
    type: 'integer',
    about: 'With largest-remainder and highest-average: share a list needs, in per mille; 0 for none',
    example: '0',
  }),
  may({
    name: 'threshold_of',
    at: 'rule.thresholdOf',
    type: 'word',
    about: 'With largest-remainder: what the threshold is a share of: valid, cast or registered',
    example: '',
  }),
  may({
    name: 'qualify_per_mille',
    at: 'rule.qualifyPerMille',
    type: 'integer',
    about: 'With two-round: share that qualifies for the second round, in per mille',
    example: '',
  }),
  may({
    name: 'registered',
    type: 'integer',
    about: 'Registered voters of the whole constituency; needed where it reaches beyond the room',
    example: '160630',
  }),
]

const LISTS: readonly Column[] = [
  must({ name: 'constituency', type: 'code', about: 'Code of its constituency', example: 'house-local-02.113' }),
  must({ name: 'number', type: 'integer', about: 'Line on the paper: 1, 2, 3 … without gaps', example: '1' }),
  must({ name: 'party', type: 'code', about: 'Code of the party', example: 'RNI' }),
  ...names('name', 'names', 'Name on the paper where it is not the party’s', '', '', false),
  may({
    name: 'candidates',
    type: 'integer',
    about:
      'People on the list, in its first part where the constituency has reserved seats: it takes no more seats than that; 1 to 9999, empty for no limit',
    example: '4',
  }),
  may({
    name: 'reserved_candidates',
    at: 'reservedCandidates',
    type: 'integer',
    about: 'The same of the second part of the list, where the constituency has reserved seats',
    example: '2',
  }),
]

const PREVIOUS: readonly Column[] = [
  must({ name: 'time', at: 'minute', type: 'time', about: 'Time of day, ascending', example: '12:00' }),
  must({ name: 'voters', type: 'integer', about: 'Voters up to and including that minute', example: '15000' }),
]

/** Columns in the order in which a new file would list them; for `election`, its keys. */
export const COLUMNS: Readonly<Record<TableName, readonly Column[]>> = {
  election: ELECTION,
  places: PLACES,
  stations: STATIONS,
  parties: PARTIES,
  papers: PAPERS,
  contests: CONTESTS,
  constituencies: CONSTITUENCIES,
  lists: LISTS,
  previous: PREVIOUS,
  checklist: CHECKLIST,
}

/** The heading of a file: the columns' names, or `key` and `value`. */
export function headingOf(table: TableName): readonly string[] {
  return table === 'election' ? ['key', 'value'] : COLUMNS[table].map(({ name }) => name)
}

/** The columns that a file cannot do without. */
export function neededOf(table: TableName): readonly string[] {
  return table === 'election'
    ? ['key', 'value']
    : COLUMNS[table].filter(({ required }) => required).map(({ name }) => name)
}
