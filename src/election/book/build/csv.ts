import { CsvError, parse } from 'csv-parse/sync'
import { fail, type Outcome, ok } from '../../outcome.ts'

const SEPARATORS = [',', ';', '\t'] as const
export type Separator = (typeof SEPARATORS)[number]

/** One row of a table as written: trimmed cells, and the line of the file on which it begins (1 for the first). */
export interface Line {
  readonly line: number
  readonly cells: readonly string[]
}

/**
 * Cuts CSV text into rows; rows whose cells are all empty are left out. Fails with the line of the row in which a
 * quotation mark is misplaced or never closed.
 */
export function readCsv(text: string, separator: Separator): Outcome<readonly Line[], { readonly line: number }> {
  const lines: Line[] = []
  let next = 1
  try {
    parse(text.replace(/\r\n?/g, '\n'), {
      delimiter: separator,
      record_delimiter: '\n',
      relax_column_count: true,
      trim: true,
      on_record: (record: string[], { lines: end }) => {
        if (record.some((cell) => cell !== '')) lines.push({ line: next, cells: record })
        next = end + 1
        return null
      },
    })
  } catch (error) {
    if (error instanceof CsvError) return fail({ line: next })
    throw error
  }
  return ok(lines)
}

/** The separator that cuts the heading into the most known column names; a comma when none does. */
export function detectSeparator(text: string, known: readonly string[]): Separator {
  const heading =
    text
      .slice(0, 10_000)
      .split(/\r\n?|\n/)
      .find((line) => line.trim() !== '') ?? ''
  const hits = (separator: Separator): number =>
    heading.split(separator).filter((cell) => known.includes(cell.trim().replace(/^"|"$/g, ''))).length
  return SEPARATORS.reduce((best, each) => (hits(each) > hits(best) ? each : best))
}
