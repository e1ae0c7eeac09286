import { canonical, canonicalItem } from './canonical.ts'
import type { Entry } from './entry.ts'

/** Most bytes that an entry may have: tlog-tiles entry bundles give its length 16 bits. */
export const ENTRY_BYTES = 65_535

/** The canonical text of an entry (RFC 8785). Its UTF-8 bytes are a leaf of the tree, a row of the store, a line of an export. */
export function entryText({ openings: _, ...entry }: Entry): string {
  return entry.kind === 'submission' ? submissionText(entry) : canonical(entry)
}

/** Items are nearly all of the bytes: they take the short cut, and the rest is written around them. */
function submissionText(entry: Entry & { readonly kind: 'submission' }): string {
  const { items, ...rest } = entry
  const marked = canonical({ ...rest, items: null })
  let list = ''
  for (const item of items) list += `${list === '' ? '' : ','}${canonicalItem(item)}`
  // Quotes inside texts are escaped, so an unescaped `"items":null` can only be the member itself.
  return marked.replace('"items":null', () => `"items":[${list}]`)
}

/** Reads back what `entryText` wrote. The text comes from a store or a bundle whose hash is checked elsewhere. */
export function entryOf(text: string): Entry {
  return JSON.parse(text) as Entry
}
