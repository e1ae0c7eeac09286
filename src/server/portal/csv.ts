/** A value of one cell; `null` is an empty cell, "nothing received". */
export type Cell = string | number | null

/**
 * A table as RFC 4180 says it: comma, CRLF after every line, quotes only where needed. UTF-8 without byte order mark,
 * because a mark becomes part of the first column's name in most programs (docs/decisions/0081).
 */
export function csv(header: readonly string[], rows: Iterable<readonly Cell[]>): string {
  let text = line(header)
  for (const row of rows) text += line(row)
  return text
}

/** One line, with its CRLF. */
export function line(cells: readonly Cell[]): string {
  return `${cells.map(written).join(',')}\r\n`
}

function written(cell: Cell): string {
  if (cell === null) return ''
  const text = String(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
