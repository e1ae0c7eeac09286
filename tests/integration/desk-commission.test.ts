import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleBook } from '#election/book/sample.ts'
import { boxes, counted, type DeskRoom, deskRoom, form, type Hands, hands } from './desk-room.ts'

let desk: DeskRoom
let who: Hands
let other: Hands['returning-officer']

/** Votes of the House at each station; the two lists are level over the province. */
const VOTES = { 'A-1-1': [61, 40], 'A-1-2': [52, 31], 'A-1-3': [20, 62] } as const
const REGISTERED = { 'A-1-1': 500, 'A-1-2': 450, 'A-1-3': 480 } as const

beforeAll(async () => {
  const { constituencies } = sampleBook()
  // A hundred voters of the province's contest are registered in another room.
  const wider = (one: (typeof constituencies)[number]) => (one.code === 'P-house' ? { ...one, registered: 2100 } : one)
  desk = await deskRoom({ constituencies: constituencies.map(wider) as typeof constituencies })
  desk.room.at(20)
  who = await hands(desk)
  other = await desk.person('returning-officer', 'second-officer')
  for (const station of ['A-1-1', 'A-1-2', 'A-1-3'] as const)
    await counted(who, station, 'P-house', boxes(REGISTERED[station], VOTES[station]))
})
afterAll(() => desk.close())

const officer: Hands['returning-officer'] = (...asked) => who['returning-officer'](...asked)
const contest = async (code = 'P-house') => (await officer('GET', `/desk/api/contests/${code}`)).body
const placeOf = async (place: string) => (await contest()).places.find((one: { place: string }) => one.place === place)

describe('sums', () => {
  it('are kept per place with what is missing, by name', async () => {
    const view = await contest()
    expect(view).toMatchObject({
      status: 'partial',
      stages: { expected: 5, accepted: 3, review: 0, excluded: 0, missing: 2 },
      totals: { valid: 266, votes: [133, 133], stations: 5, stationsCounted: 3 },
    })
    expect(view.places.map(({ place }: { place: string }) => place)).toEqual(['P', 'A', 'B', 'A-1', 'B-1'])
    expect((await placeOf('A')).computed).toMatchObject({ votes: [133, 133], accepted: 3 })
    expect(view.missing).toEqual([
      expect.objectContaining({ station: 'B-1-1', state: 'awaited' }),
      expect.objectContaining({ station: 'B-1-2', state: 'awaited' }),
    ])
    expect((await placeOf('B')).findings).toEqual([expect.objectContaining({ code: 'W551', stops: false })])
  })

  it('a written sum stands beside the computed one, and every box that differs is named', async () => {
    const sheet = boxes(1430, [133, 134])
    expect((await who.verifier('POST', '/desk/api/sums/A-1/P-house', { sheet })).status).toBe(200)
    const office = await placeOf('A-1')
    expect(office.written).toMatchObject({ by: 'verifier', sheet: { votes: [133, 134] }, versions: 1 })
    const codes = office.findings.filter(({ stops }: { stops: boolean }) => stops)
    expect(codes).toEqual([
      expect.objectContaining({ code: 'E501', fields: ['voters', 'ballots', 'valid', 'votes.1'] }),
    ])
    await who.verifier('POST', '/desk/api/sums/A-1/P-house', { sheet: boxes(1430, [133, 133]) })
    expect((await placeOf('A-1')).findings).toEqual([])
    expect((await placeOf('A-1')).written.versions).toBe(2)
    const short = await who.verifier('POST', '/desk/api/sums/A-1/P-house', { sheet: boxes(1430, [133]) })
    expect([short.status, short.body.error.code]).toEqual([422, 'X511'])
    const nowhere = await who.verifier('POST', '/desk/api/sums/Z/P-house', { sheet })
    expect([nowhere.status, nowhere.body.error.code]).toEqual([404, 'X510'])
  })

  it('another room’s figures come in with their source, the last word of each room standing', async () => {
    const figures = {
      room: 'Q',
      source: 'commission',
      evidence: 'e'.repeat(64),
      registered: 100,
      voters: 10,
      ballots: 10,
      void: 0,
      contested: 0,
      valid: 10,
      votes: [7, 3],
      stations: 2,
      stationsCounted: 2,
    }
    const address = '/desk/api/figures/P-house'
    expect((await who.verifier('POST', address, figures)).status).toBe(403)
    expect((await officer('POST', address, figures)).status).toBe(200)
    expect((await contest()).totals).toMatchObject({ votes: [140, 136], stations: 7, stationsCounted: 5 })
    await officer('POST', address, { ...figures, votes: [5, 5] })
    const view = await contest()
    expect(view.totals).toMatchObject({ votes: [138, 138] })
    expect(view.others).toEqual([expect.objectContaining({ room: 'Q', source: 'commission', votes: [5, 5] })])
    const unknown = await officer('POST', address, { ...figures, source: 'rumour' })
    expect([unknown.status, unknown.body.error.field]).toEqual([400, 'source'])
    expect((await officer('POST', address, { ...figures, votes: [1] })).body.error.code).toBe('X511')
    for (const [field, wrong] of [
      ['votes', { votes: [7, 4] }],
      ['ballots', { void: 1 }],
      ['registered', { registered: 9 }],
      ['stationsCounted', { stationsCounted: 3 }],
      // The same room under another name would count twice.
      ['registered', { room: 'Q ' }],
    ] as const) {
      const refused = await officer('POST', address, { ...figures, ...wrong })
      expect([refused.status, refused.body.error.code, refused.body.error.field]).toEqual([422, 'X613', field])
    }
    const elsewhere = await officer('POST', '/desk/api/figures/A-council', figures)
    expect([elsewhere.status, elsewhere.body.error.field]).toEqual([422, 'registered'])
  })
})

describe('seats', () => {
  it('a tie stops the seat, names the lists and waits for two people', async () => {
    const { allocation, tied } = await contest()
    expect(tied).toBe(1)
    expect(allocation.ties).toEqual([expect.objectContaining({ lists: [1, 2], seats: 1 })])
    expect(allocation.seats).toEqual([
      { list: 1, seats: 1 },
      { list: 2, seats: 1 },
    ])
    expect(allocation.steps).toHaveLength(2)
    const address = '/desk/api/ties/P-house'
    expect((await officer('POST', address, { ages: { 9: 40 }, reason: 'x' })).body.error).toMatchObject({
      code: 'X634',
      field: 'ages',
      parameters: { lists: '1, 2' },
    })
    expect((await officer('POST', address, { lots: ['1', '1'], reason: 'x' })).body.error.field).toBe('lots')
    expect((await officer('POST', address, { ages: { 1: 50, 2: 40 }, reason: '' })).body.error.code).toBe('X603')
    expect((await officer('POST', address, { ages: { 1: 50, 2: 40 }, reason: 'état civil' })).status).toBe(200)
    expect((await officer('POST', `${address}/confirm`, {})).body.error.code).toBe('X601')
    expect((await contest()).tied).toBe(1)
    expect((await other('POST', `${address}/confirm`, {})).status).toBe(200)
    const decided = await contest()
    expect([decided.tied, decided.allocation.ties]).toEqual([0, []])
    expect(decided.allocation.seats.map(({ seats }: { seats: number }) => seats).sort()).toEqual([1, 2])
    expect(decided.allocation.steps.at(-1)).toMatchObject({ decided: 'age' })
    expect(decided.tie.decided).toMatchObject({ by: ['returning-officer', 'second-officer'], reason: 'état civil' })
  })
})

describe('release', () => {
  it('needs two people; a withdrawal keeps its reason; a commission proclaims what is public', async () => {
    const statement = { body: 'La commission', date: '2021-09-09', minutes: 'PV 12' }
    const proclaim = () => officer('POST', '/desk/api/constituencies/P-house/proclaimed', statement)
    expect((await proclaim()).body.error.code).toBe('X513')
    expect(
      (await who.verifier('POST', '/desk/api/releases', { contest: 'house-local', level: 'station' })).status,
    ).toBe(403)
    const wrong = await officer('POST', '/desk/api/releases', { contest: 'house-local', level: 'voter' })
    expect([wrong.status, wrong.body.error.field]).toEqual([400, 'level'])
    const made = await officer('POST', '/desk/api/releases', { contest: 'house-local', level: 'commune' })
    expect(made.body).toMatchObject({ release: 'r1', position: expect.any(Number) })
    expect((await contest()).released).toBeUndefined()
    expect((await officer('POST', '/desk/api/releases/r1/confirm', {})).body.error.code).toBe('X601')
    expect((await other('POST', '/desk/api/releases/r1/confirm', {})).status).toBe(200)
    expect(await contest()).toMatchObject({ released: 'commune', releases: [{ id: 'r1', state: 'open' }] })
    expect((await other('POST', '/desk/api/releases/r1/confirm', {})).body.error.code).toBe('X512')
    expect((await proclaim()).status).toBe(200)
    const amended = { court: 'Cour constitutionnelle', reason: 'décision 3' }
    expect((await officer('POST', '/desk/api/constituencies/P-house/amended', amended)).status).toBe(200)
    expect((await contest()).statements).toMatchObject([{ kind: 'proclaimed' }, { kind: 'amended' }])
    expect((await officer('POST', '/desk/api/releases/r1/withdraw', { reason: '' })).body.error.code).toBe('X603')
    expect((await officer('POST', '/desk/api/releases/r1/withdraw', { reason: 'fausse page' })).status).toBe(200)
    const shut = await contest()
    expect(shut.released).toBeUndefined()
    expect(shut.releases).toMatchObject([{ id: 'r1', state: 'withdrawn', withdrawn: { reason: 'fausse page' } }])
  })

  it('the whole list of contests says the same in short', async () => {
    const { constituencies } = (await officer('GET', '/desk/api/contests')).body
    expect(constituencies.map(({ constituency }: { constituency: string }) => constituency)).toEqual([
      'P-house',
      'A-council',
      'B-d1',
      'B-d2',
    ])
    const { places, missing, others, totals, allocation, tie, releases, statements, position, now, ...short } =
      await contest()
    expect(constituencies[0]).toEqual(short)
    expect((await officer('GET', '/desk/api/contests/nowhere')).body.error.code).toBe('X510')
    expect((await who['clerk-1']('GET', '/desk/api/contests')).status).toBe(403)
    expect((await officer('GET', form('A-1-1', 'P-house'))).body.status).toBe('accepted')
  })
})
