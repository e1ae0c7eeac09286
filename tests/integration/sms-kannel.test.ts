import { afterAll, beforeAll, expect, it } from 'vitest'
import type { StationCode } from '#election/named.ts'
import { type House, openHouse } from '#server/house.ts'
import { startIntake } from '#server/intake/main.ts'
import { pinHash } from '#server/sms/desk.ts'
import type { Surface } from '#server/surface.ts'
import { hasKannel, startKannel } from './kannel.ts'
import { call } from './server-phone.ts'
import { type TestRoom, testRoom } from './server-room.ts'

const FROM = '+212600000001'
let room: TestRoom
let house: House
let intake: Surface
/** Sends from a telephone and tells what came back to it. */
let send: (text: string) => Promise<string>
let stop: () => Promise<void>

beforeAll(async () => {
  room = await testRoom()
  house = await openHouse(room.options)
  intake = await startIntake(room.options)
  const key = await room.store.secret('sms-gateway')
  const station = 'S1' as StationCode
  await room.store.sms.bind(room.book.room, '212600000001', station)
  await room.store.sms.setPin(room.book.room, station, pinHash(await room.store.secret('pepper'), station, '123456'))
  room.at(12, 5)
  if (hasKannel) {
    const kannel = await startKannel(intake.address, key)
    send = (text) => kannel.send(FROM, text)
    stop = () => kannel.stop()
    return
  }
  let id = 0
  send = async (text) => {
    const query = new URLSearchParams({ key, id: `k${++id}`, from: FROM, charset: 'UTF-8', text })
    return (await call(`${intake.address}/intake/sms/kannel?${query}`, 'GET')).body
  }
  stop = () => Promise.resolve()
})
afterAll(async () => {
  await stop()
  await intake.close()
  await house.close()
  await room.close()
})

const how = hasKannel
  ? 'through Kannel and its fake message centre'
  : 'in the form in which Kannel calls (Kannel is not installed here and was not run)'

it(`a station is heard and answered, ${how}`, async () => {
  expect(await send('123456 REL 12 145')).toMatch(/Enregistré sous no \d+ : REL 12:00 145/)
  expect(await send('654321 CLOS 245')).toMatch(/Code secret faux/)
  const arabic = await send('١٢٣٤٥٦ حادث ٨')
  await house.journal.catchUp()
  const told = (await house.journal.entriesOf('S1' as StationCode)).filter(({ kind }) => kind === 'told')
  expect(told).toMatchObject([
    { source: 'sms', said: { k: 'reading', count: 145 } },
    { source: 'sms', said: { k: 'incident', what: 'power' } },
  ])
  // The message centre shows what it carries as UCS-2 in the escapes of its own line.
  const shown = `سجل تحت رقم ${told[1]?.n}: حادث 8`
  expect(decodeUcs2(arabic)).toContain(shown)
})

/** Kannel's fake message centre writes UCS-2 as `ucs-2` with escaped bytes. */
function decodeUcs2(line: string): string {
  const [, escaped] = / ucs-2 (\S+)>$/.exec(line) ?? []
  if (escaped === undefined) return line
  const bytes = escaped
    .replaceAll('+', '%20')
    .replace(/%([0-9a-fA-F]{2})|([\s\S])/g, (_all, hex: string | undefined, plain: string) =>
      hex === undefined ? plain.charCodeAt(0).toString(16).padStart(2, '0') : hex,
    )
  return Buffer.from(bytes, 'hex').swap16().toString('utf16le')
}
