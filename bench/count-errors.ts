import { unreachable } from '#election/named.ts'
import type { FilledSheet } from '#election/pv/sheet.ts'
import { READINGS } from './count-day.ts'
import { type Chance, withVoters, withVotes } from './count-sheets.ts'

/** What two hands type of one sheet, and what the paper should have said. */
export interface Pair {
  readonly truth: FilledSheet
  readonly first: FilledSheet
  readonly second: FilledSheet
  /** The kind of error planted in it; absent where it is honest. */
  readonly planted?: ErrorKind
}

/** Errors of one sheet. */
export const SHEET_ERRORS = [
  'wrong sum on the paper',
  'digits exchanged on the paper',
  'void and contested exchanged for valid on the paper',
  'lines swapped by the first hand',
  'digits exchanged by the first hand',
  'slip of the second hand',
  'sheet of another station',
  'figures copied from another station',
  'void given to the strongest list',
] as const
export type SheetError = (typeof SHEET_ERRORS)[number]

/** Errors of all sheets of a station alike: every sum is right, and only its day and its neighbours know better. */
export const STATION_ERRORS = [
  'one voter forgotten on every sheet of the station',
  'voters added on every sheet of the station',
  'fewer voters on every sheet than were read at five o’clock',
] as const
export type StationError = (typeof STATION_ERRORS)[number]

export type ErrorKind = SheetError | StationError

/** Plants one error of a kind. `earlier` is the honest sheet of the same contest at a station counted before this one. */
export function plant(kind: SheetError, truth: FilledSheet, earlier: FilledSheet, chance: Chance): Pair {
  const both = (paper: FilledSheet): Pair => ({ truth, first: paper, second: paper, planted: kind })
  switch (kind) {
    case 'wrong sum on the paper':
      return both({ ...truth, valid: (truth.valid + 1 + chance(40)) as FilledSheet['valid'] })
    case 'digits exchanged on the paper':
      return both(exchanged(truth))
    case 'void and contested exchanged for valid on the paper':
      return both({ ...truth, void: truth.valid, valid: truth.void })
    case 'lines swapped by the first hand':
      return { truth, first: swapped(truth, chance), second: truth, planted: kind }
    case 'digits exchanged by the first hand':
      return { truth, first: exchanged(truth), second: truth, planted: kind }
    case 'slip of the second hand': {
      const line = chance(truth.votes.length)
      const slip = withVotes(truth, { [line]: (truth.votes[line] ?? 0) + 1 + chance(9) })
      return { truth, first: truth, second: slip, planted: kind }
    }
    case 'sheet of another station':
      return both({ ...earlier, station: truth.station })
    case 'figures copied from another station':
      return both({ ...earlier, station: truth.station, registered: truth.registered })
    case 'void given to the strongest list': {
      const moved = withVotes(truth, { 0: (truth.votes[0] ?? 0) + truth.void })
      return both({ ...moved, void: 0, valid: truth.valid + truth.void } as FilledSheet)
    }
    default:
      return unreachable(kind)
  }
}

/** Plants one error in every sheet of a station; the papers agree with each other and with themselves. */
export function plantAll(kind: StationError, truths: readonly FilledSheet[], chance: Chance): Pair[] {
  const voters = Math.max(...truths.map((sheet) => sheet.voters))
  const more = errorOf(kind, voters, chance)
  return truths.map((truth) => {
    const paper = withVoters(truth, truth.voters + more)
    return { truth, first: paper, second: paper, planted: kind }
  })
}

/** By how many the voters on every sheet of a station are too many, or too few. */
function errorOf(kind: StationError, voters: number, chance: Chance): number {
  switch (kind) {
    case 'one voter forgotten on every sheet of the station':
      return -1
    case 'voters added on every sheet of the station':
      return 12 + chance(9)
    case 'fewer voters on every sheet than were read at five o’clock':
      return Math.floor((voters * READINGS[1][1]) / 1000) - 1 - chance(5) - voters
    default:
      return unreachable(kind)
  }
}

/** Two neighbouring lines whose votes differ, exchanged: no sum tells. */
function swapped(sheet: FilledSheet, chance: Chance): FilledSheet {
  const lines = sheet.votes.flatMap((votes, line) => (votes === sheet.votes[line + 1] ? [] : [line]))
  const line = lines.filter((at) => at + 1 < sheet.votes.length)[chance(5)] ?? 0
  return withVotes(sheet, { [line]: sheet.votes[line + 1] ?? 0, [line + 1]: sheet.votes[line] ?? 0 })
}

/** The first line whose last two digits differ, written with the two exchanged: 47 for 74. */
function exchanged(sheet: FilledSheet): FilledSheet {
  const line = sheet.votes.findIndex((votes) => votes >= 10 && votes % 10 !== Math.floor(votes / 10) % 10)
  const votes = sheet.votes[line]
  if (votes === undefined) throw new Error('a sheet has a line of two different digits')
  const wrong = votes - (votes % 100) + (votes % 10) * 10 + (Math.floor(votes / 10) % 10)
  return withVotes(sheet, { [line]: wrong })
}
