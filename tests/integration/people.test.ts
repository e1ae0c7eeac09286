import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { indexBook } from '#election/book/index.ts'
import { sampleBook } from '#election/book/sample.ts'
import type { PersonId } from '#election/named.ts'
import { type House, openHouse } from '#server/house.ts'
import { createLink } from '#server/links.ts'
import { COMMAND_LINE, invitePerson, type Wanted } from '#server/people/manage.ts'
import { stepAt, totpCode } from '#server/people/totp.ts'
import { startRoom } from '#server/room/main.ts'
import type { Surface } from '#server/surface.ts'
import { readEntries } from '#store/entries.ts'
import { signedIn } from './desk-room.ts'
import { type Answered, call } from './server-phone.ts'
import { type TestRoom, testRoom } from './server-room.ts'

let room: TestRoom
let house: House
let surface: Surface

beforeAll(async () => {
  // A code is good for half a minute: on a slow machine the clock must not go on while one is typed.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
  room = await testRoom(sampleBook())
  house = await openHouse(room.options)
  surface = await startRoom(room.options)
  room.at(20)
})
afterAll(async () => {
  await surface.close()
  await house.close()
  await room.close()
  vi.useRealTimers()
})

/** A browser: keeps the cookies of each path, as browsers do. */
class Browser {
  readonly #cookies = new Map<string, string>()

  async ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answered> {
    const sent = [...this.#cookies].flatMap(([key, value]) => {
      const [at = '', name] = key.split('|')
      return path === at || path.startsWith(`${at}/`) ? [`${name}=${value}`] : []
    })
    const answer = await call(`${surface.address}${path}`, method, body, {
      'accept-language': 'fr',
      ...(sent.length > 0 && { cookie: sent.join('; ') }),
      ...headers,
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = '', at = '', age] = /^([\w-]+)=([^;]*); Path=([^;]+); Max-Age=(\d+)/.exec(line) ?? []
      expect(line).toContain('HttpOnly; SameSite=Strict')
      if (age === '0') this.#cookies.delete(`${at}|${name}`)
      else this.#cookies.set(`${at}|${name}`, value)
    }
    return answer
  }

  cookie(at: string): string | undefined {
    return this.#cookies.get(`${at}|sunduq-room`)
  }
}

const PASSWORD = 'quatre mots sans suite'
interface Account {
  readonly browser: Browser
  readonly person: PersonId
  readonly login: string
  readonly secret: string
  readonly recovery: readonly string[]
  /** A code that was not taken yet: each of the next steps once. */
  code(): string
}

async function invited(wanted: Partial<Wanted> & { role: string }, name = 'Salma'): Promise<string> {
  const parts = { store: room.store, journal: house.journal, index: indexBook(room.book), clock: room.clock }
  const done = await invitePerson(parts, COMMAND_LINE, name, { scope: [], ...wanted })
  if (!done.ok) throw new Error(done.error.code)
  return done.value.path.split('=').at(-1) as string
}

/** Somebody who was invited and bound a password with codes. */
async function account(wanted: Partial<Wanted> & { role: string }): Promise<Account> {
  const token = await invited(wanted)
  const browser = new Browser()
  const offered = await browser.ask('POST', '/office/api/invitation/totp', { token })
  const { secret } = offered.body
  const login = `u${randomBytes(4).toString('hex')}`
  // Codes are taken from half a minute ago on, so that the next two are there without waiting.
  let step = stepAt(Date.now()) - 2
  const code = () => {
    step += 1
    return totpCode(secret, step)
  }
  const answer = await browser.ask('POST', '/office/api/invitation/password', {
    ...{ token, login, password: PASSWORD },
    code: code(),
  })
  expect([answer.status, answer.body.role]).toEqual([200, wanted.role])
  return { browser, person: answer.body.person, login, secret, recovery: answer.body.recovery, code }
}

const signIn = (browser: Browser, login: string, code: string, password = PASSWORD) =>
  browser.ask('POST', '/office/api/sign-in/password', { login, password, code })

async function journaled(): Promise<string[]> {
  const lines: string[] = []
  const { size } = await house.journal.head()
  for await (const entries of readEntries(room.store.sql, room.book.room, 0, size)) {
    lines.push(...entries.map((entry) => JSON.stringify(entry)))
  }
  return lines
}

describe('an invitation', () => {
  it('binds once, and the journal knows a pseudonym only', async () => {
    const token = await invited({ role: 'operator' }, 'Fatima Zahra')
    const first = await new Browser().ask('POST', '/office/api/invitation', { token })
    expect(first.body).toEqual({ name: 'Fatima Zahra', role: 'operator', scope: [], passkeys: false })
    const { secret } = (await new Browser().ask('POST', '/office/api/invitation/totp', { token })).body
    const code = totpCode(secret, stepAt(Date.now()))
    const bind = () => {
      const login = `v${randomBytes(4).toString('hex')}`
      return new Browser().ask('POST', '/office/api/invitation/password', { token, login, password: PASSWORD, code })
    }
    const all = await Promise.all(Array.from({ length: 6 }, bind))
    expect(all.map(({ status }) => status).sort()).toEqual([200, 410, 410, 410, 410, 410])
    expect(all.find(({ status }) => status === 410)?.body.error.code).toBe('P103')
    const lines = (await journaled()).filter((line) => line.includes('person-'))
    expect(lines.join('\n')).not.toMatch(/Fatima|Salma/)
    expect(lines.at(-1)).toContain('"kind":"person-bound"')
  })

  it('asks for a good password and the right code, and says which is wrong', async () => {
    const token = await invited({ role: 'verifier' })
    const send = (changes: object) =>
      new Browser().ask('POST', '/office/api/invitation/password', {
        ...{ token, login: 'rachid', password: PASSWORD, code: '000000' },
        ...changes,
      })
    expect((await send({ password: 'court' })).body.error.code).toBe('P105')
    expect((await send({})).body.error.code).toBe('P106')
    expect((await send({ login: 'a b' })).body.error.field).toBe('login')
  })

  it('of an observer needs accreditation and dates in order', async () => {
    const terms = [
      {},
      { accreditation: 'CNDH-12' },
      { accreditation: 'x', starts: 5 },
      { accreditation: 'x', starts: 5, ends: 5 },
    ]
    for (const one of terms) await expect(invited({ role: 'observer', ...one })).rejects.toThrow('P114')
    await expect(invited({ role: 'operator', scope: ['ZZ'] })).rejects.toThrow('P113')
    await expect(invited({ role: 'wall' })).rejects.toThrow()
  })

  it('before an accreditation binds for later and says from when; after it binds nothing', async () => {
    const tomorrow = Date.now() + 86_400_000
    const observer = (dates: object) => invited({ role: 'observer', accreditation: 'x', ...dates })
    const past = await observer({ starts: 5, ends: 6 })
    for (const way of ['', '/totp', '/passkey-options'])
      expect((await new Browser().ask('POST', `/office/api/invitation${way}`, { token: past })).body.error.code).toBe(
        'P115',
      )

    const browser = new Browser()
    const token = await observer({ starts: tomorrow, ends: tomorrow + 1 })
    const { secret } = (await browser.ask('POST', '/office/api/invitation/totp', { token })).body
    const typed = { token, login: 'coming-observer', password: PASSWORD, code: totpCode(secret, stepAt(Date.now())) }
    const answer = await browser.ask('POST', '/office/api/invitation/password', typed)
    expect(answer).toMatchObject({ status: 200, body: { from: tomorrow, utcOffset: room.book.utcOffset } })
    // The codes are shown this once only: not to be lost because the day has not come.
    expect(answer.body.recovery).toHaveLength(8)
    expect(answer.body.home).toBeUndefined()
    expect(browser.cookie('/room')).toBeUndefined()
    const [recovery] = answer.body.recovery
    const early = () => signIn(browser, 'coming-observer', recovery)
    expect((await early()).body.error.code).toBe('P115')
    expect((await signIn(browser, 'coming-observer', 'AAAAA-AAAAA')).body.error.code).toBe('P101')
    // Nobody came in: the code that was typed too early is good on the day, and then once.
    vi.setSystemTime(tomorrow)
    try {
      expect((await early()).body.role).toBe('observer')
      expect((await early()).body.error.code).toBe('P101')
    } finally {
      vi.setSystemTime(tomorrow - 86_400_000)
    }
  })
})

describe('signing in', () => {
  it('takes a code once, a recovery code once, and opens a session that nobody knew before', async () => {
    const { browser, login, recovery, code } = await account({ role: 'operator' })
    const before = browser.cookie('/room')
    const fresh = code()
    expect((await signIn(browser, login, fresh)).status).toBe(200)
    expect(browser.cookie('/room')).not.toBe(before)
    const old = await call(`${surface.address}/room/api/session`, 'GET', undefined, { cookie: `sunduq-room=${before}` })
    expect(old.status).toBe(401)
    expect((await browser.ask('GET', '/room/api/session')).body.role).toBe('operator')
    expect((await signIn(browser, login, fresh)).body.error.code).toBe('P101')
    expect((await signIn(browser, login, (recovery[0] as string).toLowerCase())).status).toBe(200)
    expect((await signIn(browser, login, recovery[0] as string)).body.error.code).toBe('P101')
    const ways = await browser.ask('GET', '/office/api/ways')
    expect(ways.body.password).toEqual({ login, recovery: 7 })
  })

  it('says the same of an unknown name, a wrong password and a wrong code', async () => {
    const { login, code } = await account({ role: 'operator' })
    const browser = new Browser()
    const answers = [
      await signIn(browser, 'nobody-at-all', '123456'),
      await signIn(browser, login, code(), 'quatre mots faux'),
      await signIn(browser, login, '000000'),
    ]
    for (const { status, body } of answers) expect([status, body.error.code]).toEqual([403, 'P101'])
    expect(new Set(answers.map(({ body }) => body.error.text)).size).toBe(1)
  })

  it('locks strangers who try, not the person in a browser of theirs, and journals it once', async () => {
    const { browser, login, person, code } = await account({ role: 'clerk-1' })
    const stranger = new Browser()
    const wrong = async (name: string) => (await signIn(stranger, name, '000000', 'x')).body.error.code
    for (let n = 0; n < 5; n++) expect(await wrong(login)).toBe('P101')
    expect(await wrong(login)).toBe('P102')
    const locked = await signIn(stranger, login, code())
    expect([locked.status, locked.body.error.code, locked.headers.get('retry-after')]).toEqual([
      429,
      'P102',
      expect.any(String),
    ])
    expect((await signIn(browser, login, code())).status).toBe(200)
    const lines = (await journaled()).filter((line) => line.includes('person-locked'))
    expect(lines.map((line) => line.includes(person))).toEqual([true])
    // An unknown name is locked alike, so that the lock tells nobody who exists.
    for (let n = 0; n < 5; n++) expect(await wrong('no-such-person')).toBe('P101')
    expect(await wrong('no-such-person')).toBe('P102')
  })

  it('is not done from another site, nor with a link where only people may work', async () => {
    const { login, code } = await account({ role: 'operator' })
    const typed = { login, password: PASSWORD, code: code() }
    const foreign = await new Browser().ask('POST', '/office/api/sign-in/password', typed, {
      origin: 'https://evil.example',
    })
    expect(foreign.body.error.code).toBe('X402')
    const strict = await startRoom({ ...room.options, peopleOnly: true })
    const enter = async (role: 'operator' | 'wall') => {
      const { path } = await createLink(room.store, { room: room.book.room, role })
      return call(`${strict.address}/room/api/session`, 'POST', { token: path.split('/').at(-1) })
    }
    expect((await enter('operator')).body.error.code).toBe('P110')
    expect((await enter('wall')).status).toBe(200)
    await strict.close()
  })
})

describe('a session', () => {
  it('ends with the person, with their role, and when somebody ends it', async () => {
    const administrator = await account({ role: 'administrator' })
    const boss = (method: string, path: string, body?: unknown) => administrator.browser.ask(method, path, body)
    const terms = { role: 'operator', scope: [] }
    const ends: [string, (person: PersonId) => Promise<Answered>][] = [
      ['sessions-ended', (person) => boss('DELETE', `/office/api/people/${person}/sessions`)],
      ['person-changed', (person) => boss('PUT', `/office/api/people/${person}`, { ...terms, role: 'clerk-2' })],
      ['person-removed', (person) => boss('POST', `/office/api/people/${person}/removal`, {})],
    ]
    for (const [kind, end] of ends) {
      const { browser, person } = await account({ role: 'operator' })
      expect((await browser.ask('GET', '/room/api/definition')).status, kind).toBe(200)
      expect((await end(person)).status, kind).toBe(200)
      expect((await browser.ask('GET', '/room/api/definition')).status, kind).toBe(401)
      expect((await journaled()).at(-1), kind).toContain(`"kind":"${kind}"`)
    }
    const { people } = (await boss('GET', '/office/api/people')).body
    const gone = people.find(({ removed }: { removed?: number }) => removed !== undefined)
    expect((await boss('DELETE', `/office/api/people/${gone.person}/name`)).status).toBe(200)
    const after = (await boss('GET', '/office/api/people')).body.people
    expect(after.find(({ person }: { person: string }) => person === gone.person)).not.toHaveProperty('name')
    const alone = await boss('POST', `/office/api/people/${administrator.person}/removal`, {})
    expect([alone.status, alone.body.error.code]).toEqual([409, 'P112'])
    const answered = JSON.stringify((await boss('GET', '/office/api/people')).body)
    expect(answered).not.toMatch(/argon2|totp|token/)
  })

  it('must be proved again for what two people do; a link is not asked', async () => {
    const officer = await account({ role: 'returning-officer' })
    const release = { contest: 'house-local', level: 'province' }
    const propose = () => officer.browser.ask('POST', '/desk/api/releases', release)
    const code = (answer: Answered) => answer.body.error?.code
    expect(code(await propose())).not.toBe('P108')
    await room.store.sql`update session set proved = 0 where person = ${officer.person}`
    const late = await propose()
    expect([late.status, code(late)]).toEqual([403, 'P108'])
    expect(code(await officer.browser.ask('POST', '/office/api/ways/totp', {}))).toBe('P108')
    expect(code(await officer.browser.ask('POST', '/office/api/prove/code', { code: '000000' }))).toBe('P106')
    expect((await officer.browser.ask('POST', '/office/api/prove/code', { code: officer.code() })).status).toBe(200)
    expect(code(await propose())).not.toBe('P108')
    expect((await journaled()).filter((line) => line.includes('person-proved'))).toHaveLength(1)
    const byLink = await signedIn(room, surface.address, 'returning-officer', 'officer-9')
    expect(code(await byLink('POST', '/desk/api/releases', release))).not.toBe('P108')
  })

  it('acts where the person is in charge, and nowhere else', async () => {
    const { browser } = await account({ role: 'operator', scope: ['A'] })
    const status = async (method: string, path: string, body?: unknown) => {
      const answer = await browser.ask(method, path, body)
      return answer.status === 403 ? answer.body.error.code : answer.status
    }
    expect(await status('GET', '/room/api/stations/A-1-1')).toBe(200)
    expect(await status('GET', '/room/api/stations/B-1-1')).toBe('P109')
    expect(await status('POST', '/room/api/invitations', { station: 'A-1-1' })).toBe(201)
    expect(await status('POST', '/room/api/invitations', { station: 'B-1-1' })).toBe('P109')
    expect(await status('POST', '/room/api/alerts/A101:B-1-1/note', { words: 'x' })).toBe('P109')
    const anybody = await account({ role: 'operator' })
    const made = await anybody.browser.ask('POST', '/room/api/invitations', { station: 'B-1-2' })
    expect(await status('DELETE', `/room/api/invitations/${made.body.invitation}`)).toBe('P109')
    const clerk = await account({ role: 'clerk-1', scope: ['A-1'] })
    const form = (station: string) => clerk.browser.ask('GET', `/desk/api/forms/${station}/P-house`)
    expect([(await form('A-1-1')).status, (await form('B-1-1')).body.error.code]).toEqual([200, 'P109'])
    const officer = await account({ role: 'returning-officer', scope: ['A'] })
    const release = await officer.browser.ask('POST', '/desk/api/releases', {
      contest: 'house-local',
      level: 'province',
    })
    expect(release.body.error.code).toBe('P109')
  })
})
