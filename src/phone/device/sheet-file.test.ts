import { describe, expect, it } from 'vitest'
import { ballotOf } from '#election/book/ballot.ts'
import { indexBook } from '#election/book/index.ts'
import { sampleBook } from '#election/book/sample.ts'
import type { Count, StationCode } from '#election/named.ts'
import { readSheets } from './sheet-file.ts'

const station = 'A-1-1' as StationCode
const at = { station, registered: 500 as Count, ballot: ballotOf(indexBook(sampleBook()), station) }
const honest = {
  constituency: 'P-house',
  voters: 160,
  ballots: 160,
  void: 20,
  contested: 2,
  valid: 138,
  votes: [71, 67],
}

describe('a file of sheets', () => {
  it('says the same in JSON and in CSV, Arabic-Indic digits and a heading mark included', () => {
    const csv = `\ufeffconstituency,voters,ballots,void,contested,valid,votes_1,votes_2,votes_3,observations
P-house,١٦٠,160,20,2,138,71,67,,"deux bulletins, contestés"
A-council,160,160,0,0,160,,160,,`
    const json = JSON.stringify([
      { ...honest, observations: 'deux bulletins, contestés' },
      { constituency: 'A-council', voters: 160, ballots: 160, void: 0, contested: 0, valid: 160, votes: [null, 160] },
    ])
    const rows = readSheets(csv, at)
    expect(rows).toEqual(readSheets(json, at))
    expect(rows.ok && rows.value.map(({ sheet }) => sheet)).toEqual([
      {
        station: 'A-1-1',
        paper: 'house',
        registered: 500,
        ...honest,
        observations: 'deux bulletins, contestés',
      },
      expect.objectContaining({ paper: 'local', void: 0, votes: [null, 160] }),
    ])
  })

  it('leaves what is not there blank, never zero', () => {
    const rows = readSheets('{"constituency":"P-house","voters":0,"ballots":"","votes":[]}', at)
    expect(rows.ok && rows.value[0]?.sheet).toMatchObject({
      voters: 0,
      ballots: null,
      valid: null,
      votes: [null, null],
    })
  })

  it('takes the registered voters of the paper before those of the book', () => {
    const rows = readSheets(JSON.stringify({ ...honest, registered: 499, reason: 'slip', photo: 'pv.jpg' }), at)
    expect(rows.ok && rows.value[0]).toMatchObject({ sheet: { registered: 499 }, reason: 'slip', photo: 'pv.jpg' })
  })

  it('says what is the matter with anything else', () => {
    const faultOf = (value: unknown) => {
      const rows = readSheets(typeof value === 'string' ? value : JSON.stringify(value), at)
      return rows.ok ? undefined : [rows.error.text, rows.error.parameters.field]
    }
    expect(faultOf('{')).toEqual(['sheetUnreadable', undefined])
    expect(faultOf([])).toEqual(['sheetUnreadable', undefined])
    expect(faultOf([1])).toEqual(['sheetUnreadable', undefined])
    expect(faultOf({ ...honest, constituency: 'B-d1' })).toEqual(['sheetElsewhere', undefined])
    expect(faultOf({ ...honest, votants: 3 })).toEqual(['sheetUnknownField', 'votants'])
    for (const wrong of [-1, 1.5, 10_000_000, 'many', true]) {
      expect(faultOf({ ...honest, void: wrong })).toEqual(['sheetField', 'void'])
    }
    expect(faultOf({ ...honest, votes: [1, 'x'] })).toEqual(['sheetField', 'votes 2'])
    expect(faultOf({ ...honest, votes: [1, 2, 3] })).toEqual(['sheetField', 'votes'])
    expect(faultOf({ ...honest, observations: 7 })).toEqual(['sheetField', 'observations'])
  })
})
