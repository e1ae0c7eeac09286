import type { Column } from './column.ts'

/** Name, path in the book, type, meaning, default. */
const LINES: readonly (readonly [string, string, Column['type'], string, string])[] = [
  [
    'closing_minutes',
    'alertTolerances.closingMinutes',
    'integer',
    'Alert when a station that opened has not sent its closing reading so long after the close and its grace, 0 to 1440; 30 unless given',
    '30',
  ],
  [
    'unseen_minutes',
    'alertTolerances.unseenMinutes',
    'integer',
    'Alert when an enrolled phone was never heard so long after the opening, 0 to 1440; 180 unless given',
    '180',
  ],
  [
    'battery_percent',
    'alertTolerances.batteryPercent',
    'integer',
    'Alert when a phone has so much of its battery left or less, 0 to 100; 15 unless given',
    '15',
  ],
  [
    'kept_items',
    'alertTolerances.keptItems',
    'integer',
    'Alert when a phone keeps so many items that it could not send, or more; 200 unless given',
    '200',
  ],
  [
    'still_minutes',
    'alertTolerances.stillMinutes',
    'integer',
    'Alert when a station counted no voter for so long, and for still_times its usual gap, while its commune goes on, 5 to 1440; 20 unless given',
    '20',
  ],
  ['still_times', 'alertTolerances.stillTimes', 'integer', 'See still_minutes, 1 to 1000; 4 unless given', '4'],
  [
    'turnout_times',
    'alertTolerances.turnoutTimes',
    'integer',
    'Alert when the turnout of a station differs from the median of its commune at the same hour by more than so many median deviations and by more than turnout_per_mille, 1 to 1000; 5 unless given',
    '5',
  ],
  [
    'turnout_per_mille',
    'alertTolerances.turnoutPerMille',
    'integer',
    'See turnout_times, in per mille of the registered, 0 to 1000; 150 unless given',
    '150',
  ],
  [
    'turnout_neighbours',
    'alertTolerances.turnoutNeighbours',
    'integer',
    'Least number of other stations of the commune that a station is compared with, 2 to 100000; 4 unless given',
    '4',
  ],
  [
    'fold_alerts_from',
    'work.foldFrom',
    'integer',
    'The same alert at so many stations of one commune is told as one, 2 to 1000; 4 unless given',
    '4',
  ],
  [
    'escalate_alerts',
    'work.escalation',
    'steps',
    'Whom an alert calls when it is so many minutes old and not closed, as minutes:role separated by spaces; the roles that work on alerts: duty-officer, operator. The same role twice is called again. 20:duty-officer 45:duty-officer unless given',
    '20:duty-officer 45:duty-officer',
  ],
  [
    'observers_see_incidents',
    'work.observersSeeIncidents',
    'yes-no',
    'Whether observers see the incidents of the room (kind, severity, place, state and times; no words, no photo, no name): yes or no; no unless given',
    'no',
  ],
  [
    'observers_see_live',
    'publication.observersSeeLive',
    'yes-no',
    'Whether accredited observers see turnout live where the public sees it by slots: yes or no; no unless given',
    'no',
  ],
  [
    'projection',
    'analysis.projection',
    'yes-no',
    'Whether the room’s analysis projects the final turnout, for the room alone, where the law allows it: yes or no; no unless given',
    'no',
  ],
]

/** The optional lines of `election.csv` about alerts, the work on them and what the room studies. */
export const ROOM_WORK: readonly Column[] = LINES.map(([name, at, type, about, example]) => ({
  name,
  at: at.split('.'),
  type,
  required: false,
  about,
  example,
}))
