/**
 * Typed words as an item may carry them: composed (NFC), without control characters or halves of surrogate pairs, lines
 * ended by a newline, trimmed, at most `limit` UTF-16 units. The door refuses anything else, and what was said once
 * cannot be unsaid, so this is applied before an item is made.
 */
export function fitWords(typed: string, limit: number): string {
  const clean = typed
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .replace(/\p{Surrogate}/gu, '')
    .normalize('NFC')
    .trim()
  return clean.slice(0, limit).replace(/[\ud800-\udbff]$/, '')
}
