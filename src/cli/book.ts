import type { Book } from '#election/book/book.ts'
import type { Built } from '#election/book/build.ts'
import { type Fault, faultLine } from '#election/book/faults.ts'
import { fill, type Text } from '#election/languages.ts'
import { bookDigest } from '#journal/book.ts'
import { canonical } from '#journal/canonical.ts'
import { readBook } from './book/folder.ts'
import { writeWhole } from './book/write.ts'
import { type Command, chooseSub, readArguments, type Terminal } from './command.ts'

const HELP = `
sunduq book: the definition of an election day.

  sunduq book build FOLDER -o book.json [--json]
      Makes a book from a folder of CSV or XLSX files (columns: docs/book.md). Prints its hash, by which a room is
      opened: the SHA-256 of the file's bytes. When anything is wrong, every fault is told by file, line, column and
      code, and nothing is written.

  sunduq book check PATH [--json]
      Checks a folder, or a book.json, and writes nothing. Exit code 1 when there are faults.
`

export const command: Command = {
  summary: 'make and check the book of an election day from spreadsheets',
  help: HELP,
  async run(args, terminal) {
    const [sub, rest] = chooseSub(args, { build, check })
    return sub(rest, terminal)
  },
}

async function build(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readArguments(args, { out: { type: 'text', short: 'o' }, json: {} }, ['FOLDER'])
  const out = given.needed('out')
  const built = await readBook(given.words[0] ?? '')
  if (!built.outcome.ok) return tell(built, given.flag('json'), terminal)
  const book = built.outcome.value
  await writeWhole(out, canonical(book))
  if (given.flag('json')) terminal.out(JSON.stringify({ ...summaryOf(book), file: out }))
  else {
    tellNotes(built.notes, terminal)
    terminal.err(sumText(book, terminal))
    terminal.out(`${bookDigest(book)}  ${out}`)
  }
  return 0
}

async function check(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readArguments(args, { json: {} }, ['PATH'])
  return tell(await readBook(given.words[0] ?? ''), given.flag('json'), terminal)
}

const SUM: Text = {
  ar: 'الكتاب سليم: {id}، {stations} مكتبا، {registered} مسجلا، {constituencies} دائرة.',
  fr: 'Le livre est bon : {id}, {stations} bureaux, {registered} inscrits, {constituencies} circonscriptions.',
  zgh: 'ⴰⴷⵍⵉⵙ ⵉⵖⵓⴷⴰ: {id}, {stations} ⵏ ⵉⵙⵉⵔⴰⵜⵏ, {registered} ⵏ ⵉⵎⵣⵎⵎⵎⵏ, {constituencies} ⵏ ⵜⵡⵏⴰⴹⵉⵏ.',
  en: 'The book is good: {id}, {stations} stations, {registered} registered voters, {constituencies} constituencies.',
}

const COUNT: Text = {
  ar: 'عدد الأخطاء: {count}. لم يُكتب شيء.',
  fr: 'Fautes : {count}. Rien n’a été écrit.',
  zgh: 'ⵜⵉⵣⴳⴰⵍ: {count}. ⵓⵔ ⵉⵜⵜⵢⴰⵔⴰ ⵡⴰⵍⵓ.',
  en: 'Faults: {count}. Nothing was written.',
}

/** Tells what was found; returns the exit code. */
function tell({ outcome, notes }: Built, json: boolean, terminal: Terminal): number {
  const faults = outcome.ok ? [] : outcome.error
  if (json) {
    const told = (each: Fault) => ({
      code: each.code,
      ...each.cell,
      path: each.path,
      text: faultLine(each, terminal.language),
    })
    const summary = outcome.ok ? summaryOf(outcome.value) : {}
    terminal.out(JSON.stringify({ ok: outcome.ok, ...summary, faults: faults.map(told), notes: notes.map(told) }))
    return outcome.ok ? 0 : 1
  }
  tellNotes(notes, terminal)
  for (const fault of faults) terminal.out(faultLine(fault, terminal.language))
  if (outcome.ok) terminal.out(`${sumText(outcome.value, terminal)}\n${bookDigest(outcome.value)}`)
  else terminal.err(fill(COUNT, terminal.language, { count: faults.length }))
  return outcome.ok ? 0 : 1
}

function tellNotes(notes: readonly Fault[], terminal: Terminal): void {
  for (const note of notes) terminal.err(faultLine(note, terminal.language))
}

function summaryOf(book: Book) {
  const registered = book.stations.reduce((sum, station) => sum + station.registered, 0)
  const { id, stations, constituencies } = book
  return { id, digest: bookDigest(book), stations: stations.length, registered, constituencies: constituencies.length }
}

function sumText(book: Book, terminal: Terminal): string {
  return fill(SUM, terminal.language, summaryOf(book))
}
