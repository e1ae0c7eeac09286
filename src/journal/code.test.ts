import { expect, it } from 'vitest'
import { codeOf, normalizedCode, shownCode } from './code.ts'

it('reads a code however people type or paste it', () => {
  const typed = [
    '4f7qk-2m9xr',
    ' 4F7QK 2M9XR ',
    '4F7QK–2M9XR',
    '٤F٧QK-٢M٩XR',
    '\u2066\u200e4F7QK-2M9XR\u2069',
    '４Ｆ７ＱＫ２Ｍ９ＸＲ',
  ]
  expect(typed.map(normalizedCode)).toEqual(typed.map(() => '4F7QK2M9XR'))
  expect(normalizedCode('oOiIlL2222')).toBe('0011112222')
  expect(['', '4F7QK-2M9X', '4F7QK-2M9XRA', '4F7QK-2M9XU'].map(normalizedCode)).toEqual(Array(4).fill(undefined))
})

it('reads what it shows', () => {
  const code = codeOf(Uint8Array.from({ length: 10 }, (_, i) => i * 27))
  expect(normalizedCode(shownCode(code))).toBe(code)
})
