import type { Book } from '#election/book/book.ts'
import type { Count, Minute } from '#election/named.ts'
import { localMinute } from '#election/time.ts'
import { BIN_MINUTES, lastAbove } from '../bins.ts'
import { standingClosing } from '../figures.ts'
import type { StationState } from '../state.ts'
import type { StationDay } from './findings.ts'

/** What a station's day says to its sheets; nothing where no phone of it was ever heard. */
export function stationDay(book: Book, station: StationState): StationDay {
  if (station.devices.length === 0) return {}
  const closing = standingClosing(station)
  const readings = station.readings.filter(({ undone }) => !undone).map(({ count }) => count)
  const last = lastAbove(station.bins, 0)
  return {
    ticks: Math.max(0, station.ticks) as Count,
    ...(closing && { finalReading: closing.count, closed: localMinute(closing.observed, book) }),
    ...(readings.length > 0 && { largestReading: Math.max(...readings) as Count }),
    ...(last && { lastTick: (last[0] * BIN_MINUTES) as Minute }),
  }
}
