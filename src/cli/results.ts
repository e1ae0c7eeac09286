import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { CODE } from '#election/book/check/shape.ts'
import { fill, type Text } from '#election/languages.ts'
import type { PlaceCode } from '#election/named.ts'
import { journalOrigin, readNoteKey, writeNoteKey } from '#journal/note.ts'
import { type Checker, checkReleased } from '#room/count/released-check.ts'
import type { Authorship } from '#room/count/released-file.ts'
import { formRefusal } from '#room/refusals.ts'
import { bookOf } from './book.ts'
import { type Arguments, type Command, chooseSub, readArguments, type Terminal, UsageError } from './command.ts'
import { DATA_HELP, DATA_OPTIONS, withStore } from './data.ts'
import { refused } from './refused.ts'

const HELP = `
sunduq results: what a room releases, for whoever takes it in.

  sunduq results key --room CODE [--rehearsal] [--data FOLDER]
      Prints the public key with which the room signs its released files, and makes it where there is none yet: before
      the day, for the column room_key (of a rehearsal rehearsal_key) of the other rooms' places.csv.

  sunduq results check FILE [OPTION …]
      Checks a released results.json by itself: form, sums from stations up to the whole, signature.

      --signature FILE    its results.sig; else the one beside it, where there is one
      --key KEY           the public key of the room that should have signed it
      --book BOOK         or a book that has the keys of other rooms
      --sha256 HASH       the hash that the room announced
${DATA_HELP}

Exit code of check: 0 right, and signed by the key that was given; 1 wrong; 2 called wrongly; 3 the sums are right and
nothing proves who wrote it: no signature, or no key to check it with.
`

export const command: Command = {
  summary: {
    ar: 'طباعة المفتاح الذي يوقع النتائج المنشورة؛ التحقق من ملف منشور',
    fr: 'afficher la clé qui signe les résultats publiés ; vérifier un fichier publié',
    zgh: 'ⵜⴰⵙⴰⵔⵓⵜ ⵏ ⵓⵙⴳⵎⴹ ⵏ ⵜⵢⴰⴼⵓⵜⵉⵏ; ⴰⵙⵙⴰⵇⵍ ⵏ ⵓⴼⴰⵢⵍⵓ ⵉⵜⵜⵓⴼⵙⵔⵏ',
    en: 'print the key that signs released results; check a released file',
  },
  help: HELP,
  async run(args, terminal) {
    const [sub, rest] = chooseSub(args, { key, check })
    return sub(rest, terminal)
  },
}

const text = { type: 'text' } as const

function key(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readArguments(args, { ...DATA_OPTIONS, rehearsal: {} })
  const room = given.needed('room')
  if (!CODE.test(room)) throw new UsageError('wrongValue', { name: '--room', value: room, wanted: '02.113' })
  const print = async (store: Parameters<Parameters<typeof withStore>[2]>[0]): Promise<number> => {
    const made = await store.checkpoints.keyOf(journalOrigin(room as PlaceCode, given.flag('rehearsal')))
    terminal.out(writeNoteKey(made.key))
    return 0
  }
  return withStore(given, terminal, print, true)
}

async function check(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readArguments(args, { signature: text, key: text, book: text, sha256: text }, ['FILE'])
  const [path = ''] = given.words
  const keyOf = await keysOf(given, terminal)
  if (!keyOf) return 1
  const beside = join(dirname(path), 'results.sig')
  const signature = given.text('signature') ?? (existsSync(beside) ? beside : undefined)
  const announced = given.text('sha256')?.toLowerCase()
  const checked = checkReleased(await bytesOf(path), {
    keyOf,
    ...(signature !== undefined && { note: (await bytesOf(signature)).toString('utf8') }),
    ...(announced !== undefined && { announced }),
  })
  if (!checked.ok) return refused(terminal, formRefusal(checked.error))
  const { authorship, ...told } = checked.value
  for (const [name, value] of Object.entries(told)) terminal.out(`${name.padEnd(14)} ${value}`)
  terminal.out(fill(SAYS.sums, terminal.language, {}))
  terminal.out(fill(SAYS[authorship], terminal.language, { room: told.room }))
  return authorship === 'signed' ? 0 : 3
}

/** The keys that were given; undefined when the book cannot be read, which was told. */
async function keysOf(given: Arguments, terminal: Terminal): Promise<Checker['keyOf'] | undefined> {
  const one = given.text('key')
  if (one !== undefined) {
    if (!readNoteKey(one))
      throw new UsageError('wrongValue', { name: '--key', value: one, wanted: 'sunduq/02.113+…+…' })
    return () => one
  }
  const path = given.text('book')
  if (path === undefined) return () => undefined
  const book = await bookOf(path, terminal)
  return book && ((room, test) => book.places.find(({ code }) => code === room)?.keys?.[test ? 'rehearsal' : 'day'])
}

async function bytesOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    throw new UsageError('wrongValue', {
      name: 'FILE',
      value: (error as NodeJS.ErrnoException).code ?? '',
      wanted: 'FILE',
    })
  }
}

const SAYS: Readonly<Record<Authorship | 'sums', Text>> = {
  sums: {
    ar: 'الشكل وكل المجاميع صحيحة.',
    fr: 'La forme et toutes les sommes sont justes.',
    zgh: 'ⵜⴰⵍⵖⴰ ⴷ ⵜⵎⵓⵏⵉⵏ ⴰⴽⴽⵯ ⵖⵓⴷⴰⵏⵜ.',
    en: 'Form and all sums are right.',
  },
  signed: {
    ar: 'التوقيع صحيح: وقعت القاعة {room} هذا الملف بمفتاحها.',
    fr: 'La signature est bonne : la salle {room} a signé ce fichier avec sa clé.',
    zgh: 'ⴰⵙⴳⵎⴹ ⵉⵖⵓⴷⴰ: ⵜⴰⵣⵇⵇⴰ {room} ⵜⵙⴳⵎⴹ ⴰⴼⴰⵢⵍⵓ ⴰⴷ ⵙ ⵜⵙⴰⵔⵓⵜ ⵏⵏⵙ.',
    en: 'The signature is good: room {room} signed this file with its key.',
  },
  unsigned: {
    ar: 'الملف بلا توقيع: لا شيء يثبت أن القاعة {room} كتبته.',
    fr: 'Le fichier n’est pas signé : rien ne prouve que la salle {room} l’a écrit.',
    zgh: 'ⴰⴼⴰⵢⵍⵓ ⴱⵍⴰ ⴰⵙⴳⵎⴹ: ⵡⴰⵍⵓ ⵎⴰ ⵉⵙⵙⵓⴼⵖⵏ ⵎⴰⵙ ⵜ ⵜⵓⵔⴰ ⵜⵣⵇⵇⴰ {room}.',
    en: 'The file is not signed: nothing proves that room {room} wrote it.',
  },
  'unknown-key': {
    ar: 'الملف موقع، لكن مفتاح القاعة {room} غير معطى: لم يُتحقق من التوقيع. أضف --key أو --book.',
    fr: 'Le fichier est signé, mais la clé de la salle {room} n’est pas donnée : signature non vérifiée. Ajoutez --key ou --book.',
    zgh: 'ⴰⴼⴰⵢⵍⵓ ⵉⵜⵜⵓⵙⴳⵎⴹ, ⵎⴰⵛⴰ ⵜⴰⵙⴰⵔⵓⵜ ⵏ ⵜⵣⵇⵇⴰ {room} ⵓⵔ ⵜⵍⵍⵉ: ⵔⵏⵓ --key ⵏⵖ --book.',
    en: 'The file is signed, but no key of room {room} was given: the signature is not checked. Add --key or --book.',
  },
}
