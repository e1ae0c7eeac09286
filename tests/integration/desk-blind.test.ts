import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ACCESS } from '#server/room/access.ts'
import { type Ask, boxes, type DeskRoom, deskRoom, form, type Hands, hands, sends } from './desk-room.ts'

const PHOTO = 'ab'.repeat(32)
let desk: DeskRoom
let who: Hands
let evening: number

beforeAll(async () => {
  desk = await deskRoom()
  evening = desk.room.at(20)
  who = await hands(desk)
})
afterAll(() => desk.close())

/** Figures that stand nowhere else. */
const SECRET = boxes(497, [7131, 6217], { voters: 7919, ballots: 7907, void: 7901, contested: 7883, valid: 7879 })
/** Each by itself: a time or a hash may hold its digits by chance. */
const figures = [497, 7131, 6217, 7919, 7907, 7901, 7883, 7879].map((n) => new RegExp(`(?<![0-9a-f])${n}(?![0-9a-f])`))

/** Every address of the room's surface that is asked and not told, with this station's form in it. */
const ADDRESSES = Object.keys(ACCESS)
  .filter((route) => route.startsWith('GET ') && !route.endsWith('/live') && !route.includes('*'))
  .map((route) =>
    (route.split(' ')[1] as string)
      .replace(':station', 'A-1-1')
      .replace(':constituency', 'P-house')
      .replace(':code', 'A-1-1')
      .replace(':token', 'x'.repeat(43))
      .replace(':sha256', PHOTO),
  )

const text = async (ask: Ask, method: string, path: string, body?: unknown) => {
  const answer = await ask(method, path, body)
  return `${answer.status} ${JSON.stringify(answer.body)} ${JSON.stringify([...answer.headers])}`
}

/** What a clerk is told, without places and times, which differ anyway. */
const told = (answer: string, station: string) =>
  answer
    .replaceAll(station, 'S')
    .replace(/"(position|at|now|since|expires)":\d+/g, '"$1":0')
    .replace(/\["(date|content-length|keep-alive)","[^"]*"\]/g, '')

describe('a clerk learns nothing of the other hand', () => {
  it('from any address, while one hand is in and after both are', async () => {
    const phone = await desk.phone('A-1-1')
    const sent = await sends(phone, evening, 'P-house', SECRET, { photo: PHOTO })
    expect([sent.status, sent.body.not]).toEqual([200, []])
    const look = async (when: string) => {
      for (const role of ['clerk-1', 'clerk-2'] as const) {
        for (const address of ADDRESSES) {
          const seen = await text(who[role], 'GET', address)
          for (const figure of figures) expect(seen, `${role} ${address} ${when}`).not.toMatch(figure)
        }
      }
    }
    await look('before')
    expect(
      (await who['clerk-2']('POST', '/desk/api/claims', { station: 'A-1-1', constituency: 'P-house' })).status,
    ).toBe(200)
    expect((await who['clerk-2']('GET', form('A-1-1', 'P-house'))).body).toMatchObject({ task: 'type', photo: PHOTO })
    await look('with the form in hand')
    const typed = await text(who['clerk-2'], 'POST', form('A-1-1', 'P-house', 'typed'), { sheet: boxes(500, [60, 40]) })
    expect(typed).toMatch(/^200 \{"position":\d+,"at":\d+\} /)
    await look('after both')
  })

  it('nor does who settles, before both hands are in', async () => {
    const phone = await desk.phone('A-1-2')
    await sends(phone, evening, 'P-house', SECRET)
    await sends(phone, evening, 'P-house', SECRET, { version: 2, reason: `it was ${SECRET.votes[0]}` })
    for (const role of ['verifier', 'returning-officer'] as const) {
      const seen = await text(who[role], 'GET', form('A-1-2', 'P-house'))
      expect(seen).toContain('"status":"typed"')
      for (const figure of figures) expect(seen).not.toMatch(figure)
      const all = await text(who[role], 'GET', '/desk/api/contests/P-house')
      for (const figure of figures) expect(all).not.toMatch(figure)
    }
    const after = await who.verifier('GET', form('A-1-1', 'P-house'))
    expect(after.body.differing).toContainEqual({ field: 'votes.0', first: 7131, second: 60 })
  })

  it('by lengths: answers are the same whatever was typed', async () => {
    const [long, short] = [await desk.phone('B-1-1'), await desk.phone('B-1-2')]
    await sends(long, evening, 'P-house', boxes(300, [4_999_999, 4_999_999]))
    await sends(short, evening, 'P-house', boxes(270, [0, 0]))
    const seen = async (station: string, registered: number) => {
      const parts = [
        await text(who['clerk-2'], 'GET', form(station, 'P-house')),
        await text(who['clerk-2'], 'POST', '/desk/api/claims', { station, constituency: 'P-house' }),
        await text(who['clerk-1'], 'GET', form(station, 'P-house')),
        await text(who['clerk-1'], 'POST', '/desk/api/claims', { station, constituency: 'P-house' }),
        await text(who['clerk-1'], 'POST', form(station, 'P-house', 'typed'), { sheet: boxes(registered, [1, 0]) }),
      ]
      await who['clerk-2']('DELETE', `/desk/api/claims/${station}/P-house`)
      return parts.map((part) => told(part, station))
    }
    const big = await seen('B-1-1', 300)
    expect(big[0]).toContain('"task":"type"')
    expect(big).toEqual(await seen('B-1-2', 270))
  })

  it('whether the two agree: the answer, the form, the queue and every refusal are the same', async () => {
    const agreed = boxes(480, [61, 39])
    await sends(await desk.phone('A-1-3'), evening, 'P-house', agreed)
    const council = boxes(480, [50, 50])
    const third = await desk.phone('A-1-3')
    await sends(third, evening, 'A-council', council)
    const told3: string[][] = []
    for (const [constituency, sheet] of [
      ['P-house', agreed],
      ['A-council', boxes(480, [51, 49])],
    ] as const) {
      const ask = who['clerk-2']
      const parts = [
        await text(ask, 'POST', form('A-1-3', constituency, 'typed'), { sheet }),
        await text(ask, 'GET', form('A-1-3', constituency)),
        await text(ask, 'POST', '/desk/api/claims', { station: 'A-1-3', constituency }),
        await text(ask, 'POST', form('A-1-3', constituency, 'typed'), { sheet: boxes(480, [1, 99]) }),
        await text(who['clerk-1'], 'GET', form('A-1-3', constituency)),
        await text(who['clerk-1'], 'POST', form('A-1-3', constituency, 'typed'), { sheet }),
      ]
      told3.push(parts.map((part) => told(part, constituency)))
    }
    expect(told3[0]).toEqual(told3[1])
    const states = (await who.verifier('GET', '/desk/api/queue')).body.items
      .filter(({ station }: { station: string }) => station === 'A-1-3')
      .map(({ constituency, state }: Record<string, string>) => [constituency, state])
    expect(Object.fromEntries(states)).toMatchObject({ 'A-council': 'differing' })
    expect(Object.fromEntries(states)['P-house']).not.toBe('differing')
  })
})

describe('a rule that compares the sheets of a station', () => {
  it('tells nothing of the one whose second hand is awaited, and compares it once both are in', async () => {
    for (const role of ['clerk-1', 'clerk-2'] as const)
      await who[role]('POST', form('B-1-1', 'B-d1', 'typed'), { sheet: boxes(300, [61]) })
    const district = await who.verifier('GET', form('B-1-1', 'B-d1'))
    expect(district.body.settled.sheet.votes).toEqual([61])
    expect(JSON.stringify(district.body)).not.toContain('9999998')
    const sheet = boxes(300, [4_999_999, 4_999_999])
    const { findings } = (await who['clerk-2']('POST', form('B-1-1', 'P-house', 'typed'), { sheet })).body.error
    const seen = findings.map(({ code }: { code: string }) => code)
    await who['clerk-2']('POST', form('B-1-1', 'P-house', 'typed'), { sheet, seen })
    const house = await who.verifier('GET', form('B-1-1', 'P-house'))
    const compared = house.body.findings.filter(({ code }: { code: string }) => /^[EW]2/.test(code))
    expect(JSON.stringify(compared)).toContain('61')
  })
})

describe('a clerk is bound to one hand', () => {
  it('the first does not type what has its first entry, the second not what has none', async () => {
    const first = await who['clerk-1']('POST', form('A-1-2', 'P-house', 'typed'), { sheet: boxes(450, [9, 1]) })
    const second = await who['clerk-2']('POST', form('A-1-2', 'A-council', 'typed'), { sheet: boxes(450, [9, 1]) })
    expect([first.status, first.body.error.code]).toEqual([409, 'X611'])
    expect([second.status, second.body.error.code]).toEqual([409, 'X611'])
    const settles = await who.verifier('POST', form('A-1-2', 'P-house', 'typed'), { sheet: boxes(450, [9, 1]) })
    expect(settles.status).toBe(403)
  })

  it('and one person with both links is still one person', async () => {
    const first = await desk.person('clerk-1', 'both')
    const second = await desk.person('clerk-2', 'both')
    const address = form('A-1-2', 'A-council', 'typed')
    expect((await first('POST', address, { sheet: boxes(450, [9, 1]) })).status).toBe(200)
    const again = await second('POST', address, { sheet: boxes(450, [8, 1]) })
    expect([again.status, again.body.error.code]).toEqual([409, 'X601'])
    const queue = await second('GET', '/desk/api/queue')
    expect(queue.body.forms).not.toContainEqual(
      expect.objectContaining({ constituency: 'A-council', station: 'A-1-2' }),
    )
  })
})
