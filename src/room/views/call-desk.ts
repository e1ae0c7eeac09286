import type { Station } from '#election/book/book.ts'
import type { BookIndex } from '#election/book/index.ts'
import type { Count, Digest, Instant, PersonId, Position, StationCode } from '#election/named.ts'
import { type CallTask, callList } from '../calls/list.ts'
import { type Owed, owedBy } from '../calls/owed.ts'
import { type CallParts, callParts, isOfPart } from '../calls/part.ts'
import { type Call, NO_DEVICE } from '../calls/told.ts'
import { stationFigure, stationState } from '../figures.ts'
import { everywhere, type Within } from '../scope.ts'
import { member, type RoomState, type Told, type Witnessed } from '../state.ts'

/** So many stations to call travel to a screen; the rest are counted. */
export const CALLS_SHOWN = 200
/** Talks of a station that the next caller is shown. */
const LAST_CALLS = 5
/** A call is reckoned with so many minutes until the room has measured its own. */
const USUAL_MINUTES = 3
/** A gap between two calls of one person that is longer was a pause, minutes. */
const PAUSE_MINUTES = 15
/** Fewer gaps or calls say nothing yet. */
const FEW = 10
const HOUR = 3_600_000

/** Whether the people at hand can make the calls of the coming hour. */
export interface CallLoad {
  readonly stations: number
  readonly withoutApp: number
  /** Stations that can be called now. */
  readonly open: number
  /** Talks that the hour from now on needs: what is open, and what becomes due in it. */
  readonly nextHour: number
  /** Minutes from one call of a person to the next; measured once there are enough calls. */
  readonly minutesPerCall: number
  /** Calls for each talk: some lines are busy. 1 or more. */
  readonly triesPerTalk: number
  /** People who called in the last hour. */
  readonly callers: number
  /** Talks that they can have in an hour. */
  readonly capacity: number
  /** People whom the coming hour needs. */
  readonly needed: number
}

/** A station to call with what the caller must see. */
export interface CallDeskTask extends CallTask {
  readonly registered: Count
  readonly phase: 'not-opened' | 'open' | 'closed'
  /** Absent where nothing was received. */
  readonly voters?: Count
  /** The last talks, the latest first. */
  readonly calls: readonly Call[]
}

/** Whom to call next. */
export interface CallDeskView {
  readonly position: Position
  readonly now: Instant
  /** When time alone changes it next. */
  readonly until?: Instant
  readonly load: CallLoad
  /** What the list can be narrowed to, counted over all of it. */
  readonly parts: CallParts
  readonly tasks: readonly CallDeskTask[]
  readonly more: number
}

/** The call desk at `now`, as far as its reader's places go; of the list only the `part` that they chose. Pure. */
export function callDeskView(
  index: BookIndex,
  state: RoomState,
  now: Instant,
  within: Within = everywhere,
  part?: string,
): CallDeskView {
  const tasks = callList(index, state, now, within)
  const shown = part === undefined ? tasks : tasks.filter((task) => isOfPart(index, task, part))
  const own = owedWithin(index, state, within)
  let until = nextDue(own, now)
  for (const { notBefore } of tasks) if (notBefore !== undefined) until = Math.min(until, notBefore)
  return {
    position: (state.size - 1) as Position,
    now,
    ...(until < Number.POSITIVE_INFINITY && { until: until as Instant }),
    load: callLoad(state, own, tasks, now),
    parts: callParts(index, tasks),
    tasks: shown.slice(0, CALLS_SHOWN).map((task) => withStation(index, state, task)),
    more: Math.max(0, shown.length - CALLS_SHOWN),
  }
}

function withStation(index: BookIndex, state: RoomState, task: CallTask): CallDeskTask {
  const registered = index.stations.get(task.station)?.registered as Count
  const { phase, voters } = stationFigure(registered, stationState(state, task.station))
  return {
    ...task,
    registered,
    phase,
    ...(voters !== undefined && { voters }),
    calls: (member(state.calls, task.station) ?? []).slice(-LAST_CALLS).reverse(),
  }
}

/** What the stations that a reader sees owe. */
function owedWithin(index: BookIndex, state: RoomState, within: Within): readonly Owed[] {
  const { stations } = index.book
  return owedBy(index, state).filter((_, i) => within((stations[i] as Station).code))
}

/** When the next question of all becomes due after `now`; infinity without one. */
function nextDue(owed: readonly Owed[], now: Instant): number {
  let next = Number.POSITIVE_INFINITY
  for (const { due } of owed) for (const { at } of due) if (at > now && at < next) next = at
  return next
}

/** How many questions become due within an hour after `now`. */
function dueWithinHour(owed: readonly Owed[], now: Instant): number {
  let many = 0
  for (const { due } of owed) for (const { at } of due) if (at > now && at <= now + HOUR) many++
  return many
}

/** The load of the desk at `now`; `tasks` is the list of whom to call, `owed` what the stations owe. */
function callLoad(state: RoomState, owed: readonly Owed[], tasks: readonly CallTask[], now: Instant): CallLoad {
  const calls = Object.values(state.calls).flat()
  const minutesPerCall = measuredMinutes(calls)
  const talks = calls.filter(({ outcome }) => outcome === 'reached').length
  const triesPerTalk = calls.length >= FEW && talks > 0 ? calls.length / talks : 1
  const nextHour = tasks.length + dueWithinHour(owed, now)
  const perPerson = 60 / (minutesPerCall * triesPerTalk)
  const callers = new Set(calls.filter(({ at }) => at > now - HOUR).map(({ by }) => by)).size
  return {
    stations: owed.length,
    withoutApp: owed.filter(({ hasApp }) => !hasApp).length,
    open: tasks.filter(({ notBefore }) => notBefore === undefined).length,
    nextHour,
    minutesPerCall,
    triesPerTalk: Math.round(triesPerTalk * 10) / 10,
    callers,
    capacity: Math.floor(callers * perPerson),
    needed: Math.ceil(nextHour / perPerson),
  }
}

/** The middle gap between two calls of one person, pauses left out, in whole minutes from 1 on. */
function measuredMinutes(calls: readonly Call[]): number {
  const gaps: number[] = []
  for (const own of Map.groupBy(calls, ({ by }) => by).values()) {
    const times = own.map(({ at }) => at).sort((a, b) => a - b)
    for (const [i, at] of times.entries()) {
      const gap = i === 0 ? 0 : at - (times[i - 1] as number)
      if (gap > 0 && gap <= PAUSE_MINUTES * 60_000) gaps.push(gap)
    }
  }
  if (gaps.length < FEW) return USUAL_MINUTES
  gaps.sort((a, b) => a - b)
  return Math.max(1, Math.round((gaps[Math.floor(gaps.length / 2)] as number) / 60_000))
}

/** Something that was typed for a station, as whoever may take it back sees it. */
export interface ToldLine {
  readonly entry: Position
  readonly at: Instant
  readonly k: 'opened' | 'reading' | 'closed' | 'incident'
  /** Minutes of the day, for a reading. */
  readonly hour?: number
  readonly count?: number
  readonly what?: string
  readonly words?: string
  readonly photo?: Digest
  readonly source: Told['source']
  readonly speaker: Told['speaker']
  readonly undone?: true
}

/** What was typed for a station, the latest first. */
export function toldLines(state: RoomState, station: StationCode): ToldLine[] {
  const { openings, readings, closings, incidents } = stationState(state, station)
  const line = (one: Witnessed<unknown>, more: Omit<ToldLine, 'entry' | 'at' | 'source' | 'speaker'>): ToldLine[] =>
    one.device === NO_DEVICE && one.told
      ? [{ entry: one.entry, at: one.received, ...more, ...one.told, ...(one.undone && { undone: true }) }]
      : []
  return [
    ...openings.flatMap((one) => line(one, { k: 'opened' })),
    ...readings.flatMap((one) => line(one, { k: 'reading', hour: one.hour, count: one.count })),
    ...closings.flatMap((one) => line(one, { k: 'closed', count: one.count })),
    ...incidents.flatMap((one) =>
      line(one, {
        k: 'incident',
        what: one.what,
        ...(one.words !== undefined && { words: one.words }),
        ...(one.photo !== undefined && { photo: one.photo }),
      }),
    ),
  ].sort((a, b) => b.entry - a.entry)
}

/** Who has a station on the line, so that nobody is called by two. Kept outside the journal. */
export interface CallLine {
  readonly station: StationCode
  readonly by: PersonId
  /** From then on anybody may call. */
  readonly until: Instant
}

/** Somebody who can be called, with what is kept outside the journal. */
export interface CallContact {
  readonly contact: string
  readonly station: StationCode
  readonly office: string
  readonly name: string
  readonly telephone: string
  /** When a caller found that the number is wrong. */
  readonly wrong?: Instant
}

/** The call desk as it is served: whom to call, on which number, and who is calling already. */
export interface ServedCallDesk extends CallDeskView {
  readonly tasks: readonly (CallDeskTask & { readonly contacts: readonly CallContact[] })[]
  readonly lines: readonly CallLine[]
}

/** One station as it is served to whoever calls it. */
export interface ServedCall {
  readonly station: StationCode
  readonly contacts: readonly CallContact[]
  readonly calls: readonly Call[]
  readonly told: readonly ToldLine[]
  readonly line?: CallLine
}
