import { describe, expect, it } from 'vitest'
import { sampleBook } from '#election/book/sample.ts'
import { readOtherRooms, readVotes } from './votes-file.ts'

const book = sampleBook()

describe('votes.csv', () => {
  it('gives the votes of a constituency in the order of its ballot', () => {
    const votes = readVotes('constituency,party,votes\nA-council,X,5\nA-council,Y,7\n', book)
    expect([...votes]).toEqual([['A-council', [7, 5]]])
  })

  it.each([
    ['a list without votes', 'A-council,X,5\n', 'Y must stand exactly once'],
    ['a list twice', 'A-council,X,5\nA-council,Y,1\nA-council,Y,1\n', 'Y must stand exactly once'],
    ['a party without a list', 'A-council,X,5\nA-council,Y,1\nA-council,Z,1\n', 'has no list'],
    ['no such constituency', 'Q,X,5\n', 'no constituency Q'],
    ['no number', 'A-council,X,five\nA-council,Y,1\n', 'is no whole number'],
  ])('is refused with %s', (_, rows, why) => {
    expect(() => readVotes(`constituency,party,votes\n${rows}`, book)).toThrow(why)
  })
})

describe('other-rooms.csv', () => {
  const heading = 'constituency,room,registered,voters,ballots,void,contested,valid,stations,stations_counted,X,Y'

  it('gives what a room reports, with a hash of it', () => {
    const [report, again] = [1, 2].map(
      () => readOtherRooms(`${heading}\nP-house,Q,900,500,500,40,0,460,3,3,200,260\n`, book)[0],
    )
    expect(report).toMatchObject({
      constituency: 'P-house',
      figures: { room: 'Q', source: 'commission', registered: 900, void: 40, votes: [200, 260], stationsCounted: 3 },
    })
    expect(report?.figures.evidence).toMatch(/^[0-9a-f]{64}$/)
    expect(again).toEqual(report)
  })

  it('is refused without a list of the ballot', () => {
    const rows = `${heading.replace(',Y', '')}\nP-house,Q,900,500,500,40,0,460,3,3,200\n`
    expect(() => readOtherRooms(rows, book)).toThrow('the column Y is missing')
  })
})
