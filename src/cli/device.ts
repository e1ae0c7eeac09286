import { resolve } from 'node:path'
import type { Instant } from '#election/named.ts'
import { checkDevice, enrolDevice, runDevice } from '#phone/device/device.ts'
import type { DeviceIo } from '#phone/device/io.ts'
import { sendSheets } from '#phone/device/sheet.ts'
import { type Arguments, type Command, chooseSub, readArguments, type Terminal } from './command.ts'
import { programVersion } from './version.ts'

const HELP = `
sunduq device: a machine at the urn; the phone's client without a screen.

  sunduq device enrol --server URL --code XXXXX-XXXXX --folder FOLDER
      Makes a key in FOLDER and redeems the invitation code. Safe to repeat after a lost answer.

  sunduq device check --folder FOLDER [--linger SECONDS]
      Says once that the machine is alive, with its version and its clock, and ends when the room has it: before the
      day the room then sees it among what is ready.

  sunduq device run --folder FOLDER [--debounce MS] [--linger SECONDS]
      Reads lines from standard input and counts one voter for each (a barcode, a sensor's pulse, "+").
      Other lines: w, m, undo, open [president assessors substitutes representatives],
      reading HH:MM COUNT [note], close COUNT [note].
      Every item is on disk before "kept N" is printed; "held A-B POSITION" says that the room has it.
      --debounce MS       a tick that follows sooner is the same voter (0)
      --linger SECONDS    after the end of input go on sending for so long (for ever)

  sunduq device sheet --folder FOLDER --file FILE [--as-written] [--linger SECONDS]
      Signs the sheets of a JSON or CSV file, all or none, and sends them, each with its photo where it names one.
      JSON: {"constituency":"…","voters":160,"ballots":160,"void":20,"contested":2,"valid":138,"votes":[71,44,23],
      "observations":"…","photo":"pv.jpg"} or an array of these; CSV: the same as columns, votes_1, votes_2, …
      An empty box is null (JSON) or an empty cell; zero is written 0. A second version needs "reason".
      Safe to repeat: a sheet that was signed with the same figures is not signed again.
      --as-written        the signed sheet says so, also where a rule calls it an error

Exit code 3: everything is kept on disk, but not all was sent; run it again.
`

export const command: Command = {
  summary: {
    ar: 'عد الناخبين بآلة عند الصندوق، من الدخل القياسي',
    fr: 'compter les votants par une machine à l’urne, depuis l’entrée standard',
    zgh: 'ⴰⵙⵙⵉⴹⵏ ⵏ ⵉⵎⵙⵜⵜⴰⵢⵏ ⵙ ⵜⵎⴰⵛⵉⵏⵜ ⵜⴰⵎⴰ ⵏ ⵓⵙⵏⴷⵓⵇ',
    en: 'count voters by a machine at the urn, from standard input',
  },
  help: HELP,
  async run(args, terminal) {
    const [sub, rest] = chooseSub(args, { enrol, check, run, sheet })
    return sub(rest, terminal)
  },
}

function enrol(args: readonly string[], terminal: Terminal): Promise<number> {
  const text = { type: 'text' } as const
  const given = readArguments(args, { server: text, code: text, folder: text })
  const options = {
    server: given.needed('server'),
    code: given.needed('code'),
    folder: folderOf(given),
    language: terminal.language,
  }
  return enrolDevice(options, io(terminal))
}

function check(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readArguments(args, { folder: { type: 'text' }, linger: { type: 'text' } })
  const linger = given.whole('linger', 0, 1_000_000)
  const options = { folder: folderOf(given), language: terminal.language, app: programVersion() }
  return checkDevice({ ...options, ...(linger === undefined ? {} : { linger }) }, io(terminal))
}

function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const text = { type: 'text' } as const
  const given = readArguments(args, { folder: text, debounce: text, linger: text })
  const debounce = given.whole('debounce', 0, 60_000)
  const linger = given.whole('linger', 0, 1_000_000)
  const options = {
    folder: folderOf(given),
    language: terminal.language,
    app: programVersion(),
    ...(debounce === undefined ? {} : { debounce }),
    ...(linger === undefined ? {} : { linger }),
  }
  return runDevice(options, io(terminal))
}

function sheet(args: readonly string[], terminal: Terminal): Promise<number> {
  const text = { type: 'text' } as const
  const given = readArguments(args, { folder: text, file: text, 'as-written': {}, linger: text })
  const linger = given.whole('linger', 0, 1_000_000)
  const options = {
    folder: folderOf(given),
    language: terminal.language,
    file: resolve(given.needed('file')),
    asWritten: given.flag('as-written'),
    ...(linger === undefined ? {} : { linger }),
  }
  return sendSheets(options, io(terminal))
}

function folderOf(given: Arguments): string {
  return resolve(given.needed('folder'))
}

function io(terminal: Terminal): DeviceIo {
  return {
    input: process.stdin,
    out: terminal.out,
    err: terminal.err,
    now: () => Date.now() as Instant,
    random: Math.random,
    signal: terminal.signal,
  }
}
