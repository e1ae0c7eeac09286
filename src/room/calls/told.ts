import type { DeviceId, Instant, ItemNumber, PersonId, Position } from '#election/named.ts'
import { unreachable } from '#election/named.ts'
import type { CallEntry, CallOutcome } from '#journal/call-entry.ts'
import type { RoomState, StationState, Told as ToldBy, Witnessed } from '../state.ts'
import { member } from '../state.ts'

/** One call to a station, as the next caller wants to know it. */
export interface Call {
  readonly at: Instant
  readonly by: PersonId
  readonly outcome: CallOutcome
  readonly words?: string
}

/**
 * Stands for the device in what a person typed for a station; its item is the entry itself. No device can have this
 * name: theirs are `d` and hex digits.
 */
export const NO_DEVICE = 'told' as DeviceId

/** Statements that a station can have made by telephone or message; undone ones included. */
export function toldAt(station: StationState, entry: Position): Witnessed<unknown> | undefined {
  const all: readonly Witnessed<unknown>[] = [
    ...station.openings,
    ...station.readings,
    ...station.closings,
    ...station.incidents,
  ]
  return all.find((one) => one.device === NO_DEVICE && one.entry === entry)
}

/** Changes the state by an entry about a talk. Throws on an undoing that names nothing: it cannot have been decided. */
export function foldCall(
  state: RoomState,
  station: StationState,
  entry: CallEntry & { readonly n: Position; readonly at: Instant },
): void {
  switch (entry.kind) {
    case 'called': {
      const { at, by, outcome, words } = entry
      const before = member(state.calls, entry.station) ?? []
      state.calls[entry.station] = [...before, { at, by, outcome, ...(words !== undefined && { words }) }]
      return
    }
    case 'told':
      tell(station, entry)
      station.heard = entry.at
      return
    case 'told-undone': {
      const told = toldAt(station, entry.entry)
      if (!told) throw new Error(`nothing was told at ${entry.entry}`)
      told.undone = true
      return
    }
    default:
      unreachable(entry)
  }
}

function tell(
  station: StationState,
  { n, at, source, speaker, said }: Extract<CallEntry, { kind: 'told' }> & { n: Position; at: Instant },
): void {
  const told: ToldBy = { source, speaker }
  const witness = { device: NO_DEVICE, item: n as number as ItemNumber, entry: n, observed: at, received: at, told }
  station.observed = Math.max(station.observed ?? 0, at) as Instant
  switch (said.k) {
    case 'opened':
      station.openings.push(witness)
      return
    case 'reading':
      station.readings.push({ hour: said.hour, count: said.count, ...witness })
      return
    case 'closed':
      station.closings.push({ count: said.count, ...witness })
      return
    case 'incident':
      station.incidents.push({
        what: said.what,
        ...(said.words !== undefined && { words: said.words }),
        ...(said.photo !== undefined && { photo: said.photo }),
        ...witness,
      })
      return
    default:
      unreachable(said)
  }
}
