import type { Count, DeviceId, Digest, Instant, ItemNumber, PlaceCode, StationCode } from '#election/named.ts'
import { fail, ok } from '#election/outcome.ts'
import { canonical } from '#journal/canonical.ts'
import { chainOf, chainStart } from '#journal/chain.ts'
import type { Entry } from '#journal/entry.ts'
import type { Item } from '#journal/submission.ts'
import type { Machine } from '#store/machine.ts'

/** The smallest machine that behaves as a room does: a cursor for each device, duplicates, gaps, and a total. */
export interface Tally {
  devices: Record<DeviceId, { cursor: number; head: Digest }>
  items: number
  beats: number
  at: number
  entries: number
}

export type TallyAct =
  | { readonly type: 'count'; readonly device: DeviceId; readonly from: number; readonly items: number }
  | { readonly type: 'beat' }
  | { readonly type: 'faulty' }

export interface TallyAnswer {
  readonly cursor: number
  readonly duplicate: boolean
}

export type TallyRefusal = { readonly code: 'gap'; readonly cursor: number }

export const ROOM = '02.113' as PlaceCode

/** The items that every device sends: number `n` is always the same. */
function itemsOf(from: number, count: number): Item[] {
  return Array.from({ length: count }, (_, i) => ({ k: 'tick', at: (1_631_088_000_000 + from + i) as Instant }))
}

export const tallyMachine: Machine<Tally, TallyAct, TallyAnswer, TallyRefusal> = {
  initial: () => ({ devices: {}, items: 0, beats: 0, at: 0, entries: 0 }),

  decide(state, act, now) {
    if (act.type === 'faulty') throw new Error('a faulty rule')
    if (act.type === 'beat') return ok({ entries: [{ kind: 'heartbeat' }], answer: { cursor: 0, duplicate: false } })
    const { device, from } = act
    const { cursor, head } = state.devices[device] ?? { cursor: 0, head: chainStart(ROOM, device) }
    const last = from + act.items - 1
    if (from > cursor + 1) return fail({ code: 'gap', cursor })
    if (last <= cursor) return ok({ entries: [], answer: { cursor, duplicate: true } })
    const held = cursor + 1 - from
    const items = itemsOf(from, act.items)
    const prev = held === 0 ? head : chainOf(chainStart(ROOM, device), itemsOf(1, from - 1))
    const entry = {
      kind: 'submission' as const,
      device,
      station: 'station' as StationCode,
      from: from as ItemNumber,
      prev,
      head: chainOf(prev, items),
      items,
      sent: now,
      sig: '',
      ...(held > 0 && { held: held as Count }),
    }
    return ok({ entries: [entry], answer: { cursor: last, duplicate: false } })
  },

  fold(state, entry: Entry) {
    state.entries += 1
    state.at = entry.at
    if (entry.kind === 'heartbeat') state.beats += 1
    if (entry.kind !== 'submission') return state
    const { device, from, items, held = 0, head } = entry
    state.devices[device] = { cursor: from + items.length - 1, head }
    state.items += items.length - held
    return state
  },

  write: canonical,
  read: (text) => JSON.parse(text) as Tally,
}

export const device = (n: number): DeviceId => `d${n.toString(16).padStart(16, '0')}` as DeviceId
export const at = (ms: number): Instant => ms as Instant
