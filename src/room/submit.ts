import type { Count, Digest, Instant, ItemNumber, PlaceCode, Position } from '#election/named.ts'
import { fail, type Outcome, ok } from '#election/outcome.ts'
import { chainOf, chainStart } from '#journal/chain.ts'
import type { SubmissionEntry } from '#journal/entry.ts'
import { ENTRY_BYTES, entryText } from '#journal/entry-bytes.ts'
import type { Opening } from '#journal/seal.ts'
import type { Submission } from '#journal/submission.ts'
import type { Decided } from './act.ts'
import { openSheets, SheetDoor } from './count/door.ts'
import { answerVerdict } from './messages/decide.ts'
import { type Refusal, refusal } from './refusals.ts'
import type { RoomRules } from './rules.ts'
import { type DeviceState, member, type RoomState, type StationState } from './state.ts'
import { advance, copyTrack, observedAt, verdict } from './track.ts'
import { VERDICTS } from './verdicts.ts'

type Verdict = readonly [ItemNumber, string]

/**
 * What the room says to a signed submission whose signature over `head`, its last chain hash, the edge has verified. `now` is the time of receipt, never
 * before the last entry. Nothing honestly signed is refused for what it says: an item that breaks a rule of counting is
 * journaled as not counted.
 */
export function decideSubmit(
  rules: RoomRules,
  state: RoomState,
  submission: Submission,
  head: Digest,
  now: Instant,
  openings: readonly Opening[] = [],
): Decided {
  const device = member(state.devices, submission.device)
  if (!device) return fail(refusal('deviceUnknown'))
  if (device.revoked !== undefined) return fail(refusal('deviceRevoked'))
  const link = linked(state.room, device, submission, head)
  if (!link.ok) return link

  const last = (submission.from + submission.items.length - 1) as ItemNumber
  const held = link.value
  if (last <= device.cursor) {
    const answer = { type: 'held', cursor: device.cursor, head: device.head, duplicate: true } as const
    return ok({ entries: [], answer: { ...answer, not: within(device.not, submission.from, last) } })
  }
  const station = member(state.stations, device.station)
  if (!station) throw new Error(`device ${submission.device} serves a station that is not there`)
  const opened = openSheets(submission, held, openings)
  if (!opened) return fail(refusal('openingMissing'))
  const fresh = judge(rules, state, device, station, { submission, opened }, held, now)
  const entry: SubmissionEntry = {
    kind: 'submission',
    ...submission,
    head,
    ...(held === 0 ? {} : { held: held as Count }),
    ...(fresh.length === 0 ? {} : { not: fresh }),
  }
  if (isTooLarge(entry, now)) return fail(refusal('tooLarge', { limit: ENTRY_BYTES }))
  return ok({
    entries: [entry],
    ...(opened.size === 0 ? {} : { openings: [[...opened.values()]] }),
    answer: {
      type: 'held',
      cursor: last,
      head,
      duplicate: false,
      not: [...within(device.not, submission.from, last), ...fresh],
    },
  })
}

/**
 * Whether a run continues the device's chain as the room holds it, and how many of its items are held already. A run
 * that ends before the cursor cannot be linked to what is held, only be seen to say nothing new: it is a late copy.
 */
function linked(room: PlaceCode, device: DeviceState, submission: Submission, head: Digest): Outcome<number, Refusal> {
  const { from, prev, items } = submission
  const { cursor } = device
  const standing = { cursor, head: device.head }
  if (from > cursor + 1) return fail(refusal('gap', { next: cursor + 1 }, standing))
  const broken = () => fail(refusal('linkBroken', { held: cursor }, standing))
  if (from === 1 && prev !== chainStart(room, submission.device)) return broken()

  const held = cursor - from + 1
  if (held > items.length) return ok(items.length)
  const atCursor = held === items.length ? head : chainOf(prev, items.slice(0, held))
  return atCursor === device.head ? ok(held) : broken()
}

/** Whether the journal could not hold the entry; only words make one that long, so plain counting is not measured. */
function isTooLarge(entry: SubmissionEntry, now: Instant): boolean {
  if (entry.items.every(({ k }) => k === 'tick' || k === 'undo' || k === 'pulse')) return false
  const text = entryText({ ...entry, n: Number.MAX_SAFE_INTEGER as Position, at: now })
  return new TextEncoder().encode(text).length > ENTRY_BYTES
}

/** The items after the held ones that do not count, in order. */
function judge(
  rules: RoomRules,
  state: RoomState,
  device: DeviceState,
  station: StationState,
  { submission, opened }: { readonly submission: Submission; readonly opened: ReadonlyMap<ItemNumber, Opening> },
  held: number,
  now: Instant,
): Verdict[] {
  const registered = rules.index.stations.get(device.station)?.registered ?? 0
  const elsewhere = submission.station !== device.station
  const track = copyTrack(device)
  const not: Verdict[] = []
  const sheets = new SheetDoor(rules.index, state.count, device.station)
  let ticks = station.ticks
  for (let i = held; i < submission.items.length; i++) {
    const item = submission.items[i]
    if (!item) throw new Error('a submission has no holes')
    const number = (submission.from + i) as ItemNumber
    const observed = observedAt(now, submission.sent, item.at, track.observed)
    const own = elsewhere ? VERDICTS.wrongStation.code : verdict(rules, track, registered, item, number, observed)
    const code =
      own ??
      sheets.verdict(item, opened.get(number)) ??
      answerVerdict(rules.index, state.messages, device.station, item)
    const reversed = advance(rules, track, item, number, observed, code === undefined)
    if (code !== undefined) {
      not.push([number, code])
      continue
    }
    if (reversed?.k === 'tick') ticks--
    if (item.k === 'tick' && ++ticks > registered) not.push([number, VERDICTS.beyondRegistered.code])
  }
  return not
}

function within(verdicts: readonly Verdict[], from: number, to: number): Verdict[] {
  return verdicts.filter(([number]) => number >= from && number <= to)
}
