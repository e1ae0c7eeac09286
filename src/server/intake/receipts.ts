import type { Static } from 'typebox'
import type { DeviceId } from '#election/named.ts'
import type { Entry } from '#journal/entry.ts'
import type { RoomJournal } from '../house.ts'
import type { ReceiptsSchema } from '../http/schemas.ts'

export type Receipts = Static<typeof ReceiptsSchema>
type ItemReceipt = Receipts['receipts'][number]

/** Receipts in one answer at most. */
const PAGE = 500

/** Where a device's items from number `from` on are in the journal, oldest first. */
export async function receiptsOf(journal: RoomJournal, device: DeviceId, from: number): Promise<Receipts> {
  const entries = await journal.entriesOf(device)
  const cursor = (await journal.settled()).devices[device]?.cursor ?? 0
  const all = entries.flatMap(receiptOf).filter(({ to }) => to >= from)
  const next = all[PAGE]?.from
  return { cursor, receipts: all.slice(0, PAGE), ...(next === undefined ? {} : { next }) }
}

function receiptOf(entry: Entry): ItemReceipt[] {
  if (entry.kind !== 'submission') return []
  const { from, items, held = 0, not = [], n, at } = entry
  const to = from + items.length - 1
  return [{ from: from + held, to, position: n, at, not: not.map(([item, code]) => [item, code]) }]
}
