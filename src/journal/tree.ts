import type { Digest } from '#election/named.ts'
import { sha256 } from './sha256.ts'

/**
 * The Merkle tree of a room's journal, hashed as RFC 6962 section 2.1 says. Sizes and positions are whole numbers below
 * 2^53, so shifts are divisions here.
 */

/** 32 bytes. */
export type Hash = Uint8Array

/** All that is needed to append and to know the root: the roots of the complete subtrees, largest first. */
export interface Frontier {
  readonly size: number
  readonly roots: readonly Hash[]
}

export const EMPTY: Frontier = { size: 0, roots: [] }

/** The hash of a leaf: SHA-256 of a zero byte and the entry's canonical bytes. */
export function leafHash(text: string): Hash {
  return sha256(`\0${text}`)
}

/** The hash of an inner node: SHA-256 of a one byte and the two children. */
export function nodeHash(left: Hash, right: Hash): Hash {
  const bytes = new Uint8Array(65)
  bytes[0] = 1
  bytes.set(left, 1)
  bytes.set(right, 33)
  return sha256(bytes)
}

/** The frontier after appending leaf hashes. */
export function grow(frontier: Frontier, leaves: readonly Hash[]): Frontier {
  const roots = [...frontier.roots]
  let size = frontier.size
  for (const leaf of leaves) {
    let node = leaf
    // Every trailing one of the size in binary is a complete subtree as tall as the one just finished.
    for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) node = nodeHash(roots.pop() as Hash, node)
    roots.push(node)
    size += 1
  }
  return { size, roots }
}

/** The root hash of the tree; of an empty one, the hash of nothing. */
export function rootOf(frontier: Frontier): Hash {
  const { roots } = frontier
  if (roots.length === 0) return sha256('')
  return roots.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), roots.at(-1) as Hash)
}

/** The frontier as text: hex hashes with commas. Its size is kept beside it. */
export function writeFrontier(frontier: Frontier): string {
  return frontier.roots.map(hexOf).join(',')
}

/** Reads what `writeFrontier` wrote. Throws when the roots do not fit the size. */
export function readFrontier(size: number, text: string): Frontier {
  const roots = text === '' ? [] : text.split(',').map(hashOf)
  let ones = 0
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) ones += rest % 2
  if (roots.length !== ones) throw new Error(`a frontier of ${roots.length} roots cannot have size ${size}`)
  return { size, roots }
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** A hash as 64 lower-case hex digits. */
export function hexOf(hash: Hash): Digest {
  let hex = ''
  for (const byte of hash) hex += HEX[byte]
  return hex as Digest
}

/** Reads what `hexOf` wrote. Throws when the text is not 64 lower-case hex digits. */
export function hashOf(hex: string): Hash {
  if (!/^[0-9a-f]{64}$/.test(hex)) throw new Error('a hash has 64 hex digits')
  const hash = new Uint8Array(32)
  for (let i = 0; i < 32; i++) hash[i] = 16 * digit(hex.charCodeAt(2 * i)) + digit(hex.charCodeAt(2 * i + 1))
  return hash
}

/** The value of a hex digit by its character code: `0` is 48, `a` is 97. */
function digit(code: number): number {
  return code < 97 ? code - 48 : code - 87
}

/** The hash of a complete subtree: `level` 0 is a leaf, and `index` counts subtrees of that height from the left. */
export type NodeAt = (level: number, index: number) => Hash

/** The hashes that lead from leaf `n` to the root of the tree of the first `size` leaves (RFC 6962, 2.1.1). */
export function inclusionProof(node: NodeAt, n: number, size: number): Hash[] {
  if (!(n >= 0 && n < size)) throw new RangeError(`no leaf ${n} in a tree of ${size}`)
  const path = (start: number, end: number): Hash[] => {
    if (end - start === 1) return []
    const middle = start + splitOf(end - start)
    return n < middle
      ? [...path(start, middle), rangeHash(node, middle, end)]
      : [...path(middle, end), rangeHash(node, start, middle)]
  }
  return path(0, size)
}

/** The hashes that show the first `before` leaves unchanged in the tree of the first `size` (RFC 6962, 2.1.2). */
export function consistencyProof(node: NodeAt, before: number, size: number): Hash[] {
  if (!(before > 0 && before <= size)) throw new RangeError(`no tree of ${before} within one of ${size}`)
  const path = (start: number, end: number, whole: boolean): Hash[] => {
    if (before === end) return whole ? [] : [rangeHash(node, start, end)]
    const middle = start + splitOf(end - start)
    return before <= middle
      ? [...path(start, middle, whole), rangeHash(node, middle, end)]
      : [...path(middle, end, false), rangeHash(node, start, middle)]
  }
  return path(0, size, true)
}

/** Whether the proof leads from the leaf hash at `n` to the root of `size` leaves (RFC 9162, 2.1.3.2). */
export function verifyInclusion(leaf: Hash, n: number, size: number, proof: readonly Hash[], root: Hash): boolean {
  if (!(n >= 0 && n < size)) return false
  let index = n
  let last = size - 1
  let hash = leaf
  for (const sibling of proof) {
    if (last === 0) return false
    if (index % 2 === 1 || index === last) {
      hash = nodeHash(sibling, hash)
      while (index % 2 === 0 && index !== 0) [index, last] = [index / 2, Math.floor(last / 2)]
    } else {
      hash = nodeHash(hash, sibling)
    }
    ;[index, last] = [Math.floor(index / 2), Math.floor(last / 2)]
  }
  return last === 0 && isEqual(hash, root)
}

/** Whether the proof shows the tree of `before` leaves to be the start of the tree of `size` (RFC 9162, 2.1.4.2). */
export function verifyConsistency(
  before: number,
  size: number,
  proof: readonly Hash[],
  beforeRoot: Hash,
  root: Hash,
): boolean {
  if (!(before > 0 && before <= size)) return false
  if (before === size) return proof.length === 0 && isEqual(beforeRoot, root)
  // The old root is itself a node of the new tree when the old size is a power of two.
  const [first, ...rest] = before === splitOf(before + 1) ? [beforeRoot, ...proof] : proof
  if (!first) return false
  let index = before - 1
  let last = size - 1
  while (index % 2 === 1) [index, last] = [Math.floor(index / 2), Math.floor(last / 2)]
  let old = first
  let now = first
  for (const sibling of rest) {
    if (last === 0) return false
    if (index % 2 === 1 || index === last) {
      old = nodeHash(sibling, old)
      now = nodeHash(sibling, now)
      while (index % 2 === 0 && index !== 0) [index, last] = [index / 2, Math.floor(last / 2)]
    } else {
      now = nodeHash(now, sibling)
    }
    ;[index, last] = [Math.floor(index / 2), Math.floor(last / 2)]
  }
  return last === 0 && isEqual(old, beforeRoot) && isEqual(now, root)
}

/** Reads nodes out of a list of leaf hashes, for small trees and tests. */
export function nodesOf(leaves: readonly Hash[]): NodeAt {
  const node: NodeAt = (level, index) => {
    if (level > 0) return nodeHash(node(level - 1, 2 * index), node(level - 1, 2 * index + 1))
    const leaf = leaves[index]
    if (!leaf) throw new RangeError(`no leaf ${index}`)
    return leaf
  }
  return node
}

/** The root over leaves `start` to `end`, where `start` is a multiple of the smallest power of two that spans them. */
function rangeHash(node: NodeAt, start: number, end: number): Hash {
  const split = splitOf(end - start + 1)
  if (split === end - start) return node(Math.log2(split), start / split)
  const middle = start + splitOf(end - start)
  return nodeHash(rangeHash(node, start, middle), rangeHash(node, middle, end))
}

/** The largest power of two below `count` (`count` ≥ 2). */
function splitOf(count: number): number {
  let split = 1
  while (split * 2 < count) split *= 2
  return split
}

function isEqual(a: Hash, b: Hash): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}
