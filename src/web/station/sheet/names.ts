import type { Messages } from 'messages:station'
import type { BallotContest, BallotLine } from '#election/book/ballot.ts'
import type { Box } from './work.svelte.ts'

/** The line of the ballot that a box belongs to; undefined for the counts of the whole sheet. */
export function lineOf({ lists }: BallotContest, box: Box): BallotLine | undefined {
  return box.startsWith('votes.') ? lists[Number(box.slice(6))] : undefined
}

/** What the paper calls a count of the whole sheet; empty for the votes of a line. */
export function boxName(m: Messages['sheet'], box: Box): string {
  switch (box) {
    case 'registered':
      return m.registered()
    case 'voters':
      return m.voters()
    case 'ballots':
      return m.ballots()
    case 'void':
      return m.void()
    case 'contested':
      return m.contested()
    case 'valid':
      return m.valid()
    default:
      return ''
  }
}
