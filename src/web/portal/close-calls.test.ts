import { describe, expect, it } from 'vitest'
import type { ConstituencyRow } from '#room/views/results.ts'
import { closestOf } from './close-calls.ts'

const row = (constituency_code: string, votes: number | null) =>
  ({ constituency_code, next_seat: votes === null ? null : { list: 2, votes } }) as ConstituencyRow

describe('close calls', () => {
  it('are the smallest margins first, equal ones in the order of the book, and no more than ten', () => {
    const rows = [row('a', 7), row('b', null), row('c', 1), row('d', 7), row('e', 3)]
    expect(closestOf(rows).map(({ row: one, votes }) => [one.constituency_code, votes])).toEqual([
      ['c', 1],
      ['e', 3],
      ['a', 7],
      ['d', 7],
    ])
    expect(closestOf(Array.from({ length: 30 }, (_, at) => row(`${at}`, at)))).toHaveLength(10)
    expect(rows.map(({ constituency_code }) => constituency_code).join('')).toBe('abcde')
  })
})
