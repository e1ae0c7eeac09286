import { fill, type Text } from '#election/languages.ts'
import { roomMachine } from '#room/machine.ts'
import { damageText } from '#store/damage.ts'
import { type Command, chooseSub, readArguments, type Terminal } from './command.ts'
import { chosenBook, DATA_HELP, DATA_OPTIONS, withStore } from './data.ts'

const HELP = `
sunduq journal: the record of everything that happened in a room.

  sunduq journal verify [--json] [OPTION …]
      Reads every entry again from its first byte, recomputes the tree's root and the room's state, and compares them
      with what was kept along the way: snapshots, signed checkpoints, the head.

${DATA_HELP}

Exit code 1: the journal is damaged; the first damage is told.
`

export const command: Command = {
  summary: {
    ar: 'إعادة حساب سجل من أول قيد فيه',
    fr: 'recalculer un journal depuis sa première entrée',
    zgh: 'ⴰⵙⵙⵉⴹⵏ ⴷⴰⵖ ⵏ ⵓⵖⵎⵉⵙ ⵙⴳ ⵓⵣⵔⵉⵔⵉⴳ ⴰⵎⵣⵡⴰⵔⵓ',
    en: 'recompute a journal from its first entry',
  },
  help: HELP,
  async run(args, terminal) {
    const [sub, rest] = chooseSub(args, { verify })
    return sub(rest, terminal)
  },
}

function verify(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readArguments(args, { ...DATA_OPTIONS, json: {} })
  return withStore(given, terminal, async (store) => {
    const book = await chosenBook(given, store)
    const outcome = await store.verify(book.room, roomMachine(book), progress(terminal))
    if (given.flag('json')) terminal.out(JSON.stringify(outcome.ok ? outcome.value : outcome.error))
    else if (outcome.ok)
      for (const [name, value] of Object.entries(outcome.value)) terminal.out(`${name.padEnd(12)} ${value}`)
    if (outcome.ok) return 0
    terminal.err(`sunduq: ${damageText(outcome.error, terminal.language)}`)
    return 1
  })
}

/** Entries between two words on how far it has come: some seconds' work. */
const STEP = 100_000

const READ: Text = {
  ar: 'قُرئ {read} من {of} قيدا',
  fr: '{read} entrées lues sur {of}',
  zgh: 'ⵜⵜⵓⵖⵔⵉⵏ {read} ⵙⴳ {of} ⵏ ⵉⵣⵔⵉⵔⵉⴳⵏ',
  en: '{read} of {of} entries read',
}

/** Tells whoever waits for a long journal how far it is; a short one says nothing. */
function progress(terminal: Terminal): (read: number, of: number) => void {
  let next = STEP
  return (read, of) => {
    if (read < next) return
    next += STEP
    terminal.err(fill(READ, terminal.language, { read, of }))
  }
}
