import type { Constituency } from '#election/book/book.ts'
import { unreachable } from '#election/named.ts'
import type { ConstituencyResult, MissingSheet } from '#room/count/result.ts'
import type { Sum } from '#room/count/sums.ts'
import type { Block } from '../document.ts'
import { figure, named, say, share } from '../voice.ts'
import { MINUTES, MISSING, STATUS } from '../words/results.ts'
import { BOXES, COPY } from '../words/sheet.ts'
import { listName, type Scene } from './scene.ts'

/** The boxes that add up; what a sum is compared in. */
export const ADDITIVE = ['registered', 'voters', 'ballots', 'void', 'contested', 'valid'] as const

/** How much of what should be counted is: stations, and the voters behind them. */
export interface Progress {
  readonly counted: number
  readonly expected: number
  readonly registered: number
  readonly registeredExpected: number
}

export function placeProgress({
  accepted: counted,
  expected,
  registered,
  registeredExpected,
}: Readonly<Sum>): Progress {
  return { counted, expected, registered, registeredExpected }
}

/** Of the whole constituency: what other rooms have not told yet is missing too, where the book knows how much it is. */
export function wholeProgress({ constituency, own, others, totals }: ConstituencyResult): Progress {
  const known = others.reduce((sum, { registered }) => sum + registered, own.registeredExpected)
  return {
    counted: totals.stationsCounted,
    expected: totals.stations,
    registered: totals.registered,
    registeredExpected: Math.max(known, constituency.registered ?? 0),
  }
}

/** The status word with who said so, and how much is counted: always before the first figure. */
export function statusBlock(scene: Scene, result: ConstituencyResult, progress: Progress): Block {
  const { voice } = scene
  const { counted: sheets, expected, registered, registeredExpected } = progress
  const counted = say(voice, MINUTES.counted, {
    counted: sheets,
    expected,
    share: share(voice, registered, registeredExpected),
  })
  return { kind: 'notice', text: `${say(voice, STATUS[result.status])}. ${authority(scene, result)} ${counted}` }
}

/** Who proclaimed or amended the figures; before that, who alone may. */
function authority({ index, voice }: Scene, { statement }: ConstituencyResult): string {
  if (!statement) return say(voice, MINUTES.onlyBody, { body: named(voice, index.book.publication.proclaimedBy) })
  switch (statement.kind) {
    case 'proclaimed': {
      const { body, date, minutes } = statement
      return say(voice, MINUTES.proclaimed, { body, date, minutes })
    }
    case 'amended':
      return say(voice, MINUTES.amended, { court: statement.court, reason: statement.reason })
    default:
      return unreachable(statement)
  }
}

/** Votes of every list in ballot order, with their share and, where they are told, their seats. */
export function listTable(
  scene: Scene,
  { lists }: Constituency,
  { votes, valid }: { readonly votes: readonly number[]; readonly valid: number },
  seats?: ReadonlyMap<string, number>,
): Block {
  const { voice } = scene
  const given = [...(seats?.values() ?? [])].reduce((sum, one) => sum + one, 0)
  return {
    kind: 'table',
    head: [
      say(voice, COPY.number),
      say(voice, COPY.list),
      say(voice, COPY.votes),
      say(voice, MINUTES.shareOfValid),
      ...(seats ? [say(voice, MINUTES.seats)] : []),
    ],
    columns: ['figure', 'words', 'figure', 'figure', ...(seats ? ['figure' as const] : [])],
    rows: lists.map((list, line) => [
      figure(list.number),
      listName(scene, list),
      figure(votes[line] ?? 0),
      share(voice, votes[line] ?? 0, valid),
      ...(seats ? [figure(seats.get(String(list.number)) ?? 0)] : []),
    ]),
    total: ['', say(voice, COPY.sum), figure(valid), '', ...(seats ? [figure(given)] : [])],
  }
}

export function totalsFacts({ voice }: Scene, totals: Readonly<Record<(typeof ADDITIVE)[number], number>>): Block {
  return { kind: 'facts', rows: ADDITIVE.map((count) => [say(voice, BOXES[count]), figure(totals[count])]) }
}

/** Every sheet that the sums lack, with why; says so where there is none. */
export function missingBlock(scene: Scene, missing: readonly MissingSheet[]): Block {
  const { index, voice } = scene
  if (missing.length === 0) return { kind: 'text', text: say(voice, MINUTES.nothingMissing) }
  return {
    kind: 'table',
    head: [say(voice, COPY.station), say(voice, MINUTES.place), say(voice, MINUTES.state), say(voice, MINUTES.reason)],
    columns: ['words', 'words', 'words', 'words'],
    rows: missing.map(({ station, status, reason = '' }) => [
      named(voice, station.names),
      named(voice, index.commune(station.code).names),
      say(voice, MISSING[status]),
      reason,
    ]),
  }
}

/** More stations than this are told by commune, with how many: the minutes name each. */
const NAMED = 12

/** The same in few lines, for a document of many constituencies: stations by what they wait for. */
export function missingLines(scene: Scene, missing: readonly MissingSheet[]): Block[] {
  const { voice } = scene
  const groups = Map.groupBy(
    missing,
    ({ status, reason }) => say(voice, MISSING[status]) + (reason ? `, ${reason}` : ''),
  )
  return [...groups].map(([state, sheets]) => ({
    kind: 'text',
    text: `${state} (${figure(sheets.length)}): ${whereMissing(scene, sheets)}`,
  }))
}

function whereMissing({ index, voice }: Scene, sheets: readonly MissingSheet[]): string {
  if (sheets.length <= NAMED) return sheets.map(({ station }) => named(voice, station.names)).join(' · ')
  const communes = Map.groupBy(sheets, ({ station }) => index.commune(station.code))
  return [...communes].map(([commune, all]) => `${named(voice, commune.names)} ${figure(all.length)}`).join(' · ')
}
