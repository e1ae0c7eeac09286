import { DESK_LISTS } from '../desk/lists.ts'
import { alertHistory, incidentHistory } from './history-lists.ts'
import type { Made } from './list.ts'
import { messages, readers } from './message-lists.ts'
import { places, readinessByCommune } from './place-lists.ts'
import { devices, readings, stations } from './station-lists.ts'
import { timeline } from './timeline-list.ts'
import { alerts, calls, incidents, queue } from './work-lists.ts'

/** Every list that the room exports; `<name>.csv`. */
export const LISTS = [
  'places',
  'stations',
  'timeline',
  'readings',
  'alerts',
  'queue',
  'alert-history',
  'incidents',
  'incident-history',
  'calls',
  'messages',
  'readers',
  'devices',
  'readiness-communes',
] as const
export type ListName = (typeof LISTS)[number]

/** How each list is made. */
export const MADE: Readonly<Record<ListName, Made>> = {
  places,
  stations,
  timeline,
  readings,
  alerts,
  queue,
  'alert-history': alertHistory,
  incidents,
  'incident-history': incidentHistory,
  calls,
  messages,
  readers,
  devices,
  'readiness-communes': readinessByCommune,
}

/** `docs/room-lists.md`; a test holds the two equal. */
export function listsMarkdown(): string {
  const rooms = LISTS.map((name) => sectionOf(name, MADE[name]))
  const desks = Object.entries(DESK_LISTS).map(([name, made]) => sectionOf(name, made))
  return [INTRODUCTION, ...rooms, OF_THE_DESK, ...desks].join('\n')
}

function sectionOf(name: string, { about, roles, columns }: Made): string {
  const rows = columns.map((one) => `| \`${one.name}\` | ${one.type} | ${one.means} | ${one.empty ?? ''} |`)
  return [
    `## ${name}.csv`,
    '',
    about,
    '',
    `For ${roles.map((role) => `\`${role}\``).join(', ')}.`,
    '',
    '| Column | Type | Meaning | Empty when |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}

const OF_THE_DESK = `# Lists of the desk as CSV

Of one constituency, for whoever sees all of it: \`GET /desk/api/contests/CODE/NAME.csv\`, in the same form.
`

const INTRODUCTION = `# Lists of the room as CSV

Who sees a list of the room takes it home: \`GET /room/api/lists/NAME.csv\`, for one place or station with \`?place=CODE\`. The
file of the queue, of the incidents and of the calls holds what its screen shows: the part that is chosen there is its \`only\`;
of a history it is the id of the one alert or incident. What is of one station alone asks for its \`place\`. The
links stand on the screens: of the wall's tables, of a place, of a station, of the room's work, of messages and of readiness. What
somebody sees there, the file says, and no more: of their own places, and for observers as the book lets them see the day. The
tables of the analysis have files of their own ([room.md](room.md)), who is not ready has
\`/room/api/readiness.csv\`. Beside their screens stand, too, people (\`/office/api/people.csv\`, and \`/room/api/readiness/people.csv\`
with their checks; both hold names), subscriptions (\`/office/api/notifications.csv\`), what was sent to them
(\`/office/api/notifications/messages.csv\`) and what waits at the desk
(\`/desk/api/queue.csv\`).

UTF-8 without a byte order mark, commas, CRLF, quotes where needed (RFC 4180). Times are UTC, ISO 8601. An empty cell is
“nothing known”, never zero. A text that a spreadsheet would take for a formula begins with an apostrophe. The last column,
\`is_test\`, is 1 in every row that a rehearsal made; the name of such a file begins with \`rehearsal-\`.
`
