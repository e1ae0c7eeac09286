import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Book } from '../book/book.ts'
import type { Writable } from '../book/cases/book-cases.ts'
import { sampleBook } from '../book/sample.ts'
import type { PlaceCode } from '../named.ts'
import { CROWDED } from './crowded.ts'
import { type Circle, dorling, SIDE } from './dorling.ts'
import { mapLayout } from './layout.ts'
import { tileGrid } from './tiles.ts'

/** Degrees as a book keeps them: whole hundred-thousandths. */
const degrees = fc.integer({ min: -500_000, max: 500_000 }).map((e5) => e5 / 1e5)
const point = fc.record({ x: degrees, y: degrees })
const weight = fc.integer({ min: 0, max: 60_000 })
const province = fc.array(fc.record({ point, weight }), { minLength: 1, maxLength: 40 })

/** By how much two circles overlap, in units of the square; negative when they are apart. */
const overlap = (a: Circle, b: Circle) => a.r + b.r - Math.hypot(a.x - b.x, a.y - b.y)

describe('a Dorling map of any province', () => {
  test('lies in its square, without overlaps, in whole units', () => {
    fc.assert(
      fc.property(province, (places) => {
        const circles = dorling(
          places.map((each) => each.point),
          places.map((each) => each.weight),
        )
        expect(circles).toHaveLength(places.length)
        circles.forEach((circle, i) => {
          const { x, y, r } = circle
          expect([x, y, r].every(Number.isInteger)).toBe(true)
          expect(r).toBeGreaterThanOrEqual(1)
          expect(Math.min(x - r, y - r)).toBeGreaterThanOrEqual(0)
          expect(Math.max(x + r, y + r)).toBeLessThanOrEqual(SIDE)
          for (const other of circles.slice(0, i)) expect(overlap(circle, other)).toBeLessThanOrEqual(1)
        })
      }),
    )
  })

  test('draws areas in proportion to people', () => {
    const [small, large] = dorling(
      [
        { x: 0, y: 0 },
        { x: 1, y: 1 },
      ],
      [10_000, 40_000],
    )
    expect(large!.r / small!.r).toBeCloseTo(2, 1)
  })

  test('survives places that share one centre', () => {
    const circles = dorling(Array(12).fill({ x: 1, y: 1 }), Array(12).fill(100))
    circles.forEach((a, i) => {
      for (const b of circles.slice(0, i)) expect(overlap(a, b)).toBeLessThanOrEqual(1)
    })
  })
})

describe('a tile grid of any province', () => {
  test('gives every place a cell of its own, counted from zero', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 60 }), (points) => {
        const tiles = tileGrid(points)
        expect(new Set(tiles.map(({ column, row }) => `${column},${row}`)).size).toBe(points.length)
        expect(Math.min(...tiles.map(({ column }) => column))).toBe(0)
        expect(Math.min(...tiles.map(({ row }) => row))).toBe(0)
      }),
    )
  })

  test('keeps north up and west to one side', () => {
    const square = [0, 1, 2].flatMap((y) => [0, 1, 2].map((x) => ({ x, y })))
    expect(tileGrid(square)).toEqual(square.map(({ x, y }) => ({ column: x, row: y })))
  })
})

describe('the layout of a book', () => {
  test('has every commune with stations, and only communes', () => {
    expect([...mapLayout(sampleBook()).keys()]).toEqual(['A', 'B'])
  })

  test('has the central offices where the room is a single commune', () => {
    const sample = sampleBook()
    const offices = sample.places.flatMap(({ kind, parent, code }) =>
      kind === 'office' && parent === 'A' ? [code] : [],
    )
    const stations = sample.stations.filter(({ office }) => offices.includes(office))
    const places = sample.places.filter(({ code, parent }) => code !== 'B' && parent !== 'B')
    expect([...mapLayout({ ...sample, room: 'A' as PlaceCode, places, stations }).keys()]).toEqual(offices)
    expect(offices.length).toBeGreaterThan(0)
  })

  test('has the provinces on a map of their own where there are several, each as large as its communes', () => {
    const book = sampleBook() as Writable<Book>
    const province = book.places.find(({ kind }) => kind === 'province')
    if (!province) throw new Error('the sample has a province')
    const other = { ...province, code: 'OTHER' as PlaceCode }
    book.places = book.places.flatMap((place) =>
      place.code === 'B' ? [other, { ...place, parent: other.code }] : [place],
    )
    const layout = mapLayout(book as Book)
    expect([...layout.keys()]).toEqual(['A', 'B', province.code, 'OTHER'])
    const size = (code: string) => layout.get(code as PlaceCode)!.circle.r
    expect(size('OTHER') / size(province.code)).toBeCloseTo(size('B') / size('A'), 1)
  })

  test('gives each province a whole map of its own where there is a crowd of communes', () => {
    const book = sampleBook() as Writable<Book>
    const [station, province] = [book.stations[0], book.places.find(({ kind }) => kind === 'province')]
    if (!station || !province) throw new Error('the sample has both')
    const codes = ['P0', 'P1', 'P2', 'P3']
    const of = (one: string) => Array.from({ length: CROWDED / 3 }, (_, i) => `${one}-${i}`)
    const place = (code: string, kind: 'province' | 'commune' | 'office', parent: string) =>
      ({ code, kind, parent, names: province.names }) as unknown as Writable<Book>['places'][number]
    book.places = [
      ...book.places.filter(({ kind }) => kind === 'nation' || kind === 'region'),
      ...codes.map((code) => place(code, 'province', String(province.parent))),
      ...codes.flatMap((one) =>
        of(one).flatMap((code) => [place(code, 'commune', one), place(`${code}-o`, 'office', code)]),
      ),
    ]
    book.stations = codes
      .flatMap(of)
      .map((code) => ({ ...station, code: `${code}-s` as never, office: `${code}-o` as never }))
    const layout = mapLayout(book as Book)
    const spread = (list: readonly string[]) => {
      const circles = list.flatMap((code) => layout.get(code as PlaceCode)?.circle ?? [])
      const along = (axis: 'x' | 'y') => circles.map((circle) => circle[axis])
      return Math.max(...(['x', 'y'] as const).map((axis) => Math.max(...along(axis)) - Math.min(...along(axis))))
    }
    for (const list of [codes, ...codes.map(of)]) expect(spread(list)).toBeGreaterThan(SIDE / 2)
    expect(layout.size).toBe(codes.length + codes.flatMap(of).length)
  })

  test('puts a commune without a known centre beside the others, and one commune alone in the middle', () => {
    const book = sampleBook() as Writable<Book>
    for (const place of book.places) Reflect.deleteProperty(place, 'centre')
    expect(mapLayout(book as Book).size).toBe(2)
    book.stations = book.stations.slice(0, 3)
    expect(mapLayout(book as Book).get('A' as PlaceCode)).toEqual({
      circle: { x: 500, y: 500, r: expect.any(Number) },
      tile: { column: 0, row: 0 },
    })
  })
})
