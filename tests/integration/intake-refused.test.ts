import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LANGUAGES } from '#election/languages.ts'
import type { DeviceId, Instant } from '#election/named.ts'
import { LIMITS } from '#journal/submission.ts'
import { type Refusal, refusalText } from '#room/refusals.ts'
import { TriedIntake } from './server-intake.ts'
import type { RawPhone } from './server-phone.ts'

let tried: TriedIntake
beforeAll(async () => {
  tried = await TriedIntake.open()
})
afterAll(async () => {
  await tried.close()
})

describe('a submission that may not enter leaves the journal untouched', () => {
  type Attempt = (phone: RawPhone) => Promise<{ status: number; body: { error: Refused } }>
  interface Refused {
    readonly code: string
    readonly text: string
    readonly field?: string
    readonly cursor?: number
    readonly head?: string
  }

  const now = () => tried.room.clock.now()
  const cases: readonly (readonly [what: string, attempt: Attempt, status: number, code: string, field?: string])[] = [
    [
      'an unknown device',
      async (p) => p.send(await p.run(1, 3, now(), { device: `d${'0'.repeat(16)}` as DeviceId })),
      403,
      'X101',
    ],
    ['a revoked device', async (p) => tried.revoke(p).then(() => p.sendFrom(1, now())), 403, 'X102'],
    [
      'a signature over something else',
      async (p) => p.send({ ...(await p.run(1, 3, now())), sent: now() + 1 }),
      403,
      'X103',
    ],
    [
      'the key of another phone',
      async (p) => {
        const run = await p.run(1, 3, now())
        return p.send({ ...run, sig: (await (await tried.newPhone()).run(1, 0, now())).sig })
      },
      403,
      'X103',
    ],
    [
      'items changed on the way',
      async (p) => {
        const run = await p.run(1, 3, now())
        return p.send({ ...run, items: [...run.items.slice(1), run.items[0]].toReversed().slice(1) })
      },
      403,
      'X103',
    ],
    ['a gap', async (p) => p.send(await p.run(2, 3, now())), 409, 'X104'],
    ['a tampered link', async (p) => p.send(await p.run(1, 3, now(), { prev: '0'.repeat(64) as never })), 409, 'X105'],
    [
      'another past than the one held',
      async (p) => {
        await p.sendFrom(1, now())
        p.items.splice(1, 1, { k: 'tick', at: 5 as Instant })
        p.ticks(now(), 1)
        return p.sendFrom(1, now())
      },
      409,
      'X105',
    ],
    ['what is no JSON', async (p) => p.send('{"device":', { 'content-type': 'application/json' }), 400, 'X106', 'body'],
    ['another kind of content', async (p) => p.send('tick', { 'content-type': 'text/plain' }), 400, 'X106', 'body'],
    ['an empty body', async (p) => p.send('', { 'content-type': 'application/json' }), 400, 'X106', 'body'],
    ['a missing member', async (p) => p.send({ ...(await p.run(1, 3, now())), prev: undefined }), 400, 'X106', 'prev'],
    ['an unknown member', async (p) => p.send({ ...(await p.run(1, 3, now())), name: 'x' }), 400, 'X106', 'name'],
    [
      'an unknown member of an item',
      async (p) => p.send(await p.run(1, 1, now(), { items: [{ k: 'tick', at: 1, voter: 'x' }] as never })),
      400,
      'X106',
      'items.0.voter',
    ],
    ...['__proto__', 'constructor'].map(
      (name) =>
        [
          `a member ${name} of an item`,
          async (p: RawPhone) =>
            p.send(JSON.stringify(await p.run(1, 3, now())).replace('{"at"', `{"${name}":{"prototype":1},"at"`), {
              'content-type': 'application/json',
            }),
          400,
          'X106',
          `items.0.${name}`,
        ] as const,
    ),
    [
      'an unknown kind of item',
      async (p) => p.send(await p.run(1, 1, now(), { items: [{ k: 'vote', at: 1 }] as never })),
      400,
      'X106',
    ],
    ['no items', async (p) => p.send(await p.run(1, 0, now())), 400, 'X106', 'items'],
    ['a number below one', async (p) => p.send(await p.run(1, 3, now(), { from: 0 as never })), 400, 'X106', 'from'],
    [
      'a number that is no whole number',
      async (p) => p.send(await p.run(1, 3, now(), { sent: 1.5 as Instant })),
      400,
      'X106',
      'sent',
    ],
    [
      'a NUL in words',
      async (p) => p.send(await p.run(1, 1, now(), { items: [incident('a\u0000b')] as never })),
      400,
      'X106',
      'items.0.words',
    ],
    [
      'half a character in words',
      async (p) =>
        p.send(JSON.stringify({ ...(await p.run(1, 3, now())), items: [incident('§')] }).replace('§', '\\ud83d'), {
          'content-type': 'application/json',
        }),
      400,
      'X106',
      'items.0.words',
    ],
    [
      'more items than a run may have',
      async (p) => p.ticks(now(), LIMITS.items).send(await p.run(1, LIMITS.items + 1, now())),
      400,
      'X106',
      'items',
    ],
    [
      'an oversized body',
      async (p) => p.send(`{"device":"${'x'.repeat(LIMITS.bodyBytes)}"}`, { 'content-type': 'application/json' }),
      413,
      'X107',
    ],
  ]

  for (const [what, attempt, status, code, field] of cases) {
    it(what, async () => {
      const phone = await tried.newPhone()
      phone.ticks(tried.room.clock.now(), 3)
      let before = (await tried.journal()).size
      // Some attempts first do something that counts; only what comes after that may not.
      const send = phone.send.bind(phone)
      let said: Parameters<typeof send> = [undefined]
      phone.send = async (...given) => {
        before = (await tried.journal()).size
        said = given
        return send(...given)
      }
      const answer = await attempt(phone)
      expect([answer.status, answer.body.error.code]).toEqual([status, code])
      if (field !== undefined) expect(answer.body.error.field).toBe(field)
      for (const language of LANGUAGES) {
        const again = await send(said[0], { ...said[1], 'accept-language': language })
        expect([again.status, again.headers.get('content-language')]).toEqual([status, language])
        expect(again.body.error).toEqual({
          ...answer.body.error,
          text: refusalText(answer.body.error as unknown as Refusal, language),
        })
      }
      expect((await tried.journal()).size).toBe(before)
    })
  }

  it('says where the room stands, so that the phone can go on from there', async () => {
    const phone = await tried.newPhone()
    phone.ticks(tried.room.clock.now(), 9)
    await phone.send(await phone.run(1, 4, tried.room.clock.now()))
    const gap = await phone.send(await phone.run(7, 9, tried.room.clock.now()))
    expect(gap.body.error).toMatchObject({ code: 'X104', cursor: 4, head: phone.headAfter(4), parameters: { next: 5 } })
    const rest = await phone.sendFrom(5, tried.room.clock.now())
    expect(rest.body.cursor).toBe(9)
  })

  const incident = (words: string) => ({ k: 'incident', at: 1, what: 'other', words })
})

describe('a submission that breaks a rule of counting is journaled and marked', () => {
  let day: TriedIntake
  beforeAll(async () => {
    day = await TriedIntake.open(6)
  })
  afterAll(async () => {
    await day.close()
  })

  // In the order of the day, which goes on from one to the next.
  it.each([
    ['before the opening', [7, 0], {}, [{ k: 'tick' }], 'R201'],
    ['in the name of another station', [9, 0], { station: 'S4' }, [{ k: 'tick' }], 'R101'],
    ['a reading above the registered', [12, 0], {}, [{ k: 'reading', hour: 720, count: 999 }], 'R302'],
    ['a reading at no hour of the book', [12, 1], {}, [{ k: 'reading', hour: 615, count: 9 }], 'R303'],
    ['an undo of what was not said', [12, 2], {}, [{ k: 'undo', of: 9 }], 'R401'],
    ['beyond the registered', [12, 3], {}, Array.from({ length: 301 }, () => ({ k: 'tick' })), 'R301'],
    ['after the close and its grace', [23, 0], {}, [{ k: 'tick' }], 'R203'],
  ] as const)('%s', async (_what, [hours, minutes], changes, said, code) => {
    day.room.at(hours, minutes)
    const phone = await day.newPhone()
    phone.say(day.now(), ...said)
    const run = await phone.run(1, phone.items.length, day.now(), changes as never)
    const answer = await phone.send(run)
    expect(answer.status).toBe(200)
    expect(answer.body.cursor).toBe(phone.items.length)
    expect(answer.body.not.at(-1)).toEqual([phone.items.length, code])
    expect((await day.journal()).last).toMatchObject({ kind: 'submission', not: answer.body.not })
    // The same answer again, although nothing is appended.
    expect((await phone.send(run)).body).toMatchObject({ duplicate: true, not: answer.body.not })
  })
})
