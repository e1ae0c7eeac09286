import { resolve } from 'node:path'
import type { Instant } from '#election/named.ts'
import { type DeviceIo, enrolDevice, runDevice } from '#phone/device/device.ts'
import { type Arguments, type Command, chooseSub, readArguments, type Terminal } from './command.ts'

const HELP = `
sunduq device: a machine at the urn; the phone's client without a screen.

  sunduq device enrol --server URL --code XXXXX-XXXXX --folder FOLDER
      Makes a key in FOLDER and redeems the invitation code. Safe to repeat after a lost answer.

  sunduq device run --folder FOLDER [--debounce MS] [--linger SECONDS]
      Reads lines from standard input and counts one voter for each (a barcode, a sensor's pulse, "+").
      Other lines: w, m, undo, open [president assessors substitutes representatives],
      reading HH:MM COUNT [note], close COUNT [note].
      Every item is on disk before "kept N" is printed; "held A-B POSITION" says that the room has it.
      --debounce MS       a tick that follows sooner is the same voter (0)
      --linger SECONDS    after the end of input go on sending for so long (for ever)

Exit code 3: everything is kept on disk, but not all was sent; run it again.
`

export const command: Command = {
  summary: 'count voters by a machine at the urn, from standard input',
  help: HELP,
  async run(args, terminal) {
    const [sub, rest] = chooseSub(args, { enrol, run })
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

function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const text = { type: 'text' } as const
  const given = readArguments(args, { folder: text, debounce: text, linger: text })
  const debounce = given.whole('debounce', 0, 60_000)
  const linger = given.whole('linger', 0, 1_000_000)
  const options = {
    folder: folderOf(given),
    language: terminal.language,
    ...(debounce === undefined ? {} : { debounce }),
    ...(linger === undefined ? {} : { linger }),
  }
  return runDevice(options, io(terminal))
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
