import { fill, type Language, type Text } from '../languages.ts'
import { CONTEST_FAULTS } from './faults/contests.ts'
import { DAY_FAULTS } from './faults/day.ts'
import { FILE_FAULTS } from './faults/files.ts'
import { PLACE_FAULTS } from './faults/places.ts'
import { VALUE_FAULTS } from './faults/values.ts'

/**
 * The catalogue of everything that can be wrong with a book. A code never changes its meaning; a new need is a new
 * code. Each text says what is wrong and what to do.
 */
export const BOOK_FAULTS = {
  ...FILE_FAULTS,
  ...VALUE_FAULTS,
  ...PLACE_FAULTS,
  ...CONTEST_FAULTS,
  ...DAY_FAULTS,
} as const satisfies Record<string, Text>

export type FaultCode = keyof typeof BOOK_FAULTS

/** Where a value lies in a book: `['stations', 3, 'registered']`. */
export type Path = readonly (string | number)[]

/** Where a value was written: `stations.csv`, line 12 (the heading is line 1), column `registered`. */
export interface Cell {
  readonly file: string
  readonly line?: number
  readonly column?: string
}

export interface Fault {
  readonly code: FaultCode
  readonly path: Path
  /** Present when the book came from files. */
  readonly cell?: Cell
  readonly parameters: Readonly<Record<string, string | number>>
}

/** Whether this only tells how a file was read. */
export function isNote(fault: Fault): boolean {
  return fault.code.startsWith('B02')
}

/** `stations[3].registered`, as a reader of `book.json` would look for it. */
export function pathText(path: Path): string {
  return path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('')
}

const PLACE_WORDS = {
  line: { ar: 'السطر {line}', fr: 'ligne {line}', zgh: 'ⵉⵣⵉⵔⵉⴳ {line}', en: 'line {line}' },
  column: { ar: 'العمود {column}', fr: 'colonne {column}', zgh: 'ⵜⴰⴳⵊⴷⵉⵜ {column}', en: 'column {column}' },
} as const satisfies Record<string, Text>

/** One line for a person: where, code, what is wrong and what to do. */
export function faultLine(fault: Fault, language: Language): string {
  return `${whereText(fault, language)}${fault.code} ${fill(BOOK_FAULTS[fault.code], language, fault.parameters)}`
}

function whereText({ cell, path }: Fault, language: Language): string {
  if (!cell) return path.length > 0 ? `${pathText(path)}: ` : ''
  const parts = [cell.file]
  if (cell.line !== undefined) parts.push(fill(PLACE_WORDS.line, language, { line: cell.line }))
  if (cell.column !== undefined) parts.push(fill(PLACE_WORDS.column, language, { column: cell.column }))
  return `${parts.join(language === 'ar' ? '، ' : ', ')}: `
}
