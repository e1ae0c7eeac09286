import type { Item } from './submission.ts'

/**
 * The canonical text of a JSON value (RFC 8785, JCS): members sorted by UTF-16 code units, no white space, numbers and
 * strings as ECMAScript writes them. Members that are `undefined` are left out, as JSON does. Throws a TypeError for
 * what JSON or Unicode cannot hold: non-finite numbers, lone surrogates, functions, bigints, symbols, an undefined
 * element of an array. What comes from outside is checked at the door.
 */
export function canonical(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return quoted(value)
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`not a JSON number: ${value}`)
      return String(value === 0 ? 0 : value)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'object':
      if (value === null) return 'null'
      return Array.isArray(value) ? array(value) : object(value as Record<string, unknown>)
    default:
      throw new TypeError(`not a JSON value: ${typeof value}`)
  }
}

/** The canonical text of one item. Same result as `canonical`; a plain tick, nearly every item, takes a short cut. */
export function canonicalItem(item: Item): string {
  if (item.k === 'tick' && item.sex === undefined && Number.isSafeInteger(item.at) && hasTwoMembers(item)) {
    return `{"at":${item.at},"k":"tick"}`
  }
  return canonical(item)
}

// Characters that JSON escapes, and surrogates, which may stand alone.
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON escapes exactly these
const UNUSUAL = /[\u0000-\u001f"\\\ud800-\udfff]/

/** `isWellFormed` is newer than the oldest phones (Chrome 109). */
const LONE_SURROGATE = /\p{Surrogate}/u

function quoted(text: string): string {
  if (!UNUSUAL.test(text)) return `"${text}"`
  if (LONE_SURROGATE.test(text)) throw new TypeError('lone surrogate in a text')
  return JSON.stringify(text)
}

function array(values: readonly unknown[]): string {
  let text = '['
  for (let i = 0; i < values.length; i++) {
    if (i > 0) text += ','
    text += canonical(values[i])
  }
  return `${text}]`
}

function object(members: Readonly<Record<string, unknown>>): string {
  const keys = Object.keys(members)
  if (!isSorted(keys)) keys.sort()
  let text = ''
  for (const key of keys) {
    const value = members[key]
    if (value !== undefined) text += `${text === '' ? '' : ','}${quoted(key)}:${canonical(value)}`
  }
  return `{${text}}`
}

function isSorted(keys: readonly string[]): boolean {
  for (let i = 1; i < keys.length; i++) if ((keys[i - 1] as string) > (keys[i] as string)) return false
  return true
}

function hasTwoMembers(value: object): boolean {
  let count = 0
  for (const _ in value) if (++count > 2) return false
  return true
}
