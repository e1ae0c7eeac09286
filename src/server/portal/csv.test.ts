import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { csv } from './csv.ts'

it('is read back by a foreign reader, whatever the cells hold', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('a,b', 'a"b', 'a\r\nb', '\n', 'مكتب رقم 1، بركان', ''),
  )
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 })), (rows) => {
      const read: string[][] = parse(csv(['x', 'y', 'z'], rows), { record_delimiter: '\r\n' })
      expect(read).toEqual([['x', 'y', 'z'], ...rows])
    }),
  )
})

it('writes CRLF, no byte order mark, and an empty cell for nothing', () => {
  expect(csv(['a', 'b'], [[0, null]])).toBe('a,b\r\n0,\r\n')
})
