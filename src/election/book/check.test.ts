import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BOOK_CASES, type Writable } from './cases/book-cases.ts'
import { checkBook } from './check.ts'
import { pathText } from './faults.ts'
import { sampleBook } from './sample.ts'

const faultsOf = (value: unknown) => {
  const outcome = checkBook(value)
  return outcome.ok ? [] : outcome.error
}

test('a good book comes back unchanged', () => {
  const book = sampleBook()
  expect(checkBook(book)).toEqual({ ok: true, value: sampleBook() })
  expect(checkBook(JSON.parse(JSON.stringify(book)))).toEqual({ ok: true, value: book })
})

describe('each way to break it is told by code and place', () => {
  test.each(BOOK_CASES)('%s at %s', (code, at, breakIt) => {
    const book = sampleBook() as Writable<ReturnType<typeof sampleBook>>
    breakIt(book)
    const found = faultsOf(book).map((fault) => `${fault.code} ${pathText(fault.path)}`)
    expect(found).toContain(`${code} ${at}`)
  })
})

test('faults of single values are all told at once', () => {
  const book = sampleBook() as Writable<ReturnType<typeof sampleBook>>
  book.day = 'tomorrow'
  book.stations[0]!.registered = -1 as never
  book.stations[4]!.code = '' as never
  expect(faultsOf(book).map(({ code }) => code)).toEqual(['B109', 'B105', 'B107'])
})

test('a broken tree of places does not stop the other checks', () => {
  const book = sampleBook() as Writable<ReturnType<typeof sampleBook>>
  book.places[1]!.parent = 'A' as never
  book.parties.pop()
  const codes = new Set(faultsOf(book).map(({ code }) => code))
  expect([...codes]).toEqual(expect.arrayContaining(['B203', 'B309']))
})

describe('nothing makes the check throw', () => {
  test('any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(checkBook(value).ok).toBe(false)
      }),
    )
  })

  test('any JSON in the place of any one value of a good book', () => {
    const places = leaves(sampleBook())
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue(), (path, value) => {
        const book: unknown = structuredClone(sampleBook())
        put(book, path, value)
        const outcome = checkBook(book)
        if (outcome.ok) expect(outcome.value).toEqual(book)
        else expect(outcome.error.length).toBeGreaterThan(0)
      }),
      { numRuns: 500 },
    )
  })
})

/** The paths of all objects, arrays and values of a tree. */
function leaves(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  const inner =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, member]) => leaves(member, [...path, key]))
      : []
  return path.length > 0 ? [path, ...inner] : inner
}

function put(target: unknown, path: readonly string[], value: unknown): void {
  const parent = path.slice(0, -1).reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], target)
  Object.assign(parent as object, { [path.at(-1) ?? '']: value })
}
