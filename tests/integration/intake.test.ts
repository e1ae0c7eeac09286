import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Instant, PersonId } from '#election/named.ts'
import { stationFigure } from '#room/figures.ts'
import { startIntake } from '#server/intake/main.ts'
import { TriedIntake } from './server-intake.ts'
import { call, enrolKey } from './server-phone.ts'
import { freshSigner, invite, REHEARSAL_KEY, testRoom } from './server-room.ts'

const MEMBERS = { president: true, assessors: 3, substitutes: 1, representatives: 2 }

let tried: TriedIntake
beforeAll(async () => {
  tried = await TriedIntake.open()
})
afterAll(async () => {
  await tried.close()
})

describe('enrolment', () => {
  it('binds a key to the station of a code, and gives the same answer again after a lost one', async () => {
    const { code } = await invite(tried.room, tried.house.journal, 'S2')
    const signer = freshSigner()
    const first = await enrolKey(tried.address, code.toLowerCase().replace('-', ' '), signer, {
      proof: await signer.sign(`sunduq-enrolment/1\n${code.replace('-', '')}\ned25519\n${signer.key}`),
    })
    expect(first.status).toBe(200)
    expect(first.body).toMatchObject({ room: 'P', test: true, station: { code: 'S2', registered: 200 } })
    const again = await tried.untouched(() => enrolKey(tried.address, code, signer))
    expect(again.body).toEqual(first.body)
  })

  it.each([
    ['an unknown code', async () => enrolKey(tried.address, '00000-00000', freshSigner()), 403, 'X201'],
    ['what is no code', async () => enrolKey(tried.address, 'hello', freshSigner()), 403, 'X201'],
    [
      'an expired code',
      async () => {
        const soon = (tried.room.clock.now() + 1000) as Instant
        const { code } = await invite(tried.room, tried.house.journal, 'S1', soon)
        tried.room.clock.advance((soon + 1) as Instant)
        return enrolKey(tried.address, code, freshSigner())
      },
      410,
      'X202',
    ],
    [
      'a withdrawn code',
      async () => {
        const { code, invitation } = await invite(tried.room, tried.house.journal, 'S1')
        const by = 'p-test' as PersonId
        await tried.house.journal.act({ type: 'withdraw-invitation', by, invitation }, tried.room.clock.now())
        return enrolKey(tried.address, code, freshSigner())
      },
      410,
      'X203',
    ],
    [
      'a code that another phone used',
      async () => {
        const { code } = await invite(tried.room, tried.house.journal, 'S1')
        await enrolKey(tried.address, code, freshSigner())
        return enrolKey(tried.address, code, freshSigner())
      },
      409,
      'X204',
    ],
    [
      'a proof by another key',
      async () => {
        const { code } = await invite(tried.room, tried.house.journal, 'S1')
        return enrolKey(tried.address, code, freshSigner(), { key: freshSigner().key })
      },
      403,
      'X207',
    ],
    [
      'a key that is none',
      async () => enrolKey(tried.address, '00000-00000', freshSigner(), { alg: 'p256' }),
      422,
      'X205',
    ],
    [
      'a missing member',
      async () => enrolKey(tried.address, '00000-00000', freshSigner(), { alg: undefined }),
      400,
      'X106',
    ],
  ])('refuses %s', async (_what, attempt, status, code) => {
    const size = await tried.house.journal.catchUp()
    const answer = await attempt()
    expect([answer.status, answer.body.error.code]).toEqual([status, code])
    // Whatever the attempt set up, no refused enrolment is an entry.
    for await (const chunk of tried.house.journal.read(size, await tried.house.journal.catchUp())) {
      expect(chunk.filter(({ kind }) => kind === 'enrolled').length).toBeLessThanOrEqual(code === 'X204' ? 1 : 0)
    }
  })
})

describe('submissions', () => {
  it('are held after the answer, with their position, and counted once', async () => {
    const phone = await tried.newPhone()
    phone
      .say(tried.room.clock.now(), { k: 'opened', members: MEMBERS, checks: ['urn-empty'] })
      .ticks(tried.room.clock.now(), 20)
    const answer = await phone.sendFrom(1, tried.room.clock.now())
    const { size, last } = await tried.journal()
    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({
      cursor: 21,
      head: phone.headAfter(21),
      position: size - 1,
      at: last.at,
      duplicate: false,
      not: [],
    })
    expect(last).toMatchObject({ kind: 'submission', device: phone.device, from: 1 })
  })

  it('may be repeated, overlap and race in parallel: every tick counts once', async () => {
    const phone = await tried.newPhone('S3')
    phone.ticks(tried.room.clock.now(), 30)
    const runs = await Promise.all(
      [1, 5, 11, 1, 20, 1, 7].map((from, i) =>
        phone.run(from, [30, 12, 30, 10, 25, 30, 30][i]!, tried.room.clock.now()),
      ),
    )
    await phone.send(runs[3])
    const answers = await Promise.all([...runs, ...runs].map((run) => phone.send(run)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    await tried.house.journal.catchUp()
    const state = await tried.house.journal.settled()
    expect(state.devices[phone.device]).toMatchObject({ cursor: 30, ticks: 30, head: phone.headAfter(30) })
    expect(stationFigure(400 as never, state.stations['S3' as never]!).voters).toBe(30)
    const again = await tried.untouched(() => phone.sendFrom(1, tried.room.clock.now()))
    expect(again.body).toMatchObject({ cursor: 30, duplicate: true })
    expect(again.body.position).toBeUndefined()
  })

  it('are taken from a phone whose clock is a day off', async () => {
    const phone = await tried.newPhone('S3')
    const wrong = tried.room.clock.now() - 86_400_000
    phone.ticks(wrong, 3)
    const answer = await phone.sendFrom(1, wrong + 500)
    expect([answer.status, answer.body.not]).toEqual([200, []])
  })

  it('carry Arabic words and an emoji as they are', async () => {
    const phone = await tried.newPhone('S3')
    phone.say(tried.room.clock.now(), { k: 'incident', what: 'power', words: 'انقطاع الكهرباء 🕯\nمنذ ساعة' })
    const answer = await phone.sendFrom(1, tried.room.clock.now())
    expect(answer.status).toBe(200)
    const { last } = await tried.journal()
    expect(last.kind === 'submission' && last.items[0]).toMatchObject({ words: 'انقطاع الكهرباء 🕯\nمنذ ساعة' })
  })
})

describe('what a device may ask', () => {
  it('is how it stands, and where its items are', async () => {
    const phone = await tried.newPhone('S4')
    phone.ticks(tried.room.clock.now(), 5)
    const first = await phone.send(await phone.run(1, 2, tried.room.clock.now()))
    const second = await phone.send(await phone.run(1, 5, tried.room.clock.now()))
    const standing = await phone.ask('GET', '/intake/station')
    expect(standing.body).toMatchObject({
      device: phone.device,
      cursor: 5,
      head: phone.headAfter(5),
      station: { code: 'S4', seen: { voters: 5 } },
    })
    const receipts = await phone.ask('GET', '/intake/receipts?from=1')
    expect(receipts.body).toEqual({
      cursor: 5,
      receipts: [
        { from: 1, to: 2, position: first.body.position, at: first.body.at, not: [] },
        { from: 3, to: 5, position: second.body.position, at: second.body.at, not: [] },
      ],
    })
    expect((await phone.ask('GET', '/intake/receipts?from=3')).body.receipts).toHaveLength(1)
    expect((await phone.ask('GET', '/intake/receipts')).body.receipts).toHaveLength(2)
  })

  it('is refused to a stranger, to another address and to a revoked device', async () => {
    const phone = await tried.newPhone()
    const other = await phone.signer.sign(`sunduq-request/1\nP\n${phone.device}\nGET\n/intake/receipts`)
    const headers = { 'sunduq-device': phone.device, 'sunduq-signature': other }
    const wrong = await call(`${tried.address}/intake/station`, 'GET', undefined, headers)
    expect(wrong.body.error.code).toBe('X103')
    const nobody = await call(`${tried.address}/intake/station`, 'GET')
    expect(nobody.body.error).toMatchObject({ code: 'X106', field: 'sunduq-device' })
    await tried.revoke(phone)
    expect((await phone.ask('GET', '/intake/station')).body.error.code).toBe('X102')
  })

  it('tells the time and its health to anyone', async () => {
    expect((await call(`${tried.address}/intake/time`, 'GET')).body).toEqual({ now: tried.room.clock.now() })
    expect((await call(`${tried.address}/intake/health`, 'GET')).body).toMatchObject({ ok: true, test: true })
  })
})

describe('every refusal', () => {
  it('is told in the language of the reader, and never with a stack', async () => {
    const phone = await tried.newPhone()
    const texts = new Map<string, string>()
    for (const language of ['ar', 'fr', 'zgh', 'en']) {
      const { body } = await phone.send('{', { 'content-type': 'application/json', 'accept-language': language })
      texts.set(language, body.error.text)
      expect(JSON.stringify(body)).not.toMatch(/\bat .*\.ts|node_modules/)
    }
    expect(new Set(texts.values()).size).toBe(4)
    expect(texts.get('ar')).toContain('الطلب غير مقروء')
    expect(texts.get('fr')).toContain('La demande est illisible')
    const asked = await call(`${tried.address}/intake/nothing?lang=fr`, 'GET', undefined, { 'accept-language': 'ar' })
    expect([asked.status, asked.body.error.code]).toEqual([404, 'X404'])
    expect(asked.body.error.text).toContain('adresse')
  })

  it('carries the headers that keep a browser safe', async () => {
    const { headers } = await call(`${tried.address}/intake/nothing`, 'GET')
    expect(headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
  })
})

describe('the time of receipt', () => {
  it("is the room's own, unless a rehearsal states it with its key", async () => {
    const phone = await tried.newPhone('S2')
    const later = (tried.room.clock.now() + 60_000) as Instant
    phone.ticks(later, 3)
    const guessed = { 'sunduq-now': String(later), 'sunduq-rehearsal': 'guess' }
    const plain = await phone.send(await phone.run(1, 1, later), guessed)
    expect(plain.body.at).toBeLessThan(later)
    const stated = { 'sunduq-now': String(later), 'sunduq-rehearsal': REHEARSAL_KEY }
    expect((await phone.send(await phone.run(2, 2, later), stated)).body.at).toBe(later)
    // A driven clock is carried forward by it.
    expect(tried.room.clock.now()).toBe(later)
  })

  it('cannot be stated in a room that is no rehearsal, whatever key is shown', async () => {
    const real = await testRoom({}, false)
    const surface = await startIntake({ ...real.options, rehearsalKey: REHEARSAL_KEY })
    try {
      const headers = { 'sunduq-now': '4102444800000', 'sunduq-rehearsal': REHEARSAL_KEY }
      const { body } = await call(`${surface.address}/intake/time`, 'GET', undefined, headers)
      expect(body.now).toBe(real.clock.now())
    } finally {
      await surface.close()
      await real.close()
    }
  })
})

describe('one address', () => {
  it('cannot try codes without end', async () => {
    const codes: string[] = []
    for (let i = 0; i < 140; i++) codes.push((await enrolKey(tried.address, 'zzzzz', freshSigner())).body.error.code)
    expect(codes.at(-1)).toBe('X406')
    const late = await enrolKey(tried.address, 'zzzzz', freshSigner())
    expect(late.status).toBe(429)
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0)
    // Behind a proxy it is the phone's address that counts, not the proxy's.
    const elsewhere = { 'x-forwarded-for': '196.200.0.7' }
    const other = await enrolKey(tried.address, 'zzzzz', freshSigner(), {}, elsewhere)
    expect(other.body.error.code).toBe('X201')
    // A rehearsal enrols a whole province from one address, but only with its key.
    const rehearsed = await enrolKey(tried.address, 'zzzzz', freshSigner(), {}, { 'sunduq-rehearsal': REHEARSAL_KEY })
    expect(rehearsed.body.error.code).toBe('X201')
    const pretended = await enrolKey(tried.address, 'zzzzz', freshSigner(), {}, { 'sunduq-rehearsal': 'guess' })
    expect(pretended.body.error.code).toBe('X406')
  })
})
