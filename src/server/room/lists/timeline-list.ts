import type { StationCode } from '#election/named.ts'
import { clock } from '#election/time.ts'
import type { Told } from '#journal/call-entry.ts'
import type { Item } from '#journal/submission.ts'
import { stationDay } from '#room/views/station-day.ts'
import { peoplePresent, type TimelineAct, type TimelineItem, type TimelineLine } from '#room/views/timeline.ts'
import type { Cell } from '../../portal/csv.ts'
import { instant, words } from './columns.ts'
import { list, MANAGING } from './list.ts'

type Said = Item | Told

/** What a line says of the station's day, by a phone or told for it. */
const said = (line: TimelineLine): Said | undefined => (line.line === 'item' ? line.item : line.said)

const ofItem = (cell: (line: TimelineItem) => Cell) => (row: TimelineLine) => (row.line === 'item' ? cell(row) : null)
const ofAct = (cell: (line: TimelineAct) => Cell) => (row: TimelineLine) => (row.line === 'act' ? cell(row) : null)

const count = (of: Said | undefined): Cell => {
  switch (of?.k) {
    case 'opened':
      return 'members' in of ? peoplePresent(of.members) : null
    case 'reading':
    case 'closed':
      return of.count
    default:
      return null
  }
}

const typed = (of: Said | undefined): string | undefined => {
  switch (of?.k) {
    case 'reading':
    case 'closed':
      return 'note' in of ? of.note : undefined
    case 'incident':
    case 'reply':
      return of.words
    default:
      return undefined
  }
}

export const timeline = list<TimelineLine & { readonly station: StationCode }>({
  about: 'Everything received of one station and done about it, in the order of the journal; each voter is a row.',
  roles: MANAGING,
  ofOne: true,
  station: ({ station }) => station,
  rows: (state, { index, now, one }) =>
    one ? stationDay(index, state, one.station, one.entries, now).map((row) => ({ ...row, station: one.station })) : [],
  columns: [
    { name: 'entry', type: 'integer', means: 'Its place in the journal.', cell: ({ entry }) => entry },
    {
      name: 'received_at',
      type: 'dateTime',
      means: 'When it was received.',
      cell: ({ received }) => instant(received),
    },
    {
      name: 'observed_at',
      type: 'dateTime',
      means: 'When it happened at the station.',
      empty: 'it is an act of the room',
      cell: ofItem((row) => instant(row.observed)),
    },
    {
      name: 'published_at',
      type: 'dateTime',
      means: 'From when on the public could see it.',
      empty: 'it cannot',
      cell: ({ published }) => instant(published),
    },
    {
      name: 'what',
      type: 'string',
      means: 'Kind of the item or of the act (`docs/journal-format.md`).',
      cell: (row) => (row.line === 'item' ? row.item.k : row.what),
    },
    {
      name: 'device',
      type: 'string',
      means: 'Id of the phone that it came from or is about.',
      empty: 'it is about none',
      cell: ({ device }) => words(device),
    },
    {
      name: 'item',
      type: 'integer',
      means: 'Its number on that phone.',
      empty: 'it is an act of the room',
      cell: ofItem((row) => row.number),
    },
    {
      name: 'told',
      type: 'string',
      means: 'What was told by telephone or message: `opened`, `reading`, `closed` or `incident`.',
      empty: 'a phone said it, or nothing was told',
      cell: ofAct((row) => words(row.said?.k)),
    },
    {
      name: 'hour',
      type: 'time',
      means: 'For which hour a reading is, local time, `HH:MM`.',
      empty: 'it is no reading',
      cell: (row) => {
        const of = said(row)
        return of?.k === 'reading' ? clock(of.hour) : null
      },
    },
    {
      name: 'count',
      type: 'integer',
      means: 'Signatures of a reading or of the close; people present at the opening.',
      empty: 'it counts neither',
      cell: (row) => count(said(row)),
    },
    {
      name: 'incident',
      type: 'string',
      means: 'Kind of the incident.',
      empty: 'it is none',
      cell: (row) => {
        const of = said(row)
        return of?.k === 'incident' ? of.what : null
      },
    },
    {
      name: 'constituency_code',
      type: 'string',
      means: 'Whose sheet it is about; what the sheet says stands nowhere here.',
      empty: 'it is about no sheet',
      cell: (row) =>
        row.line === 'act' ? words(row.constituency) : row.item.k === 'sheet' ? row.item.constituency : null,
    },
    {
      name: 'version',
      type: 'integer',
      means: 'Version of the sheet that the station signed.',
      empty: 'it is none',
      cell: ofItem(({ item }) => (item.k === 'sheet' ? item.version : null)),
    },
    {
      name: 'undoes',
      type: 'integer',
      means: 'Number of the item that it takes back.',
      empty: 'it takes none back',
      cell: ofItem(({ item }) => (item.k === 'undo' ? item.of : null)),
    },
    {
      name: 'undone_by',
      type: 'integer',
      means: 'Number of the item that took it back.',
      empty: 'none did',
      cell: ofItem((row) => row.undoneBy ?? null),
    },
    {
      name: 'not_counted',
      type: 'string',
      means: 'Code of why it does not count (`docs/rules-of-counting.md`).',
      empty: 'it counts, or there is nothing to count',
      cell: ofItem((row) => words(row.not)),
    },
    {
      name: 'by',
      type: 'string',
      means: 'Pseudonym of who acted.',
      empty: 'a phone did',
      cell: ofAct((row) => words(row.by)),
    },
    {
      name: 'alert',
      type: 'string',
      means: 'Id of the alert that was acted on.',
      empty: 'none was',
      cell: ofAct((row) => words(row.alert)),
    },
    {
      name: 'how',
      type: 'string',
      means: 'How it was done or ended: an outcome, a step; of what was undone its entry.',
      empty: 'the kind says it',
      cell: ofAct((row) => words(row.how ?? row.done?.join(' '))),
    },
    {
      name: 'to',
      type: 'string',
      means: 'Pseudonym of who has it from then on.',
      empty: 'it was given to nobody',
      cell: ofAct((row) => words(row.to)),
    },
    {
      name: 'until',
      type: 'dateTime',
      means: 'Until when an alert sleeps.',
      empty: 'none was put to sleep',
      cell: ofAct((row) => instant(row.until)),
    },
    {
      name: 'words',
      type: 'string',
      means: 'What was written with it.',
      empty: 'nothing',
      cell: (row) => words((row.line === 'act' ? row.words : undefined) ?? typed(said(row))),
    },
  ],
})
