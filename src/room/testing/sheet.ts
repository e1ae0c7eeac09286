import type { BookIndex } from '#election/book/index.ts'
import type { ConstituencyCode, Count, PersonId, StationCode } from '#election/named.ts'
import type { FilledSheet } from '#election/pv/sheet.ts'
import type { CountAct } from '../count/acts.ts'

/** An honest sheet: nothing void, nothing contested, as many voters as votes. `changes` make it another one. */
export function honestSheet(
  index: BookIndex,
  station: StationCode,
  constituency: ConstituencyCode,
  votes: readonly number[],
  changes: Partial<FilledSheet> = {},
): FilledSheet {
  const contest = index.constituenciesOf(station).find(({ code }) => code === constituency)?.contest
  const paper = index.book.contests.find(({ id }) => id === contest)?.paper
  const registered = index.stations.get(station)?.registered
  if (paper === undefined || registered === undefined) throw new Error(`${station} does not vote in ${constituency}`)
  const valid = votes.reduce((sum, count) => sum + count, 0) as Count
  return {
    station,
    constituency,
    paper,
    registered,
    voters: valid,
    ballots: valid,
    void: 0 as Count,
    contested: 0 as Count,
    valid,
    votes: votes as Count[],
    observations: '',
    ...changes,
  }
}

/** Typing a sheet at the desk; the salt is made from who types what, so that a test is the same each time. */
export function typing(by: string, sheet: FilledSheet): CountAct {
  const salt = [...`${by}${sheet.station}${sheet.constituency}`]
    .reduce((sum, char) => (sum * 31n + BigInt(char.charCodeAt(0))) % (1n << 128n), 7n)
    .toString(16)
    .padStart(32, '0')
  return {
    type: 'type-sheet',
    by: by as PersonId,
    station: sheet.station,
    constituency: sheet.constituency,
    opening: { salt, value: sheet },
  }
}
