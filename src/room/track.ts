import type { Instant, ItemNumber } from '#election/named.ts'
import type { Item } from '#journal/submission.ts'
import { BIN_MS } from './bins.ts'
import type { RoomRules } from './rules.ts'
import type { Track, Undoable } from './state.ts'
import { type RCode, VERDICTS } from './verdicts.ts'

/** How many of a device's latest countable items an undo may name. */
const UNDO_WINDOW = 32

/**
 * When an item happened, by the room's clock: the time of receipt minus the item's age on the device's own clock
 * (`sent` − `at`). Never after its receipt and never before the item ahead of it in the chain, whatever the clock did.
 */
export function observedAt(received: Instant, sent: Instant, at: Instant, notBefore: Instant): Instant {
  return Math.min(received, Math.max(received - (sent - at), notBefore)) as Instant
}

/** A copy to try items on: nothing done to it reaches the state. */
export function copyTrack(track: Track): Track {
  return {
    observed: track.observed,
    closed: track.closed,
    undoable: track.undoable.slice(),
  }
}

/**
 * The verdict on an item that is next in its device's chain, from the book and that chain alone; undefined when it
 * counts. `registered` is the station's. Whether a tick is beyond the registered is not asked here: that needs the
 * other devices.
 */
export function verdict(
  rules: RoomRules,
  track: Track,
  registered: number,
  item: Item,
  number: ItemNumber,
  observed: Instant,
): RCode | undefined {
  switch (item.k) {
    case 'tick':
      if (observed < rules.firstTick) return VERDICTS.beforeOpening.code
      if (observed > rules.lastTick) return VERDICTS.afterClosingTime.code
      return track.closed > 0 ? VERDICTS.afterOwnClose.code : undefined
    case 'opened':
      // Staff come hours before the first voter, so only the wrong day is an error.
      if (observed < rules.midnight) return VERDICTS.beforeDay.code
      return track.closed > 0 ? VERDICTS.afterOwnClose.code : undefined
    case 'reading':
      if (!rules.hours.has(item.hour)) return VERDICTS.hourUnknown.code
      if (observed < rules.firstTick) return VERDICTS.beforeOpening.code
      return item.count > registered ? VERDICTS.countAboveRegistered.code : undefined
    case 'closed':
      if (observed < rules.firstTick) return VERDICTS.beforeOpening.code
      return item.count > registered ? VERDICTS.countAboveRegistered.code : undefined
    case 'undo':
      return undoVerdict(track, item.of, number)
    case 'sheet':
      return observed < rules.close ? VERDICTS.sheetBeforeClose.code : undefined
    case 'incident':
    case 'seen':
    case 'reply':
    case 'pulse':
      return undefined
  }
}

function undoVerdict(track: Track, of: ItemNumber, number: ItemNumber): RCode | undefined {
  const named = track.undoable[placeOf(track, of)]
  if (named) return named.undone ? VERDICTS.undoTwice.code : undefined
  const oldest = track.undoable[track.undoable.length - UNDO_WINDOW]
  const forgotten = oldest !== undefined && of < oldest.item
  return forgotten && of < number ? VERDICTS.undoTooLate.code : VERDICTS.undoUnknown.code
}

/**
 * Moves a device's track past an item. `counts` is whether the item is counted. Returns what a counted undo reverses,
 * marked as undone. Throws when a counted undo names nothing: such an entry cannot have been decided here.
 */
export function advance(
  rules: RoomRules,
  track: Track,
  item: Item,
  number: ItemNumber,
  observed: Instant,
  counts: boolean,
): Undoable | undefined {
  track.observed = observed
  if (!counts) return undefined
  switch (item.k) {
    case 'tick': {
      const bin = Math.floor((observed - rules.midnight) / BIN_MS)
      track.undoable.push({ item: number, k: 'tick', bin, ...(item.sex === undefined ? {} : { sex: item.sex }) })
      return undefined
    }
    case 'reading':
      track.undoable.push({ item: number, k: 'reading', hour: item.hour })
      return undefined
    case 'closed':
      track.closed++
      track.undoable.push({ item: number, k: 'closed' })
      return undefined
    case 'opened':
    case 'incident':
      track.undoable.push({ item: number, k: item.k })
      return undefined
    case 'undo': {
      const place = placeOf(track, item.of)
      const named = track.undoable[place]
      if (!named || named.undone) throw new Error(`item ${number} undoes ${item.of}, which is not there to undo`)
      track.undoable[place] = { ...named, undone: true }
      if (named.k === 'closed') track.closed--
      return named
    }
    case 'sheet':
    case 'seen':
    case 'reply':
    case 'pulse':
      return undefined
  }
}

/** Where an item is among the latest that an undo may name; -1 when it is not. */
function placeOf({ undoable }: Track, item: ItemNumber): number {
  for (let i = undoable.length - 1; i >= 0 && i >= undoable.length - UNDO_WINDOW; i--) {
    if (undoable[i]?.item === item) return i
  }
  return -1
}

/** Forgets what no undo may name any more: once after a run, because it costs more than the rest of an item. */
export function forget(track: Track): void {
  if (track.undoable.length > UNDO_WINDOW) track.undoable.splice(0, track.undoable.length - UNDO_WINDOW)
}
