import type { FaultCode, Path } from '../faults.ts'

/** Hears of one fault. */
export type Report = (code: FaultCode, path: Path, parameters?: Readonly<Record<string, string | number>>) => void

/** Looks at one unknown value; silence means that it is well formed. Never throws. */
export type Shape = (value: unknown, path: Path, report: Report) => void

/** A code as a book may write it: of a place, station, contest, constituency, list or paper. */
export const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/
const BOOK_ID = /^[a-z0-9][a-z0-9-]{0,63}$/
/** An Ed25519 key that signs notes: `name+hash+key`, the first byte of the key says the algorithm. */
const NOTE_KEY = /^sunduq\/[A-Za-z0-9._-]{1,64}(?:\/rehearsal)?\+[0-9a-f]{8}\+A[Q-Za-f][A-Za-z0-9+/]{42}$/
const COLOUR = /^#[0-9a-f]{6}$/
/** Control, direction and zero-width marks; the joiners U+200C and U+200D are honest letters' companions and stay. */
const HIDDEN = /[\p{Cc}\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF0-\uFFFF]/u
/** Arabic or accented Latin letters in UTF-8 that something read as Windows-1252. */
const MISREAD = /[ØÙ][\u0080-\u00BF‚-›€™ŒœŠšŽž]|Ã[\u0080-\u00BF€™]|â€/

/** Text of 1 to `max` characters that shows what it holds. */
export function text(max = 200): Shape {
  return (value, path, report) => {
    if (typeof value !== 'string') return report('B103', path, { field: last(path), expected: 'string' })
    if (value === '') return report('B101', path, { field: last(path) })
    const hidden = value.isWellFormed() ? HIDDEN.exec(value)?.[0] : '\uFFFD'
    if (hidden) return report('B111', path, { character: codePoint(hidden) })
    if (value.length > max) return report('B115', path, { max })
    if (value !== value.trim()) return report('B116', path, { value })
    if (MISREAD.test(value)) report('B112', path, { value })
  }
}

/** Whole number from `min` to `max`. */
export function integer(min: number, max: number): Shape {
  return (value, path, report) => {
    if (typeof value !== 'number') return report('B103', path, { field: last(path), expected: 'integer' })
    if (!Number.isInteger(value) || Object.is(value, -0)) return report('B104', path, { value: String(value) })
    if (value < min || value > max) report('B105', path, { value, min, max })
  }
}

/** One of a few words or values. */
export function oneOf(allowed: readonly (string | boolean)[]): Shape {
  return (value, path, report) => {
    if (allowed.some((each) => each === value)) return
    report('B106', path, { value: shown(value), allowed: allowed.join(', ') })
  }
}

/** A code that may stand in an address and in a file's name. */
export const code: Shape = matching(CODE, 'B107')
export const bookId: Shape = matching(BOOK_ID, 'B107')
export const colour: Shape = matching(COLOUR, 'B110')
/** The public key of a room, as `sunduq results key` prints it. */
export const noteKey: Shape = matching(NOTE_KEY, 'B118')

/** A calendar day that exists, `YYYY-MM-DD`. */
export const day: Shape = (value, path, report) => {
  if (!isDay(value)) report('B109', path, { value: shown(value) })
}

/** Whether this is an existing calendar day, `YYYY-MM-DD`. */
export function isDay(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const instant = Date.parse(`${value}T00:00:00Z`)
  // Date.parse takes 31 April for 1 May; only a day that comes back unchanged exists.
  return !Number.isNaN(instant) && new Date(instant).toISOString().slice(0, 10) === value
}

/** An array with at least `least` members of one shape. */
export function many(shape: Shape, least = 0): Shape {
  return (value, path, report) => {
    if (!Array.isArray(value)) return report('B103', path, { field: last(path), expected: 'array' })
    if (value.length < least) return report('B101', path, { field: last(path) })
    value.forEach((member: unknown, i) => {
      shape(member, [...path, i], report)
    })
  }
}

/** An object with exactly these fields; a field that nobody knows would be hashed and never read. */
export function record(
  required: Readonly<Record<string, Shape>>,
  optional: Readonly<Record<string, Shape>> = {},
): Shape {
  const fields = new Map([...Object.entries(required), ...Object.entries(optional)])
  const needed = Object.keys(required)
  return (value, path, report) => {
    if (!isRecord(value)) return report('B103', path, { field: last(path), expected: 'object' })
    for (const field of needed) {
      if (!Object.hasOwn(value, field) || value[field] === undefined) report('B101', [...path, field], { field })
    }
    for (const [field, member] of Object.entries(value)) {
      if (member === undefined) continue
      const shape = fields.get(field)
      if (shape) shape(member, [...path, field], report)
      else report('B102', [...path, field], { field })
    }
  }
}

/** One of several records, told apart by the word in `field`. */
export function variant(field: string, shapes: Readonly<Record<string, Shape>>): Shape {
  return (value, path, report) => {
    if (!isRecord(value)) return report('B103', path, { field: last(path), expected: 'object' })
    const word = value[field]
    const shape = typeof word === 'string' && Object.hasOwn(shapes, word) ? shapes[word] : undefined
    if (shape) shape(value, path, report)
    else if (word === undefined) report('B101', [...path, field], { field })
    else report('B106', [...path, field], { value: shown(word), allowed: Object.keys(shapes).join(', ') })
  }
}

function matching(pattern: RegExp, fault: FaultCode): Shape {
  return (value, path, report) => {
    if (typeof value !== 'string' || !pattern.test(value)) report(fault, path, { value: shown(value) })
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function last(path: Path): string {
  return String(path.at(-1) ?? 'book')
}

/** A value as a person can recognise it, short. */
function shown(value: unknown): string {
  const whole = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  return whole.length > 60 ? `${whole.slice(0, 60)}…` : whole
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
