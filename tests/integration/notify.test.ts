import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Instant, PersonId } from '#election/named.ts'
import { EVENT_KINDS, type RoomEvent } from '#room/notifications/event.ts'
import { type House, openHouse } from '#server/house.ts'
import { sendAgain } from '#server/notify/again.ts'
import { startNotify } from '#server/notify/main.ts'
import { WAITS } from '#server/notify/sender.ts'
import { settingsFrom } from '#server/notify/settings.ts'
import { type Asked, type For, type Subscribed, subscribe } from '#server/notify/subscribe.ts'
import { COMMAND_LINE, changePerson, invitePerson, removePerson } from '#server/people/manage.ts'
import type { Surface } from '#server/surface.ts'
import { Messages } from '#store/notify-messages.ts'
import { browserKeys, isSigned, type MailServer, mailServer, PATIENT, type Receiver, receiver } from './notify-house.ts'
import { call } from './server-phone.ts'
import { type TestRoom, testRoom } from './server-room.ts'

const PUBLIC = EVENT_KINDS.filter((kind) => !/alert|incident/.test(kind))

let mail: MailServer
let web: Receiver
let room: TestRoom
let house: House
let notify: Surface
let messages: Messages<RoomEvent>

beforeAll(async () => {
  mail = await mailServer()
  web = await receiver()
})
afterAll(async () => {
  await mail.close()
  web.close()
})
beforeEach(async () => {
  mail.letters.length = 0
  mail.unknown.clear()
  web.heard.length = 0
  web.answer = () => 204
  room = await testRoom()
  house = await openHouse(room.options)
  messages = new Messages(room.store.sql)
  notify = await startNotify({ ...room.options, addresses: PAGES }, settings())
})
afterEach(async () => {
  await notify.close()
  await house.close()
  await room.close()
})

const PAGES = { room: 'https://room.example', portal: 'https://portal.example' }
const settings = () =>
  settingsFrom({
    SUNDUQ_SMTP_URL: mail.url,
    SUNDUQ_MAIL_FROM: 'Room <room@example.org>',
    SUNDUQ_NOTIFY_ALLOW: '127.0.0.0/8',
  })
const parts = () => ({
  ...{ store: room.store, index: house.index, messages, settings: settings() },
  now: () => Date.now() as Instant,
})

async function subscribed(who: For, asked: Partial<Asked>): Promise<Subscribed> {
  const wanted = {
    channel: 'webhook',
    address: `${web.url}/hook`,
    language: 'fr',
    places: [],
    events: PUBLIC,
    ...asked,
  }
  const done = await subscribe(parts(), who, wanted)
  if (!done.ok) throw new Error(`${done.error.code} ${JSON.stringify(done.error.parameters)}`)
  return done.value
}

const people = () => ({ store: room.store, journal: house.journal, index: house.index, clock: room.clock })
async function person(role: string, scope: readonly string[] = []): Promise<PersonId> {
  const done = await invitePerson(people(), COMMAND_LINE, 'Salma', { role, scope })
  if (!done.ok) throw new Error(done.error.code)
  return done.value.person
}

/** Waits until the notifier has looked and knows what was there before. */
const watching = (...readers: string[]) =>
  expect
    .poll(async () => {
      const rows = await room.store.sql<{ reader: string }[]>`select reader from notify_reader order by reader`
      return rows.map(({ reader }) => reader)
    }, PATIENT)
    .toEqual(readers)
const latest = () => messages.latest(room.book.room, 100)
const heard = (count: number) => expect.poll(() => web.heard.length, PATIENT).toBe(count)
const letters = (count: number) => expect.poll(() => mail.letters.length, PATIENT).toBe(count)
/** How many messages somebody is at. */
const inHand = async () => (await room.store.sql`select 1 from notify_message where held > 0 and sent is null`).length
/** The next attempt of everything that waits is now. */
const hurry = () => room.store.sql`update notify_message set due = 0 where sent is null and given_up is null`

describe('e-mail', () => {
  const address = 'desk@paper.example'

  it('asks the address first, tells what it asked for, and ends at one click', async () => {
    const { subscription } = await subscribed({ label: 'A newspaper' }, { channel: 'email', address })
    await letters(1)
    const [question] = mail.letters
    expect(question?.to).toEqual([address])
    expect(question?.headers.get('subject')).toContain('Exercice : pas une élection')
    expect(question?.headers.get('auto-submitted')).toBe('auto-generated')
    // Nothing is told to an address that did not say yes.
    room.at(12, 1)
    const link = /http:\/\/\S+\/notify\/confirm\/\S+/.exec(question?.text ?? '')?.[0] ?? ''
    const page = await call(link, 'GET')
    expect(page.status).toBe(200)
    expect(Buffer.from(page.bytes).toString()).toContain('<form method="post">')
    expect((await room.store.subscriptions.find(room.book.room, subscription))?.confirmed).toBeUndefined()
    expect((await fetch(link, { method: 'POST' })).status).toBe(200)
    await watching('public')
    expect(mail.letters.length).toBe(1)

    room.at(17, 1)
    await letters(2)
    const told = mail.letters[1]
    expect(told?.headers.get('subject')).toBe(
      '[Exercice : pas une élection] Participation à \u206617:00\u2069 : \u2068P\u2069',
    )
    expect(told?.headers.get('x-sunduq-rehearsal')).toBe('yes')
    expect(told?.headers.get('message-id')).toMatch(/^<msg_[0-9a-f]{24}@example\.org>$/)
    expect(told?.text).toContain('Exercice : pas une élection. Aucun chiffre d’ici n’est réel.')
    expect(told?.text).toContain('https://portal.example/fr/')
    expect(told?.headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')

    const stop = /<(.+)>/.exec(told?.headers.get('list-unsubscribe') ?? '')?.[1] ?? ''
    expect((await fetch(stop)).status).toBe(200)
    expect(await room.store.subscriptions.list(room.book.room)).toHaveLength(1)
    const form = { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) }
    expect((await fetch(stop, form)).status).toBe(200)
    expect(await room.store.subscriptions.list(room.book.room)).toEqual([])
    expect(await latest()).toEqual([])
    expect((await fetch(stop, form)).status).toBe(410)
    expect((await fetch(link.replace(/.$/, (one) => (one === 'A' ? 'B' : 'A')))).status).toBe(410)
  })

  it('that never says yes is forgotten after three days', async () => {
    await subscribed({ label: 'A newspaper' }, { channel: 'email', address })
    await letters(1)
    await room.store.sql`update notify_subscription set made = made - ${3 * 86_400_000}`
    await expect.poll(() => room.store.subscriptions.list(room.book.room), PATIENT).toEqual([])
  })

  it('that the server will never take is given up at once, and everybody sees it', async () => {
    mail.unknown.add(address)
    await subscribed({ label: 'A newspaper' }, { channel: 'email', address })
    await expect.poll(async () => (await latest())[0]?.givenUp, PATIENT).toBeTypeOf('number')
    expect(await latest()).toMatchObject([{ purpose: 'confirm', attempts: 1, fault: 'EENVELOPE 550' }])
  })

  it('is sent what was given up again, under the same id, and who asked and when is kept', async () => {
    mail.unknown.add(address)
    await subscribed({ label: 'A newspaper' }, { channel: 'email', address })
    await expect.poll(async () => (await latest())[0]?.givenUp, PATIENT).toBeTypeOf('number')
    mail.unknown.clear()
    const lost = (await latest())[0]?.message ?? ''
    const by = await person('administrator')
    const others = await sendAgain(parts(), lost, by, () => false)
    expect(others).toMatchObject({ ok: false, error: { code: 'N109' } })
    const both = await Promise.all([sendAgain(parts(), lost, by), sendAgain(parts(), lost, COMMAND_LINE)])
    expect(both.map((done) => (done.ok ? 'again' : done.error.code)).sort()).toEqual(['N110', 'again'])
    await letters(1)
    expect(mail.letters[0]?.headers.get('message-id')).toContain(lost)
    await expect.poll(async () => (await latest())[0]?.sent, PATIENT).toBeTypeOf('number')
    expect(await latest()).toMatchObject([{ message: lost, attempts: 1, againBy: both[0].ok ? by : COMMAND_LINE }])
    expect((await latest())[0]?.again).toBeTypeOf('number')
  })
})

describe('a webhook', () => {
  it('is told each event once, signed, marked as a rehearsal, with the same id however often it is tried', async () => {
    const who = { person: await person('operator') }
    const { secret = '' } = await subscribed(who, { events: EVENT_KINDS })
    await watching('public', 'room')
    web.answer = () => (web.heard.length === 1 ? 500 : 204)
    room.at(8, 20)
    // Four stations in two communes have not opened: fewer than the book folds.
    await heard(4)
    await expect.poll(async () => (await latest()).filter(({ fault }) => fault === 'HTTP 500').length, PATIENT).toBe(1)
    await hurry()
    await heard(5)
    await expect.poll(async () => (await latest()).every(({ sent }) => sent !== undefined), PATIENT).toBe(true)
    for (const one of web.heard) expect(isSigned(secret, one)).toBe(true)
    expect(web.heard.some((one) => isSigned(`whsec_${Buffer.alloc(24).toString('base64')}`, one))).toBe(false)
    const ids = web.heard.map(({ headers }) => headers['webhook-id'])
    expect(new Set(ids).size).toBe(4)
    expect(ids[4]).toBe(ids[0])
    expect(web.heard[4]?.body.equals(web.heard[0]?.body as Buffer)).toBe(true)
    const bodies = web.heard.slice(0, 4).map(({ body }) => JSON.parse(body.toString()))
    expect(bodies.map(({ data }) => data.station).sort()).toEqual(['S1', 'S2', 'S3', 'S4'])
    expect(bodies[0]).toMatchObject({
      type: 'alert-raised',
      is_test: true,
      timestamp: new Date(room.at(8, 15)).toISOString(),
      data: { room: 'P', code: 'A101', severity: 'red', url: 'https://room.example/room/#lang=fr&view=queue' },
    })
    expect(bodies[0].data.text.title).toContain('[Exercice : pas une élection]')
  })

  it('that never answers well is given up after the last wait, in sight of everybody', async () => {
    await subscribed({ label: 'A newspaper' }, {})
    await watching('public')
    web.answer = () => 503
    room.at(12, 1)
    for (let attempt = 1; attempt <= WAITS.length + 1; attempt++) {
      await heard(attempt)
      // In nobody's hands any more: the attempt is noted, with the wait that follows it.
      await expect.poll(inHand, PATIENT).toBe(0)
      expect((await latest())[0]).toMatchObject({ attempts: attempt, fault: 'HTTP 503' })
      await hurry()
    }
    await expect.poll(async () => (await latest())[0]?.givenUp, PATIENT).toBeTypeOf('number')
    expect(await messages.latest(room.book.room, 5, true)).toMatchObject([{ attempts: WAITS.length + 1 }])
  })

  it('that is gone for good is not knocked at again until a person starts it anew', async () => {
    const { subscription } = await subscribed({ label: 'A newspaper' }, {})
    await watching('public')
    web.answer = () => 410
    room.at(12, 1)
    await expect
      .poll(async () => (await room.store.subscriptions.find(room.book.room, subscription))?.stopped, PATIENT)
      .toBe('HTTP 410')
    const lost = (await latest())[0]?.message ?? ''
    expect(await sendAgain(parts(), lost, COMMAND_LINE)).toMatchObject({ ok: false, error: { code: 'N111' } })
    await room.store.subscriptions.resume(room.book.room, subscription)
    web.answer = () => 204
    room.at(17, 1)
    await heard(2)
    expect(await sendAgain(parts(), lost, COMMAND_LINE)).toMatchObject({ ok: true })
    await heard(3)
    expect(web.heard[2]?.headers['webhook-id']).toBe(web.heard[0]?.headers['webhook-id'])
  })

  it('hears no more than its owner may see today', async () => {
    const one = await person('operator')
    await subscribed({ person: one }, { events: ['alert-raised'] })
    await subscribed(
      { person: await person('duty-officer', ['C2']) },
      { events: ['alert-raised'], address: `${web.url}/c2` },
    )
    await watching('room')
    expect((await changePerson(people(), COMMAND_LINE, one, { role: 'media', scope: [] })).ok).toBe(true)
    room.at(8, 20)
    await heard(1)
    expect(web.heard[0]).toMatchObject({ path: '/c2' })
    expect(JSON.parse(String(web.heard[0]?.body)).data.station).toBe('S4')
    expect((await removePerson(people(), COMMAND_LINE, one)).ok).toBe(true)
    expect(await room.store.subscriptions.list(room.book.room)).toHaveLength(1)
  })
})

describe('a browser', () => {
  it('is told in its own language what only it can read; a browser that is gone is let go', async () => {
    const { keys, read } = browserKeys()
    const address = `${web.url}/push/abc`
    const { subscription } = await subscribed(
      { person: await person('operator') },
      { channel: 'push', address, keys, language: 'ar', events: ['alert-raised'] },
    )
    await watching('room')
    web.answer = () => 201
    room.at(8, 20)
    await heard(1)
    const [push] = web.heard
    expect(push?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', urgency: 'high', ttl: '14400' })
    expect(push?.headers.authorization).toMatch(/^vapid t=[\w-]+\.[\w-]+\.[\w-]+, k=[\w-]{87}$/)
    const told = read(push?.body as Buffer)
    expect(told).toMatchObject({ lang: 'ar', dir: 'rtl', url: 'https://room.example/room/#lang=ar&view=queue' })
    expect(told.title).toContain('تمرين: ليس انتخابا')
    // All four at once are one message.
    expect(told.title).toContain('3')
    expect((await latest())[0]).toMatchObject({ events: 4 })

    web.answer = () => 410
    await messages.ask(room.book.room, subscription, 'test', Date.now() as Instant)
    await expect
      .poll(async () => (await room.store.subscriptions.find(room.book.room, subscription))?.stopped, PATIENT)
      .toBe('HTTP 410')
  })
})

describe('subscribing', () => {
  const refused = async (who: For, asked: Partial<Asked>): Promise<string> => {
    try {
      await subscribed(who, asked)
      return 'taken'
    } catch (error) {
      return (error as Error).message.split(' ')[0] ?? ''
    }
  }

  it('is refused with a code that says what to do', async () => {
    const outside = { label: 'A newspaper' }
    const observer = { person: await person('media') }
    const scoped = { person: await person('operator', ['C1']) }
    expect(await refused(outside, { events: ['alert-raised'] })).toBe('N105')
    expect(await refused(observer, { events: ['incident-confirmed'] })).toBe('N105')
    expect(await refused(scoped, { places: ['C2'] })).toBe('P109')
    expect(await refused(scoped, { places: ['ZZ'] })).toBe('P113')
    expect(await refused(outside, { events: [] })).toBe('X106')
    for (const address of ['nobody', 'a b@c.org', 'a@b', 'a@b.org\r\nBcc: c@d.org', '"a"@b.org'])
      expect(await refused(outside, { channel: 'email', address }), address).toBe('N101')
    expect(await refused(outside, { address: 'https://10.0.0.1/' })).toBe('N102')
    const { keys } = browserKeys()
    expect(await refused(outside, { channel: 'push', keys: { ...keys, auth: 'x' } })).toBe('N103')
    expect(await refused({ person: 'p-nobody' as PersonId }, {})).toBe('P111')
    await room.store.sql`update notify_sender set mail = false`
    expect(await refused(outside, { channel: 'email', address: 'a@b.org' })).toBe('N104')
    for (let n = 0; n < 20; n++) await subscribed(outside, {})
    expect(await refused(outside, {})).toBe('N108')
  })
})

describe('what was there before anybody asked', () => {
  it('is news to nobody, and what happened while the notifier was away is told once it is back', async () => {
    room.at(8, 20)
    await subscribed({ person: await person('operator') }, { events: ['alert-raised', 'turnout-published'] })
    await watching('public', 'room')
    await notify.close()
    room.at(12, 1)
    notify = await startNotify({ ...room.options, addresses: PAGES }, settings())
    await heard(1)
    expect(JSON.parse(String(web.heard[0]?.body))).toMatchObject({ type: 'turnout-published', data: { place: 'P' } })
    await expect.poll(async () => (await latest()).every(({ sent }) => sent !== undefined), PATIENT).toBe(true)
    expect(await latest()).toHaveLength(1)
  })
})
