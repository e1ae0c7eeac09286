import { describe, expect, test } from 'vitest'
import { detectSeparator, readCsv } from './csv.ts'

describe('rows know the line on which they begin', () => {
  test('through blank lines, rows of empty cells, quoted line breaks and any kind of line end', () => {
    const text = 'a,b\r\n1,2\n\n"x\ny",3\n,,\n 6 , "7;8" \n'
    expect(readCsv(text, ',')).toEqual({
      ok: true,
      value: [
        { line: 1, cells: ['a', 'b'] },
        { line: 2, cells: ['1', '2'] },
        { line: 4, cells: ['x\ny', '3'] },
        { line: 7, cells: ['6', '7;8'] },
      ],
    })
  })

  test('a quotation mark that is never closed is told by the line where it opens', () => {
    expect(readCsv('a,b\n1,2\n3,"4\n5,6\n7,8\n', ',')).toEqual({ ok: false, error: { line: 3 } })
  })

  test('a quotation mark inside or after a text is told', () => {
    expect(readCsv('a\nx "y" z\n', ',')).toEqual({ ok: false, error: { line: 2 } })
    expect(readCsv('a\n\n"x"y\n', ',')).toEqual({ ok: false, error: { line: 3 } })
  })
})

describe('the separator is the one that cuts the heading into known names', () => {
  const known = ['code', 'name']
  test.each([
    ['code,name\n', ','],
    ['code;name,x\n', ';'],
    ['\n"code"\t"name"\n', '\t'],
    ['anything else\n', ','],
    ['', ','],
  ])('%j', (text, separator) => {
    expect(detectSeparator(text, known)).toBe(separator)
  })
})
