import type { StationCode } from '#election/named.ts'
import { type IncidentView, incidentsView } from '#room/views/incidents.ts'
import { type AlertStep, alertHistory as stepsOf } from '#room/views/work.ts'
import { type Column, instant, words } from './columns.ts'
import { ACTING, list } from './list.ts'

type Of<Row> = Row & { readonly station: StationCode }

/** What a step of any work is made of. */
interface Step {
  readonly at: AlertStep['at']
  readonly by: AlertStep['by']
  readonly to?: string
  readonly words?: string
  readonly outcome?: string
}

/** When somebody did what, to whom it went, with which words; the same columns in every history. */
function stepColumns<Row extends Step>(did: Column<Row>, ...more: readonly Column<Row>[]): readonly Column<Row>[] {
  return [
    { name: 'at', type: 'dateTime', means: 'When it was done.', cell: ({ at }) => instant(at) },
    { name: 'by', type: 'string', means: 'Pseudonym of who did it.', cell: ({ by }) => by },
    did,
    {
      name: 'to',
      type: 'string',
      means: 'Pseudonym of who has it from then on.',
      empty: 'it was given to nobody',
      cell: (row) => words(row.to),
    },
    {
      name: 'outcome',
      type: 'string',
      means: 'How it ended.',
      empty: 'it did not end with this',
      cell: (row) => words(row.outcome),
    },
    ...more,
    {
      name: 'words',
      type: 'string',
      means: 'What was written with it.',
      empty: 'nothing',
      cell: (row) => words(row.words),
    },
  ]
}

export const alertHistory = list<Of<AlertStep>>({
  about: 'What was done to the alerts of one station, or to the one that `only` names, oldest first.',
  roles: ACTING,
  ofOne: true,
  station: ({ station }) => station,
  rows: (_state, { one, only }) =>
    one ? stepsOf(one.entries, only).map((step) => ({ ...step, station: one.station })) : [],
  columns: [
    { name: 'alert', type: 'string', means: 'Id of the alert.', cell: ({ alert }) => alert },
    ...stepColumns<Of<AlertStep>>(
      {
        name: 'did',
        type: 'string',
        means: '`taken`, `handed`, `snoozed` or `closed`.',
        cell: ({ did }) => did,
      },
      {
        name: 'until',
        type: 'dateTime',
        means: 'Until when it sleeps.',
        empty: 'it was not put to sleep',
        cell: (step) => (step.did === 'snoozed' ? instant(step.until) : null),
      },
    ),
  ],
})

type CaseStep = IncidentView['steps'][number] & Pick<IncidentView, 'id'>

export const incidentHistory = list<Of<CaseStep>>({
  about: 'What the room did about each incident, or about the one that `only` names, oldest first.',
  roles: ACTING,
  station: ({ station }) => station,
  rows: (state, { index, now, only }) =>
    incidentsView(index, state, now).incidents.flatMap(({ id, station, steps }) =>
      only === undefined || only === id ? steps.map((step) => ({ ...step, id, station })) : [],
    ),
  columns: [
    { name: 'incident', type: 'string', means: 'Id of the incident.', cell: ({ id }) => id },
    ...stepColumns<Of<CaseStep>>(
      {
        name: 'did',
        type: 'string',
        means: 'The step (`docs/states-of-an-incident.md`).',
        cell: (step) => step.do,
      },
      {
        name: 'severity',
        type: 'string',
        means: 'How grave it was found.',
        empty: 'this step does not judge it',
        cell: (step) => (step.do === 'confirm' ? step.severity : null),
      },
    ),
  ],
})
