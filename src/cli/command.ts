import { parseArgs } from 'node:util'
import type { Language, Text } from '#election/languages.ts'
import { ToldError } from '#election/told-error.ts'

/** What every command is given; nothing else of its surroundings. */
export interface Terminal {
  readonly language: Language
  readonly env: NodeJS.ProcessEnv
  /** One line of a result. */
  readonly out: (line: string) => void
  /** One line for people. */
  readonly err: (line: string) => void
  /** Aborts when the user or the system asks to stop. */
  readonly signal: AbortSignal
}

export interface Command {
  /** One line for the list of commands. */
  readonly summary: Text
  /** The long text of `--help`, in English (decision 0346). */
  readonly help: string
  /** Returns the exit code: 0 done, 1 it did not work and the reason was told, 2 it was called wrongly. */
  run(args: readonly string[], terminal: Terminal): Promise<number>
}

/** How an option is written; without `type` it is a switch. */
export interface OptionShape {
  readonly type?: 'text'
  readonly short?: string
}

export const USAGE = {
  unknownCommand: {
    ar: 'لا يوجد أمر «{name}». الأوامر: {known}.',
    fr: 'Il n’y a pas de commande « {name} ». Commandes : {known}.',
    zgh: 'ⵓⵔ ⵜⵍⵍⵉ ⵜⵉⵏⴰⴹⵜ « {name} ». ⵜⵉⵏⴰⴹⵉⵏ: {known}.',
    en: 'There is no command “{name}”. Commands: {known}.',
  },
  unknownOption: {
    ar: 'الخيار «{name}» غير معروف هنا. انظر --help.',
    fr: 'L’option « {name} » n’existe pas ici. Voir --help.',
    zgh: 'ⵓⵔ ⵜⵍⵍⵉ ⵜⵉⴼⵔⵜ « {name} » ⴷⴰ. ⵥⵕ --help.',
    en: 'The option “{name}” does not exist here. See --help.',
  },
  missing: {
    ar: 'ينقص «{name}». انظر --help.',
    fr: 'Il manque « {name} ». Voir --help.',
    zgh: 'ⵉⵓⵛⴽⴰ « {name} ». ⵥⵕ --help.',
    en: '“{name}” is missing. See --help.',
  },
  surplus: {
    ar: '«{name}» زائد. انظر --help.',
    fr: '« {name} » est de trop. Voir --help.',
    zgh: '« {name} » ⵉⵔⵏⵏⴰ. ⵥⵕ --help.',
    en: '“{name}” is one word too many. See --help.',
  },
  wrongValue: {
    ar: 'القيمة «{value}» لا تصلح لـ «{name}»: المنتظر {wanted}.',
    fr: '« {value} » ne convient pas à « {name} » : attendu {wanted}.',
    zgh: '« {value} » ⵓⵔ ⵜⵎⵙⴰⵙⴰ ⴷ « {name} »: ⵉⵜⵜⵓⵇⵇⵍ {wanted}.',
    en: '“{value}” does not fit “{name}”: expected {wanted}.',
  },
  whichRoom: {
    ar: 'في هذه البيانات عدة قاعات. سمّ واحدة: {rooms}.',
    fr: 'Ces données contiennent plusieurs salles. Nommez-en une : {rooms}.',
    zgh: 'ⵍⵍⴰⵏⵜ ⴽⵉⴳⴰⵏ ⵏ ⵜⵣⵇⵇⵉⵡⵉⵏ ⴳ ⵉⵙⴼⴽⴰ ⴰⴷ. ⵙⵎⵎⵉ ⵢⴰⵜ: {rooms}.',
    en: 'These data hold several rooms. Name one of them: {rooms}.',
  },
  folderTaken: {
    ar: 'المجلد «{folder}» للقاعة {owner}. أعط القاعة {room} مجلدا خاصا بها: --data.',
    fr: 'Le dossier « {folder} » est celui de la salle {owner}. Donnez à la salle {room} le sien : --data.',
    zgh: 'ⴰⵙⴷⴰⵡ « {folder} » ⵉⴳⴰ ⵡⵉⵏ ⵜⵣⵇⵇⴰ {owner}. ⴼⴽ ⵉ ⵜⵣⵇⵇⴰ {room} ⵡⵉⵏⵏⵙ: --data.',
    en: 'The folder “{folder}” is that of room {owner}. Give room {room} one of its own: --data.',
  },
  nothingOpened: {
    ar: 'لم تُفتح أي قاعة بعد في «{where}». افتح واحدة: sunduq serve --book BOOK.json',
    fr: 'Aucune salle n’est encore ouverte dans « {where} ». Ouvrez-en une : sunduq serve --book BOOK.json',
    zgh: 'ⵜⴰⵣⵇⵇⴰ ⵓⵔⵜⴰ ⵜⵕⵥⵉⵎ ⴳ « {where} ». ⵕⵥⵎ ⵢⴰⵜ: sunduq serve --book BOOK.json',
    en: 'No room has been opened in “{where}” yet. Open one: sunduq serve --book BOOK.json',
  },
} as const satisfies Readonly<Record<string, Text>>

/** The command was called wrongly; the message is for the person who typed it. */
export class UsageError extends ToldError {
  constructor(name: keyof typeof USAGE, parameters: Readonly<Record<string, string>>) {
    super(USAGE[name], parameters)
  }
}

/** The values of a command's options, and its words in order. */
export interface Arguments {
  readonly words: readonly string[]
  /** Value of an option that takes one. */
  text(name: string): string | undefined
  /** Value of an option that must be there. */
  needed(name: string): string
  flag(name: string): boolean
  /** A whole number from `least` to `most`. */
  whole(name: string, least: number, most: number): number | undefined
}

/** Reads a command's arguments. Throws `UsageError` for an unknown option, a missing value, too few or too many words. */
export function readArguments(
  args: readonly string[],
  shapes: Readonly<Record<string, OptionShape>>,
  words: readonly string[] = [],
): Arguments {
  const options = Object.fromEntries(
    Object.entries(shapes).map(([name, { type, short }]) => [
      name,
      { type: type === 'text' ? ('string' as const) : ('boolean' as const), ...(short ? { short } : {}) },
    ]),
  )
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const shape = shapes[token.name]
    if (shape === undefined) throw new UsageError('unknownOption', { name: token.rawName })
    if (shape.type === 'text' && !token.value) throw new UsageError('missing', { name: `${token.rawName} VALUE` })
    if (shape.type === undefined && token.value !== undefined) throw new UsageError('surplus', { name: token.value })
  }
  const absent = words.slice(positionals.length).find((name) => !name.startsWith('['))
  if (absent !== undefined) throw new UsageError('missing', { name: absent })
  const surplus = positionals[words.length]
  if (surplus !== undefined) throw new UsageError('surplus', { name: surplus })
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined)
  return {
    words: positionals,
    text,
    needed: (name) => {
      const value = text(name)
      if (value === undefined) throw new UsageError('missing', { name: `--${name}` })
      return value
    },
    flag: (name) => values[name] === true,
    whole: (name, least, most) => {
      const value = text(name)
      if (value === undefined) return undefined
      const number = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN
      if (number >= least && number <= most) return number
      throw new UsageError('wrongValue', { name: `--${name}`, value, wanted: `${least} … ${most}` })
    },
  }
}

/** Hands the first word to one of several subcommands. Throws `UsageError` when there is none of that name. */
export function chooseSub<T>(args: readonly string[], subs: Readonly<Record<string, T>>): [T, readonly string[]] {
  const [name, ...rest] = args
  const known = Object.keys(subs).join(', ')
  if (name === undefined) throw new UsageError('missing', { name: known })
  const sub = Object.hasOwn(subs, name) ? subs[name] : undefined
  if (sub === undefined) throw new UsageError('unknownCommand', { name, known })
  return [sub, rest]
}
