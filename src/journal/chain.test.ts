import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DeviceId, Digest, Instant, ItemNumber, PlaceCode, StationCode } from '#election/named.ts'
import { chainLink, chainOf, chainStart, deviceId, statement } from './chain.ts'
import { sha256Hex } from './sha256.ts'
import type { Item } from './submission.ts'

const room = '02.113' as PlaceCode
const device = 'd0123456789abcdef' as DeviceId
const tick = (at: number): Item => ({ k: 'tick', at: at as Instant })

describe('a device’s chain', () => {
  it('hashes documented texts', () => {
    const start = chainStart(room, device)
    expect(start).toBe(sha256Hex('sunduq-chain/1\n02.113\nd0123456789abcdef\n'))
    expect(chainLink(start, tick(5))).toBe(sha256Hex(`sunduq-item/1\n${start}\n{"at":5,"k":"tick"}`))
    expect(chainOf(start, [])).toBe(start)
  })

  it('gives the same head however the run is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 20 }), fc.nat(20), (times, cut) => {
        const items = times.map(tick)
        const start = chainStart(room, device)
        const middle = chainOf(start, items.slice(0, cut))
        expect(chainOf(middle, items.slice(cut))).toBe(chainOf(start, items))
      }),
    )
  })

  it('differs by room, device, order and content', () => {
    const start = chainStart(room, device)
    const heads = [
      start,
      chainStart('02.114' as PlaceCode, device),
      chainStart(room, 'd0123456789abcdee' as DeviceId),
      chainOf(start, [tick(1), tick(2)]),
      chainOf(start, [tick(2), tick(1)]),
      chainOf(start, [tick(1)]),
    ]
    expect(new Set(heads).size).toBe(heads.length)
  })

  it('is signed by its two ends', () => {
    const items = [tick(1), tick(2), tick(3)]
    const submission = {
      device,
      station: '02.113-1' as StationCode,
      from: 4 as ItemNumber,
      prev: 'aa' as Digest,
      items,
      sent: 9 as Instant,
    }
    expect(statement(room, submission, 'bb' as Digest)).toBe(
      'sunduq-submission/1\n02.113\nd0123456789abcdef\n02.113-1\n4\n6\naa\nbb\n9\n',
    )
  })

  it('names a device by its key', () => {
    expect(deviceId(new Uint8Array(32))).toBe(`d${sha256Hex(new Uint8Array(32)).slice(0, 16)}`)
    expect(deviceId(new Uint8Array(32))).toMatch(/^d[0-9a-f]{16}$/)
  })
})
