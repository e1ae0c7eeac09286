import { expect, test } from 'vitest'
import type { PersonId, StationCode } from '#election/named.ts'
import { smallBook } from '../testing/book.ts'
import { TestRoom } from '../testing/room.ts'
import { incidentsView, observedIncidents } from './incidents.ts'

const by = 'p-ana' as PersonId
const station = 'S1' as StationCode

/** A room with an incident that somebody told, described in words that name a person. */
function reported(work = {}): TestRoom {
  const room = TestRoom.open(smallBook(work))
  const said = { k: 'incident', what: 'violence', words: 'the son of somebody' } as const
  room.must({ type: 'tell-for-station', by, station, source: 'call', speaker: 'authority', said }, room.time(9))
  return room
}

test('observers see incidents only where the book lets them, and never words, photos or people', () => {
  const shut = reported()
  expect(observedIncidents(shut.index, shut.state, shut.time(9))).toMatchObject({ withheld: true, incidents: [] })
  const open = reported({ work: { observersSeeIncidents: true } })
  const [whole] = incidentsView(open.index, open.state, open.time(9)).incidents
  const step = { do: 'confirm', severity: 'grave', words: 'seen by somebody' } as const
  open.must({ type: 'step-incident', by, station, incident: whole!.id, step }, open.time(9, 5))
  const view = observedIncidents(open.index, open.state, open.time(9, 5))
  expect(view.withheld).toBeUndefined()
  expect(view.incidents).toMatchObject([
    { station: 'S1', commune: 'C1', what: 'violence', status: 'confirmed', severity: 'grave', offers: [], steps: [] },
  ])
  expect(JSON.stringify(view)).not.toMatch(/somebody|p-ana|authority/)
})

test('the gravest stand first, what nobody has judged before what is minor, what is over last', () => {
  const room = reported()
  const incident = (code: string, minute: number) => {
    const said = { k: 'incident', what: 'crowd' } as const
    room.must(
      { type: 'tell-for-station', by, station: code as StationCode, source: 'call', speaker: 'president', said },
      room.time(9, minute),
    )
    return incidentsView(room.index, room.state, room.time(10)).incidents.find((one) => one.station === code)!.id
  }
  const judge = (code: string, id: string, severity: 'minor' | 'grave') => {
    const step = { do: 'confirm', severity, words: 'seen' } as const
    room.must({ type: 'step-incident', by, station: code as StationCode, incident: id, step }, room.time(9, 30))
  }
  judge('S2', incident('S2', 1), 'minor')
  judge('S3', incident('S3', 2), 'grave')
  const gone = incident('S4', 3)
  const close = { do: 'close', outcome: 'unfounded', words: 'nothing there' } as const
  room.must({ type: 'step-incident', by, station: 'S4' as StationCode, incident: gone, step: close }, room.time(9, 31))
  const { incidents } = incidentsView(room.index, room.state, room.time(10))
  expect(incidents.map(({ station: code }) => code)).toEqual(['S3', 'S1', 'S2', 'S4'])
  expect(incidents[3]?.offers).toEqual(['reopen'])
})

test('what should come next is offered first: confirming what was reported, advice where it was asked for', () => {
  const room = TestRoom.open()
  const phone = room.phone('a', 'S1')
  phone.report(room.time(9))
  room.hearAll(phone, room.time(9))
  const one = () => incidentsView(room.index, room.state, room.time(10)).incidents[0]!
  const go = (step: object) =>
    room.must(
      { type: 'step-incident', by, station: one().station, incident: one().id, step } as never,
      room.time(9, 30),
    )
  expect(one().offers[0]).toBe('confirm')
  go({ do: 'confirm', severity: 'minor', words: 'seen' })
  expect(one().offers[0]).toBe('assign')
  expect(one().offers).toContain('confirm')
  go({ do: 'ask-advice', words: 'a second booth?' })
  expect(one().offers[0]).toBe('advise')
})
