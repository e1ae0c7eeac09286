import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seal } from '#journal/seal.ts'
import { boxes, type DeskRoom, deskRoom, form, type Hands, hands } from './desk-room.ts'
import type { RawPhone } from './server-phone.ts'

let desk: DeskRoom
let who: Hands
let phone: RawPhone

beforeAll(async () => {
  desk = await deskRoom()
  desk.room.at(20)
  who = await hands(desk)
  phone = await desk.phone('A-1-1')
})
afterAll(() => desk.close())

/** The signed run of a phone without a network, as its codes hold it. */
async function shown() {
  const at = desk.room.clock.now()
  const sheet = { station: 'A-1-1', constituency: 'P-house', paper: 'house', ...boxes(500, [61, 40]) }
  const opening = { salt: '1'.padStart(32, '0'), value: { sheet } }
  phone.say(at, { k: 'sheet', constituency: 'P-house', version: 1, sealed: seal(opening) })
  return { ...(await phone.run(1, 1, at)), openings: [opening] }
}

describe('a sheet that a phone shows as codes', () => {
  it('is handed in at the desk as at the intake, and a second copy is harmless', async () => {
    const run = await shown()
    const hand = (body: object, ask = who.verifier) => ask('POST', '/desk/api/carried', body)
    // A clerk would read the other hand's figures.
    expect((await hand(run, who['clerk-2'])).status).toBe(403)
    const forged = await hand({ ...run, sig: run.sig.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')) })
    expect([forged.status, forged.body.error.code]).toEqual([403, 'X103'])
    expect((await who.verifier('GET', form('A-1-1', 'P-house'))).body.status).toBe('awaited')
    const done = await hand(run)
    expect([done.status, done.body.cursor, done.body.not]).toEqual([200, 1, []])
    expect((await who.verifier('GET', form('A-1-1', 'P-house'))).body).toMatchObject({
      status: 'typed',
      first: { from: 'station', version: 1 },
    })
    // The phone has its network back.
    expect((await phone.send(run)).body).toMatchObject({ cursor: 1, duplicate: true })
    expect((await hand(run)).body.position).toBeUndefined()
  })
})
