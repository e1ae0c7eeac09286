import fc from 'fast-check'
import { expect, test } from 'vitest'
import { smsText } from './letters.ts'

test('a French answer fits the letters of GSM, an Arabic one needs UCS-2', () => {
  expect(smsText('Reçu n° 12 : l’urne…')).toEqual({ coding: 'gsm-7', parts: ["Recu no 12 : l'urne..."] })
  expect(smsText('سجل رقم 12')).toEqual({ coding: 'ucs-2', parts: ['سجل رقم 12'] })
})

test('what does not fit one message is cut where a part of a longer one ends', () => {
  expect(smsText('x'.repeat(160)).parts).toHaveLength(1)
  expect(smsText('x'.repeat(161)).parts.map(({ length }) => length)).toEqual([153, 8])
  expect(smsText('€'.repeat(80)).parts).toHaveLength(1)
  expect(smsText('€'.repeat(81)).parts.map(({ length }) => length)).toEqual([76, 5])
  expect(smsText('ع'.repeat(70)).parts).toHaveLength(1)
  expect(smsText('ع'.repeat(71)).parts.map(({ length }) => length)).toEqual([67, 4])
})

test('parts say the whole text, and none is longer than a message, with pairs kept together', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'aé€ع^\u{1f600}'), maxLength: 400 }), (text) => {
      const { coding, parts } = smsText(text)
      expect(parts.join('')).toBe(text)
      for (const part of parts) expect(part).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/)
      if (coding === 'ucs-2')
        expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(parts.length === 1 ? 70 : 67)
    }),
  )
})
