import type { Instant } from '#election/named.ts'
import { canonical, canonicalItem } from './canonical.ts'
import type { Entry } from './entry.ts'
import type { Item } from './submission.ts'

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

/**
 * Reads many back at once, in their order. Nearly all of a day's bytes are ticks: they are read as they were written,
 * and what is left of the texts is parsed in one go, which together is half the work of parsing one text at a time.
 */
export function readTogether(texts: readonly string[]): Entry[] {
  const ticks: (readonly Item[] | undefined)[] = []
  const rests: string[] = []
  for (const text of texts) {
    const start = text.indexOf(ITEMS) + ITEMS.length
    const end = start < ITEMS.length ? -1 : text.indexOf(AFTER_ITEMS, start)
    const run = end < 0 ? undefined : ticksOf(text, start, end)
    ticks.push(run)
    rests.push(run ? text.slice(0, start) + text.slice(end) : text)
  }
  const entries = JSON.parse(`[${rests.join(',')}]`) as Entry[]
  if (entries.length !== texts.length) throw new Error('a text holds something else than one entry')
  for (const [i, run] of ticks.entries()) if (run) Object.assign(entries[i] as Entry, { items: run })
  return entries
}

const ITEMS = '"items":['
const AFTER_ITEMS = '],"kind":"submission",'
const BEFORE_TIME = '{"at":'
/** Milliseconds since 1970 have thirteen digits from 2001 to 2286. */
const TIME_DIGITS = 13
const AFTER_TIME = ',"k":"tick"}'
const TICK = BEFORE_TIME.length + TIME_DIGITS + AFTER_TIME.length

/** The ticks written in `text` from `start` to `end`, with nothing else between; undefined when anything else is. */
function ticksOf(text: string, start: number, end: number): Item[] | undefined {
  const items: Item[] = []
  for (let i = start; ; i += TICK + 1) {
    if (!text.startsWith(BEFORE_TIME, i) || !text.startsWith(AFTER_TIME, i + BEFORE_TIME.length + TIME_DIGITS)) return
    const at = timeAt(text, i + BEFORE_TIME.length)
    if (at === undefined) return undefined
    items.push({ at, k: 'tick' })
    if (i + TICK === end) return items
    if (text.charCodeAt(i + TICK) !== COMMA) return undefined
  }
}

const COMMA = 0x2c
const DIGIT_0 = 0x30

/** Thirteen digits from `start`; undefined when one is none, or the first is 0. */
function timeAt(text: string, start: number): Instant | undefined {
  let time = 0
  for (let i = start; i < start + TIME_DIGITS; i++) {
    const digit = text.charCodeAt(i) - DIGIT_0
    if (!(digit >= 0 && digit <= 9)) return undefined
    time = time * 10 + digit
  }
  return time < 1e12 ? undefined : (time as Instant)
}
