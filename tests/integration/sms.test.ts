import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StationCode } from '#election/named.ts'
import { type House, openHouse } from '#server/house.ts'
import { startIntake } from '#server/intake/main.ts'
import { pinHash } from '#server/sms/desk.ts'
import type { Surface } from '#server/surface.ts'
import { call } from './server-phone.ts'
import { type TestRoom, testRoom } from './server-room.ts'

const NUMBER = '+212600000001'
let room: TestRoom
let house: House
let intake: Surface
let key: string
let ids = 0

beforeAll(async () => {
  room = await testRoom()
  house = await openHouse(room.options)
  intake = await startIntake(room.options)
  key = await room.store.secret('sms-gateway')
  await bindTo('212600000001', 'S1', '123456')
  room.at(12, 5)
})
afterAll(async () => {
  await intake.close()
  await house.close()
  await room.close()
})

async function bindTo(number: string, station: string, pin: string): Promise<void> {
  await room.store.sms.bind(room.book.room, number, station as StationCode)
  const hash = pinHash(await room.store.secret('pepper'), station as StationCode, pin)
  await room.store.sms.setPin(room.book.room, station as StationCode, hash)
}

const bring = (text: string, changes: object = {}, headers: Record<string, string> = {}) =>
  call(
    `${intake.address}/intake/sms`,
    'POST',
    { id: `g${++ids}`, from: NUMBER, text, ...changes },
    { 'sunduq-gateway': key, ...headers },
  )

async function told(station = 'S1') {
  await house.journal.catchUp()
  return (await house.journal.entriesOf(station as StationCode)).filter(({ kind }) => kind === 'told')
}

/** As Kannel's smsbox calls: the text in the bytes of its character set. */
function kannel(text: string, changes: Record<string, string> = {}, charset: 'UTF-8' | 'UTF-16BE' = 'UTF-8') {
  const bytes = charset === 'UTF-8' ? Buffer.from(text) : Buffer.from(text, 'utf16le').swap16()
  const escaped = [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
  const parts = { key, id: `k${++ids}`, from: NUMBER.replace('+', '%2B'), charset, text: escaped, ...changes }
  const query = Object.entries(parts).map(([name, value]) => `${name}=${value}`)
  return call(`${intake.address}/intake/sms/kannel?${query.join('&')}`, 'GET')
}

describe('a station without data', () => {
  it('is in the journal as if it had called, marked as SMS, and is answered with the number of its entry', async () => {
    const answer = await bring('123456 REL 12 145')
    const [entry] = await told()
    expect(entry).toMatchObject({ kind: 'told', source: 'sms', by: 'p-sms', station: 'S1', said: { count: 145 } })
    expect(answer.body).toEqual({
      answer: `Enregistré sous no ${entry?.n} : REL 12:00 145`,
      coding: 'gsm-7',
      parts: [`Enregistré sous no ${entry?.n} : REL 12:00 145`],
    })
  })

  it('in Arabic letters is answered in Arabic, in UCS-2', async () => {
    const { body } = await bring('١٢٣٤٥٦ حادث ٨ انقطاع')
    expect(body).toMatchObject({ coding: 'ucs-2' })
    expect(body.answer).toMatch(/^سجل تحت رقم \d+: حادث 8$/)
  })

  it('a message that its gateway brings again counts once and gets the same answer', async () => {
    const before = (await told()).length
    const first = await bring('123456 INC 3', { id: 'twice' })
    const copies = await Promise.all([1, 2, 3].map(() => bring('123456 INC 3', { id: 'twice' })))
    for (const copy of copies) expect(copy.body).toEqual(first.body)
    expect(await told()).toHaveLength(before + 1)
  })

  it('a message whose first bearer died before the answer is found in the journal', async () => {
    const before = await told()
    await room.store.sms.begin(room.book.room, 'left', house.journal.size, 0 as never)
    await bring('123456 INC 5', { id: 'other' })
    const [entry] = (await told()).slice(before.length)
    const { body } = await bring('123456 INC 5', { id: 'left' })
    expect(body.answer).toContain(String(entry?.n))
    expect(await told()).toHaveLength(before.length + 1)
  })

  it('hears the rule that its figures break', async () => {
    const before = (await told()).length
    expect((await bring('123456 REL 12 301')).body.answer).toMatch(/300.*\(X802\)$/)
    expect((await bring('123456')).body.answer).toMatch(/^Il manque le mot .*\(M106\)$/)
    expect((await bring('123456 REL 13 10')).body.answer).toContain('12:00')
    expect((await bring('123456 PV 1 230 229 3 1 225 225 #00')).body.answer).toMatch(/contr[oô]le/)
    expect(await told()).toHaveLength(before)
  })
})

describe('nobody else is listened to', () => {
  it('a forged sender without the code, five times, silences the number and nobody else', async () => {
    await bindTo('212600000002', 'S2', '222222')
    await bindTo('212600000003', 'S2', '222222')
    const forged = { from: '+212600000002' }
    for (let i = 0; i < 5; i++) expect((await bring('111111 OUV', forged)).body.answer).toMatch(/^Code secret faux/)
    expect((await bring('222222 OUV', forged)).body.answer).toMatch(/Attendez 15 min/)
    expect(await told('S2')).toEqual([])
    expect((await bring('222222 OUV', { from: '00212 600-000003' })).body.answer).toMatch(/^Enregistr/)
  })

  it('the code of another station is wrong, and a strange number is told to call', async () => {
    expect((await bring('222222 OUV')).body.answer).toMatch(/^Code secret faux/)
    expect((await bring('123456 OUV', { from: '+33600000000' })).body.answer).toMatch(/lié à aucun bureau/)
  })

  it('a gateway without the key is refused before anything is read', async () => {
    expect(await bring('123456 OUV', {}, { 'sunduq-gateway': 'x' })).toMatchObject({ status: 403 })
    expect(await kannel('123456 OUV', { key: 'x' })).toMatchObject({ status: 403 })
    expect((await call(`${intake.address}/intake/sms/kannel`, 'GET')).status).toBe(403)
  })

  it('a number that sends without end is asked to wait', async () => {
    await bindTo('212600000009', 'S3', '333333')
    const answers = []
    for (let i = 0; i < 21; i++) answers.push((await bring('333333 INC 9', { from: '212600000009' })).body.answer)
    expect(answers.filter((answer: string) => answer.startsWith('Trop de messages'))).toHaveLength(1)
    expect(await told('S3')).toHaveLength(20)
  })
})

describe('as Kannel calls', () => {
  it('both character sets are read, and the answer says how it is to be sent', async () => {
    await bindTo('212600000004', 'S4', '444444')
    const from = { from: '%2B212600000004' }
    const latin = await kannel('444444 OUV', from)
    expect(latin.headers.get('x-kannel-coding')).toBe('0')
    expect(latin.body).toMatch(/^Enregistré sous no \d+ : OUV$/)
    const arabic = await kannel('٤٤٤٤٤٤ حصيلة ١٢ ٧', from, 'UTF-16BE')
    expect(arabic.headers.get('x-kannel-coding')).toBe('2')
    expect(arabic.headers.get('content-type')).toBe('text/plain; charset=UTF-8')
    expect(arabic.body).toMatch(/^سجل تحت رقم \d+: حصيلة 12:00 7$/)
    expect((await told('S4')).at(-1)).toMatchObject({ said: { k: 'reading', count: 7 } })
  })

  it('whatever stands in its address is answered, never with a fault of the server', async () => {
    const noise = fc.string({ unit: fc.constantFrom(...'%+&=#;0aF\u0641é PVOUREL123456'.split('')), maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(noise, fc.constantFrom('UTF-8', 'UTF-16BE', 'x', ''), async (text, charset) => {
        const query = `key=${key}&id=f${++ids}&from=${encodeURIComponent(`+33${ids}`)}&charset=${charset}&text=${text}`
        const answer = await call(`${intake.address}/intake/sms/kannel?${encodeURI(decodable(query))}`, 'GET')
        expect([200, 400, 403]).toContain(answer.status)
      }),
      { numRuns: 60 },
    )
  })
})

/** Percent signs stay as they are: `encodeURI` would make them whole again. */
function decodable(query: string): string {
  return query.replaceAll('#', '%23')
}
