import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { latinDigits } from '#election/digits.ts'
import { BLANK_ON_PAPER, readCount, textOf } from './digits.ts'

describe('a box of the sheet', () => {
  it('takes Arabic and Persian digits for what they are', () => {
    expect(latinDigits('٠١٢٣٤٥٦٧٨٩')).toBe('0123456789')
    expect(latinDigits('۰۱۲۳۴۵۶۷۸۹')).toBe('0123456789')
    expect(readCount('١٢٠')).toBe(120)
  })

  it('keeps zero and nothing apart', () => {
    expect([readCount('0'), readCount('٠'), readCount(''), readCount('  ')]).toEqual([0, 0, null, null])
  })

  it('never guesses a number', () => {
    for (const text of ['-1', '1.5', '12a', '1 200', '12345678', '1e3', '½', '一'])
      expect(readCount(text)).toBe('wrong')
  })

  it('reads every count back', () => {
    fc.assert(
      fc.property(fc.nat(9_999_999), (count) => {
        expect(readCount(String(count))).toBe(count)
      }),
    )
  })

  it('takes a stroke for blank on the paper, and a figure in its place', () => {
    expect(textOf('/')).toBe(BLANK_ON_PAPER)
    expect(textOf('12/')).toBe(BLANK_ON_PAPER)
    expect(textOf('/٥')).toBe('5')
    expect(textOf('٠')).toBe('0')
    // A stroke is no number wherever numbers are asked for.
    expect(readCount(BLANK_ON_PAPER)).toBe('wrong')
  })
})
