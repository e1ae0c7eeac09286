import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { indexBook } from '#election/book/index.ts'
import { fill, type Text } from '#election/languages.ts'
import type { StationCode } from '#election/named.ts'
import { CONTACT_FAULTS, type ContactFault } from '#room/calls/contact-faults.ts'
import { CONTACT_COLUMNS, readContacts } from '#room/calls/contact-file.ts'
import { type Command, chooseSub, readArguments, type Terminal, UsageError } from './command.ts'
import { chosenBook, chosenRoom, DATA_HELP, DATA_OPTIONS, withStore } from './data.ts'

const HELP = `
sunduq contacts: whom the call desk calls at the stations. Names and numbers stand outside the journal.

  sunduq contacts import FILE.csv
      Takes the contacts of a file with the columns ${CONTACT_COLUMNS.join(', ')}.
      role: president, substitute, assessor, authority or other. Of a station the first line is called first.
      The contacts of a station that the file names are replaced, the others' stay. Every fault is told by line and
      column; then nothing is taken.

  sunduq contacts check
      How many stations have a number, and which have none.

  sunduq contacts erase --station CODE | --all
      Erases names and numbers for good.

${DATA_HELP}

Exit code 1: the file has faults, or stations have no number.
`

const SAYS = {
  taken: {
    ar: 'جهات الاتصال {contacts}، مكاتب التصويت {stations}',
    fr: 'contacts {contacts}, bureaux de vote {stations}',
    zgh: 'ⵉⵎⵢⴰⵡⴰⴹⵏ {contacts}, ⵉⵙⵉⵔⴰⵜⵏ {stations}',
    en: 'contacts {contacts}, stations {stations}',
  },
  reached: {
    ar: 'مكاتب التصويت التي لها رقم: {part} من {whole}',
    fr: 'bureaux de vote qui ont un numéro : {part} sur {whole}',
    zgh: 'ⵉⵙⵉⵔⴰⵜⵏ ⵏⵏⴰ ⴷⴰⵔ ⵉⵍⵍⴰ ⵓⵟⵟⵓⵏ: {part} ⵙⴳ {whole}',
    en: 'stations that have a number: {part} of {whole}',
  },
  erased: {
    ar: 'جهات الاتصال المحذوفة: {contacts}',
    fr: 'contacts effacés : {contacts}',
    zgh: 'ⵉⵎⵢⴰⵡⴰⴹⵏ ⵉⵜⵜⵓⵙⴼⴹⵏ: {contacts}',
    en: 'contacts erased: {contacts}',
  },
} as const satisfies Record<string, Text>

export const command: Command = {
  summary: {
    ar: 'من يتصل به مكتب الاتصال في مكاتب التصويت',
    fr: 'qui le bureau d’appel appelle dans les bureaux de vote',
    zgh: 'ⵎⵉⴷⴷⵏ ⵏ ⵉⵙⵉⵔⴰⵜⵏ ⵏⵏⴰ ⵅⴼ ⵉⵜⵜⵓⵖⵔⴰ',
    en: 'whom the call desk calls at the stations',
  },
  help: HELP,
  async run(args, terminal) {
    const [sub, rest] = chooseSub(args, { import: take, check, erase })
    return sub(rest, terminal)
  },
}

async function take(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readArguments(args, DATA_OPTIONS, ['FILE'])
  const file = given.words[0] as string
  const bytes = await readFile(resolve(file)).catch(() => undefined)
  if (bytes === undefined) throw new UsageError('wrongValue', { name: 'FILE', value: file, wanted: 'contacts.csv' })
  return withStore(given, terminal, async (store) => {
    const book = await chosenBook(given, store)
    const read = readContacts(indexBook(book), bytes)
    if (!read.ok) {
      for (const fault of read.error) terminal.err(faultLine(file, fault, terminal))
      return 1
    }
    await store.contacts.replace(book.room, read.value)
    const stations = new Set(read.value.map(({ station }) => station)).size
    terminal.out(fill(SAYS.taken, terminal.language, { contacts: read.value.length, stations }))
    return 0
  })
}

function faultLine(file: string, { kind, line, column, parameters }: ContactFault, terminal: Terminal): string {
  const { code, text } = CONTACT_FAULTS[kind]
  const where = column === undefined ? `${file}:${line}` : `${file}:${line} ${column}`
  return `${where}: ${code} ${fill(text, terminal.language, parameters)}`
}

async function check(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readArguments(args, DATA_OPTIONS)
  return withStore(given, terminal, async (store) => {
    const { room, stations } = await chosenBook(given, store)
    const counts = await store.contacts.counts(room)
    const without = stations.filter(({ code }) => !counts.has(code))
    const part = stations.length - without.length
    terminal.out(fill(SAYS.reached, terminal.language, { part, whole: stations.length }))
    for (const { code } of without) terminal.out(code)
    return without.length === 0 ? 0 : 1
  })
}

async function erase(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readArguments(args, { ...DATA_OPTIONS, station: { type: 'text' }, all: {} })
  const station = given.text('station') as StationCode | undefined
  if ((station === undefined) === !given.flag('all'))
    throw new UsageError('missing', { name: '--station CODE | --all' })
  return withStore(given, terminal, async (store) => {
    const contacts = await store.contacts.erase(await chosenRoom(given, store), station)
    terminal.out(fill(SAYS.erased, terminal.language, { contacts }))
    return 0
  })
}
