import type { Book } from '#election/book/book.ts'
import { detectSeparator, readCsv } from '#election/book/build/csv.ts'
import type { Count, StationCode } from '#election/named.ts'
import { CompanionFault } from './companion-fault.ts'

const FILE = 'turnout.csv'

/**
 * Reads `turnout.csv` of a book's folder (columns `station`, `voters`): how many voted at each station. Throws
 * `CompanionFault` when it does not name every station of the book exactly once, or gives one more voters than are
 * registered.
 */
export function readTurnout(text: string, book: Book): Map<StationCode, Count> {
  const lines = readCsv(text, detectSeparator(text, ['station', 'voters']))
  if (!lines.ok) throw new CompanionFault('quote', { file: FILE, line: lines.error.line })
  const voters = new Map(lines.value.slice(1).map(({ cells: [station = '', count = ''] }) => [station, count]))
  if (voters.size !== lines.value.length - 1) throw new CompanionFault('stationTwice', { file: FILE })
  const stations = book.stations.length
  return new Map(
    book.stations.map(({ code, registered }) => {
      const value = voters.get(code)
      if (value === undefined || voters.size !== stations) {
        throw new CompanionFault('stationMissing', { file: FILE, stations })
      }
      if (!/^\d{1,9}$/.test(value) || Number(value) > registered) {
        throw new CompanionFault('voters', { file: FILE, value, station: code, registered })
      }
      return [code, Number(value) as Count]
    }),
  )
}
