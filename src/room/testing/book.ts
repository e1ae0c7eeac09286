import type { Book, Place, Station } from '#election/book/book.ts'
import type { BookId, Count, Minute, PlaceCode, StationCode } from '#election/named.ts'

/** A small day for the tests of the room: two communes, three offices, four stations unless told otherwise. */
export function smallBook(changes: Partial<Book> = {}): Book {
  const place = (code: string, kind: Place['kind'], parent?: string): Place => ({
    code: code as PlaceCode,
    kind,
    names: { ar: code, fr: code },
    ...(parent === undefined ? {} : { parent: parent as PlaceCode }),
  })
  return {
    format: 'sunduq-book/1',
    id: 'small' as BookId,
    title: { ar: 'يوم صغير', fr: 'Petit jour' },
    day: '2021-09-08',
    utcOffset: 60,
    room: 'P' as PlaceCode,
    hours: {
      opens: minute(8),
      closes: minute(19),
      readings: [minute(12), minute(17)],
      earlyMinutes: 10,
      graceMinutes: 60,
    },
    languages: ['ar', 'fr'],
    counting: { sexes: true },
    tolerances: {
      lateOpeningMinutes: 15,
      silenceMinutes: 30,
      pulseMinutes: 5,
      votersPerFiveMinutes: 20,
      readingGap: 5,
      readingGapPerMille: 20,
      clockMinutes: 10,
    },
    publication: { turnout: { mode: 'live' }, smallestUnit: 0, proclaimedBy: { ar: 'اللجنة', fr: 'La commission' } },
    parties: [],
    places: [
      place('N', 'nation'),
      place('R', 'region', 'N'),
      place('P', 'province', 'R'),
      place('C1', 'commune', 'P'),
      place('C2', 'commune', 'P'),
      place('O1', 'office', 'C1'),
      place('O2', 'office', 'C1'),
      place('O3', 'office', 'C2'),
    ],
    stations: [
      station('S1', 'O1', 1, 300),
      station('S2', 'O1', 2, 200),
      station('S3', 'O2', 3, 400),
      station('S4', 'O3', 1, 250),
    ],
    papers: [],
    contests: [],
    constituencies: [],
    ...changes,
  }
}

/** A station of a test book. */
export function station(code: string, office: string, number: number, registered: number): Station {
  return {
    code: code as StationCode,
    office: office as PlaceCode,
    number,
    names: { ar: code, fr: code },
    registered: registered as Count,
  }
}

/** Minute of the day from hours, e.g. `minute(8, 30)`. */
export function minute(hours: number, minutes = 0): Minute {
  return (hours * 60 + minutes) as Minute
}
