import { fail, type Outcome, ok } from '../outcome.ts'
import { REQUEST_EXAMPLE } from './request.ts'
import type { RequestFault } from './request-faults.ts'

/**
 * The value of a request's bytes. Stricter than `JSON.parse`, which keeps the last of two equal names and rounds long
 * numbers: either would share out seats on other votes than were written. A byte order mark is allowed.
 */
export function readRequestText(bytes: Uint8Array): Outcome<unknown, readonly RequestFault[]> {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return fail([{ field: WHOLE, kind: 'notUtf8', parameters: {} }])
  }
  if (text.trim() === '') return fail([{ field: WHOLE, kind: 'empty', parameters: { example: REQUEST_EXAMPLE } }])
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return fail([{ field: WHOLE, kind: 'notJson', parameters: {} }])
  }
  const faults = lossesIn(text)
  return faults.length > 0 ? fail(faults) : ok(value)
}

const WHOLE = '(request)'
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g
const NUMBER = /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/

/** Where the reader is: in an object with the names it had so far, or in an array. */
interface Level {
  readonly path: string
  readonly names?: Set<string>
  name: string
  /** The next text is a name. */
  naming: boolean
}

/** What valid JSON loses when it is parsed: names written again, and digits. */
function lossesIn(text: string): RequestFault[] {
  const faults: RequestFault[] = []
  const levels: Level[] = [{ path: '', name: '', naming: false }]
  for (const [token] of text.matchAll(TOKEN)) {
    const level = levels.at(-1) as Level
    const at = level.path && level.name ? `${level.path}.${level.name}` : level.path || level.name
    if (token === '{') levels.push({ path: at, names: new Set(), name: '', naming: true })
    else if (token === '[') levels.push({ path: at, name: '', naming: false })
    else if (token === '}' || token === ']') levels.pop()
    else if (token === ',') level.naming = level.names !== undefined
    else if (level.naming) {
      level.naming = false
      level.name = JSON.parse(token) as string
      const field = level.path ? `${level.path}.${level.name}` : level.name
      if (level.names?.has(level.name)) faults.push({ field, kind: 'repeated', parameters: {} })
      level.names?.add(level.name)
    } else if (isRounded(token)) faults.push({ field: at || WHOLE, kind: 'notExact', parameters: {} })
  }
  return faults
}

/** Whether the number that is read is another than the one written; one too large altogether is refused elsewhere. */
function isRounded(token: string): boolean {
  if (!NUMBER.test(token) || Math.abs(Number(token)) > Number.MAX_SAFE_INTEGER) return false
  return digitsOf(token) !== digitsOf(String(Number(token)))
}

/** A decimal without its sign, written in one way: digits without zeros at either end, and a power of ten. */
function digitsOf(written: string): string {
  const [, units = '', decimals = '', power = '0'] = NUMBER.exec(written) ?? []
  const digits = `${units}${decimals}`.replace(/^0+/, '')
  const short = digits.replace(/0+$/, '')
  return short && `${short}e${Number(power) - decimals.length + digits.length - short.length}`
}
