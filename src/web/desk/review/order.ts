/**
 * Whether the two values of a box change places on the screen, so that nobody learns to trust the one on the right: as
 * good as drawn, yet the same after every reload. FNV-1a over the box's address.
 */
export function swapped(address: string): boolean {
  let hash = 0x811c9dc5
  for (const unit of address) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return (hash >>> 16) % 2 === 1
}
