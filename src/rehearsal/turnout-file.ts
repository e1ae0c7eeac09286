import type { Book } from '#election/book/book.ts'
import { detectSeparator, readCsv } from '#election/book/build/csv.ts'
import type { Count, StationCode } from '#election/named.ts'

/**
 * Reads `turnout.csv` of a book's folder (columns `station`, `voters`): how many voted at each station. Throws when it
 * does not name every station of the book exactly once, or gives one more voters than are registered.
 */
export function readTurnout(text: string, book: Book): Map<StationCode, Count> {
  const lines = readCsv(text, detectSeparator(text, ['station', 'voters']))
  if (!lines.ok) throw new Error(`turnout.csv, line ${lines.error.line}: misplaced quotation mark`)
  const voters = new Map(lines.value.slice(1).map(({ cells: [station = '', count = ''] }) => [station, Number(count)]))
  if (voters.size !== lines.value.length - 1) throw new Error('turnout.csv names a station twice')
  if (voters.size !== book.stations.length) throw new Error('turnout.csv does not name every station of the book')
  return new Map(
    book.stations.map(({ code, registered }) => {
      const count = voters.get(code) ?? -1
      if (!Number.isInteger(count) || count < 0 || count > registered) {
        throw new Error(`turnout.csv: ${code} has ${count} voters of ${registered}`)
      }
      return [code, count as Count]
    }),
  )
}
