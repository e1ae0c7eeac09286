import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DeviceId, Instant, PersonId } from '#election/named.ts'
import type { Entry } from '#journal/entry.ts'
import { LIMITS } from '#journal/submission.ts'
import { stationFigure } from '#room/figures.ts'
import { type House, openHouse } from '#server/house.ts'
import { startIntake } from '#server/intake/main.ts'
import type { Surface } from '#server/surface.ts'
import { call, enrolKey, RawPhone } from './server-phone.ts'
import { freshSigner, invite, REHEARSAL_KEY, type TestRoom, testRoom } from './server-room.ts'

const MEMBERS = { president: true, assessors: 3, substitutes: 1, representatives: 2 }

let room: TestRoom
let house: House
let intake: Surface

beforeAll(async () => {
  room = await testRoom()
  // The room's own journal, as another process would hold it.
  house = await openHouse(room.options)
  intake = await startIntake(room.options)
  room.at(9)
})
afterAll(async () => {
  await intake.close()
  await house.close()
  await room.close()
})

async function newPhone(station = 'S1'): Promise<RawPhone> {
  const { code } = await invite(room, house.journal, station)
  const signer = freshSigner()
  const enrolled = await enrolKey(intake.address, code, signer)
  expect(enrolled.status).toBe(200)
  return new RawPhone(intake.address, signer, enrolled.body)
}

async function journal(): Promise<{ readonly size: number; readonly last: Entry }> {
  const size = await house.journal.catchUp()
  let last: Entry | undefined
  for await (const chunk of house.journal.read(size - 1, size)) last = chunk[0]
  return { size, last: last as Entry }
}

/** Runs `work` and proves that the journal did not grow by it. */
async function untouched<T>(work: () => Promise<T>): Promise<T> {
  const before = await journal()
  const result = await work()
  expect((await journal()).size).toBe(before.size)
  return result
}

describe('enrolment', () => {
  it('binds a key to the station of a code, and gives the same answer again after a lost one', async () => {
    const { code } = await invite(room, house.journal, 'S2')
    const signer = freshSigner()
    const first = await enrolKey(intake.address, code.toLowerCase().replace('-', ' '), signer, {
      proof: await signer.sign(`sunduq-enrolment/1\n${code.replace('-', '')}\ned25519\n${signer.key}`),
    })
    expect(first.status).toBe(200)
    expect(first.body).toMatchObject({ room: 'P', test: true, station: { code: 'S2', registered: 200 } })
    const again = await untouched(() => enrolKey(intake.address, code, signer))
    expect(again.body).toEqual(first.body)
  })

  it.each([
    ['an unknown code', async () => enrolKey(intake.address, '00000-00000', freshSigner()), 403, 'X201'],
    ['what is no code', async () => enrolKey(intake.address, 'hello', freshSigner()), 403, 'X201'],
    [
      'an expired code',
      async () => {
        const soon = (room.clock.now() + 1000) as Instant
        const { code } = await invite(room, house.journal, 'S1', soon)
        room.clock.advance((soon + 1) as Instant)
        return enrolKey(intake.address, code, freshSigner())
      },
      410,
      'X202',
    ],
    [
      'a withdrawn code',
      async () => {
        const { code, invitation } = await invite(room, house.journal, 'S1')
        const by = 'p-test' as PersonId
        await house.journal.act({ type: 'withdraw-invitation', by, invitation }, room.clock.now())
        return enrolKey(intake.address, code, freshSigner())
      },
      410,
      'X203',
    ],
    [
      'a code that another phone used',
      async () => {
        const { code } = await invite(room, house.journal, 'S1')
        await enrolKey(intake.address, code, freshSigner())
        return enrolKey(intake.address, code, freshSigner())
      },
      409,
      'X204',
    ],
    [
      'a proof by another key',
      async () => {
        const { code } = await invite(room, house.journal, 'S1')
        return enrolKey(intake.address, code, freshSigner(), { key: freshSigner().key })
      },
      403,
      'X207',
    ],
    [
      'a key that is none',
      async () => enrolKey(intake.address, '00000-00000', freshSigner(), { alg: 'p256' }),
      422,
      'X205',
    ],
    [
      'a missing member',
      async () => enrolKey(intake.address, '00000-00000', freshSigner(), { alg: undefined }),
      400,
      'X106',
    ],
  ])('refuses %s', async (_what, attempt, status, code) => {
    const size = await house.journal.catchUp()
    const answer = await attempt()
    expect([answer.status, answer.body.error.code]).toEqual([status, code])
    // Whatever the attempt set up, no refused enrolment is an entry.
    for await (const chunk of house.journal.read(size, await house.journal.catchUp())) {
      expect(chunk.filter(({ kind }) => kind === 'enrolled').length).toBeLessThanOrEqual(code === 'X204' ? 1 : 0)
    }
  })
})

describe('submissions', () => {
  it('are held after the answer, with their position, and counted once', async () => {
    const phone = await newPhone()
    phone.say(room.clock.now(), { k: 'opened', members: MEMBERS, checks: ['urn-empty'] }).ticks(room.clock.now(), 20)
    const answer = await phone.sendFrom(1, room.clock.now())
    const { size, last } = await journal()
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
    const phone = await newPhone('S3')
    phone.ticks(room.clock.now(), 30)
    const runs = await Promise.all(
      [1, 5, 11, 1, 20, 1, 7].map((from, i) => phone.run(from, [30, 12, 30, 10, 25, 30, 30][i]!, room.clock.now())),
    )
    await phone.send(runs[3])
    const answers = await Promise.all([...runs, ...runs].map((run) => phone.send(run)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    await house.journal.catchUp()
    const state = await house.journal.settled()
    expect(state.devices[phone.device]).toMatchObject({ cursor: 30, ticks: 30, head: phone.headAfter(30) })
    expect(stationFigure(400 as never, state.stations['S3' as never]!).voters).toBe(30)
    const again = await untouched(() => phone.sendFrom(1, room.clock.now()))
    expect(again.body).toMatchObject({ cursor: 30, duplicate: true })
    expect(again.body.position).toBeUndefined()
  })

  it('are taken from a phone whose clock is a day off', async () => {
    const phone = await newPhone('S3')
    const wrong = room.clock.now() - 86_400_000
    phone.ticks(wrong, 3)
    const answer = await phone.sendFrom(1, wrong + 500)
    expect([answer.status, answer.body.not]).toEqual([200, []])
  })

  it('carry Arabic words and an emoji as they are', async () => {
    const phone = await newPhone('S3')
    phone.say(room.clock.now(), { k: 'incident', what: 'power', words: 'انقطاع الكهرباء 🕯\nمنذ ساعة' })
    const answer = await phone.sendFrom(1, room.clock.now())
    expect(answer.status).toBe(200)
    const { last } = await journal()
    expect(last.kind === 'submission' && last.items[0]).toMatchObject({ words: 'انقطاع الكهرباء 🕯\nمنذ ساعة' })
  })
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

  const now = () => room.clock.now()
  const cases: readonly (readonly [what: string, attempt: Attempt, status: number, code: string, field?: string])[] = [
    [
      'an unknown device',
      async (p) => p.send(await p.run(1, 3, now(), { device: `d${'0'.repeat(16)}` as DeviceId })),
      403,
      'X101',
    ],
    ['a revoked device', async (p) => revoke(p).then(() => p.sendFrom(1, now())), 403, 'X102'],
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
        return p.send({ ...run, sig: (await (await newPhone()).run(1, 0, now())).sig })
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
      const phone = await newPhone()
      phone.ticks(room.clock.now(), 3)
      let before = (await journal()).size
      // Some attempts first do something that counts; only what comes after that may not.
      const send = phone.send.bind(phone)
      phone.send = async (...given) => {
        before = (await journal()).size
        return send(...given)
      }
      const answer = await attempt(phone)
      expect([answer.status, answer.body.error.code]).toEqual([status, code])
      if (field !== undefined) expect(answer.body.error.field).toBe(field)
      expect((await journal()).size).toBe(before)
    })
  }

  it('says where the room stands, so that the phone can go on from there', async () => {
    const phone = await newPhone()
    phone.ticks(room.clock.now(), 9)
    await phone.send(await phone.run(1, 4, room.clock.now()))
    const gap = await phone.send(await phone.run(7, 9, room.clock.now()))
    expect(gap.body.error).toMatchObject({ code: 'X104', cursor: 4, head: phone.headAfter(4), parameters: { next: 5 } })
    const rest = await phone.sendFrom(5, room.clock.now())
    expect(rest.body.cursor).toBe(9)
  })

  async function revoke(phone: RawPhone): Promise<void> {
    const act = { type: 'revoke', by: 'p-test' as PersonId, device: phone.device, reason: 'stolen' } as const
    const done = await house.journal.act(act, room.clock.now())
    expect(done.ok).toBe(true)
  }

  const incident = (words: string) => ({ k: 'incident', at: 1, what: 'other', words })
})

describe('a submission that breaks a rule of counting is journaled and marked', () => {
  let early: TestRoom
  let surface: Surface
  let own: House
  beforeAll(async () => {
    early = await testRoom()
    surface = await startIntake(early.options)
    own = await openHouse(early.options)
  })
  afterAll(async () => {
    await surface.close()
    await own.close()
    await early.close()
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
    early.at(hours, minutes)
    const { code: word } = await invite(early, own.journal, 'S1')
    const signer = freshSigner()
    const phone = new RawPhone(surface.address, signer, (await enrolKey(surface.address, word, signer)).body)
    phone.say(early.clock.now(), ...said)
    const run = await phone.run(1, phone.items.length, early.clock.now(), changes as never)
    const answer = await phone.send(run)
    expect(answer.status).toBe(200)
    expect(answer.body.cursor).toBe(phone.items.length)
    expect(answer.body.not.at(-1)).toEqual([phone.items.length, code])
    const size = await own.journal.catchUp()
    for await (const [entry] of own.journal.read(size - 1, size)) {
      expect(entry).toMatchObject({ kind: 'submission', not: answer.body.not })
    }
    // The same answer again, although nothing is appended.
    expect((await phone.send(run)).body).toMatchObject({ duplicate: true, not: answer.body.not })
  })
})

describe('what a device may ask', () => {
  it('is how it stands, and where its items are', async () => {
    const phone = await newPhone('S4')
    phone.ticks(room.clock.now(), 5)
    const first = await phone.send(await phone.run(1, 2, room.clock.now()))
    const second = await phone.send(await phone.run(1, 5, room.clock.now()))
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
    const phone = await newPhone()
    const other = await phone.signer.sign(`sunduq-request/1\nP\n${phone.device}\nGET\n/intake/receipts`)
    const headers = { 'sunduq-device': phone.device, 'sunduq-signature': other }
    const wrong = await call(`${intake.address}/intake/station`, 'GET', undefined, headers)
    expect(wrong.body.error.code).toBe('X103')
    const nobody = await call(`${intake.address}/intake/station`, 'GET')
    expect(nobody.body.error).toMatchObject({ code: 'X106', field: 'sunduq-device' })
    const act = { type: 'revoke', by: 'p-test' as PersonId, device: phone.device, reason: 'lost' } as const
    await house.journal.act(act, room.clock.now())
    expect((await phone.ask('GET', '/intake/station')).body.error.code).toBe('X102')
  })

  it('tells the time and its health to anyone', async () => {
    expect((await call(`${intake.address}/intake/time`, 'GET')).body).toEqual({ now: room.clock.now() })
    expect((await call(`${intake.address}/intake/health`, 'GET')).body).toMatchObject({ ok: true, test: true })
  })
})

describe('photos', () => {
  const picture = (bytes: number) => {
    const photo = Buffer.alloc(bytes, 7)
    photo.write('RIFF', 0, 'latin1')
    photo.write('WEBP', 8, 'latin1')
    return { photo, path: `/intake/photos/${createHash('sha256').update(photo).digest('hex')}` }
  }
  const webp = { 'content-type': 'image/webp' }

  it('arrive whole, and again without harm', async () => {
    const phone = await newPhone()
    const { photo, path } = picture(3000)
    expect((await phone.ask('PUT', path, photo, webp)).status).toBe(201)
    expect((await phone.ask('PUT', path, photo, webp)).body).toEqual({ held: true })
    expect((await phone.ask('GET', path)).body).toEqual({ held: true })
    const kept = await house.store.photos.get(path.split('/').at(-1) as never)
    expect(Buffer.from(kept!).equals(photo)).toBe(true)
  })

  it('arrive in parts, go on after a cut, and tell where a part is missing', async () => {
    const phone = await newPhone()
    const { photo, path } = picture(5000)
    const part = (from: number, to: number) =>
      phone.ask('PUT', path, photo.subarray(from, to), { ...webp, 'content-range': `bytes ${from}-${to - 1}/5000` })
    expect((await part(0, 2000)).body).toEqual({ held: false, offset: 2000 })
    expect((await phone.ask('GET', path)).body).toEqual({ held: false, offset: 2000 })
    const gap = await part(3000, 5000)
    expect([gap.status, gap.body.error.code, gap.body.error.parameters]).toEqual([409, 'X109', { offset: 2000 }])
    expect((await part(1500, 3500)).body).toEqual({ held: false, offset: 3500 })
    expect((await part(3500, 5000)).status).toBe(201)
    expect((await phone.ask('GET', path)).body).toEqual({ held: true })
  })

  it.each([
    ['other bytes than its name says', picture(900).photo, picture(901).path, webp, 422, 'X108'],
    [
      'what is no picture',
      Buffer.from('<svg/>'),
      `/intake/photos/${createHash('sha256').update('<svg/>').digest('hex')}`,
      webp,
      400,
      'X106',
    ],
    ['a name that is no digest', Buffer.from('x'), '/intake/photos/..%2f..%2fetc', webp, 400, 'X106'],
    [
      'a range that does not fit',
      picture(900).photo,
      picture(900).path,
      { ...webp, 'content-range': 'bytes 0-3/900' },
      400,
      'X106',
    ],
    [
      'too many bytes',
      picture(900).photo,
      picture(900).path,
      { ...webp, 'content-range': 'bytes 0-899/99999999' },
      413,
      'X107',
    ],
  ] as const)('refuse %s', async (_what, bytes, path, headers, status, code) => {
    const phone = await newPhone()
    const answer = await phone.ask('PUT', path, bytes, headers)
    expect([answer.status, answer.body.error.code]).toEqual([status, code])
    expect((await phone.ask('GET', path)).body.held ?? false).toBe(false)
  })

  it('come from enrolled devices only', async () => {
    const { photo, path } = picture(900)
    const answer = await call(`${intake.address}${path}`, 'PUT', photo, webp)
    expect(answer.body.error).toMatchObject({ code: 'X106', field: 'sunduq-device' })
  })
})

describe('every refusal', () => {
  it('is told in the language of the reader, and never with a stack', async () => {
    const phone = await newPhone()
    const texts = new Map<string, string>()
    for (const language of ['ar', 'fr', 'zgh', 'en']) {
      const { body } = await phone.send('{', { 'content-type': 'application/json', 'accept-language': language })
      texts.set(language, body.error.text)
      expect(JSON.stringify(body)).not.toMatch(/\bat .*\.ts|node_modules/)
    }
    expect(new Set(texts.values()).size).toBe(4)
    expect(texts.get('ar')).toContain('الطلب غير مقروء')
    expect(texts.get('fr')).toContain('La demande est illisible')
    const asked = await call(`${intake.address}/intake/nothing?lang=fr`, 'GET', undefined, { 'accept-language': 'ar' })
    expect([asked.status, asked.body.error.code]).toEqual([404, 'X404'])
    expect(asked.body.error.text).toContain('adresse')
  })

  it('carries the headers that keep a browser safe', async () => {
    const { headers } = await call(`${intake.address}/intake/nothing`, 'GET')
    expect(headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
  })
})

describe('the time of receipt', () => {
  it("is the room's own, unless a rehearsal states it with its key", async () => {
    const phone = await newPhone('S2')
    const later = (room.clock.now() + 60_000) as Instant
    phone.ticks(later, 3)
    const guessed = { 'sunduq-now': String(later), 'sunduq-rehearsal': 'guess' }
    const plain = await phone.send(await phone.run(1, 1, later), guessed)
    expect(plain.body.at).toBeLessThan(later)
    const stated = { 'sunduq-now': String(later), 'sunduq-rehearsal': REHEARSAL_KEY }
    expect((await phone.send(await phone.run(2, 2, later), stated)).body.at).toBe(later)
    // A driven clock is carried forward by it.
    expect(room.clock.now()).toBe(later)
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
    for (let i = 0; i < 140; i++) codes.push((await enrolKey(intake.address, 'zzzzz', freshSigner())).body.error.code)
    expect(codes.at(-1)).toBe('X406')
    const late = await enrolKey(intake.address, 'zzzzz', freshSigner())
    expect(late.status).toBe(429)
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0)
    // A rehearsal enrols a whole province from one address, but only with its key.
    const rehearsed = await enrolKey(intake.address, 'zzzzz', freshSigner(), {}, { 'sunduq-rehearsal': REHEARSAL_KEY })
    expect(rehearsed.body.error.code).toBe('X201')
    const pretended = await enrolKey(intake.address, 'zzzzz', freshSigner(), {}, { 'sunduq-rehearsal': 'guess' })
    expect(pretended.body.error.code).toBe('X406')
  })
})
