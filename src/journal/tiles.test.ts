import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entryBundle, readEntryBundle, readTilePath, TILE_WIDTH, tileBytes, tilePath, tileRoot } from './tiles.ts'
import { EMPTY, grow, hexOf, leafHash, rootOf } from './tree.ts'

const leaves = Array.from({ length: TILE_WIDTH }, (_, i) => leafHash(`leaf ${i}`))

describe('tiles, C2SP tlog-tiles', () => {
  it.each([
    [{ level: 0, index: 1234067, width: 256 }, 'tile/0/x001/x234/067'],
    [{ level: 0, index: 0, width: 1 }, 'tile/0/000.p/1'],
    [{ level: 2, index: 999, width: 8 }, 'tile/2/999.p/8'],
    [{ level: 'entries', index: 1000, width: 256 }, 'tile/entries/x001/000'],
  ] as const)('has the path of %j', (name, path) => {
    expect(tilePath(name)).toBe(path)
    expect(readTilePath(path)).toEqual(name)
  })

  it.each([
    '',
    'tile/0/1',
    'tile/0/x000/001',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/257',
    'tile/64/000',
    'tile/00/000',
    '../tile/0/000',
    'tile/0/000/',
  ])('has no tile at %j', (path) => {
    expect(readTilePath(path)).toBeUndefined()
  })

  it('holds hashes one after the other, and stands for one hash in the tile above', () => {
    expect(tileBytes(leaves)).toHaveLength(8192)
    expect(Buffer.from(tileBytes(leaves.slice(0, 2))).toString('hex')).toBe(hexOf(leaves[0]!) + hexOf(leaves[1]!))
    expect(hexOf(tileRoot(leaves))).toBe(hexOf(rootOf(grow(EMPTY, leaves))))
    expect(() => tileRoot(leaves.slice(1))).toThrow(RangeError)
  })
})

describe('entry bundles', () => {
  it('have each entry after its length', () => {
    expect([...entryBundle(['ab', 'ⵣ'])]).toEqual([0, 2, 97, 98, 0, 3, 0xe2, 0xb5, 0xa3])
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (texts) => {
        expect(readEntryBundle(entryBundle(texts))).toEqual(texts)
      }),
    )
  })

  it('refuse what is too long or cut short', () => {
    expect(readEntryBundle(entryBundle(['x'.repeat(65_535)]))[0]).toHaveLength(65_535)
    expect(() => entryBundle(['x'.repeat(65_536)])).toThrow(RangeError)
    expect(() => readEntryBundle(Uint8Array.of(0))).toThrow(RangeError)
    expect(() => readEntryBundle(Uint8Array.of(0, 2, 97))).toThrow(RangeError)
    expect(() => readEntryBundle(Uint8Array.of(0, 1, 255))).toThrow(TypeError)
  })
})
