import { describe, expect, it } from 'vitest'
import { exactWords } from './fraction-words.ts'

describe('an exact number in a sentence', () => {
  it('is never rounded', () => {
    expect(exactWords({ n: '160630', d: '3' })).toBe('53\u202f543\u202f+\u202f1/3')
    expect(exactWords({ n: '23797', d: '1' })).toBe('23\u202f797')
    expect(exactWords({ n: '2', d: '3' })).toBe('0\u202f+\u202f2/3')
  })
})
