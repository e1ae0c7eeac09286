import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CLAIM_MINUTES } from '#room/views/desk.ts'
import { accept, boxes, type DeskRoom, deskRoom, form, type Hands, hands, sends } from './desk-room.ts'
import { call } from './server-phone.ts'
import { REHEARSAL_KEY } from './server-room.ts'

let desk: DeskRoom
let who: Hands

beforeAll(async () => {
  desk = await deskRoom()
  who = await hands(desk)
})
afterAll(() => desk.close())

describe('before the last station has closed', () => {
  it('nobody takes and nobody types', async () => {
    desk.room.at(18, 59)
    const taken = await who['clerk-1']('POST', '/desk/api/claims', {})
    const typed = await who['clerk-1']('POST', form('A-1-1', 'P-house', 'typed'), { sheet: boxes(500, [6, 4]) })
    expect([taken.body.error.code, typed.body.error.code]).toEqual(['X609', 'X609'])
  })

  it('nothing waits: a clerk is told when it begins, and sees neither sheets nor boxes', async () => {
    const seen = async (role: keyof Hands) => (await who[role]('GET', '/desk/api/queue')).body
    const task = async () => (await who['clerk-1']('GET', form('A-1-1', 'P-house'))).body.task
    const opens = Date.UTC(2021, 8, 8, 18)
    for (const role of ['clerk-1', 'clerk-2'] as const)
      expect(await seen(role)).toMatchObject({ opens, waiting: 0, forms: [] })
    expect(await seen('verifier')).toMatchObject({ opens, counts: { awaited: 10 } })
    expect(await task()).toBe('early')
    desk.room.at(19)
    const open = await seen('clerk-1')
    expect(open).toMatchObject({ waiting: 10 })
    expect(open).not.toHaveProperty('opens')
    expect(await task()).toBe('type')
    desk.room.at(19, 30)
  })
})

describe('claims', () => {
  const next = (role: keyof Hands) => who[role]('POST', '/desk/api/claims', {})
  const claim = { station: 'A-1-1', constituency: 'P-house' }

  it('many who ask at once each get a form of their own, and 204 when none is left', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, (_, i) => desk.person('clerk-1', `many-${i}`)))
    const answers = await Promise.all(people.map((ask) => ask('POST', '/desk/api/claims', {})))
    const held = answers
      .filter(({ status }) => status === 200)
      .map(({ body }) => `${body.station}|${body.constituency}`)
    expect(held).toHaveLength(10)
    expect(new Set(held).size).toBe(10)
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(2)
    // Who comes first is the luck of the moment.
    const holder = people[answers.findIndex(({ status }) => status === 200)]
    const queue = await holder?.('GET', '/desk/api/queue')
    expect(queue?.body).toMatchObject({ seen: 'clerk', hand: 1, waiting: 10 })
    expect(queue?.body.forms.filter(({ busy }: { busy: boolean }) => busy)).toHaveLength(9)
    const race = await Promise.all(people.map((ask) => ask('POST', '/desk/api/claims', claim)))
    expect(race.filter(({ status }) => status === 200)).toHaveLength(1)
    const refused = race.find(({ status }) => status !== 200)
    expect([refused?.status, refused?.body.error.code]).toEqual([409, 'X608'])
  })

  it('fall back when their time is over, unless something is done with them', async () => {
    expect((await next('clerk-1')).status).toBe(204)
    const minutes = 30 + CLAIM_MINUTES
    desk.room.at(19, minutes)
    expect((await who['clerk-1']('POST', '/desk/api/claims', claim)).body).toMatchObject({ by: 'clerk-1', hand: 1 })
    const other = await desk.person('clerk-1', 'other')
    desk.room.at(19, minutes + CLAIM_MINUTES - 1)
    expect((await other('POST', '/desk/api/claims', claim)).body.error.code).toBe('X608')
    expect((await who['clerk-1']('GET', form('A-1-1', 'P-house'))).body.task).toBe('type')
    desk.room.at(19, minutes + CLAIM_MINUTES + 1)
    expect((await other('GET', form('A-1-1', 'P-house'))).body.task).toBe('busy')
    desk.room.at(19, minutes + 2 * CLAIM_MINUTES)
    expect((await other('POST', '/desk/api/claims', claim)).body).toMatchObject({ by: 'other' })
  })

  it('are given back by hand, and what was typed late is taken as long as nobody else has the form', async () => {
    const other = await desk.person('clerk-1', 'other')
    await who['clerk-1']('DELETE', '/desk/api/claims/A-1-1/P-house')
    expect((await other('GET', '/desk/api/queue')).body.mine).toHaveLength(1)
    await other('DELETE', '/desk/api/claims/A-1-1/P-house')
    expect((await other('GET', '/desk/api/queue')).body.mine).toEqual([])
    await other('POST', '/desk/api/claims', claim)
    const late = form('A-1-1', 'P-house', 'typed')
    expect((await who['clerk-1']('POST', late, { sheet: boxes(500, [6, 4]) })).body.error.code).toBe('X608')
    desk.room.at(21)
    const sheet = boxes(500, [61, 40])
    const done = await who['clerk-1']('POST', late, { sheet })
    expect(done.status).toBe(200)
    const again = await who['clerk-1']('POST', late, { sheet })
    expect([again.status, again.body]).toEqual([200, done.body])
  })

  it('who settles cannot keep a form from being typed', async () => {
    const taken = await who.verifier('POST', '/desk/api/claims', claim)
    expect([taken.status, taken.body.error.code]).toEqual([409, 'X611'])
  })
})

describe('wrong figures', () => {
  const address = form('A-1-2', 'P-house', 'typed')
  const wrong = boxes(450, [61, 40], { valid: 100, ballots: 101 })

  it('are told with box, rule and text in the reader’s language, and nothing is taken', async () => {
    for (const [language, word] of [
      ['ar', 'الأصوات المعبر عنها'],
      ['fr', 'suffrages exprimés'],
    ] as const) {
      const refused = await who['clerk-1']('POST', address, { sheet: wrong }, { 'accept-language': language })
      expect(refused.status).toBe(422)
      const { code, field, text, findings } = refused.body.error
      expect([code, field]).toEqual(['X610', expect.stringMatching(/^sheet\.(ballots|valid|registered)$/)])
      expect(text).toMatch(language === 'ar' ? /[\u0600-\u06ff]/ : /Chiffres/)
      const sum = findings.find((one: { code: string }) => one.code === 'E105')
      expect(sum).toMatchObject({
        stops: true,
        fields: ['valid', 'votes.0', 'votes.1'],
        text: expect.stringContaining(word),
      })
    }
    expect((await who.verifier('GET', form('A-1-2', 'P-house'))).body.status).toBe('awaited')
  })

  it('are taken as they are when the person has seen that the paper says so', async () => {
    const { findings } = (await who['clerk-1']('POST', address, { sheet: wrong })).body.error
    const seen = findings.map(({ code }: { code: string }) => code)
    expect((await who['clerk-1']('POST', address, { sheet: wrong, seen: seen.slice(1) })).status).toBe(422)
    expect((await who['clerk-1']('POST', address, { sheet: wrong, seen })).status).toBe(200)
    await who['clerk-2']('POST', address, { sheet: wrong, seen })
    const settled = await who.verifier('GET', form('A-1-2', 'P-house'))
    expect(settled.body).toMatchObject({ status: 'settled', may: { accept: false } })
    const refused = await who.verifier('POST', form('A-1-2', 'P-house', 'accepted'), {})
    expect([refused.status, refused.body.error.code]).toEqual([422, 'X604'])
    expect(refused.body.error.findings).toContainEqual(expect.objectContaining({ code: 'E105' }))
  })

  it.each([
    ['a box left empty', { sheet: boxes(480, [61, null]), seen: ['E101'] }, 422, 'X606', 'sheet.votes.1'],
    ['another box named', { sheet: boxes(480, [61, null]), blank: ['votes.0'] }, 422, 'X606', 'sheet.votes.1'],
    ['a zero named as blank', { sheet: boxes(480, [61, 0]), blank: ['votes.1'] }, 400, 'X106', 'blank'],
    ['a box that no sheet has', { sheet: boxes(480, [61, 0]), blank: ['spoilt'] }, 400, 'X106', 'blank.0'],
    ['a line too few', { sheet: boxes(480, [61]) }, 422, 'X511', 'sheet.votes'],
    ['a negative count', { sheet: boxes(480, [61, 1], { void: -1 }) }, 400, 'X106', 'sheet.void'],
    ['half a vote', { sheet: boxes(480, [61, 1.5]) }, 400, 'X106', 'sheet.votes.1'],
    ['a box that the sheet has not', { sheet: boxes(480, [61, 1], { spoilt: 3 }) }, 400, 'X106', 'sheet.spoilt'],
    ['a salt without the key', { sheet: boxes(480, [61, 1]), salt: '0'.repeat(32) }, 400, 'X106', 'salt'],
    ['no sheet', {}, 400, 'X106', 'sheet'],
  ])('%s is refused by name', async (_what, body, status, code, field) => {
    const refused = await who['clerk-1']('POST', form('A-1-3', 'P-house', 'typed'), body)
    expect([refused.status, refused.body.error.code, refused.body.error.field]).toEqual([status, code, field])
  })

  it('a place that does not vote there, or does not exist', async () => {
    for (const [station, constituency] of [
      ['A-1-1', 'B-d1'],
      ['Z-9', 'P-house'],
      ['A-1-1', 'constructor'],
    ] as const) {
      expect((await who['clerk-1']('GET', form(station, constituency))).body.error.code).toBe('X510')
      const typed = await who['clerk-1']('POST', form(station, constituency, 'typed'), { sheet: boxes(1, [1, 0]) })
      expect(typed.body.error.code).toBe('X510')
    }
  })

  it('a rehearsal chooses its salts, so that its journal is the same each time', async () => {
    const body = { sheet: boxes(480, [61, 1]), salt: '5'.repeat(32) }
    const header = { 'sunduq-rehearsal': REHEARSAL_KEY }
    const done = await who['clerk-1']('POST', form('A-1-3', 'P-house', 'typed'), body, header)
    expect(done.status).toBe(200)
    const [row] = await desk.room.store.sql<{ openings: string }[]>`
      select openings from entry where n = ${done.body.position}`
    expect(row?.openings).toContain(body.salt)
  })
})

describe('many of one hand', () => {
  it.each([
    ['A-1-3', 'A-council', 480],
    ['A-1-1', 'A-council', 500],
    ['B-1-2', 'B-d2', 270],
    ['B-1-1', 'B-d1', 300],
  ])('who type %s %s at once make one entry, never both', async (station, constituency, registered) => {
    const people = await Promise.all(Array.from({ length: 8 }, (_, i) => desk.person('clerk-1', `racer-${i}`)))
    const sheet = boxes(registered, constituency === 'A-council' ? [61, 40] : [61])
    const answers = await Promise.all(people.map((ask) => ask('POST', form(station, constituency, 'typed'), { sheet })))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    const { status, first, second } = (await who.verifier('GET', form(station, constituency))).body
    expect([status, first.from, second]).toEqual(['typed', 'desk', undefined])
  })
})

describe('two clerks and a verifier', () => {
  const house = form('B-1-1', 'P-house')
  const values = { ballots: 101, valid: 101, 'votes.1': 40 }

  it('settle a sheet that came on paper: only what differs is decided, by a third person, with a reason', async () => {
    await who['clerk-1']('POST', `${house}/typed`, { sheet: boxes(300, [61, 40], { voters: 108 }) })
    await who['clerk-2']('POST', `${house}/typed`, { sheet: boxes(300, [61, 46], { voters: 108 }) })
    const seen = await who.verifier('GET', house)
    expect(seen.body).toMatchObject({ status: 'differs', state: 'differing', may: { decide: true, accept: false } })
    const asked = seen.body.differing.map(({ field }: { field: string }) => field)
    expect(asked).toEqual(['ballots', 'valid', 'votes.1'])
    const part = await who.verifier('POST', `${house}/decided`, { values: { 'votes.1': 40 }, reason: 'la photo' })
    expect(part.body.error.code).toBe('X607')
    expect((await who.verifier('POST', `${house}/decided`, { values, reason: ' ' })).body.error.code).toBe('X603')
    const typist = await desk.person('verifier', 'clerk-2')
    await who.verifier('POST', '/desk/api/claims', { station: 'B-1-1', constituency: 'P-house' })
    expect((await typist('POST', `${house}/decided`, { values, reason: 'moi' })).body.error.code).toBe('X608')
    await who.verifier('DELETE', '/desk/api/claims/B-1-1/P-house')
    expect((await typist('POST', `${house}/decided`, { values, reason: 'moi' })).body.error.code).toBe('X601')
    expect((await who.verifier('POST', `${house}/decided`, { values, reason: 'la photo dit 40' })).status).toBe(200)
    expect((await who.verifier('GET', house)).body.settled).toMatchObject({
      how: 'decided',
      sheet: { votes: [61, 40] },
    })
  })

  it('a warning is accepted only with a stored explanation', async () => {
    const before = await who.verifier('GET', house)
    const codes = before.body.findings.map(({ code }: { code: string }) => code)
    expect(codes.length).toBeGreaterThan(0)
    const bare = await who.verifier('POST', `${house}/accepted`, {})
    expect([bare.status, bare.body.error.code]).toEqual([422, 'X605'])
    expect((await who.verifier('POST', `${house}/explained`, { code: 'W999', words: 'x' })).body.error.field).toBe(
      'code',
    )
    expect((await who.verifier('POST', `${house}/explained`, { code: codes[0], words: '' })).body.error.code).toBe(
      'X603',
    )
    await accept(who.verifier, 'B-1-1', 'P-house')
    const after = await who.verifier('GET', house)
    expect(after.body.status).toBe('accepted')
    expect(after.body.explanations).toContainEqual(
      expect.objectContaining({ code: codes[0], by: 'verifier', words: 'vu avec le président' }),
    )
  })

  it('an accepted sheet is recalled by two, and another is left out and taken in again by two', async () => {
    const recall = { act: 'recall', reason: 'mauvaise page' }
    expect((await who.verifier('POST', `${house}/proposals`, { ...recall, reason: '' })).body.error.code).toBe('X603')
    await who.verifier('POST', `${house}/proposals`, recall)
    expect((await who.verifier('GET', house)).body).toMatchObject({ state: 'recall', may: { confirm: false } })
    expect((await who.verifier('POST', `${house}/proposals/confirm`, {})).body.error.code).toBe('X601')
    const second = who['returning-officer']
    expect((await second('GET', house)).body.may.confirm).toBe(true)
    expect((await second('POST', `${house}/proposals/confirm`, {})).status).toBe(200)
    expect((await second('GET', house)).body.status).toBe('settled')
    for (const [act, status] of [
      ['exclude', 'excluded'],
      // Two hands that differed still differ.
      ['include', 'differs'],
    ] as const) {
      await second('POST', `${house}/proposals`, { act, reason: 'la commission' })
      expect((await second('DELETE', `${house}/proposals`)).status).toBe(200)
      await second('POST', `${house}/proposals`, { act, reason: 'la commission' })
      await who.verifier('POST', `${house}/proposals/confirm`, {})
      expect((await second('GET', house)).body.status).toBe(status)
    }
  })

  it('the station’s correction of an accepted sheet waits in the queue', async () => {
    const phone = await desk.phone('B-1-1')
    await who.verifier('POST', `${house}/decided`, { values, reason: 'la photo dit 40' })
    await accept(who.verifier, 'B-1-1', 'P-house')
    await sends(phone, desk.room.clock.now(), 'P-house', boxes(300, [62, 40]))
    const queue = await who.verifier('GET', '/desk/api/queue')
    expect(queue.body.items).toContainEqual(expect.objectContaining({ station: 'B-1-1', state: 'correction' }))
    expect(queue.body.counts.correction).toBe(1)
  })
})

describe('what is caught', () => {
  it('a sheet of another station, of another contest, or a second one without a reason', async () => {
    const phone = await desk.phone('B-1-2')
    const at = desk.room.clock.now()
    await sends(phone, at, 'P-house', boxes(270, [31, 20]), { station: 'B-1-1' })
    await sends(phone, at, 'A-council', boxes(270, [31, 20]))
    await sends(phone, at, 'P-house', boxes(270, [31, 20]))
    await sends(await desk.phone('B-1-2'), at, 'P-house', boxes(270, [31, 20]))
    const { strays } = (await who.verifier('GET', '/desk/api/queue')).body
    const told = ({ station, constituency, of, code, count }: Record<string, unknown>) =>
      [station, constituency, of, code, count] as const
    expect(strays.map(told)).toEqual([
      ['B-1-2', 'P-house', 'B-1-1', 'R101', 1],
      ['B-1-2', 'A-council', undefined, 'R502', 1],
      ['B-1-2', 'P-house', undefined, 'R503', 1],
    ])
    expect(JSON.stringify(strays)).not.toMatch(/votes|valid/)
    // What is missing of a contest tells the sheets of the very station that came and do not count.
    const { missing } = (await who.verifier('GET', '/desk/api/contests/P-house')).body
    const came = Object.fromEntries(
      missing.map(({ station, strays = [] }: { station: string; strays?: Record<string, unknown>[] }) => [
        station,
        strays.map(told),
      ]),
    )
    expect(came).toMatchObject({ 'B-1-2': [['B-1-2', 'P-house', undefined, 'R503', 1]] })
    expect(Object.values(came).flat()).not.toContainEqual(expect.arrayContaining(['A-council']))
  })

  it('the same votes, line by line, at two stations', async () => {
    const twin = boxes(480, [61, 40])
    for (const role of ['clerk-1', 'clerk-2'] as const)
      await who[role]('POST', form('A-1-1', 'P-house', 'typed'), { sheet: boxes(500, [61, 40]) })
    await accept(who.verifier, 'A-1-1', 'P-house')
    await who['clerk-2']('POST', form('A-1-3', 'P-house', 'typed'), { sheet: twin })
    const view = (await who.verifier('GET', form('A-1-3', 'P-house'))).body
    const values = Object.fromEntries(
      view.differing.map(({ field, second }: { field: string; second: number }) => [field, second]),
    )
    await who.verifier('POST', form('A-1-3', 'P-house', 'decided'), { values, reason: 'la photo' })
    const { findings } = (await who.verifier('GET', form('A-1-3', 'P-house'))).body
    expect(findings).toContainEqual(
      expect.objectContaining({ code: 'W451', stops: false, text: expect.stringContaining('A-1-1') }),
    )
    const { items } = (await who.verifier('GET', '/desk/api/queue')).body
    const item = items.find((one: Record<string, string>) => one.station === 'A-1-3' && one.constituency === 'P-house')
    const twins = { code: 'W451', text: expect.stringContaining('A-1-1') }
    expect(item).toMatchObject({ state: 'settled', rules: expect.arrayContaining([twins]) })
  })

  it('a photo that the station replaced while somebody typed beside it', async () => {
    const phone = await desk.phone('A-1-2')
    const at = desk.room.clock.now()
    await sends(phone, at, 'A-council', boxes(450, [31, 20]), { photo: 'a'.repeat(64) })
    await who['clerk-2']('POST', '/desk/api/claims', { station: 'A-1-2', constituency: 'A-council' })
    await sends(phone, at, 'A-council', boxes(450, [31, 21]), { photo: 'b'.repeat(64), version: 2, reason: 'erreur' })
    const body = { sheet: boxes(450, [31, 20]), photo: 'a'.repeat(64) }
    const refused = await who['clerk-2']('POST', form('A-1-2', 'A-council', 'typed'), body)
    expect([refused.status, refused.body.error.code]).toEqual([409, 'X612'])
    expect((await who['clerk-2']('GET', form('A-1-2', 'A-council'))).body.photo).toBe('b'.repeat(64))
  })
})

describe('beside the work', () => {
  it('the desk hears that the queue changed, and nothing else', async () => {
    const { store, book } = desk.room
    const token = await store.access.createLink(book.room, { role: 'clerk-2', person: 'x' as never }, 0 as never)
    const entered = await call(`${desk.surface.address}/room/api/session`, 'POST', { token })
    const cookie = (entered.headers.get('set-cookie') as string).split(';')[0] as string
    const response = await fetch(`${desk.surface.address}/desk/live`, { headers: { cookie } })
    const reader = response.body?.getReader()
    const decoder = new TextDecoder()
    let heard = ''
    const until = async (count: number) => {
      while (heard.split('event: queue\n').length <= count) heard += decoder.decode((await reader?.read())?.value)
    }
    await until(1)
    await who['clerk-2']('POST', form('B-1-2', 'B-d2', 'typed'), { sheet: boxes(270, [61]) })
    await until(2)
    await reader?.cancel()
    expect(heard).toMatch(/event: queue\nid: (\d+)\ndata: \{"position":\1\}\n\n$/)
  })

  it('a session is the desk’s own, and ends there', async () => {
    const { store, book } = desk.room
    const token = await store.access.createLink(book.room, { role: 'verifier', person: 'y' as never }, 0 as never)
    const home = await call(`${desk.surface.address}/room/enter`, 'POST', `token=${token}`, {
      'content-type': 'application/x-www-form-urlencoded',
    })
    expect([home.status, home.headers.get('location')]).toEqual([303, '/desk/'])
    expect(home.headers.get('set-cookie')).toMatch(/^sunduq-room=[\w-]{43}; Path=\/desk; .*HttpOnly; SameSite=Strict$/)
    const cookie = (home.headers.get('set-cookie') as string).split(';')[0] as string
    const ask = (method: string, path: string) => call(`${desk.surface.address}${path}`, method, undefined, { cookie })
    expect((await ask('GET', '/desk/api/session')).body).toEqual({ role: 'verifier', person: 'y' })
    expect((await ask('GET', '/room/api/session')).status).toBe(403)
    expect((await ask('GET', '/desk/api/definition')).body.book.id).toBe('sample')
    expect((await ask('DELETE', '/desk/api/session')).headers.get('set-cookie')).toContain('Path=/desk; Max-Age=0')
    expect((await ask('GET', '/desk/api/session')).status).toBe(401)
  })
})
