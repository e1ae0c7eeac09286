import { canonical, canonicalItem } from './canonical.ts'
import type { Entry } from './entry.ts'

/** Most bytes that an entry may have: tlog-tiles entry bundles give its length 16 bits. */
export const ENTRY_BYTES = 65_535

/** The canonical text of an entry (RFC 8785). Its UTF-8 bytes are a leaf of the tree, a row of the store, a line of an export. */
export function entryText(entry: Entry): string {
  const plain = entry.kind === 'submission' ? plainText(entry) : undefined
  if (plain !== undefined) return plain
  const { openings: _, ...bytes } = entry
  return canonical(bytes)
}

/** Members of every submission's entry; `held`, `not` and `openings` come with some. */
const MEMBERS = 11
/** Texts that need no escapes: ids, codes, hashes, signatures. */
const PLAIN = /^[\w.-]*$/

/**
 * Nearly all entries are submissions, so theirs is written out, members in canonical order. Undefined for one that is
 * not plain: an unusual text or number, or a member that nobody knows, takes the long way.
 */
function plainText(entry: Entry & { readonly kind: 'submission' }): string | undefined {
  const { at, device, from, head, held, items, n, not, openings, prev, sent, sig, station } = entry
  const some = [held, not, openings].filter((member) => member !== undefined).length
  if (Object.keys(entry).length !== MEMBERS + some) return undefined
  if (!PLAIN.test(`${device}${head}${prev}${sig}${station}`)) return undefined
  if (![at, from, held ?? 0, n, sent].every(Number.isSafeInteger)) return undefined
  let list = ''
  for (const item of items) list += `${list === '' ? '' : ','}${canonicalItem(item)}`
  const heldText = held === undefined ? '' : `,"held":${held}`
  const notText = not === undefined ? '' : `,"not":${canonical(not)}`
  return (
    `{"at":${at},"device":"${device}","from":${from},"head":"${head}"${heldText},"items":[${list}],` +
    `"kind":"submission","n":${n}${notText},"prev":"${prev}","sent":${sent},"sig":"${sig}","station":"${station}"}`
  )
}

/** Reads back what `entryText` wrote. The text comes from a store or a bundle whose hash is checked elsewhere. */
export function entryOf(text: string): Entry {
  return JSON.parse(text) as Entry
}
