import { expect, it } from 'vitest'
import { newerCalls } from './oldest.ts'

it('names each call that Chrome 109 lacks once', () => {
  expect(newerCalls('a.toSorted();b.toSorted(c);AbortSignal.any([d]);e.with(0,1)').sort()).toEqual([
    '.toSorted(',
    '.with(',
    'AbortSignal.any(',
  ])
  expect(newerCalls('a.sort();b.withdraw();c.any();d.find(e)')).toEqual([])
})
