import type { Instant } from '#election/named.ts'
import { sha256Hex } from '#journal/sha256.ts'
import type { Delivery } from '#journal/submission.ts'
import type { CarriedReceipt } from './carry.ts'
import type { Refused, Transport } from './transport.ts'

/** Submissions of another phone, kept here until the room has answered them, and after. */
export interface KeptBundle {
  /** The submissions in the order in which they are handed in. */
  readonly submissions: readonly Delivery[]
  /** This phone's clock when it took them. */
  readonly at: Instant
  /** The room's answer to the last of them: all of them arrived. */
  readonly receipt?: CarriedReceipt
  /** The room does not let them in; only a person can do something. */
  readonly refused?: Refused
}

/** The same submissions read twice are one bundle. */
export function bundleKey(submissions: readonly Delivery[]): string {
  return sha256Hex(JSON.stringify(submissions))
}

/**
 * Hands a bundle in, unchanged. Undefined when the room could not be asked now: what arrived stays arrived, and the whole
 * is handed in again later, for a second copy is harmless.
 */
export async function handIn(
  bundle: KeptBundle,
  transport: Pick<Transport, 'submit'>,
): Promise<KeptBundle | undefined> {
  let receipt: CarriedReceipt | undefined
  const not: NonNullable<CarriedReceipt['not']>[number][] = []
  for (const submission of bundle.submissions) {
    const reply = await transport.submit(submission)
    if (reply.kind === 'refused') return { ...bundle, refused: reply.refused }
    if (reply.kind !== 'answer') return undefined
    const { cursor, head, at, position } = reply.value
    not.push(...(reply.value.not ?? []))
    receipt = {
      format: 'sunduq-receipt/1',
      device: submission.device,
      cursor,
      head,
      at,
      ...(position === undefined ? {} : { position }),
      ...(not.length === 0 ? {} : { not: [...not] }),
    }
  }
  return receipt === undefined ? bundle : { ...bundle, receipt }
}
