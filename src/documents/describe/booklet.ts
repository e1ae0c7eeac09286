import type { Contest } from '#election/book/book.ts'
import { sumsOf } from '#room/count/kept-sums.ts'
import { nextSeat } from '#room/count/next-seat.ts'
import { type ConstituencyResult, missingSheets, resultOf } from '#room/count/result.ts'
import { decisionOf } from '#room/count/ties.ts'
import type { Block, Document } from '../document.ts'
import { figure, grouped, isolated, named, say } from '../voice.ts'
import { BOOKLET, MINUTES, STATUS } from '../words/results.ts'
import { COPY } from '../words/sheet.ts'
import { listTable, missingLines, statusBlock, totalsFacts, wholeProgress } from './figures.ts'
import { documentOf, listLabel, type Scene } from './scene.ts'
import { seatBlocks } from './seats.ts'

/** How far the journal had come, and the hash that stands for all of it. */
export interface JournalRoot {
  /** Name of the log, as in its checkpoints. */
  readonly origin: string
  /** Entries that the root is taken over. */
  readonly size: number
  /** 64 hex digits. */
  readonly root: string
}

/** The whole election: every contest with its constituencies, votes, seats and status; what is missing; the journal's root. */
export function booklet(scene: Scene, root: JournalRoot): Document {
  const { index, state, voice } = scene
  const sums = sumsOf(index, state)
  const contests = index.book.contests.map((contest) => ({
    contest,
    results: index.book.constituencies
      .filter(({ contest: id, place, code }) => id === contest.id && sums.of(place, code) !== undefined)
      .map((constituency) => resultOf(state.count, sums, constituency)),
  }))
  const title = say(voice, BOOKLET.title)
  return documentOf(
    scene,
    title,
    [title],
    [
      { kind: 'heading', level: 1, text: `${title}: ${named(voice, index.book.title)}` },
      { kind: 'text', text: say(voice, BOOKLET.about) },
      { kind: 'facts', rows: [[say(voice, MINUTES.day), isolated(index.book.day)]] },
      overview(scene, contests),
      ...journalBlocks(scene, root),
      ...contests.flatMap(({ contest, results }) => contestBlocks(scene, contest, results)),
    ],
  )
}

interface OneContest {
  readonly contest: Contest
  readonly results: readonly ConstituencyResult[]
}

/** One line a contest: constituencies, sheets, valid votes, seats given. */
function overview({ voice }: Scene, contests: readonly OneContest[]): Block {
  return {
    kind: 'table',
    head: [MINUTES.contest, MINUTES.constituency, MINUTES.sheets, COPY.votes, MINUTES.seats].map((word) =>
      say(voice, word),
    ),
    columns: ['words', 'figure', 'figure', 'figure', 'figure'],
    rows: contests.map(({ contest, results }) => {
      const add = (of: (result: ConstituencyResult) => number) => results.reduce((sum, one) => sum + of(one), 0)
      const sheets = `${add(({ own }) => own.accepted)}/${add(({ own }) => own.expected)}`
      return [
        named(voice, contest.names),
        figure(results.length),
        isolated(sheets),
        figure(add(({ totals }) => totals.valid)),
        isolated(`${add(({ outcome }) => outcome.steps.length)}/${add(({ constituency }) => constituency.seats)}`),
      ]
    }),
  }
}

function journalBlocks({ voice }: Scene, { origin, size, root }: JournalRoot): Block[] {
  return [
    { kind: 'heading', level: 2, text: say(voice, BOOKLET.journal) },
    { kind: 'text', text: say(voice, BOOKLET.journalAbout) },
    {
      kind: 'facts',
      rows: [
        [say(voice, BOOKLET.origin), isolated(origin)],
        [say(voice, BOOKLET.size), figure(size)],
      ],
    },
    { kind: 'code', name: say(voice, BOOKLET.root), value: grouped(root) },
  ]
}

function contestBlocks(scene: Scene, contest: Contest, results: readonly ConstituencyResult[]): Block[] {
  const { voice } = scene
  if (results.length === 0) return []
  return [
    { kind: 'heading', level: 1, text: named(voice, contest.names) },
    ...(results.length > 1 ? [partyTable(scene, results)] : []),
    ...(results.length > IN_FULL
      ? inShort(scene, results)
      : results.flatMap((result) => constituencyBlocks(scene, result))),
  ]
}

/** So many constituencies of a contest have a section each; of more there is a line each, and the minutes have the rest. */
const IN_FULL = 4

/** A line each: sheets, valid votes, who has the seats, how close the next one was; then ties and what is missing. */
function inShort(scene: Scene, results: readonly ConstituencyResult[]): Block[] {
  const { index, state, voice } = scene
  const missing = results.flatMap(({ constituency: { place, code } }) => missingSheets(index, state.count, place, code))
  return [
    {
      kind: 'table',
      head: [MINUTES.constituency, MINUTES.sheets, COPY.votes, BOOKLET.elected, BOOKLET.lacked].map((word) =>
        say(voice, word),
      ),
      columns: ['words', 'figure', 'figure', 'words', 'words'],
      rows: results.map((result) => [
        named(voice, result.constituency.names),
        isolated(`${result.own.accepted}/${result.own.expected}`),
        figure(result.totals.valid),
        electedText(scene, result),
        lackedText(scene, result),
      ]),
    },
    { kind: 'text', text: say(voice, BOOKLET.stepsElsewhere) },
    ...(missing.length === 0
      ? []
      : [{ kind: 'heading', level: 3, text: say(voice, MINUTES.missing) } as const, ...missingLines(scene, missing)]),
  ]
}

/** Lists with their seats where there are several; a tie that waits is called so. */
function electedText(scene: Scene, { constituency, outcome, totals }: ConstituencyResult): string {
  const { voice } = scene
  if (outcome.ties.length > 0) return say(voice, BOOKLET.tied)
  const won = totals.stationsCounted === 0 ? [] : [...outcome.seats].filter(([, seats]) => seats > 0)
  if (won.length === 0) return '–'
  return won
    .map(([key, seats]) => listLabel(scene, constituency, key) + (constituency.seats > 1 ? `: ${figure(seats)}` : ''))
    .join(' · ')
}

function lackedText(scene: Scene, { constituency, own, outcome, totals, tie }: ConstituencyResult): string {
  if (outcome.ties.length > 0 || totals.stationsCounted === 0) return '–'
  const figures = { ...totals, registered: constituency.registered ?? own.registeredExpected }
  const next = nextSeat(constituency, figures, decisionOf(tie))
  return next ? `${listLabel(scene, constituency, next.list)}: ${figure(next.votes)}` : '–'
}

/** Votes and seats by party over all constituencies of a contest, most seats first. */
function partyTable({ index, voice }: Scene, results: readonly ConstituencyResult[]): Block {
  const byParty = new Map(index.book.parties.map(({ code, names }) => [code, { names, votes: 0, seats: 0 }]))
  for (const { constituency, totals, outcome } of results)
    for (const [line, { number, party }] of constituency.lists.entries()) {
      const row = byParty.get(party)
      if (!row) continue
      row.votes += totals.votes[line] ?? 0
      row.seats += outcome.seats.get(String(number)) ?? 0
    }
  const rows = [...byParty.values()].filter(({ votes, seats }) => votes + seats > 0)
  rows.sort((a, b) => b.seats - a.seats || b.votes - a.votes)
  return {
    kind: 'table',
    head: [BOOKLET.party, COPY.votes, MINUTES.seats].map((word) => say(voice, word)),
    columns: ['words', 'figure', 'figure'],
    rows: rows.map(({ names, votes, seats }) => [named(voice, names), figure(votes), figure(seats)]),
  }
}

function constituencyBlocks(scene: Scene, result: ConstituencyResult): Block[] {
  const { index, state, voice } = scene
  const { constituency, totals, outcome, status } = result
  const missing = missingSheets(index, state.count, constituency.place, constituency.code)
  return [
    { kind: 'heading', level: 2, text: `${named(voice, constituency.names)}: ${say(voice, STATUS[status])}` },
    statusBlock(scene, result, wholeProgress(result)),
    totalsFacts(scene, totals),
    listTable(scene, constituency, totals, outcome.seats),
    ...seatBlocks(scene, result),
    ...(missing.length === 0
      ? []
      : [{ kind: 'heading', level: 3, text: say(voice, MINUTES.missing) } as const, ...missingLines(scene, missing)]),
  ]
}
