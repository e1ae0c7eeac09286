import type { Book } from '#election/book/book.ts'
import { detectSeparator, readCsv } from '#election/book/build/csv.ts'
import type { ConstituencyCode } from '#election/named.ts'
import { sha256Hex } from '#journal/sha256.ts'
import type { OtherRoom } from '#room/count/state.ts'
import { CompanionFault } from './companion-fault.ts'

/** Votes of every list in the room, in ballot order. */
export type ListVotes = ReadonlyMap<ConstituencyCode, readonly number[]>

/** What another room reports of a contest that is wider than this room. */
export interface OtherReport {
  readonly constituency: ConstituencyCode
  readonly figures: OtherRoom
}

/**
 * Reads `votes.csv` of a book's folder (columns `constituency`, `party`, `votes`): what the lists get in this room, for
 * the constituencies that it names. Throws `CompanionFault` when it does not name every list of such a constituency exactly once.
 */
export function readVotes(text: string, book: Book): ListVotes {
  const rows = readRows('votes.csv', text, ['constituency', 'party', 'votes'])
  const votes = new Map<ConstituencyCode, readonly number[]>()
  for (const code of new Set(rows.map((row) => row('constituency')))) {
    const mine = rows.filter((row) => row('constituency') === code)
    const lists = listsOf('votes.csv', book, code)
    const counts = lists.map((party) => {
      const [row, again] = mine.filter((one) => one('party') === party)
      if (!row || again) throw new CompanionFault('listOnce', { file: 'votes.csv', party, constituency: code })
      return whole('votes.csv', row('votes'))
    })
    if (mine.length !== lists.length) throw new CompanionFault('stranger', { file: 'votes.csv', constituency: code })
    votes.set(code as ConstituencyCode, counts)
  }
  return votes
}

/**
 * Reads `other-rooms.csv` of a book's folder: a line for each other room of a wider contest, with the counts of a sheet
 * and one column for each list, named by its party. What the line rests on is the line itself: its hash stands for the
 * commission's signed sheet. Throws `CompanionFault` on a constituency or a number that cannot be.
 */
export function readOtherRooms(text: string, book: Book): OtherReport[] {
  const name = 'other-rooms.csv'
  return readRows(name, text, ['constituency', 'room', 'registered']).map((row) => {
    const code = row('constituency')
    const count = (column: string) => whole(name, row(column))
    const figures: Omit<OtherRoom, 'evidence'> = {
      room: row('room'),
      source: 'commission',
      registered: count('registered'),
      voters: count('voters'),
      ballots: count('ballots'),
      void: count('void'),
      contested: count('contested'),
      valid: count('valid'),
      votes: listsOf(name, book, code).map(count),
      stations: count('stations'),
      stationsCounted: count('stations_counted'),
    }
    const evidence = sha256Hex(JSON.stringify(figures))
    return { constituency: code as ConstituencyCode, figures: { ...figures, evidence } }
  })
}

function listsOf(name: string, book: Book, code: string): readonly string[] {
  const constituency = book.constituencies.find((one) => one.code === code)
  if (!constituency) throw new CompanionFault('constituency', { file: name, constituency: code })
  return constituency.lists.map(({ party }) => party)
}

function whole(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new CompanionFault('count', { file: name, value: text })
  return Number(text)
}

function readRows(name: string, text: string, columns: readonly string[]): ((column: string) => string)[] {
  const lines = readCsv(text, detectSeparator(text, columns))
  if (!lines.ok) throw new CompanionFault('quote', { file: name, line: lines.error.line })
  const [heading, ...rows] = lines.value
  return rows.map(({ cells }) => (column) => {
    const at = heading?.cells.indexOf(column) ?? -1
    if (at < 0) throw new CompanionFault('column', { file: name, column })
    return cells[at] ?? ''
  })
}
