import type { ConstituencyCode, Count, PlaceCode, StationCode } from '#election/named.ts'
import { unreachable } from '#election/named.ts'
import type { FilledSheet, Sheet } from '#election/pv/sheet.ts'
import type { Random } from '../random.ts'

/**
 * What people get wrong in a night, with its frequency in per mille of the stations; of each at least one, where the
 * room is large enough.
 */
export const ON_SHEETS = {
  /** The paper's valid votes are not the sum of its lines. */
  'wrong-sum': 8,
  /** The paper's ballots are not valid, void and contested together. */
  'wrong-ballots': 6,
  /** The phone's typist swapped two lines of the paper. */
  'swapped-lines': 10,
  /** The phone left a box empty. */
  'blank-box': 5,
  /** The phone sent another station's sheet, photo and all, under its own station. */
  'duplicated-station': 5,
  /** The phone sent its sheet in the name of another station. */
  'other-station': 5,
  /** The second typist mistyped a line. */
  'slip-figure': 10,
  /** The second typist swapped two lines. */
  'slip-lines': 10,
  /** The second typist mistyped the voters. */
  'slip-voters': 8,
  /** No photo came with the sheet. */
  'no-photo': 8,
  /** No phone: the paper arrives late and two people type it. */
  'late-paper': 5,
  /** The paper itself has two lines swapped; nothing shows it until the station corrects it. */
  'accepted-wrong': 5,
  /** The paper was thought lost and found again. */
  'lost-paper': 2,
} as const satisfies Readonly<Record<string, number>>
export type SheetMistake = keyof typeof ON_SHEETS

/** `written-sum`: a central office's written total is not the sum of its parts; `tie`: equal votes for the last seat. */
export type MistakeKind = SheetMistake | 'written-sum' | 'tie'

/** Something planted, and where the room caught it: codes of rules and verdicts, or a word for what is no rule. */
export interface Mistake {
  readonly kind: MistakeKind
  readonly station?: StationCode
  readonly place?: PlaceCode
  readonly constituency: ConstituencyCode
  readonly caught: Set<string>
}

/** What the paper, the phone and the second typist first say, where that is not what is right. */
export interface WrongVersions {
  readonly paper?: FilledSheet
  readonly phone?: Sheet
  readonly slip?: FilledSheet
}

/** The wrong versions that a mistake on a sheet makes; undefined when this sheet cannot have it. */
export function wrongVersions(
  luck: Random,
  kind: SheetMistake,
  right: FilledSheet,
  neighbour: FilledSheet | undefined,
): WrongVersions | undefined {
  switch (kind) {
    case 'wrong-sum':
      return both({ ...right, valid: plus(right.valid, 1), void: plus(right.void, -1) }, right.void > 0)
    case 'wrong-ballots':
      return both({ ...right, void: plus(right.void, -2) }, right.void > 1)
    case 'accepted-wrong': {
      const swapped = withLinesSwapped(luck, right)
      return swapped && both(swapped, true)
    }
    case 'swapped-lines': {
      const phone = withLinesSwapped(luck, right)
      return phone && { phone }
    }
    case 'slip-lines': {
      const slip = withLinesSwapped(luck, right)
      return slip && { slip }
    }
    case 'slip-figure': {
      const line = luck.below(right.votes.length)
      const votes = right.votes.map((count, at) => (at === line ? plus(count, 10) : count))
      return { slip: { ...right, votes } }
    }
    case 'slip-voters':
      return right.voters > 0 ? { slip: { ...right, voters: plus(right.voters, -1) } } : undefined
    case 'blank-box':
      return { phone: { ...right, contested: null } }
    case 'duplicated-station': {
      if (!neighbour || neighbour.registered === right.registered) return undefined
      const copied = { ...neighbour, station: right.station }
      return both(copied, true)
    }
    case 'other-station':
      return neighbour && { phone: { ...right, station: neighbour.station } }
    case 'no-photo':
    case 'late-paper':
    case 'lost-paper':
      return {}
    default:
      return unreachable(kind)
  }
}

/** The paper is wrong, so the phone says the same. */
function both(paper: FilledSheet, possible: boolean): WrongVersions | undefined {
  return possible ? { paper, phone: paper } : undefined
}

function withLinesSwapped(luck: Random, right: FilledSheet): FilledSheet | undefined {
  const unequal = right.votes.flatMap((count, line) => (line > 0 && count !== right.votes[line - 1] ? [line] : []))
  if (unequal.length === 0) return undefined
  const line = luck.pick(unequal)
  const votes = [...right.votes]
  ;[votes[line - 1], votes[line]] = [right.votes[line] as Count, right.votes[line - 1] as Count]
  return { ...right, votes }
}

function plus(count: Count, more: number): Count {
  return (count + more) as Count
}
