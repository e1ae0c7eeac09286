import type { Digest } from '#election/named.ts'
import type { EntryBody } from './entry.ts'
import { type Opening, opens } from './seal.ts'

/** What an entry commits to, in order; the items of a submission that the journal held before are not repeated. */
function commitments(entry: EntryBody): Digest[] {
  if (entry.kind === 'submission') {
    return entry.items.slice(entry.held ?? 0).flatMap((item) => (item.k === 'sheet' ? [item.sealed] : []))
  }
  return 'sealed' in entry ? [entry.sealed] : []
}

/** Whether the openings are those of the entry's commitments: all of them, in order, and none besides. */
export function isOpened(entry: EntryBody, openings: readonly Opening[]): boolean {
  const sealed = commitments(entry)
  return sealed.length === openings.length && sealed.every((digest, i) => opens(openings[i] as Opening, digest))
}
