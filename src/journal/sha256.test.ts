import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as browser from './sha256.browser.ts'
import * as node from './sha256.node.ts'
import { sha256, sha256Hex } from './sha256.ts'

describe('SHA-256', () => {
  // FIPS 180-4 examples, and the empty text.
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
  ])('hashes %j', (text, digest) => {
    expect(sha256Hex(text)).toBe(digest)
    expect(sha256Hex(new TextEncoder().encode(text))).toBe(digest)
    expect(Buffer.from(sha256(text)).toString('hex')).toBe(digest)
  })

  it('is the same in the browser and in Node', () => {
    const data = fc.oneof(fc.string({ unit: 'grapheme' }), fc.uint8Array({ maxLength: 300 }))
    fc.assert(
      fc.property(data, (value) => {
        expect(browser.hashHex(value)).toBe(node.hashHex(value))
        expect([...browser.hashBytes(value)]).toEqual([...node.hashBytes(value)])
      }),
    )
  })
})
