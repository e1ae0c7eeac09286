import type { BookIndex } from '#election/book/index.ts'
import { type Names, nameIn } from '#election/languages.ts'
import type { PlaceCode } from '#election/named.ts'
import { clock, localMinute } from '#election/time.ts'
import { NOTHING_TOLD, votersOf } from '#room/views/wall.ts'
import type { Rehearsed } from './rehearse.ts'

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
export function reportLines(rehearsed: Rehearsed, index: BookIndex): string[] {
  const { plan, tally, definition, picture, differences } = rehearsed
  const room = picture.places[definition.room] ?? NOTHING_TOLD
  const voters = votersOf(room) ?? 0
  const registered = definition.places[definition.room]?.registered ?? 0
  const items = plan.phones.flatMap((phone) => phone.items)
  const kind = (k: string) => items.filter((item) => item.k === k).length
  const time = (at: number | undefined) =>
    at === undefined ? '–' : clock(localMinute(at as typeof plan.begins, index.book))
  const late = plan.stations.filter((day) => day.late)
  return [
    `voters ${voters} of ${registered} registered: ${percentage(voters, registered)} %`,
    `stations ${plan.stations.length}, closed ${room[2]}, phones ${plan.phones.length}, from ${time(plan.begins)} to ${time(plan.ends)}`,
    `said: ${items.length} items: ${kind('tick')} ticks, ${kind('undo')} undone, ${kind('reading')} readings, ${kind('incident')} incidents, ${kind('pulse')} pulses`,
    `people: ${late.length} late openings, ${plan.stations.filter((day) => day.silent.length > 0).length} silent spells, ${plan.stations.filter((day) => day.takeover).length} broken phones`,
    `phones: ${plan.phones.filter((phone) => phone.offline.length > 0).length} without network for a while, ${plan.phones.filter((phone) => Math.abs(phone.skew) > 3_600_000).length} with a clock wrong by hours`,
    `requests: ${tally.requests}: ${list(tally.fates)}`,
    `answers: ${list(tally.outcomes)}`,
    ...(Object.keys(tally.notCounted).length > 0 ? [`kept and not counted: ${list(tally.notCounted)}`] : []),
    differences.length === 0
      ? 'the room shows exactly what happened, at every station'
      : `the room shows something else at ${differences.length} places:`,
    ...differences.slice(0, 20).map(({ at, what, shown, true: is }) => `  ${at}: ${what} ${shown}, true ${is}`),
  ]
}

/** Turnout of the communes as lines for a terminal. */
export function communeLines(rehearsed: Rehearsed): string[] {
  return communes(rehearsed).map(
    ({ names, voters, registered, turnout }) =>
      `  ${nameIn(names, 'fr').padEnd(24)} ${String(voters).padStart(7)} of ${String(registered).padStart(7)}  ${turnout.padStart(6)} %`,
  )
}

/** What came out of every contest, and where what was planted in it was caught; lines for a terminal. */
export function contestLines({ night }: Pick<Rehearsed, 'night'>, { book }: BookIndex): string[] {
  if (!night) return []
  return night.contests.flatMap((result) => {
    const names = book.contests.find(({ id }) => id === result.contest)?.names
    const won = Object.entries(result.seats).filter(([, seats]) => seats > 0)
    const caught = new Map<string, number>()
    for (const { kind, caught: where } of result.planted) {
      const key = where.length > 0 ? `${kind} by ${where.join(' ')}` : `${kind} not yet`
      caught.set(key, (caught.get(key) ?? 0) + 1)
    }
    return [
      '',
      `${names ? nameIn(names, 'fr') : result.contest}: ${result.status}, ${result.sheetsCounted} of ${result.sheets} sheets, ${result.valid} valid`,
      `  votes  ${first(result.votes)}`,
      `  seats  ${won.map(([party, seats]) => `${party} ${seats}`).join(', ')}${result.seatsOpen > 0 ? `, open ${result.seatsOpen}` : ''}`,
      ...(caught.size > 0 ? [`  caught ${list(Object.fromEntries(caught))}`] : []),
    ]
  })
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
