import type { ClerkQueue, ReviewQueue } from '#room/views/desk.ts'
import { instant } from '../lists/columns.ts'
import type { RoomTable } from '../table.ts'

/** A queue as its screen lists it; a clerk's holds nothing that anybody typed, nor how a sheet stands. */
export function queueTable(queue: ClerkQueue | ReviewQueue): RoomTable {
  if (queue.seen === 'clerk')
    return {
      columns: ['station_code', 'constituency_code', 'since', 'in_other_hands'],
      rows: queue.forms.map(({ station, constituency, since, busy }) => [
        ...[station, constituency, instant(since), Number(busy)],
      ]),
    }
  return {
    columns: ['station_code', 'constituency_code', 'state', 'since', 'in_hands_of', 'differing_boxes', 'rules'],
    rows: queue.items.map(({ station, constituency, state, since, claim, differing, rules }) => [
      ...[station, constituency, state, instant(since), claim?.by ?? null, differing ?? null],
      rules?.map(({ code }) => code).join(' ') ?? null,
    ]),
  }
}
