import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runsOf } from '#documents/testing.ts'
import { boxes, counted, type DeskRoom, deskRoom, form, type Hands, hands } from './desk-room.ts'

let desk: DeskRoom
let who: Hands

beforeAll(async () => {
  desk = await deskRoom()
  desk.room.at(20)
  who = await hands(desk)
  await counted(who, 'A-1-1', 'P-house', boxes(500, [231, 102]))
  await who['clerk-1']('POST', form('A-1-2', 'P-house', 'typed'), { sheet: boxes(450, [317, 4]), seen: [] })
})
afterAll(() => desk.close())

const formOf = async (station = 'A-1-1') => (await who.verifier('GET', form(station, 'P-house'))).body
const handOver = (role: keyof Hands, body: object, station = 'A-1-1') =>
  who[role]('POST', form(station, 'P-house', 'handed-over'), body)

describe('copies for the representatives of the lists', () => {
  it('are recorded by who settles, with the digest that the copy bears', async () => {
    const { digest, handed } = (await formOf()).copies
    expect([digest, handed]).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), []])
    const done = await handOver('verifier', { list: 2, copy: digest })
    expect(done.status).toBe(200)
    expect((await formOf()).copies.handed).toEqual([
      { list: 2, copy: digest, by: 'verifier', at: done.body.at, entry: done.body.position },
    ])
  })

  it('are printed with that digest, and the log with what is recorded', async () => {
    const { digest } = (await formOf()).copies
    const words = async (query: string) => {
      const { bytes } = await who.verifier('GET', `/desk/api/documents/copies/A-1-1/P-house?lang=en${query}`)
      return (await runsOf(bytes))
        .map((run) => run.words)
        .join('')
        .replaceAll(/\s/g, '')
    }
    expect(await words('&list=1')).toContain(digest)
    expect(await words('&list=1')).not.toContain('Loghand-over')
    const log = await words('')
    expect(log).toContain('Recordedinthejournal')
    expect(log).toContain(`${digest.slice(0, 8)}…${digest.slice(-8)}`)
    expect(log).toContain('asthey')
  })

  it('refuse a clerk, another digest, a list of no ballot, a sheet without figures and a name', async () => {
    const { digest } = (await formOf()).copies
    const refused = async (role: keyof Hands, body: object, station?: string) => {
      const { status, body: answer } = await handOver(role, body, station)
      return [status, answer.error.code]
    }
    expect((await refused('clerk-1', { list: 1, copy: digest }))[0]).toBe(403)
    expect(await refused('verifier', { list: 1, copy: 'f'.repeat(64) })).toEqual([409, 'X632'])
    expect(await refused('verifier', { list: 9, copy: digest })).toEqual([404, 'X631'])
    expect(await refused('verifier', { list: 1, copy: digest }, 'A-1-2')).toEqual([409, 'X630'])
    expect((await refused('verifier', { list: 1, copy: digest, name: 'somebody' }))[0]).toBe(400)
    expect((await formOf('A-1-2')).copies).toBeUndefined()
  })
})
