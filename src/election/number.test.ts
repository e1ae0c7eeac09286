import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatNumber, formatPercent, formatShare } from './number.ts'
import { basisPoints } from './share.ts'

describe('figures', () => {
  it('are grouped by a narrow no-break space', () => {
    expect([0, 7, 999, 1000, 36412, 1234567].map(formatNumber)).toEqual([
      '0',
      '7',
      '999',
      '1\u202f000',
      '36\u202f412',
      '1\u202f234\u202f567',
    ])
    expect(formatNumber(-3200)).toBe('\u22123\u202f200')
    expect(() => formatNumber(0.5)).toThrow(RangeError)
  })

  it('round a share half up, by whole numbers', () => {
    expect(basisPoints(82933, 160630)).toBe(5163)
    expect(basisPoints(1, 0)).toBeUndefined()
    // 0.285 in floating point is 0.28499…; by whole numbers the half goes up.
    expect(formatPercent(2850, 'fr', 0)).toBe('29\u202f%')
    expect(formatPercent(5163, 'ar', 2)).toBe('51,63\u202f%')
    expect(formatPercent(5163, 'en')).toBe('51.6%')
    expect(formatPercent(9995, 'fr', 1)).toBe('100,0\u202f%')
    expect(formatShare(0, 0, 'fr')).toBeUndefined()
  })

  it('says 100 % of the whole alone', () => {
    expect([0, 1, 2].map((decimals) => formatShare(3079, 3080, 'en', decimals as 0 | 1 | 2))).toEqual([
      '99%',
      '99.9%',
      '99.97%',
    ])
    expect(formatShare(99_999, 100_000, 'en', 2)).toBe('99.99%')
    expect(formatShare(3080, 3080, 'en')).toBe('100.0%')
  })

  it('never differ from the exact quotient by more than half a basis point', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), fc.integer({ min: 1, max: 20_000_000 }), (part, whole) => {
        const points = basisPoints(part, whole) ?? Number.NaN
        const twiceError = BigInt(points) * 2n * BigInt(whole) - BigInt(part) * 20_000n
        expect(twiceError <= BigInt(whole) && twiceError > -BigInt(whole)).toBe(true)
      }),
    )
  })
})
