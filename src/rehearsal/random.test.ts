import { expect, it } from 'vitest'
import { random, repeatableCode, secretBytes } from './random.ts'

it('draws the same numbers for the same seed and name on every machine', () => {
  const draw = (seed: string, name: string) => Array.from({ length: 4 }, () => random(seed, name).below(1000))
  expect(draw('a', 'x')).toEqual(draw('a', 'x'))
  const stream = random('sunduq', 'x')
  expect([stream.below(1000), stream.below(1000), stream.below(1000), stream.below(1000)]).toMatchInlineSnapshot(`
    [
      146,
      996,
      940,
      456,
    ]
  `)
})

it('keeps its bounds and comes near to even', () => {
  const stream = random('even')
  const counts = [0, 0, 0, 0, 0]
  for (let i = 0; i < 50_000; i++) counts[stream.between(10, 14) - 10]! += 1
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500)
  expect(() => stream.below(0)).toThrow()
  expect(() => stream.pick([])).toThrow()
})

it('makes codes that people can type, and secrets that differ by name', () => {
  expect(repeatableCode('a', 'S-1', 0)).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/)
  expect(repeatableCode('a', 'S-1', 0)).not.toBe(repeatableCode('a', 'S-1', 1))
  expect(secretBytes('a', 'k')).toHaveLength(32)
  expect(secretBytes('a', 'k')).not.toEqual(secretBytes('b', 'k'))
})
