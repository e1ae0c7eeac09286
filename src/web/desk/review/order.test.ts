import { describe, expect, it } from 'vitest'
import { swapped } from './order.ts'

describe('the two values of a box', () => {
  it('change places about as often as not, and never from one look to the next', () => {
    const boxes = Array.from({ length: 400 }, (_, i) => `S${i}|K1|votes.${i % 12}`)
    const many = boxes.filter(swapped).length
    expect(many).toBeGreaterThan(150)
    expect(many).toBeLessThan(250)
    expect(boxes.filter(swapped).length).toBe(many)
  })
})
