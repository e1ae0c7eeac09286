import { resolve } from 'node:path'
import type { Book } from '#election/book/book.ts'
import { type Fault, faultLine } from '#election/book/faults.ts'
import { fill, type Language, type Text } from '#election/languages.ts'
import { bookDigest } from '#journal/book.ts'
import { canonical } from '#journal/canonical.ts'
import { writeWhole } from '#store/whole-file.ts'
import { readBook } from './book/folder.ts'
import { type Command, chooseSub, readArguments, type Terminal } from './command.ts'

const HELP = `
sunduq book: the definition of an election day.

  sunduq book build FOLDER -o book.json
      Makes a book from the CSV files or XLSX workbooks of a folder; docs/book.md describes every column.
      Every fault is told by file, line, column and code; then nothing is written.
      The file is canonical JSON: its SHA-256 is the digest printed, by which a room is opened.

  sunduq book check book.json | FOLDER
      Checks a book, or what a folder would make, and writes nothing.

Exit code 1: the book has faults.
`

export const command: Command = {
  summary: {
    ar: 'إعداد تعريف يوم الاقتراع والتحقق منه',
    fr: 'préparer et vérifier la définition d’un jour d’élection',
    zgh: 'ⴰⵙⵡⵓⵊⴷ ⴷ ⵓⵙⵙⴰⵇⵍ ⵏ ⵓⴷⵍⵉⵙ ⵏ ⵡⴰⵙⵙ ⵏ ⵓⵙⵜⴰⵢ',
    en: 'make and check the definition of an election day',
  },
  help: HELP,
  async run(args, terminal) {
    const [sub, rest] = chooseSub(args, { build, check })
    return sub(rest, terminal)
  },
}

async function build(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readArguments(args, { output: { type: 'text', short: 'o' } }, ['FOLDER'])
  const output = resolve(given.needed('output'))
  const book = await bookOf(given.words[0] ?? '', terminal)
  if (book === undefined) return 1
  await writeWhole(output, canonical(book))
  terminal.out(summary(book, terminal.language))
  return 0
}

async function check(args: readonly string[], terminal: Terminal): Promise<number> {
  const book = await bookOf(readArguments(args, {}, ['FILE']).words[0] ?? '', terminal)
  if (book === undefined) return 1
  terminal.out(summary(book, terminal.language))
  return 0
}

/** The book of a file or folder; undefined when there were faults. Everything found is told, line by line. */
export async function bookOf(path: string, terminal: Pick<Terminal, 'err' | 'language'>): Promise<Book | undefined> {
  const { outcome, notes } = await readBook(path)
  const tell = (faults: readonly Fault[]) => {
    for (const fault of faults) terminal.err(faultLine(fault, terminal.language))
  }
  tell(notes)
  if (outcome.ok) return outcome.value
  tell(outcome.error)
  return undefined
}

const SUMMARY: Text = {
  ar: '{id}: المكاتب {stations}، المسجلون {registered}، الدوائر {constituencies}، البصمة {digest}',
  fr: '{id} : bureaux {stations}, inscrits {registered}, circonscriptions {constituencies}, empreinte {digest}',
  zgh: '{id}: ⵉⵙⵉⵔⴰⵜⵏ {stations}, ⵉⵎⵣⵎⵎⵎⵏ {registered}, ⵜⵉⵡⵏⴰⴹⵉⵏ {constituencies}, ⴰⴷⵔⵉⵣ {digest}',
  en: '{id}: stations {stations}, registered {registered}, constituencies {constituencies}, digest {digest}',
}

function summary(book: Book, language: Language): string {
  return fill(SUMMARY, language, {
    id: book.id,
    stations: book.stations.length,
    registered: book.stations.reduce((all, station) => all + station.registered, 0),
    constituencies: book.constituencies.length,
    digest: bookDigest(book),
  })
}
