import type { Instant, ItemNumber } from '#election/named.ts'
import { statement } from '#journal/chain.ts'
import { type Delivery, LIMITS } from '#journal/submission.ts'
import type { Outbox } from './outbox.ts'
import type { KeptItem } from './outbox-store.ts'
import type { Signer } from './signer.ts'

/** Room for the frame around the items in a request body. */
const FRAME_BYTES = 2048

/**
 * The next run of an outbox from item `from` on, signed: at most `most` items and what a request body holds. A sheet
 * travels in a submission of its own. Throws where there is no item `from`.
 */
export async function delivery(
  outbox: Outbox,
  signer: Signer,
  { from, most, sent }: { readonly from: number; readonly most: number; readonly sent: Instant },
): Promise<Delivery> {
  const kept = run(outbox.items.slice(from - 1, from - 1 + most))
  const unsigned = {
    device: outbox.identity.device,
    station: outbox.identity.station,
    from: from as ItemNumber,
    prev: outbox.headAfter(from - 1),
    items: kept.map(({ item }) => item),
    sent,
  }
  const head = outbox.headAfter(from + kept.length - 1)
  const openings = kept.flatMap(({ opening }) => (opening === undefined ? [] : [opening]))
  const sig = await signer.sign(statement(outbox.identity.room, unsigned, head))
  return { ...unsigned, sig, ...(openings.length === 0 ? {} : { openings }) }
}

/** The first of these that one submission may carry; at least one. */
function run(waiting: readonly KeptItem[]): KeptItem[] {
  const taken: KeptItem[] = []
  let bytes = FRAME_BYTES
  for (const kept of waiting) {
    const { item, opening } = kept
    bytes += new TextEncoder().encode(JSON.stringify(opening === undefined ? item : [item, opening])).length + 1
    if (taken.length > 0 && (item.k === 'sheet' || bytes > LIMITS.bodyBytes)) break
    taken.push(kept)
    if (item.k === 'sheet') break
  }
  return taken
}
