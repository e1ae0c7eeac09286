import type { Names } from '#election/languages.ts'
import type { BuiltInCheck, StatedCheck } from '#room/readiness/checklist.ts'

/** The words of the built-in checks, and of a line that may stay open. */
interface CheckWords {
  readonly list: Readonly<Record<BuiltInCheck, () => string>>
  readonly optional: () => string
}

/** A line of a checklist in the reader's language: in the words of the book, or of the built-in list. */
export function checkText({ list, optional }: CheckWords, line: StatedCheck, name: (names: Names) => string): string {
  const text = line.names ? name(line.names) : list[line.check as string as BuiltInCheck]()
  return line.optional ? `${text} (${optional()})` : text
}
