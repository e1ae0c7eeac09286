import { describe, expect, it } from 'vitest'
import { halves, placeLabels } from './labels.ts'
import { CLASSES, classOf } from './scale.ts'

describe('names on the map', () => {
  const name = { width: 80, height: 20 }

  it('stand inside a circle that holds them, in two lines where that helps', () => {
    const [large, middling, small] = placeLabels(
      [
        { x: 300, y: 300, r: 200, ...name },
        { x: 700, y: 300, r: 44, ...name, halved: 45 },
        { x: 700, y: 700, r: 20, ...name, halved: 45 },
      ],
      1000,
    )
    expect([large?.kind, middling?.kind, small?.kind]).toEqual(['one', 'two', 'outside'])
  })

  it('go where no other circle is, and never beyond the map', () => {
    const [, blocked, cornered] = placeLabels(
      [
        { x: 500, y: 620, r: 90, ...name },
        { x: 500, y: 500, r: 20, ...name },
        { x: 15, y: 985, r: 12, ...name },
      ],
      1000,
    )
    expect(blocked).toMatchObject({ kind: 'outside', x: 500 })
    expect(blocked?.y).toBeLessThan(500)
    expect((cornered?.x ?? 0) - 40).toBeGreaterThanOrEqual(0)
    expect((cornered?.y ?? 0) + 10).toBeLessThanOrEqual(1000)
  })

  it('are broken where the lines come out most even', () => {
    expect(halves('Sidi Slimane Echcharaa')).toEqual(['Sidi Slimane', 'Echcharaa'])
    expect(halves('Berkane')).toBeUndefined()
  })
})

describe('classes of turnout', () => {
  it('have a colour each, and their ends belong to the class above', () => {
    expect([0, 999, 1000, 5163, 6000, 10000].map(classOf)).toEqual([0, 0, 1, 5, 6, 6])
    expect(CLASSES).toHaveLength(7)
  })

  it('can be read: ink on fill passes 4.5 to 1', () => {
    for (const { fill, ink } of CLASSES) expect(contrast(fill, ink)).toBeGreaterThanOrEqual(4.5)
  })
})

/** WCAG contrast of two `#rrggbb` colours. */
function contrast(one: string, other: string): number {
  const [a = 0, b = 0] = [luminance(one), luminance(other)].sort((x, y) => y - x)
  return (a + 0.05) / (b + 0.05)
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
