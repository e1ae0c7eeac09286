import { latinDigits } from '../../digits.ts'
import { readClock } from '../../time.ts'
import { isDay } from '../check/shape.ts'
import type { FaultCode } from '../faults.ts'
import type { CellType } from './column.ts'

/** What a cell says: a value, perhaps with a note on how it was read, or a fault. */
export type Reading = { readonly value: unknown; readonly note?: Remark } | { readonly fault: Remark }

export interface Remark {
  readonly code: FaultCode
  readonly parameters: Readonly<Record<string, string | number>>
}

/**
 * Reads the text of a cell. Only what needs reading is judged here (numbers, hours, degrees); whether a value is
 * allowed is the book's own check. A value that could mean two things is a fault, never a guess.
 */
export function readCell(type: CellType, text: string): Reading {
  switch (type) {
    case 'text':
    case 'code':
      return { value: text }
    case 'word':
    case 'colour':
      return { value: text.toLowerCase() }
    case 'words':
      return { value: text.toLowerCase().split(/\s+/) }
    case 'integer':
      return readInteger(text)
    case 'time':
      return readTime(text)
    case 'times':
      return readTimes(text)
    case 'steps':
      return readSteps(text)
    case 'day':
      return isDay(text) ? { value: text } : fault('B109', { value: text })
    case 'degrees':
      return readDegrees(text)
    case 'yes-no':
    case 'yes':
      return readYesNo(type, text)
  }
}

const GROUPED_BY_SPACES = /^\d{1,3}(?:[ \u00A0\u2009\u202F]\d{3})+$/
const GROUPED_BY_MARKS = /^\d{1,3}(?:[.,'’\u066C\u060C]\d{3})+$/

function readInteger(text: string): Reading {
  const written = latinDigits(text)
  const bare = written.replace(/^[-−]/, '')
  const negative = bare !== written
  const number = (digits: string): number => (negative && !/^0+$/.test(digits) ? -Number(digits) : Number(digits))
  if (/^\d{1,15}$/.test(bare)) {
    const value = number(bare)
    return written === text ? { value } : { value, note: { code: 'B023', parameters: { written: text, value } } }
  }
  if (GROUPED_BY_SPACES.test(bare)) {
    const value = number(bare.replace(/\D/g, ''))
    return { value, note: { code: 'B024', parameters: { written: text, value } } }
  }
  if (GROUPED_BY_MARKS.test(bare)) return fault('B113', { value: text, suggestion: bare.replace(/\D/g, '') })
  return fault(/^\d+$/.test(bare) ? 'B119' : 'B104', { value: text })
}

function readTime(text: string): Reading {
  const value = readClock(text)
  return value === undefined ? fault('B108', { value: text }) : { value }
}

function readTimes(text: string): Reading {
  const words = text.split(/\s+/)
  const times = words.map(readClock)
  const wrong = words[times.indexOf(undefined)]
  return wrong === undefined ? { value: times } : fault('B108', { value: wrong })
}

/** Steps of a chain: `20:duty-officer 45:administrator` are two, each with its age in minutes. */
function readSteps(text: string): Reading {
  const steps = latinDigits(text).split(/\s+/)
  const read = steps.map((step) => /^(\d{1,4}):([a-z0-9-]{1,64})$/.exec(step.toLowerCase()))
  const wrong = steps[read.indexOf(null)]
  if (wrong !== undefined) return fault('B117', { value: wrong })
  return { value: read.map((step) => ({ minutes: Number(step?.[1]), to: step?.[2] })) }
}

/** Decimal degrees as whole hundred-thousandths, rounded by the sixth decimal; a comma is a decimal mark here. */
function readDegrees(text: string): Reading {
  const match = /^([-−]?)(\d{1,3})(?:[.,](\d{1,15}))?$/.exec(text)
  if (!match) return fault('B114', { value: text })
  const decimals = (match[3] ?? '').padEnd(6, '0')
  const size = Number(match[2]) * 100_000 + Number(decimals.slice(0, 5)) + (Number(decimals[5]) >= 5 ? 1 : 0)
  return { value: match[1] && size > 0 ? -size : size }
}

const YES = ['yes', 'oui', 'نعم', 'ⵢⴰⵀ']
const NO = ['no', 'non', 'لا', 'ⵓⵀⵓ']

function readYesNo(type: 'yes-no' | 'yes', text: string): Reading {
  const word = text.toLowerCase()
  if (YES.includes(word)) return { value: true }
  if (NO.includes(word)) return { value: type === 'yes' ? undefined : false }
  return fault('B106', { value: text, allowed: 'yes, no' })
}

function fault(code: FaultCode, parameters: Remark['parameters']): Reading {
  return { fault: { code, parameters } }
}
