import { describe, expect, it } from 'vitest'
import { indexBook } from '#election/book/index.ts'
import { smallBook } from '../testing/book.ts'
import { readContacts } from './contact-file.ts'

const index = indexBook(smallBook())
const read = (text: string) => readContacts(index, new TextEncoder().encode(text))
const faults = (text: string) => {
  const outcome = read(text)
  return outcome.ok ? [] : outcome.error.map(({ kind, line, column }) => [kind, line, column])
}
const HEAD = 'station,role,name,telephone\n'

describe('a file of contacts', () => {
  it('is read in any order of columns, with any separator, digits of either writing and numbers as people write them', () => {
    const text =
      'telephone;name;station;role\n+212 6-12.34 56 78;أمينة;S1;president\n(0537) 11 22 33;"Caïd; centre";S1;authority\n٠٦١٢٣٤٥٦٧٨;X;S2;other\n'
    expect(read(text)).toEqual({
      ok: true,
      value: [
        { station: 'S1', office: 'president', name: 'أمينة', telephone: '+212612345678' },
        { station: 'S1', office: 'authority', name: 'Caïd; centre', telephone: '0537112233' },
        { station: 'S2', office: 'other', name: 'X', telephone: '0612345678' },
      ],
    })
  })

  it('tells every fault by its line and column, and gives nothing while there is one', () => {
    expect(faults(`${HEAD}S1,president,A,0612345678\nS9,boss,,06 12\nS1,other,B,06 12 34 56 78\n`)).toEqual([
      ['station', 3, 'station'],
      ['role', 3, 'role'],
      ['name', 3, 'name'],
      ['telephone', 3, 'telephone'],
      ['twice', 4, 'telephone'],
    ])
    expect(faults(`${HEAD}S1,president,A,0612abc678\n`)).toEqual([['telephone', 2, 'telephone']])
  })

  it('says what to do about a file that cannot be trusted', () => {
    expect(faults('station,name,telephone\nS1,A,0612345678\n')).toEqual([['heading', 1, undefined]])
    expect(faults(`station,role,name,telephone,age\n`)).toEqual([['heading', 1, undefined]])
    expect(faults('')).toEqual([['heading', 1, undefined]])
    expect(faults(HEAD)).toEqual([['empty', 1, undefined]])
    expect(faults(`${HEAD}S1,president,"A,0612345678\n`)).toEqual([['quotes', 2, undefined]])
    const latin = readContacts(index, Uint8Array.from([...new TextEncoder().encode(HEAD), 0x53, 0xe9, 0x0a]))
    expect(latin).toMatchObject({ ok: false, error: [{ kind: 'encoding', line: 2 }] })
  })
})
