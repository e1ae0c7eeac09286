import { ENTRY_BYTES } from './entry-bytes.ts'
import { type Hash, nodeHash } from './tree.ts'

/** Static tiles in the public format of C2SP (tlog-tiles): 256 hashes wide, eight levels of the tree high. */

export const TILE_WIDTH = 256

/** Which tile: `level` in steps of eight tree levels, or the entries themselves. `width` 1 to 256; 256 is full and final. */
export interface TileName {
  readonly level: number | 'entries'
  readonly index: number
  readonly width: number
}

/** The path of a tile below the log's address, e.g. `tile/0/x001/234.p/17`. */
export function tilePath({ level, index, width }: TileName): string {
  const digits = String(index)
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g) as string[]
  const path = groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/')
  return `tile/${level}/${path}${width === TILE_WIDTH ? '' : `.p/${width}`}`
}

/** Reads what `tilePath` wrote; undefined for anything else. */
export function readTilePath(path: string): TileName | undefined {
  const [, level, groups, partial] =
    /^tile\/(entries|[0-9]{1,2})\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([0-9]{1,3}))?$/.exec(path) ?? []
  if (level === undefined || groups === undefined) return undefined
  const index = Number(groups.replace(/[x/]/g, ''))
  const name: TileName = {
    level: level === 'entries' ? level : Number(level),
    index,
    width: Number(partial ?? TILE_WIDTH),
  }
  return tilePath(name) === path &&
    name.width > 0 &&
    name.width <= TILE_WIDTH &&
    (name.level === 'entries' || name.level < 64)
    ? name
    : undefined
}

/** The bytes of a hash tile: its hashes one after the other. */
export function tileBytes(hashes: readonly Hash[]): Uint8Array {
  const bytes = new Uint8Array(32 * hashes.length)
  for (const [i, hash] of hashes.entries()) bytes.set(hash, 32 * i)
  return bytes
}

/** The one hash that stands for a full tile in the tile above. */
export function tileRoot(hashes: readonly Hash[]): Hash {
  if (hashes.length !== TILE_WIDTH) throw new RangeError('only a full tile has a root')
  let row = hashes
  while (row.length > 1)
    row = Array.from({ length: row.length / 2 }, (_, i) => nodeHash(row[2 * i] as Hash, row[2 * i + 1] as Hash))
  return row[0] as Hash
}

/** The bytes of an entry bundle: each entry's UTF-8 after its length as two bytes, high byte first. */
export function entryBundle(entries: readonly string[]): Uint8Array {
  const parts = entries.map((entry) => new TextEncoder().encode(entry))
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + 2 + part.length, 0))
  let at = 0
  for (const part of parts) {
    if (part.length > ENTRY_BYTES) throw new RangeError(`an entry of ${part.length} bytes does not fit a bundle`)
    bytes.set([part.length >> 8, part.length & 255], at)
    bytes.set(part, at + 2)
    at += 2 + part.length
  }
  return bytes
}

/** Reads what `entryBundle` wrote. Throws when it is cut short or not UTF-8. */
export function readEntryBundle(bytes: Uint8Array): string[] {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const entries: string[] = []
  for (let at = 0; at < bytes.length; ) {
    const end = at + 2 + (((bytes[at] as number) << 8) | (bytes[at + 1] ?? 0))
    if (at + 2 > bytes.length || end > bytes.length) throw new RangeError('an entry bundle is cut short')
    entries.push(decoder.decode(bytes.subarray(at + 2, end)))
    at = end
  }
  return entries
}
