import { fail, type Outcome, ok } from '../../outcome.ts'

/** The first line that is not UTF-8, and what it looks like. */
export interface Misencoded {
  /** 1 for the first. */
  readonly line: number
  readonly guess: 'UTF-16' | 'Windows-1256' | 'Windows-1252'
}

export interface Decoded {
  readonly text: string
  /** Whether a byte order mark was skipped. */
  readonly bom: boolean
}

/** Reads bytes as UTF-8, strictly: a file in another encoding must not become question marks in a name. */
export function decode(bytes: Uint8Array): Outcome<Decoded, Misencoded> {
  if (isUtf16(bytes)) return fail({ line: 1, guess: 'UTF-16' })
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  const text = utf8(bytes)
  return text === undefined ? fail(firstBadLine(bytes)) : ok({ text, bom })
}

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** By its mark, or because every second byte of a Latin heading is nought, which no table in UTF-8 holds. */
function isUtf16(bytes: Uint8Array): boolean {
  const marked = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  return marked || bytes.subarray(0, 4).includes(0)
}

function firstBadLine(bytes: Uint8Array): Misencoded {
  let line = 1
  let start = 0
  for (;;) {
    const feed = bytes.indexOf(0x0a, start)
    const end = feed === -1 ? bytes.length : feed
    const content = bytes.subarray(start, end)
    if (feed === -1 || utf8(content) === undefined) return { line, guess: guess(content) }
    line += 1
    start = end + 1
  }
}

/** Windows-1256 keeps the French letters of 1252 in their places; two neighbours that are Arabic only there tell. */
function guess(line: Uint8Array): Misencoded['guess'] {
  return line.some((byte, i) => isArabic1256(byte) && isArabic1256(line[i + 1] ?? 0)) ? 'Windows-1256' : 'Windows-1252'
}

function isArabic1256(byte: number): boolean {
  return (
    (byte >= 0xc1 && byte <= 0xdf && byte !== 0xd7) ||
    byte === 0xe1 ||
    (byte >= 0xe3 && byte <= 0xe6) ||
    byte === 0xec ||
    byte === 0xed
  )
}
