import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accept, boxes, type DeskRoom, deskRoom, form, type Hands, hands, sends } from './desk-room.ts'

let desk: DeskRoom
let who: Hands

/** Line 2 is blank on the paper; the sums leave nothing for it. */
const PAPER = { sheet: boxes(500, [61, null]), blank: ['votes.1'] }
const types = (role: 'clerk-1' | 'clerk-2', station: string, body: object) =>
  who[role]('POST', form(station, 'P-house', 'typed'), body)
const sight = async (station: string) => (await who.verifier('GET', form(station, 'P-house'))).body

beforeAll(async () => {
  desk = await deskRoom()
  desk.room.at(20)
  who = await hands(desk)
})
afterAll(() => desk.close())

describe('a box that is blank on the paper', () => {
  it('is typed as blank by two, decided by a third with a reason, and both typings keep it', async () => {
    expect((await types('clerk-1', 'A-1-1', PAPER)).status).toBe(200)
    const second = await types('clerk-2', 'A-1-1', PAPER)
    // The same typing again, because its answer was lost, is answered again.
    expect((await types('clerk-2', 'A-1-1', PAPER)).body).toEqual(second.body)
    expect(await sight('A-1-1')).toMatchObject({
      status: 'differs',
      differing: [{ field: 'votes.1', first: null, second: null }],
      may: { decide: true, accept: false, propose: ['exclude'] },
    })
    const decides = (value: number, reason: string) =>
      who.verifier('POST', form('A-1-1', 'P-house', 'decided'), { values: { 'votes.1': value }, reason })
    expect((await decides(0, ' ')).body.error.code).toBe('X603')
    const none = await who.verifier('POST', form('A-1-1', 'P-house', 'decided'), { values: {}, reason: 'rien' })
    expect([none.status, none.body.error.code]).toEqual([422, 'X607'])
    expect((await decides(0, 'la somme ne laisse rien à la ligne 2')).status).toBe(200)
    await accept(who.verifier, 'A-1-1', 'P-house')
    expect(await sight('A-1-1')).toMatchObject({
      status: 'accepted',
      settled: { how: 'decided', by: 'verifier', sheet: { votes: [61, 0] } },
      first: { sheet: { votes: [61, null] } },
      second: { sheet: { votes: [61, null] } },
    })
  })

  it('a wrong figure in its place is stopped by the rules of the sheet', async () => {
    await types('clerk-1', 'A-1-2', { ...PAPER, sheet: boxes(450, [61, null]) })
    await types('clerk-2', 'A-1-2', { ...PAPER, sheet: boxes(450, [61, null]) })
    const values = { 'votes.1': 5 }
    await who.verifier('POST', form('A-1-2', 'P-house', 'decided'), { values, reason: 'deviné' })
    const { status, findings, may } = await sight('A-1-2')
    expect([status, may.accept]).toEqual(['settled', false])
    expect(findings).toContainEqual(expect.objectContaining({ code: 'E105', stops: true }))
  })

  it('comes from a phone and from the desk to the same state', async () => {
    const phone = await desk.phone('A-1-3')
    await sends(phone, desk.room.clock.now(), 'P-house', boxes(480, [61, null]))
    await types('clerk-2', 'A-1-3', { ...PAPER, sheet: boxes(480, [61, null]) })
    await types('clerk-1', 'B-1-1', { ...PAPER, sheet: boxes(300, [61, null]) })
    await types('clerk-2', 'B-1-1', { ...PAPER, sheet: boxes(300, [61, null]) })
    const [fromPhone, fromDesk] = [await sight('A-1-3'), await sight('B-1-1')]
    const state = ({ status, differing, may }: typeof fromPhone) => ({ status, differing, may })
    expect(state(fromPhone)).toEqual(state(fromDesk))
    expect([fromPhone.first.from, fromDesk.first.from]).toEqual(['station', 'desk'])
  })

  it('differs from a zero, and two people may leave the sheet out', async () => {
    await types('clerk-1', 'B-1-2', { ...PAPER, sheet: boxes(270, [61, null]) })
    await types('clerk-2', 'B-1-2', { sheet: boxes(270, [61, 0]) })
    expect((await sight('B-1-2')).differing).toEqual([{ field: 'votes.1', first: null, second: 0 }])
    const address = form('B-1-2', 'P-house', 'proposals')
    await who.verifier('POST', address, { act: 'exclude', reason: 'la case reste douteuse' })
    await who['returning-officer']('POST', `${address}/confirm`, {})
    expect((await sight('B-1-2')).status).toBe('excluded')
  })

  it('is typed in a commission’s sum too, and an empty one is asked about', async () => {
    const sum = (body: object) => who.verifier('POST', '/desk/api/sums/A-1/P-house', body)
    const refused = await sum({ sheet: boxes(1430, [61, null]) })
    expect([refused.status, refused.body.error.code, refused.body.error.field]).toEqual([422, 'X606', 'sheet.votes.1'])
    expect((await sum({ sheet: boxes(1430, [61, null]), blank: ['votes.1'] })).status).toBe(200)
  })
})
