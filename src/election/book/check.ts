import { fail, type Outcome, ok } from '../outcome.ts'
import type { Book } from './book.ts'
import { bookShape } from './check/book-shape.ts'
import { checkChecklists } from './check/checklists.ts'
import { checkContests } from './check/contests.ts'
import { checkCoverage } from './check/coverage.ts'
import { checkDay } from './check/day.ts'
import { checkPlaces, type SayWhere } from './check/places.ts'
import type { Report } from './check/shape.ts'
import { checkStations } from './check/stations.ts'
import { checkWork } from './check/work.ts'
import { type Fault, pathText } from './faults.ts'

/**
 * Whether an unknown value, fresh from `JSON.parse`, is a book that can run an election day. A book comes back
 * unchanged, so that its hash stays its hash. Every fault is listed: first those of single values, and, once each
 * value is well formed, those of how they hang together. Never throws, whatever the value.
 *
 * `where` says how a fault names another line of the same book.
 */
export function checkBook(value: unknown, where: SayWhere = pathText): Outcome<Book, readonly Fault[]> {
  const faults: Fault[] = []
  const report: Report = (code, path, parameters = {}) => {
    faults.push({ code, path, parameters })
  }
  bookShape(value, [], report)
  if (faults.length > 0) return fail(faults)

  const book = value as Book
  const upward = checkPlaces(book, report, where)
  checkStations(book, upward, report, where)
  checkContests(book, report, where)
  checkCoverage(book, upward, report)
  checkDay(book, report)
  checkChecklists(book, report, where)
  checkWork(book, report)
  return faults.length > 0 ? fail(faults) : ok(book)
}
