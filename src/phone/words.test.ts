import { expect, it } from 'vitest'
import { fitWords } from './words.ts'

it('keeps what people write and takes out what the door refuses', () => {
  expect(fitWords('  ازدحام أمام الباب 👮\r\nsuite ', 100)).toBe('ازدحام أمام الباب 👮\nsuite')
  expect(fitWords('a\u0000b\u001bc\u007f\ud800d\te', 100)).toBe('abcd\te')
  expect(fitWords('e\u0001\u0301', 100)).toBe('é')
})

it('cuts at the limit without leaving half a character', () => {
  expect(fitWords('abcdef', 3)).toBe('abc')
  expect(fitWords('ab👮', 3)).toBe('ab')
})
