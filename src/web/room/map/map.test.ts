import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { WallDefinition } from '#room/views/wall.ts'
import type { Frame } from '../live/picture.ts'
import { Communes } from './communes.ts'
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

  it('stay away from a crowded map unless the circle holds them', () => {
    const crowd = placeLabels(
      [
        { x: 300, y: 300, r: 200, ...name },
        { x: 700, y: 700, r: 20, ...name },
      ],
      1000,
      false,
    )
    expect(crowd.map(({ kind }) => kind)).toEqual(['one', 'none'])
  })

  it('never cover one another: in a crowd some stay away', () => {
    const crowd = Array.from({ length: 40 }, (_, at) => ({
      x: 400 + (at % 8) * 30,
      y: 400 + Math.floor(at / 8) * 30,
      r: 14,
      ...name,
    }))
    const written = placeLabels(crowd, 1000).filter(({ kind }) => kind === 'outside')
    expect(written.length).toBeGreaterThan(8)
    expect(written.length).toBeLessThan(40)
    for (const [at, one] of written.entries())
      for (const other of written.slice(at + 1))
        expect(Math.abs(one.x - other.x) >= name.width || Math.abs(one.y - other.y) >= name.height).toBe(true)
  })

  it('are broken where the lines come out most even', () => {
    expect(halves('Sidi Slimane Echcharaa')).toEqual(['Sidi Slimane', 'Echcharaa'])
    expect(halves('Berkane')).toBeUndefined()
  })
})

/** The colours that `room.css` gives in a theme. */
function coloursOf(theme: 'light' | 'dark'): ReadonlyMap<string, string> {
  const css = readFileSync(join(import.meta.dirname, '../room.css'), 'utf8')
  const block = theme === 'dark' ? /html\[data-theme='dark'\] \{(.*?)\n\}/s : /:root \{(.*?)\n\}/s
  const declared = block.exec(css)?.[1]?.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g) ?? []
  return new Map([...declared].map(([, name, colour]) => [name ?? '', colour ?? '']))
}

describe('classes of turnout', () => {
  it('have a colour each, and their ends belong to the class above', () => {
    expect([0, 999, 1000, 5163, 6000, 10000].map(classOf)).toEqual([0, 0, 1, 5, 6, 6])
    expect(CLASSES).toHaveLength(7)
  })

  it.each(['light', 'dark'] as const)('can be read on the %s wall: ink on fill passes 4.5 to 1', (theme) => {
    const colours = coloursOf(theme)
    const drawn = (value: string) => colours.get(/^var\((.*)\)$/.exec(value)?.[1] ?? '') ?? ''
    for (const { fill, ink } of CLASSES) expect(contrast(drawn(fill), drawn(ink))).toBeGreaterThanOrEqual(4.5)
    const steps = CLASSES.map(({ fill }) => contrast(drawn(fill), theme === 'dark' ? '#000000' : '#ffffff'))
    expect(steps).toEqual([...steps].sort((a, b) => a - b))
  })
})

describe('communes', () => {
  const definition = {
    places: [
      { code: 'C1', kind: 'commune', parent: -1, registered: 200, stations: 2, names: {} },
      { code: 'C2', kind: 'commune', parent: -1, registered: 100, stations: 1, names: {} },
    ],
    stations: { office: [0, 0, 1] },
  } as unknown as WallDefinition
  const frame = (places: readonly (readonly number[])[], status: number[], changed: Frame['changed'] = 'all') =>
    ({ places, columns: { status: Uint8Array.from(status) }, changed }) as unknown as Frame
  const [open, silent] = [2, 3]

  it('keep their object while nothing changes, so that nothing is drawn again', () => {
    const communes = new Communes(definition)
    const [one, two] = [
      [50, 2, 0, 2],
      [10, 1, 0, 1],
    ]
    const before = communes.at(frame([one, two], [open, open, open]))
    const after = communes.at(frame([one, [11, 1, 0, 1]], [open, open, open]))
    expect(after[0]).toBe(before[0])
    expect(after[1]).not.toBe(before[1])
    expect(after.map(({ points }) => points)).toEqual([2500, 1100])
  })

  it('become stale by the stations that changed, though no figure moved', () => {
    const communes = new Communes(definition)
    const figures = [
      [50, 2, 0, 2],
      [10, 1, 0, 1],
    ]
    communes.at(frame(figures, [open, open, open]))
    const [first, second] = communes.at(frame(figures, [open, silent, open], [1]))
    expect([first?.stale, second?.stale]).toEqual([true, false])
  })

  it('are stale when half of their opened stations are silent, and have no share of an opening that was only told', () => {
    const communes = new Communes(definition)
    const [first, second] = communes.at(
      frame(
        [
          [50, 2, 0, 2],
          [-1, 1, 0, 1],
        ],
        [silent, open, 0],
      ),
    )
    expect(first?.stale).toBe(true)
    expect(second?.stale).toBe(false)
    expect(second).not.toHaveProperty('points')
  })

  it('are not stale for one silent station beside closed ones, whose figures are final', () => {
    const [first] = new Communes(definition).at(
      frame(
        [
          [50, 3, 2, 3],
          [0, 0, 0, 0],
        ],
        [silent, open, open],
      ),
    )
    expect(first?.stale).toBe(false)
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
