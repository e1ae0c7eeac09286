import { alertTolerances } from '#election/book/alert-tolerances.ts'
import type { Count, DeviceId, Instant, ItemNumber, Position } from '#election/named.ts'
import { unreachable } from '#election/named.ts'
import { chainStart } from '#journal/chain.ts'
import type { Entry, SubmissionEntry } from '#journal/entry.ts'
import { type Item, LIMITS } from '#journal/submission.ts'
import { addToBin } from './bins.ts'
import { foldCall } from './calls/told.ts'
import { foldCount, foldSentSheet, foldStraySheet } from './count/apply.ts'
import { afterStep } from './incidents/decide.ts'
import { foldAnswer, foldMessage } from './messages/messages.ts'
import { foldReadiness } from './readiness/record.ts'
import type { RoomRules } from './rules.ts'
import type { DeviceState, RoomState, StationState, Undoable, Witnessed } from './state.ts'
import { member } from './state.ts'
import { touches } from './touches.ts'
import { advance, forget, observedAt } from './track.ts'
import { VERDICTS } from './verdicts.ts'
import { afterWork } from './work/work.ts'

/** How many verdicts on its items a device's state remembers: as many as one submission can need again. */
const REMEMBERED_VERDICTS = LIMITS.items

/**
 * Advances a room's state by the next entry of its journal. Owns the state and changes it in place. Throws on an entry
 * that `decide` cannot have made (a wrong position, book, device or link): the journal is then not this room's.
 */
export function fold(rules: RoomRules, state: RoomState, entry: Entry): RoomState {
  if (entry.n !== state.size) throw new Error(`entry ${entry.n} cannot follow ${state.size} entries`)
  if (entry.at < state.at) throw new Error(`entry ${entry.n} is older than the one before it`)
  apply(rules, state, entry)
  const touched = touches(state, entry)
  if (touched !== undefined) known(member(state.stations, touched), entry.n).entry = entry.n
  state.size = (state.size + 1) as Position
  state.at = entry.at
  return state
}

function apply(rules: RoomRules, state: RoomState, entry: Entry): void {
  switch (entry.kind) {
    case 'opened':
      if (entry.n !== 0) throw new Error(`entry ${entry.n} opens a room that is open`)
      if (entry.book !== rules.digest) throw new Error('the journal was opened with another book')
      state.room = entry.room
      state.book = entry.book
      state.test = entry.test
      return
    // Who may work lies in the table of people; no figure depends on it.
    case 'heartbeat':
    case 'person-invited':
    case 'person-bound':
    case 'person-changed':
    case 'person-removed':
    case 'person-locked':
    case 'person-proved':
    case 'passkey-removed':
    case 'sessions-ended':
      return
    case 'invited':
      state.invitations[entry.invitation] = { station: entry.station, code: entry.code, expires: entry.expires }
      state.codes[entry.code] = entry.invitation
      return
    case 'invitation-withdrawn':
      known(member(state.invitations, entry.invitation), entry.n).withdrawn = entry.at
      return
    case 'enrolled': {
      known(member(state.invitations, entry.invitation), entry.n).device = entry.device
      state.devices[entry.device] = newDevice(state, entry)
      known(member(state.stations, entry.station), entry.n).devices.push(entry.device)
      return
    }
    case 'revoked':
      known(member(state.devices, entry.device), entry.n).revoked = entry.at
      return
    case 'alert-noted':
      state.notes[entry.alert] = { by: entry.by, at: entry.at, words: entry.words }
      return
    case 'alert-taken':
    case 'alert-handed':
    case 'alert-snoozed':
    case 'alert-closed':
      state.work[entry.alert] = afterWork(member(state.work, entry.alert), entry)
      return
    case 'incident-step':
      state.cases[entry.incident] = afterStep(state.cases, entry)
      return
    case 'called':
    case 'told':
    case 'told-undone':
      foldCall(state, known(member(state.stations, entry.station), entry.n), entry)
      return
    case 'message-sent':
    case 'message-pinned':
    case 'message-withdrawn':
      foldMessage(state.messages, entry)
      return
    case 'station-rehearsed':
    case 'check-ticked':
      foldReadiness(state, entry)
      return
    case 'submission':
      foldSubmission(rules, state, entry)
      return
    default:
      foldCount(state.count, entry, entry.openings?.[0])
  }
}

function newDevice(state: RoomState, entry: Entry & { kind: 'enrolled' }): DeviceState {
  return {
    station: entry.station,
    alg: entry.alg,
    key: entry.key,
    enrolled: entry.at,
    cursor: 0 as ItemNumber,
    head: chainStart(state.room, entry.device),
    heard: entry.at,
    clock: 0,
    ticks: 0,
    observed: entry.at,
    closed: 0,
    undoable: [],
    not: [],
  }
}

function foldSubmission(
  rules: RoomRules,
  state: RoomState,
  entry: SubmissionEntry & { n: Position; at: Instant },
): void {
  const device = known(member(state.devices, entry.device), entry.n)
  const station = known(member(state.stations, device.station), entry.n)
  const held = entry.held ?? 0
  if (entry.from + held !== device.cursor + 1) throw new Error(`entry ${entry.n} does not follow its device's cursor`)
  const fresh = held === 0 ? entry.items : entry.items.slice(held)
  const verdicts = new Map<ItemNumber, string>(entry.not)

  let number = device.cursor as number
  for (const item of fresh) {
    const n = ++number as ItemNumber
    const observed = observedAt(entry.at, entry.sent, item.at, device.observed)
    const code = verdicts.get(n)
    const counts = code === undefined || code === VERDICTS.beyondRegistered.code
    const reversed = advance(rules, device, item, n, observed, counts)
    if (code !== undefined) remember(device, n, code)
    if (!counts) {
      station.notCounted[code] = (station.notCounted[code] ?? 0) + 1
      station.notCountedAt = entry.at
      if (item.k === 'sheet') foldStraySheet(state.count, device.station, item, entry, n, code)
      continue
    }
    count(rules, state, device, station, entry, n, observed, reversed)
  }

  forget(device)
  device.cursor = number as ItemNumber
  device.head = entry.head
  device.heard = entry.at
  setClock(rules, device, entry)
  // A phone that speaks in another station's name says nothing about this one.
  if (entry.station === device.station) station.heard = entry.at
}

function count(
  rules: RoomRules,
  state: RoomState,
  device: DeviceState,
  station: StationState,
  entry: SubmissionEntry & { n: Position; at: Instant },
  number: ItemNumber,
  observed: Instant,
  reversed: Undoable | undefined,
): void {
  const item = entry.items[number - entry.from]
  if (!item) throw new Error(`entry ${entry.n} has no item ${number}`)
  station.observed = Math.max(station.observed ?? 0, observed) as Instant
  if (item.k === 'tick') {
    const made = device.undoable.at(-1)
    if (made?.k !== 'tick') throw new Error('a counted tick is always the latest that can be undone')
    addTick(rules, device, station, made, 1)
    return
  }
  const witness = { device: entry.device, item: number, entry: entry.n, observed, received: entry.at }
  switch (item.k) {
    case 'opened':
      station.openings.push({ members: item.members, checks: item.checks, ...witness })
      return
    case 'reading':
      station.readings.push({ hour: item.hour, count: item.count, ...noted(item.note), ...witness })
      return
    case 'closed':
      station.closings.push({ count: item.count, ...noted(item.note), ...witness })
      return
    case 'incident':
      station.incidents.push({
        what: item.what,
        ...(item.words === undefined ? {} : { words: item.words }),
        ...(item.photo === undefined ? {} : { photo: item.photo }),
        ...witness,
      })
      return
    case 'undo':
      if (!reversed) throw new Error('a counted undo always reverses something')
      reverse(rules, device, station, entry.device, reversed)
      return
    case 'sheet':
      foldSentSheet(state.count, device.station, item, entry, number, observed)
      return
    case 'seen':
    case 'reply':
      foldAnswer(state.messages, device.station, item, {
        device: entry.device,
        item: number,
        observed,
        received: entry.at,
      })
      return
    case 'pulse':
      setHealth(rules, device, item, entry.at)
      if (item.app !== undefined) device.app = item.app
      if (item.persistent !== undefined) device.persistent = item.persistent
      return
    default:
      unreachable(item)
  }
}

function reverse(rules: RoomRules, device: DeviceState, station: StationState, id: DeviceId, what: Undoable): void {
  switch (what.k) {
    case 'tick':
      addTick(rules, device, station, what, -1)
      return
    case 'opened':
      mark(station.openings, id, what.item)
      return
    case 'closed':
      mark(station.closings, id, what.item)
      return
    case 'reading':
      mark(station.readings, id, what.item)
      return
    case 'incident':
      mark(station.incidents, id, what.item)
      return
    default:
      unreachable(what)
  }
}

function addTick(
  rules: RoomRules,
  device: DeviceState,
  station: StationState,
  tick: Undoable & { k: 'tick' },
  amount: 1 | -1,
): void {
  device.ticks += amount
  station.ticks += amount
  addToBin(station.bins, tick.bin, amount)
  if (rules.index.book.counting.sexes) {
    if (tick.sex === 'w') station.women += amount
    if (tick.sex === 'm') station.men += amount
  }
}

function mark(statements: Witnessed<unknown>[], device: DeviceId, item: ItemNumber): void {
  const statement = statements.findLast((one) => one.item === item && one.device === device)
  if (!statement) throw new Error(`no statement ${item} of ${device} to undo`)
  statement.undone = true
}

function setClock(rules: RoomRules, device: DeviceState, entry: SubmissionEntry & { at: Instant }): void {
  device.clock = entry.sent - entry.at
  const off = Math.abs(device.clock) > rules.index.book.tolerances.clockMinutes * 60_000
  if (!off) delete device.clockOff
  else device.clockOff ??= entry.at
}

/** What a phone said of its battery and its outbox; since when either is trouble lasts over everything it says later. */
function setHealth(
  { index }: RoomRules,
  device: DeviceState,
  { battery, kept }: Item & { k: 'pulse' },
  at: Instant,
): void {
  const { batteryPercent, keptItems } = alertTolerances(index.book)
  if (battery !== undefined) {
    device.battery = battery
    if (battery > batteryPercent) delete device.batteryLow
    else device.batteryLow ??= at
  }
  if (kept !== undefined) {
    device.kept = kept as Count
    if (kept < keptItems) delete device.keptMuch
    else device.keptMuch ??= at
  }
}

function remember(device: DeviceState, item: ItemNumber, code: string): void {
  device.not.push([item, code])
  if (device.not.length > REMEMBERED_VERDICTS) device.not.shift()
}

function noted(note: string | undefined): { note?: string } {
  return note === undefined ? {} : { note }
}

function known<T>(value: T | undefined, position: Position): T {
  if (value === undefined) throw new Error(`entry ${position} names what the room does not know`)
  return value
}
