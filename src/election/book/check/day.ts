import type { Minute } from '../../named.ts'
import { clock } from '../../time.ts'
import type { Book } from '../book.ts'
import type { Path } from '../faults.ts'
import type { Report } from './shape.ts'

/** B4…: hours, slots, thresholds and the curve of the previous election. */
export function checkDay(book: Book, report: Report): void {
  const { opens, closes, readings } = book.hours
  if (closes <= opens) report('B401', ['hours', 'closes'], { opens: clock(opens), closes: clock(closes) })
  else {
    readings.forEach((hour, i) => {
      if (hour <= opens || hour >= closes) outside(hour, ['hours', 'readings', i])
    })
    if (book.publication.turnout.mode === 'slots') {
      book.publication.turnout.slots.forEach((hour, i) => {
        if (hour <= opens || hour > closes) outside(hour, ['publication', 'turnout', 'slots', i])
      })
    }
  }
  ascending(readings, ['hours', 'readings'], report)
  if (book.publication.turnout.mode === 'slots') {
    ascending(book.publication.turnout.slots, ['publication', 'turnout', 'slots'], report)
  }

  const { pulseMinutes: pulse, silenceMinutes: silence } = book.tolerances
  if (pulse >= silence) report('B410', ['tolerances', 'pulseMinutes'], { pulse, silence })
  book.languages.forEach((language, i) => {
    const first = book.languages.indexOf(language)
    if (first < i) report('B301', ['languages', i], { code: language, first: `languages[${first}]` })
  })
  checkPrevious(book, report)

  function outside(hour: Minute, path: Path): void {
    report('B402', path, { hour: clock(hour), opens: clock(opens), closes: clock(closes) })
  }
}

function checkPrevious({ day, previous }: Book, report: Report): void {
  if (!previous) return
  if (previous.day >= day) report('B409', ['previous', 'day'], { previous: previous.day, day })
  const { curve, registered } = previous
  curve.forEach(({ minute, voters }, i) => {
    const path = ['previous', 'curve', i]
    if (voters > registered) report('B408', [...path, 'voters'], { voters, registered })
    const before = curve[i - 1]
    if (!before) return
    if (minute <= before.minute) {
      report('B403', [...path, 'minute'], { hour: clock(minute), before: clock(before.minute) })
    }
    if (voters < before.voters) report('B407', [...path, 'voters'], { voters, before: before.voters })
  })
}

function ascending(hours: readonly Minute[], path: Path, report: Report): void {
  hours.forEach((hour, i) => {
    const before = hours[i - 1]
    if (before !== undefined && hour <= before) {
      report('B403', [...path, i], { hour: clock(hour), before: clock(before) })
    }
  })
}
