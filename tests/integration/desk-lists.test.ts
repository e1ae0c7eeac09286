import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Role } from '#server/room/access.ts'
import { type Ask, boxes, counted, type DeskRoom, deskRoom, form, type Hands, hands } from './desk-room.ts'

let desk: DeskRoom
let who: Hands

beforeAll(async () => {
  desk = await deskRoom()
  desk.room.at(20)
  who = await hands(desk)
  await counted(who, 'A-1-1', 'P-house', boxes(500, [231, 102]))
  await who['clerk-1']('POST', form('A-1-2', 'P-house', 'typed'), { sheet: boxes(450, [317, 4]), seen: [] })
  const left = form('B-1-1', 'P-house', 'proposals')
  await who.verifier('POST', left, { act: 'exclude', reason: '=the urn was stolen' })
  expect((await who['returning-officer']('POST', `${left}/confirm`, {})).status).toBe(200)
  const { digest } = (await who.verifier('GET', form('A-1-1', 'P-house'))).body.copies
  for (const list of [2, 1])
    expect((await who.verifier('POST', form('A-1-1', 'P-house', 'handed-over'), { list, copy: digest })).status).toBe(
      200,
    )
})
afterAll(() => desk.close())

const address = (list: string, constituency = 'P-house') => `/desk/api/contests/${constituency}/${list}.csv`

/** The rows of a file by the names of its columns. */
async function table(list: string, ask: Ask = who.verifier): Promise<Record<string, string>[]> {
  const { status, body } = await ask('GET', address(list))
  expect(status).toBe(200)
  const [head = '', ...lines] = String(body).trimEnd().split('\r\n')
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [head.split(',')[at] ?? '', cell])))
}

it('the missing sheets of a constituency are a file, with where each stands and why', async () => {
  const rows = await table('missing')
  expect(rows.map(({ station_code, state, reason }) => [station_code, state, reason])).toEqual([
    ['A-1-2', 'typed', ''],
    ['A-1-3', 'awaited', ''],
    ['B-1-1', 'excluded', "'=the urn was stolen"],
    ['B-1-2', 'awaited', ''],
  ])
  expect(rows[0]).toMatchObject({ commune_code: 'A', number: '2', not_counted: '', is_test: '1' })
  // Awaited since the close, whatever happened before; and nothing that anybody typed.
  expect(rows[1]?.since).toBe('2021-09-08T18:00:00.000Z')
  expect(JSON.stringify(rows)).not.toContain('317')
})

it('the copies that were handed over are a file, and say whether the figures are still those', async () => {
  const rows = await table('copies')
  expect(
    rows.map(({ station_code, list_number, list_fr, current }) => [station_code, list_number, list_fr, current]),
  ).toEqual([
    ['A-1-1', '2', 'Liste Y', '1'],
    ['A-1-1', '1', 'Parti X', '1'],
  ])
  expect(rows[0]).toMatchObject({ recorded_by: 'verifier', copy: expect.stringMatching(/^[0-9a-f]{64}$/) })
})

it('they are for whoever settles or decides on the whole constituency, and for nobody else', async () => {
  const status = async (ask: Ask, list: string, constituency?: string) => {
    const { status: said, body } = await ask('GET', address(list, constituency))
    return [said, body.error?.code]
  }
  for (const list of ['missing', 'copies']) {
    for (const role of ['clerk-1', 'clerk-2', 'operator', 'duty-officer', 'observer', 'administrator'] as Role[])
      expect([role, (await status(await desk.person(role, `x-${role}`), list))[0]]).toEqual([role, 403])
    expect((await status(who['returning-officer'], list))[0]).toBe(200)
    expect(await status(who.verifier, list, 'nowhere')).toEqual([404, 'X510'])
  }
})
