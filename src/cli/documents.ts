import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { minutes } from '#documents/describe/minutes.ts'
import { type Scene, sceneOf } from '#documents/describe/scene.ts'
import { sheetCopies } from '#documents/describe/sheet-copy.ts'
import type { Document } from '#documents/document.ts'
import { Press } from '#documents/draw/draw.ts'
import { resultTables } from '#documents/spreadsheet/tables.ts'
import { workbook } from '#documents/spreadsheet/workbook.ts'
import { LANGUAGES, type Language } from '#election/languages.ts'
import { type House, openHouse } from '#server/house.ts'
import { bookletNow } from '#server/room/desk/documents.ts'
import { type Arguments, type Command, readArguments, type Terminal, UsageError } from './command.ts'
import { chosenRoom, DATA_HELP, DATA_OPTIONS, databaseUrl, dataFolder, withStore } from './data.ts'

const KINDS = ['booklet', 'results', 'minutes', 'copies'] as const
type Kind = (typeof KINDS)[number]

const HELP = `
sunduq documents: writes the room's documents as they stand now into a folder.

  sunduq documents --out FOLDER [OPTION …]

      --out FOLDER        made when it is not there; files of the same name are replaced
      --language A,B      ${LANGUAGES.join(', ')}; Arabic and French unless told
      --only A,B          only these of
                          booklet   every contest, votes, seats, what is missing, the root of the journal (PDF)
                          results   the same as a spreadsheet, with a line for each station (XLSX)
                          minutes   of every central office and commission, for each of its contests (PDF)
                          copies    of every sheet, one for each list, with the log of hand-over (PDF); not unless asked
${DATA_HELP}

Whoever has the folder has the figures: they are not asked whether they were released.
`

const text = { type: 'text' } as const

export const command: Command = {
  summary: {
    ar: 'كتابة المحاضر ونسخها وكتيب النتائج وجداولها',
    fr: 'écrire les procès-verbaux, les copies, le livret et le classeur des résultats',
    zgh: 'ⵜⵉⵔⵔⴰ ⵏ ⵉⵏⵖⵎⵉⵙⵏ, ⵜⵏⵖⵍⵉⵏ, ⴰⴷⵍⵉⵙ ⴷ ⵜⴼⵍⵡⵉⵏ ⵏ ⵜⵢⴰⴼⵓⵜⵉⵏ',
    en: 'write minutes, copies of sheets, the booklet and the spreadsheet of the results',
  },
  help: HELP,
  async run(args, terminal) {
    const given = readArguments(args, { ...DATA_OPTIONS, out: text, language: text, only: text })
    const out = resolve(given.needed('out'))
    const languages = chosen(given, 'language', LANGUAGES, ['ar', 'fr'])
    const kinds = chosen(given, 'only', KINDS, ['booklet', 'results', 'minutes'])
    const room = await withStore(given, terminal, (store) => chosenRoom(given, store))
    const house = await openHouse({ folder: dataFolder(given), room, ...databaseUrl(terminal.env) })
    const press = new Press()
    try {
      for (const language of languages) await writeAll(house, press, { out, language, kinds }, terminal)
    } finally {
      await press.close()
      await house.close()
    }
    return 0
  },
}

interface Wanted {
  readonly out: string
  readonly language: Language
  readonly kinds: readonly Kind[]
}

async function writeAll(
  house: House,
  press: Press,
  { out, language, kinds }: Wanted,
  terminal: Terminal,
): Promise<void> {
  await house.journal.catchUp()
  const scene = sceneOf(house.index, await house.journal.settled(), language)
  const write = async (name: string, bytes: Uint8Array) => {
    const path = join(out, language, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, bytes)
    terminal.out(path)
  }
  if (kinds.includes('results')) await write('results.xlsx', await workbook(resultTables(scene), language))
  if (kinds.includes('booklet')) await write('booklet.pdf', await press.draw(await bookletNow(house, language)))
  const many = [
    ...(kinds.includes('minutes') ? allMinutes(scene) : []),
    ...(kinds.includes('copies') ? allCopies(scene) : []),
  ]
  for (const [name, made] of many) {
    if (terminal.signal.aborted) return
    await write(name, await press.draw(made))
  }
}

function* allMinutes(scene: Scene): Generator<[name: string, made: Document]> {
  const { places, constituencies } = scene.index.book
  for (const { code } of places)
    for (const constituency of constituencies) {
      const made = minutes(scene, code, constituency.code)
      if (made) yield [join('minutes', `${fileName(code)}-${fileName(constituency.code)}.pdf`), made]
    }
}

function* allCopies(scene: Scene): Generator<[name: string, made: Document]> {
  for (const { code } of scene.index.book.stations)
    for (const constituency of scene.index.constituenciesOf(code)) {
      const made = sheetCopies(scene, code, constituency.code)
      if (made) yield [join('copies', `${fileName(code)}-${fileName(constituency.code)}.pdf`), made]
    }
}

/** A code as a part of a file's name on every system. */
function fileName(code: string): string {
  return encodeURIComponent(code).replaceAll('*', '%2A')
}

function chosen<T extends string>(
  given: Arguments,
  name: string,
  known: readonly T[],
  usual: readonly T[],
): readonly T[] {
  const words = given.text(name)?.split(',')
  if (!words) return usual
  return words.map((word) => {
    const found = known.find((one) => one === word)
    if (found === undefined)
      throw new UsageError('wrongValue', { name: `--${name}`, value: word, wanted: known.join(', ') })
    return found
  })
}
