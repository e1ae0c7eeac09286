import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sha256 } from './sha256.ts'
import {
  consistencyProof,
  EMPTY,
  grow,
  type Hash,
  hashOf,
  hexOf,
  inclusionProof,
  leafHash,
  nodeHash,
  nodesOf,
  readFrontier,
  rootOf,
  verifyConsistency,
  verifyInclusion,
  writeFrontier,
} from './tree.ts'

/** The leaves and roots that the Certificate Transparency reference implementations publish for RFC 6962. */
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const leaves = LEAVES.map((hex) => sha256(Uint8Array.from([0, ...Buffer.from(hex, 'hex')])))

/** RFC 6962, section 2.1, word by word. */
function plainRoot(list: readonly Hash[]): Hash {
  if (list.length === 0) return sha256('')
  if (list.length === 1) return list[0]!
  let split = 1
  while (split * 2 < list.length) split *= 2
  return nodeHash(plainRoot(list.slice(0, split)), plainRoot(list.slice(split)))
}

const someLeaves = fc.nat(80).map((count) => Array.from({ length: count + 1 }, (_, i) => leafHash(`leaf ${i}`)))

describe('the tree, RFC 6962', () => {
  it.each(ROOTS.map((root, size) => [size, root] as const))('has the published root at size %i', (size, root) => {
    expect(hexOf(rootOf(grow(EMPTY, leaves.slice(0, size))))).toBe(root)
  })

  it('hashes a text as its UTF-8 bytes', () => {
    expect(leafHash('ⵣ')).toEqual(sha256(Uint8Array.from([0, ...Buffer.from('ⵣ')])))
  })

  // The reference implementations' proofs, as positions in the tree of eight leaves.
  it('gives the published inclusion proofs', () => {
    const node = nodesOf(leaves)
    const proof = (n: number, size: number): string[] => inclusionProof(node, n, size).map(hexOf)
    expect(proof(0, 1)).toEqual([])
    expect(proof(0, 8)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ])
    expect(proof(5, 8)).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ])
    expect(proof(2, 3)).toEqual(['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'])
  })

  it('gives the published consistency proofs', () => {
    const node = nodesOf(leaves)
    const proof = (before: number, size: number): string[] => consistencyProof(node, before, size).map(hexOf)
    expect(proof(1, 1)).toEqual([])
    expect(proof(1, 8)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ])
    expect(proof(6, 8)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ])
    expect(proof(2, 5)).toEqual([
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ])
  })

  it('has the same root however it grew, kept as text or not', () => {
    fc.assert(
      fc.property(someLeaves, fc.nat(80), (list, cut) => {
        const first = grow(EMPTY, list.slice(0, cut))
        const kept = readFrontier(first.size, writeFrontier(first))
        expect(hexOf(rootOf(grow(kept, list.slice(cut))))).toBe(hexOf(plainRoot(list)))
      }),
    )
  })

  it('refuses a frontier that does not fit its size, and a hash that is none', () => {
    expect(() => readFrontier(3, writeFrontier(grow(EMPTY, leaves.slice(0, 4))))).toThrow()
    expect(() => hashOf('00')).toThrow()
    expect(() => hashOf('g'.repeat(64))).toThrow()
    expect(hexOf(hashOf(ROOTS[3]!))).toBe(ROOTS[3])
  })

  it('proves every leaf, and no other leaf, place, size or root', () => {
    fc.assert(
      fc.property(someLeaves, fc.nat(), (list, at) => {
        const n = at % list.length
        const size = list.length
        const root = plainRoot(list)
        const leaf = list[n]!
        const proof = inclusionProof(nodesOf(list), n, size)
        expect(verifyInclusion(leaf, n, size, proof, root)).toBe(true)
        expect(verifyInclusion(leafHash('other'), n, size, proof, root)).toBe(false)
        expect(verifyInclusion(leaf, n, size, proof, leafHash('other'))).toBe(false)
        expect(verifyInclusion(leaf, n, size, [...proof, root], root)).toBe(false)
        expect(verifyInclusion(leaf, size, size, proof, root)).toBe(false)
        if (proof.length > 0) expect(verifyInclusion(leaf, n, size, proof.slice(1), root)).toBe(false)
        for (const other of list.keys()) expect(verifyInclusion(leaf, other, size, proof, root)).toBe(other === n)
      }),
    )
  })

  it('proves every earlier tree, and no other', () => {
    fc.assert(
      fc.property(someLeaves, fc.nat(), (list, at) => {
        const size = list.length
        const before = 1 + (at % size)
        const old = plainRoot(list.slice(0, before))
        const root = plainRoot(list)
        const proof = consistencyProof(nodesOf(list), before, size)
        expect(verifyConsistency(before, size, proof, old, root)).toBe(true)
        expect(verifyConsistency(before, size, proof, leafHash('other'), root)).toBe(false)
        expect(verifyConsistency(before, size, proof, old, leafHash('other'))).toBe(false)
        expect(verifyConsistency(before, size, [...proof, root], old, root)).toBe(false)
        expect(verifyConsistency(0, size, proof, old, root)).toBe(false)
        if (proof.length > 0) expect(verifyConsistency(before, size, proof.slice(0, -1), old, root)).toBe(false)
      }),
    )
  })

  it('refuses to prove what is not there', () => {
    expect(() => inclusionProof(nodesOf(leaves), 8, 8)).toThrow(RangeError)
    expect(() => consistencyProof(nodesOf(leaves), 9, 8)).toThrow(RangeError)
  })
})
