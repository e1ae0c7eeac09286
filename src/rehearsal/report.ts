import type { BookIndex } from '#election/book/index.ts'
import { fill, type Language, type Names, nameIn } from '#election/languages.ts'
import type { PlaceCode } from '#election/named.ts'
import { clock, localMinute } from '#election/time.ts'
import { NOTHING_TOLD, votersOf } from '#room/views/wall.ts'
import type { Rehearsed } from './rehearse.ts'
import { REPORT } from './report-words.ts'

/** Turnout of one commune as the room shows it. */
export interface CommuneTurnout {
  readonly code: PlaceCode
  readonly names: Names
  readonly registered: number
  readonly voters: number
  /** Per cent with two decimals, rounded half up: `51.63`. */
  readonly turnout: string
}

/** Turnout of every commune of a room's picture, in the order of the book. */
export function communes({ definition, picture }: Pick<Rehearsed, 'definition' | 'picture'>): CommuneTurnout[] {
  return definition.places.flatMap(({ kind, code, names, registered }, index) => {
    if (kind !== 'commune') return []
    const voters = votersOf(picture.places[index] ?? NOTHING_TOLD) ?? 0
    return [{ code, names, registered, voters, turnout: percentage(voters, registered) }]
  })
}

/** A share in per cent with two decimals, rounded half up, without floating point. */
export function percentage(part: number, whole: number): string {
  if (whole === 0) return '0.00'
  const hundredths = (BigInt(part) * 20_000n + BigInt(whole)) / (2n * BigInt(whole))
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`
}

/** What happened, what was injected, what it caused and whether the room tells the truth; lines for a terminal. */
export function reportLines(rehearsed: Rehearsed, index: BookIndex, language: Language): string[] {
  const { plan, tally, definition, picture, differences } = rehearsed
  const say = teller(language)
  const room = picture.places[definition.room] ?? NOTHING_TOLD
  const voters = votersOf(room) ?? 0
  const registered = definition.places[definition.room]?.registered ?? 0
  const items = plan.phones.flatMap((phone) => phone.items)
  const kind = (k: string) => items.filter((item) => item.k === k).length
  const time = (at: number | undefined) =>
    at === undefined ? '–' : clock(localMinute(at as typeof plan.begins, index.book))
  const days = (is: (day: (typeof plan.stations)[number]) => unknown) => plan.stations.filter(is).length
  return [
    say('voters', { voters, registered, share: percentage(voters, registered) }),
    say('stations', {
      ...{ stations: plan.stations.length, closed: room[2] ?? 0, phones: plan.phones.length },
      ...{ from: time(plan.begins), to: time(plan.ends) },
    }),
    say('said', {
      ...{ items: items.length, ticks: kind('tick'), undone: kind('undo'), readings: kind('reading') },
      ...{ incidents: kind('incident'), pulses: kind('pulse') },
    }),
    say('people', {
      late: days((day) => day.late),
      silent: days((day) => day.silent.length > 0),
      broken: days((day) => day.takeover),
    }),
    say('phones', {
      offline: plan.phones.filter((phone) => phone.offline.length > 0).length,
      skewed: plan.phones.filter((phone) => Math.abs(phone.skew) > 3_600_000).length,
    }),
    say('requests', { requests: tally.requests, list: list(tally.fates) }),
    say('answers', { list: list(tally.outcomes) }),
    ...(Object.keys(tally.notCounted).length > 0 ? [say('notCounted', { list: list(tally.notCounted) })] : []),
    differences.length === 0 ? say('same') : say('differs', { places: differences.length }),
    ...differences
      .slice(0, 20)
      .map(({ at, what, shown, true: is }) => say('difference', { at, what, shown, true: is })),
  ]
}

/** Turnout of the communes as lines for a terminal. */
export function communeLines(rehearsed: Rehearsed, language: Language): string[] {
  return communes(rehearsed).map(({ names, voters, registered, turnout }) => {
    const parts = { voters: String(voters).padStart(7), registered: String(registered).padStart(7) }
    return `  ${nameIn(names, language).padEnd(24)} ${fill(REPORT.commune, language, parts)}  ${turnout.padStart(6)} %`
  })
}

/** What came out of every contest, and where what was planted in it was caught; lines for a terminal. */
export function contestLines({ night }: Pick<Rehearsed, 'night'>, { book }: BookIndex, language: Language): string[] {
  if (!night) return []
  const say = teller(language)
  return night.contests.flatMap((result) => {
    const names = book.contests.find(({ id }) => id === result.contest)?.names
    const won = Object.entries(result.seats).filter(([, seats]) => seats > 0)
    const caught = new Map<string, number>()
    for (const { kind, caught: where } of result.planted) {
      const key = where.length > 0 ? say('caughtBy', { kind, where: where.join(' ') }) : say('notYet', { kind })
      caught.set(key, (caught.get(key) ?? 0) + 1)
    }
    const seats = won.map(([party, count]) => `${party} ${count}`)
    if (result.seatsOpen > 0) seats.push(say('open', { seats: result.seatsOpen }))
    const { status, valid, sheets, sheetsCounted: counted } = result
    return [
      '',
      say('contest', { name: names ? nameIn(names, language) : result.contest, status, valid, sheets, counted }),
      say('votes', { list: first(result.votes) }),
      say('seats', { list: seats.join(', ') }),
      ...(caught.size > 0 ? [say('caught', { list: list(Object.fromEntries(caught)) })] : []),
    ]
  })
}

/** Fills the report's sentences in a language. */
function teller(language: Language) {
  return (name: keyof typeof REPORT, parameters?: Parameters<typeof fill>[2]) =>
    fill(REPORT[name], language, parameters)
}

/** The strongest lists of a contest; a terminal's line holds no more. */
function first(votes: Readonly<Record<string, number>>): string {
  const all = Object.entries(votes)
  const shown = all.slice(0, 8).map(([party, count]) => `${party} ${count}`)
  return all.length > shown.length ? `${shown.join(', ')}, …` : shown.join(', ')
}

function list(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ')
}
