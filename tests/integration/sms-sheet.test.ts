import { afterAll, beforeAll, expect, it } from 'vitest'
import { sampleBook } from '#election/book/sample.ts'
import type { Count, StationCode } from '#election/named.ts'
import { formOf } from '#room/count/apply.ts'
import { writeSms } from '#room/sms/grammar.ts'
import { type House, openHouse } from '#server/house.ts'
import { pinHash, SmsDesk } from '#server/sms/desk.ts'
import { type TestRoom, testRoom } from './server-room.ts'

const STATION = 'A-1-1' as StationCode
const FROM = '+212600000001'
let room: TestRoom
let house: House
let desk: SmsDesk
let ids = 0

beforeAll(async () => {
  room = await testRoom(sampleBook())
  house = await openHouse(room.options)
  const pepper = await room.store.secret('pepper')
  desk = new SmsDesk(house, pepper)
  await room.store.sms.bind(room.book.room, '212600000001', STATION)
  await room.store.sms.setPin(room.book.room, STATION, pinHash(pepper, STATION, '123456'))
})
afterAll(async () => {
  await house.close()
  await room.close()
})

async function send(contest: number, figures: readonly number[]): Promise<string> {
  const said = { k: 'sheet', contest, figures: figures as readonly Count[] } as const
  const text = writeSms({ pin: '123456', language: 'fr', said })
  const heard = await desk.hear({ id: `g${++ids}`, from: FROM, text }, room.clock.now())
  if (!heard.ok) throw new Error(heard.error)
  return heard.value
}

it('a sheet by SMS is a sealed first entry by the gateway, answered without a figure', async () => {
  const [constituency] = house.index.constituenciesOf(STATION)
  if (!constituency) throw new Error(`${STATION} votes in nothing`)
  const votes = constituency.lists.map((_, at) => (at === 0 ? 97 : 0))
  const sheet = [97, 97, 0, 0, 97, ...votes]
  expect(await send(1, sheet)).toMatch(/clôture|ferm|avant/i)
  room.at(23)
  expect(await send(1, sheet.slice(0, -1))).toContain(`Il faut ${constituency.lists.length} listes`)
  expect(await send(9, sheet)).toBe('Ce bureau n’a pas de scrutin n° 9. (M205)')

  expect(await send(1, sheet)).toMatch(/^Enregistré sous n° \d+ : PV 1$/)
  const entry = (await house.journal.entriesOf(STATION)).find(({ kind }) => kind === 'sheet-typed')
  expect(entry).toMatchObject({ by: 'p-sms', station: STATION, constituency: constituency.code })
  expect(JSON.stringify(entry)).not.toContain('97,')
  const form = formOf((await house.journal.settled()).count, STATION, constituency.code)
  const registered = house.index.stations.get(STATION)?.registered
  expect(form).toMatchObject({ status: 'typed', first: { by: 'p-sms', sheet: { registered, voters: 97, votes } } })
})
