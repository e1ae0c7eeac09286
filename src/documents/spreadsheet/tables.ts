import type { Constituency, Contest, Station } from '#election/book/book.ts'
import { formOf } from '#room/count/apply.ts'
import { sumsOf } from '#room/count/kept-sums.ts'
import { resultOf } from '#room/count/result.ts'
import { counted } from '#room/count/sums.ts'
import { ADDITIVE } from '../describe/figures.ts'
import { contestName, listName, type Scene } from '../describe/scene.ts'
import { named, say } from '../voice.ts'
import { BOOKLET, MINUTES, MISSING, STATUS } from '../words/results.ts'
import { BOXES, COPY } from '../words/sheet.ts'

/** One sheet of the workbook: words and whole numbers; null is an empty cell, never a zero. */
export interface SpreadsheetTable {
  readonly name: string
  readonly rows: readonly (readonly (string | number | null)[])[]
}

/**
 * The results as tables: the lists of every constituency with votes and seats, then one table a contest with a line for
 * each station. A sheet that is not accepted is a line with its state and no figure.
 */
export function resultTables(scene: Scene): SpreadsheetTable[] {
  const { index, voice } = scene
  const stations = index.book.contests.map((contest) => ({
    name: named(voice, contest.names),
    rows: stationRows(scene, contest),
  }))
  return [{ name: say(voice, BOOKLET.overview), rows: listRows(scene) }, ...stations].map((table) => ({
    ...table,
    rows: markedRows(table.rows, scene.state.test),
  }))
}

/** Every row says by itself whether a rehearsal made it, under the same name as in the published tables. */
function markedRows([head = [], ...rows]: SpreadsheetTable['rows'], test: boolean): SpreadsheetTable['rows'] {
  return [[...head, 'is_test'], ...rows.map((row) => [...row, test ? 1 : 0])]
}

function listRows(scene: Scene): SpreadsheetTable['rows'] {
  const { index, state, voice } = scene
  const sums = sumsOf(index, state)
  const words = [MINUTES.contest, MINUTES.code, MINUTES.constituency, MINUTES.state, MINUTES.seats]
  const lists = [COPY.number, BOOKLET.party, COPY.list, COPY.votes, MINUTES.won, MINUTES.reservedWon]
  const head = [...words, ...lists].map((word) => say(voice, word))
  const rows = index.book.constituencies.flatMap((constituency) => {
    if (!sums.of(constituency.place, constituency.code)) return []
    const { status, totals, outcome } = resultOf(state.count, sums, constituency)
    const place = [
      contestName(scene, constituency),
      constituency.code,
      named(voice, constituency.names),
      say(voice, STATUS[status]),
      constituency.seats,
    ]
    return constituency.lists.map((list, line) => [
      ...place,
      list.number,
      list.party,
      listName(scene, list),
      totals.votes[line] ?? 0,
      outcome.seats.get(String(list.number)) ?? 0,
      outcome.parts?.[1]?.seats.get(String(list.number)) ?? null,
    ])
  })
  return [head, ...rows]
}

function stationRows(scene: Scene, contest: Contest): SpreadsheetTable['rows'] {
  const { index, voice } = scene
  const constituencies = index.book.constituencies.filter(({ contest: id }) => id === contest.id)
  const lines = Math.max(0, ...constituencies.map(({ lists }) => lists.length))
  const [only] = constituencies.length === 1 ? constituencies : []
  const where = [MINUTES.code, MINUTES.constituency, MINUTES.commune, MINUTES.office]
  const head = [
    ...[...where, COPY.stationCode, COPY.station, MINUTES.state].map((word) => say(voice, word)),
    ...ADDITIVE.map((count) => say(voice, BOXES[count])),
    ...Array.from({ length: lines }, (_, line) => headOfLine(scene, only, line)),
    say(voice, COPY.observations),
  ]
  const rows = index.book.stations.flatMap((station) =>
    index
      .constituenciesOf(station.code)
      .filter(({ contest: id }) => id === contest.id)
      .map((constituency) => stationRow(scene, station, constituency, lines)),
  )
  return [head, ...rows]
}

/** Where every station votes for the same lists the column bears the name, else the number on the ballot alone. */
function headOfLine(scene: Scene, only: Constituency | undefined, line: number): string {
  const list = only?.lists[line]
  return list ? `${list.number} ${listName(scene, list)}` : `${say(scene.voice, COPY.list)} ${line + 1}`
}

function stationRow(
  scene: Scene,
  station: Station,
  constituency: Constituency,
  lines: number,
): (string | number | null)[] {
  const { index, state, voice } = scene
  const form = formOf(state.count, station.code, constituency.code)
  const sheet = counted(form)
  const office = index.places.get(station.office)
  return [
    constituency.code,
    named(voice, constituency.names),
    named(voice, index.commune(station.code).names),
    office ? named(voice, office.names) : station.office,
    station.code,
    named(voice, station.names),
    form.status === 'accepted' ? say(voice, MINUTES.isCounted) : say(voice, MISSING[form.status]),
    ...ADDITIVE.map((count) => sheet?.[count] ?? null),
    ...Array.from({ length: lines }, (_, line) => sheet?.votes[line] ?? null),
    sheet?.observations ?? null,
  ]
}
