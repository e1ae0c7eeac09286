import { fill, type Text } from '#election/languages.ts'
import { ToldError } from '#election/told-error.ts'
import { type Command, type Terminal, UsageError } from './command.ts'
import { explanation, overview } from './help.ts'
import { terminalLanguage } from './language.ts'
import { programVersion } from './version.ts'

/** Every command, loaded only when it is called. */
const COMMANDS: Readonly<Record<string, () => Promise<{ readonly command: Command }>>> = {
  book: () => import('./book.ts'),
  serve: () => import('./serve.ts'),
  access: () => import('./access.ts'),
  contacts: () => import('./contacts.ts'),
  sms: () => import('./sms.ts'),
  notify: () => import('./notify.ts'),
  people: () => import('./people.ts'),
  device: () => import('./device.ts'),
  seats: () => import('./seats.ts'),
  journal: () => import('./journal.ts'),
  results: () => import('./results.ts'),
  rehearse: () => import('./rehearse.ts'),
  readiness: () => import('./readiness.ts'),
  documents: () => import('./documents.ts'),
  demo: () => import('./demo.ts'),
}

/** PostgreSQL is not there: what the person at the terminal can do about it. */
const DATABASE_AWAY: Text = {
  ar: 'قاعدة البيانات لا تجيب ({reason}). تحقق من DATABASE_URL ومن أن PostgreSQL يعمل، ثم أعد المحاولة. لم يُفقد شيء.',
  fr: 'La base de données ne répond pas ({reason}). Vérifiez DATABASE_URL et que PostgreSQL fonctionne, puis recommencez. Rien n’est perdu.',
  zgh: 'ⵜⴰⵙⵉⵍⴰ ⵏ ⵉⵙⴼⴽⴰ ⵓⵔ ⴷⴰ ⵜⵜⵔⴰⵔ ({reason}). ⵙⵙⴰⵇⵍ DATABASE_URL ⴷ PostgreSQL, ⵜⴰⵍⵙⴷ. ⵡⴰⵍⵓ ⵎⴰ ⵉⵣⵍⵉⵏ.',
  en: 'The database does not answer ({reason}). See that DATABASE_URL is right and PostgreSQL runs, then try again. Nothing is lost.',
}

/** The system refused a file: without its name and its reason nobody could help themselves. */
const FILE_REFUSED: Text = {
  ar: 'تعذرت قراءة «{path}» أو الكتابة إليه ({reason}). تحقق من الاسم والصلاحيات والمساحة المتبقية.',
  fr: '« {path} » ne peut être lu ou écrit ({reason}). Vérifiez le nom, les droits et la place qui reste.',
  zgh: 'ⵓⵔ ⵉⵖⵉ ⴰⴷ ⵉⵜⵜⵡⴰⵖⵔ ⵏⵖ ⴰⴷ ⵉⵜⵜⵡⴰⵔⴰ « {path} » ({reason}). ⵙⵙⵉⴹⵏ ⵉⵙⵎ, ⵜⵓⵔⴰⴳⵉⵏ ⴷ ⵡⴰⵎⴽⴰⵏ ⵉⵇⵇⵉⵎⵏ.',
  en: '“{path}” cannot be read or written ({reason}). Check the name, the rights and the space that is left.',
}

/** No file is named where the disk itself gives up amid a write. */
const DISK_REFUSED: Text = {
  ar: 'لا يقبل القرص الكتابة ({reason}). حرر مساحة أو أصلحه ثم أعد المحاولة.',
  fr: 'Le disque refuse l’écriture ({reason}). Libérez de la place ou remédiez-y, puis recommencez.',
  zgh: 'ⴰⴷⵉⵙⴽ ⵓⵔ ⵉⵔⵉ ⴰⵔⵔⴰ ({reason}). ⵙⵅⵡⵓ ⴰⵎⴽⴰⵏ ⵏⵖ ⵙⵖⵜⵉ ⵜ, ⵜⴰⵍⵙⴷ.',
  en: 'The disk refuses to write ({reason}). Free some space or mend it, then try again.',
}

const HELP = ['--help', '-h', 'help']

async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args
  if (name === '--version') {
    terminal.out(programVersion())
    return 0
  }
  if (name === undefined || (HELP.includes(name) && rest.length === 0)) {
    const loaded = Object.entries(COMMANDS).map(async ([one, load]) => [one, (await load()).command] as const)
    terminal.out(overview(await Promise.all(loaded), terminal.language))
    return name === undefined ? 2 : 0
  }
  const wanted = name === 'help' ? (rest[0] ?? '') : name
  const load = Object.hasOwn(COMMANDS, wanted) ? COMMANDS[wanted] : undefined
  if (load === undefined) {
    throw new UsageError('unknownCommand', { name: wanted, known: Object.keys(COMMANDS).join(', ') })
  }
  const { command } = await load()
  if (name === 'help' || rest.includes('--help') || rest.includes('-h')) {
    terminal.out(explanation(command, terminal.language))
    return 0
  }
  return command.run(rest, terminal)
}

const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort())
// A reader that went away (`sunduq … | head`) is no failure of ours.
process.stdout.on('error', () => stop.abort())

const terminal: Terminal = {
  language: terminalLanguage(process.env),
  env: process.env,
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  signal: stop.signal,
}

try {
  process.exitCode = await main(process.argv.slice(2), terminal)
} catch (error) {
  if (error instanceof ToldError) {
    terminal.err(`sunduq: ${error.in(terminal.language)}`)
    process.exitCode = error instanceof UsageError ? 2 : 1
  } else if (error instanceof Error && error.name === 'DatabaseAway') {
    // By its name: commands that need no database do not load its driver.
    const reason = error.cause instanceof Error ? error.cause.message : error.message
    terminal.err(`sunduq: ${fill(DATABASE_AWAY, terminal.language, { reason })}`)
    process.exitCode = 1
  } else if (error instanceof Error && 'syscall' in error && ('path' in error || error.syscall === 'write')) {
    const { path, code: reason = '' } = error as NodeJS.ErrnoException
    const text = path === undefined ? DISK_REFUSED : FILE_REFUSED
    terminal.err(`sunduq: ${fill(text, terminal.language, { path: path ?? '', reason })}`)
    process.exitCode = 1
  } else {
    terminal.err(`sunduq: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    process.exitCode = 1
  }
}
