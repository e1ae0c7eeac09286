import type { BookIndex } from '#election/book/index.ts'
import type { ConstituencyCode, Instant, MessageId, StationCode } from '#election/named.ts'
import type { Entry } from '#journal/entry.ts'
import type { Release } from '../count/state.ts'
import { publicFrom } from '../gate.ts'
import { type Message, reaches } from '../messages/messages.ts'
import type { RoomState } from '../state.ts'
import { isInFigures, stationTimeline, type TimelineAct, type TimelineLine } from './timeline.ts'

/**
 * A station's whole day in the order of the journal: what it said, what the room did about it, the messages that went to
 * it, the releases of its contests, and from when on the public could see each figure. `entries` are those about the
 * station and its devices, in journal order.
 */
export function stationDay(
  index: BookIndex,
  state: RoomState,
  station: StationCode,
  entries: readonly Entry[],
  now: Instant,
): TimelineLine[] {
  const released = releasesOf(index, state, station)
  const standing = released.filter(({ withdrawn }) => !withdrawn)
  const messages = (Object.entries(state.messages) as [MessageId, Message][]).flatMap(([, message]) =>
    reaches(index, message.to, station) ? linesOf(message) : [],
  )
  const lines = [...stationTimeline(entries), ...messages, ...released.flatMap(releaseLines)]
  const undone = new Set(
    lines.flatMap((line) => (line.line === 'act' && line.what === 'told-undone' ? [line.how] : [])),
  )
  return lines
    .sort((a, b) => a.entry - b.entry)
    .map((line) => {
      const from = publishedFrom(index, standing, undone, line)
      return from === undefined || from > now ? line : { ...line, published: from }
    })
}

interface Released {
  readonly constituency: ConstituencyCode
  readonly confirmed: NonNullable<Release['confirmed']>
  readonly withdrawn: Release['withdrawn']
}

/** Releases that showed the single station, those that were withdrawn too. */
function releasesOf(index: BookIndex, { count }: RoomState, station: StationCode): Released[] {
  return index
    .constituenciesOf(station)
    .flatMap(({ code, contest }) =>
      count.releases.flatMap(({ contest: of, level, confirmed, withdrawn }): Released[] =>
        of === contest && level === 'station' && confirmed ? [{ constituency: code, confirmed, withdrawn }] : [],
      ),
    )
}

function releaseLines({ constituency, confirmed, withdrawn }: Released): TimelineAct[] {
  const { entry, at: received, by } = confirmed
  const opened: TimelineAct = { line: 'act', entry, received, what: 'release-confirmed', by, constituency }
  if (!withdrawn) return [opened]
  const { at, reason: words } = withdrawn
  const shut = { entry: withdrawn.entry, received: at, by: withdrawn.by, words, constituency }
  return [opened, { line: 'act', what: 'release-withdrawn', ...shut }]
}

function linesOf({ entry, at, by, words, changed, withdrawn }: Message): TimelineAct[] {
  const sent: TimelineAct = { line: 'act', entry, received: at, what: 'message-sent', by, words }
  if (!withdrawn) return [sent]
  const { at: received, by: who, reason } = withdrawn
  return [sent, { line: 'act', entry: changed, received, what: 'message-withdrawn', by: who, words: reason }]
}

const FIGURES: ReadonlySet<string> = new Set(['tick', 'opened', 'reading', 'closed'])

/** From when on the public may see what a line says: its turnout by the book's policy, its sheet by the release. */
function publishedFrom(
  { book }: BookIndex,
  released: readonly Released[],
  undone: ReadonlySet<string | undefined>,
  line: TimelineLine,
): Instant | undefined {
  if (line.line === 'item')
    return FIGURES.has(line.item.k) && isInFigures(line) ? publicFrom(book, line.received) : undefined
  switch (line.what) {
    case 'told': {
      const counts = line.said !== undefined && FIGURES.has(line.said.k) && !undone.has(String(line.entry))
      return counts ? publicFrom(book, line.received) : undefined
    }
    case 'release-confirmed':
      return released.some(({ confirmed }) => confirmed.entry === line.entry) ? line.received : undefined
    case 'sheet-accepted': {
      const gate = released.find(({ constituency }) => constituency === line.constituency)?.confirmed
      return gate && (Math.max(gate.at, line.received) as Instant)
    }
    default:
      return undefined
  }
}
