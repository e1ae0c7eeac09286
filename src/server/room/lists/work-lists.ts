import { fill } from '#election/languages.ts'
import { ALERT_RULES } from '#room/alerts/rules.ts'
import { boardOf, dueAlerts } from '#room/board.ts'
import { type CallTask, callList } from '#room/calls/list.ts'
import { askedOf, isOfPart } from '#room/calls/part.ts'
import { isIncidentOfPart } from '#room/incidents/part.ts'
import { type IncidentView, incidentsView, observedIncidents } from '#room/views/incidents.ts'
import { isTopicOfPart } from '#room/work/part.ts'
import { type WorkItem, workQueue } from '#room/work/queue.ts'
import type { Cell } from '../../portal/csv.ts'
import { type Column, instant, words } from './columns.ts'
import { ACTING, list, MANAGING } from './list.ts'

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

export const alerts = list<WorkItem>({
  about: 'Alerts that stand now, the most urgent first.',
  roles: MANAGING,
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

export const queue = list<WorkItem>({
  about:
    'Alerts with the work on them, in the order of the queue; what the queue tells as one stands here line by line.',
  roles: ACTING,
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

export const incidents = list<IncidentView>({
  about:
    'Every incident, also those that the station took back: open ones first, the gravest, then the oldest. To observers as the book shows them incidents, without words and people.',
  roles: [...ACTING, 'observer'],
  station: ({ station }) => station,
  rows: (state, { index, now, only, reader, observed }) =>
    (observed ? observedIncidents : incidentsView)(index, state, now).incidents.filter(
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

export const calls = list<CallTask>({
  about: 'Stations to call, the most urgent first. Telephone numbers are never exported.',
  roles: ACTING,
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
