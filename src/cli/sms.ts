import { randomInt } from 'node:crypto'
import { fill, type Text } from '#election/languages.ts'
import type { PlaceCode, StationCode } from '#election/named.ts'
import { pinHash } from '#server/sms/desk.ts'
import { plainNumber } from '#server/sms/number.ts'
import type { Store } from '#store/store.ts'
import { type Arguments, type Command, chooseSub, readArguments, type Terminal, UsageError } from './command.ts'
import { chosenBook, chosenRoom, DATA_HELP, DATA_OPTIONS, withStore } from './data.ts'

const HELP = `
sunduq sms: stations that send by SMS when they have no data.

  sunduq sms bind --station CODE --number NUMBER
      From now on this telephone may send for the station. Write the number with its country: +212600000001.
  sunduq sms unbind --number NUMBER
  sunduq sms list
  sunduq sms pin --station CODE
      Makes a new secret code of six digits for the station and prints it, once; the one before is good no more.
  sunduq sms key
      Prints the key by which the gateway shows who it is (see docs/sms.md).

${DATA_HELP}
`

const text = { type: 'text' } as const

export const command: Command = {
  summary: {
    ar: 'أرقام مكاتب التصويت التي ترسل رسائل قصيرة ورموزها السرية',
    fr: 'numéros et codes secrets des bureaux de vote qui envoient des SMS',
    zgh: 'ⵓⵟⵟⵓⵏⵏ ⴷ ⵜⵏⴳⴰⵍⵉⵏ ⵏ ⵉⵙⵉⵔⴰⵜⵏ ⵏⵏⴰ ⵢⴰⵣⵏⵏ SMS',
    en: 'numbers and secret codes of stations that send by SMS',
  },
  help: HELP,
  async run(args, terminal) {
    const [sub, rest] = chooseSub(args, { bind, unbind, list, pin, key })
    return sub(rest, terminal)
  },
}

function bind(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readArguments(args, { ...DATA_OPTIONS, station: text, number: text })
  const number = numberOf(given)
  return withStore(given, terminal, async (store) => {
    const { room, station } = await stationOf(given, store)
    await store.sms.bind(room, number, station)
    return 0
  })
}

function unbind(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readArguments(args, { ...DATA_OPTIONS, number: text })
  const number = numberOf(given)
  return withStore(given, terminal, async (store) =>
    (await store.sms.unbind(await chosenRoom(given, store), number)) ? 0 : 1,
  )
}

function list(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readArguments(args, DATA_OPTIONS)
  return withStore(given, terminal, async (store) => {
    for (const { station, number, pin } of await store.sms.list(await chosenRoom(given, store)))
      terminal.out(`${station} +${number}${pin ? '' : ` (${fill(NO_PIN, terminal.language)})`}`)
    return 0
  })
}

const NO_PIN: Text = {
  ar: 'بلا رمز سري: sunduq sms pin',
  fr: 'sans code secret : sunduq sms pin',
  zgh: 'ⴱⵍⴰ ⵜⴰⵏⴳⴰⵍⵜ: sunduq sms pin',
  en: 'no secret code: sunduq sms pin',
}

function pin(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readArguments(args, { ...DATA_OPTIONS, station: text })
  return withStore(given, terminal, async (store) => {
    const { room, station } = await stationOf(given, store)
    const code = String(randomInt(1_000_000)).padStart(6, '0')
    await store.sms.setPin(room, station, pinHash(await store.secret('pepper'), station, code))
    terminal.out(code)
    return 0
  })
}

function key(args: readonly string[], terminal: Terminal): Promise<number> {
  return withStore(readArguments(args, DATA_OPTIONS), terminal, async (store) => {
    terminal.out(await store.secret('sms-gateway'))
    return 0
  })
}

function numberOf(given: Arguments): string {
  const value = given.needed('number')
  const number = plainNumber(value)
  if (number.length < 6) throw new UsageError('wrongValue', { name: '--number', value, wanted: '+212600000001' })
  return number
}

/** The station that `--station` names, and its room. */
async function stationOf(
  given: Arguments,
  store: Store,
): Promise<{ readonly room: PlaceCode; readonly station: StationCode }> {
  const value = given.needed('station')
  const { room, stations } = await chosenBook(given, store)
  const station = stations.find(({ code }) => code === value)?.code
  if (!station) throw new UsageError('wrongValue', { name: '--station', value, wanted: 'CODE' })
  return { room, station }
}
