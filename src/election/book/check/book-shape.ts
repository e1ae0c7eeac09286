import { LANGUAGES } from '../../languages.ts'
import { CHECKLISTS } from '../checklist.ts'
import { bookId, code, colour, day, integer, many, noteKey, oneOf, record, type Shape, text, variant } from './shape.ts'

/** The kinds of places from the widest to the narrowest; the order is the order of the tree. */
export const PLACE_KINDS = ['nation', 'region', 'province', 'commune', 'office'] as const

const CONTEST_KINDS = [
  'house-local',
  'house-regional',
  'communal-list',
  'communal-district',
  'communal-women',
  'regional-council',
  'other',
] as const

const RULE_KINDS = ['largest-remainder', 'highest-average', 'plurality', 'two-round'] as const
const QUOTAS = ['registered', 'kept-votes', 'hare', 'droop'] as const
const DIVISORS = ['dhondt', 'sainte-lague', 'modified-sainte-lague'] as const
const THRESHOLD_BASES = ['valid', 'cast', 'registered'] as const

/** Minutes of the election day; the day may end in the night after it. */
const minute = integer(0, 2879)
const minutes = integer(0, 1440)
const perMille = integer(0, 1000)
/** No electorate on earth is larger. */
const people = integer(0, 2_000_000_000)

const names = record({ ar: text(), fr: text() }, { zgh: text(), en: text() })

const hours = record({
  opens: minute,
  closes: minute,
  readings: many(minute),
  earlyMinutes: minutes,
  graceMinutes: minutes,
})

const tolerances = record({
  lateOpeningMinutes: minutes,
  silenceMinutes: integer(1, 1440),
  pulseMinutes: integer(1, 1440),
  votersPerFiveMinutes: integer(1, 10_000),
  readingGap: integer(0, 100_000),
  readingGapPerMille: perMille,
  clockMinutes: integer(1, 1440),
})

const gap = integer(0, 100_000)
/** All of them may be absent: the defaults hold. */
const sheetTolerances = record(
  {},
  {
    ballotGap: gap,
    paperGap: gap,
    counterGap: gap,
    counterGapPerMille: perMille,
    outlierTimes: integer(1, 1000),
    outlierPerMille: perMille,
    outlierNeighbours: integer(1, 100_000),
    lateMinutes: integer(0, 10_080),
    roundLines: integer(1, 200),
    roundPerMille: perMille,
    registeredChangePerMille: integer(0, 10_000),
    turnoutChangePerMille: perMille,
  },
)

const alertTolerances = record(
  {},
  {
    closingMinutes: integer(0, 1440),
    unseenMinutes: integer(0, 1440),
    batteryPercent: integer(0, 100),
    keptItems: integer(1, 1_000_000),
    stillMinutes: integer(5, 1440),
    stillTimes: integer(1, 1000),
    turnoutTimes: integer(1, 1000),
    turnoutPerMille: perMille,
    turnoutNeighbours: integer(2, 100_000),
  },
)

/** Both may be absent: the defaults hold. */
const work = record(
  {},
  {
    foldFrom: integer(2, 1000),
    escalation: many(record({ minutes: integer(1, 1440), to: text(64) })),
    observersSeeIncidents: oneOf([true, false]),
  },
)

const check = record({ for: oneOf(CHECKLISTS), code, names }, { required: oneOf([true, false]) })

const analysis = record({}, { projection: oneOf([true, false]) })

const publication = record(
  {
    turnout: variant('mode', {
      live: record({ mode: oneOf(['live']) }),
      slots: record({ mode: oneOf(['slots']), slots: many(minute) }),
    }),
    smallestUnit: integer(0, 100_000),
    proclaimedBy: names,
  },
  { observersSeeLive: oneOf([true, false]) },
)

const party = record({ code, names, colour }, { symbol: names })

const place = record(
  { code, kind: oneOf(PLACE_KINDS), names },
  {
    parent: code,
    hcp: code,
    setting: oneOf(['urban', 'rural']),
    centre: record({ latE5: integer(-9_000_000, 9_000_000), lngE5: integer(-18_000_000, 18_000_000) }),
    population: people,
    keys: record({}, { day: noteKey, rehearsal: noteKey }),
  },
)

const station = record(
  { code, office: code, number: integer(1, 99_999), names, registered: integer(1, 100_000) },
  { district: code, previous: record({ registered: integer(1, 100_000), voters: integer(0, 100_000) }) },
)

const paper = record({ id: code, names, colour })
const contest = record({ id: code, paper: code, kind: oneOf(CONTEST_KINDS), names })

const rule = variant('kind', {
  'largest-remainder': record(
    { kind: oneOf(RULE_KINDS), quota: oneOf(QUOTAS), thresholdPerMille: perMille },
    { thresholdOf: oneOf(THRESHOLD_BASES) },
  ),
  'highest-average': record({ kind: oneOf(RULE_KINDS), divisors: oneOf(DIVISORS), thresholdPerMille: perMille }),
  plurality: record({ kind: oneOf(RULE_KINDS) }),
  'two-round': record({ kind: oneOf(RULE_KINDS), qualifyPerMille: perMille }),
})

const seats = integer(1, 9999)
const list = record({ number: integer(1, 9999), party: code }, { names, candidates: seats, reservedCandidates: seats })

const constituency = record(
  { code, contest: code, place: code, names, seats, rule, lists: many(list) },
  { district: oneOf([true]), registered: people, reserved: seats },
)

const previous = record({
  names,
  day,
  registered: people,
  curve: many(record({ minute, voters: people }), 1),
  source: text(2000),
})

/** Every field of a book with its range, without looking at how the fields hang together. */
export const bookShape: Shape = record(
  {
    format: oneOf(['sunduq-book/1']),
    id: bookId,
    title: names,
    day,
    utcOffset: integer(-720, 840),
    room: code,
    hours,
    languages: many(oneOf(LANGUAGES), 1),
    counting: record({ sexes: oneOf([true, false]) }),
    tolerances,
    publication,
    parties: many(party),
    places: many(place, 1),
    stations: many(station, 1),
    papers: many(paper, 1),
    contests: many(contest, 1),
    constituencies: many(constituency),
  },
  { previous, alertTolerances, sheetTolerances, work, analysis, checklist: many(check, 1) },
)
