import { fill, type Text } from '#election/languages.ts'
import type { PlaceCode } from '#election/named.ts'
import { clockFrom } from '#server/clock.ts'
import { openRoom } from '#server/open-room.ts'
import { publishedFolder } from '#server/portal/main.ts'
import { shownRoom } from '#server/portal/reader.ts'
import { type Ports, type ServeOptions, serve } from '#server/serve.ts'
import { SURFACES, type SurfaceName } from '#server/surface.ts'
import { hasEmbedded } from '#store/postgres/home.ts'
import { keepAddresses, keepPorts, keptAddresses, keptPorts, roomOfFolder } from './addresses.ts'
import { bookOf } from './book.ts'
import { type Arguments, type Command, readArguments, type Terminal, UsageError } from './command.ts'
import { chosenRoom, DATA_HELP, DATA_OPTIONS, databaseUrl, dataFolder, withStore } from './data.ts'
import { buildPages } from './pages.ts'
import { inviteFirst, managementOf } from './people.ts'
import { refused } from './refused.ts'

const HELP = `
sunduq serve: runs a room: phones (intake), control room (room), everyone (portal), messages to the outside (notify), each
in its own process.

  sunduq serve --book book.json [OPTION …]      the first time: opens the room, which freezes the book
  sunduq serve [OPTION …]                       from then on

      --only A,B          only these of intake, room, portal, notify (each may run on a machine of its own)
      --rehearsal         open the room for a rehearsal: marked for ever in its journal, on every screen and document,
                          in every export; the day itself needs a data folder or database of its own
      --rehearsal-key K   let simulated people that know K state their own time (rooms opened with --rehearsal only)
      --people-only       nobody works by a link of \`sunduq access\`, only walls keep theirs: everybody has a passkey, or a
                          password with codes (\`sunduq people\`)
      --host ADDRESS      listen here instead of on this machine only (127.0.0.1)
      --intake-port N, --room-port N, --portal-port N, --notify-port N
                          the first start takes free ones from 4700 on, the later ones take these again
      --intake-url URL, --room-url URL, --portal-url URL, --notify-url URL
                          addresses for phones and people where a proxy stands in front, or where a surface runs elsewhere
${DATA_HELP}

DATABASE_URL names any PostgreSQL 15 or later; without it an embedded one keeps everything in the data folder.
SUNDUQ_SMTP_URL and SUNDUQ_MAIL_FROM name the mail server for notifications (docs/notifications.md).
Stops on Ctrl-C; nothing is lost by kill -9 either.
`

const text = { type: 'text' } as const
const perSurface = (suffix: string) => Object.fromEntries(SURFACES.map((name) => [`${name}-${suffix}`, text]))
const SHAPES = {
  ...DATA_OPTIONS,
  ...perSurface('port'),
  ...perSurface('url'),
  book: text,
  only: text,
  rehearsal: {},
  'rehearsal-key': text,
  'people-only': {},
  host: text,
}

export const command: Command = {
  summary: {
    ar: 'تشغيل قاعة: استقبال الهواتف وقاعة المتابعة والبوابة والإشعارات',
    fr: 'faire tourner une salle : réception des téléphones, salle de suivi, portail et notifications',
    zgh: 'ⴰⵙⵙⵡⵓⵔⵉ ⵏ ⵜⵣⵇⵇⴰ: ⵉⵜⵉⵍⵉⴼⵓⵏⵏ, ⵜⴰⵣⵇⵇⴰ, ⵜⴰⵡⵡⵓⵔⵜ, ⵜⵓⵣⵉⵏⵉⵏ',
    en: 'run a room: intake, control room, portal and notifications',
  },
  help: HELP,
  async run(args, terminal) {
    const given = readArguments(args, SHAPES)
    const only = surfaces(given)
    const folder = dataFolder(given)
    const { ports = {}, ...others } = options(given)
    const addresses = { ...(await addressesElsewhere(folder, only)), ...others.addresses }
    // The codes that the room hands out lead phones there.
    if (only.includes('room') && !only.includes('intake') && !addresses.intake) given.needed('intake-url')
    const { room, database } = await served(given, terminal, only)
    if (room === undefined || !buildPages()) return 1
    const usual = await keptPorts(folder)
    const serving = await serve({
      ...{ folder, room, only, ports, usual, ...databaseUrl(terminal.env), ...others, addresses },
      ...(database && { database }),
    }).catch((failure: unknown) => {
      // Whoever ends a whole group of processes ends its surfaces too, before they listen.
      if (terminal.signal.aborted) return undefined
      throw failure
    })
    if (serving === undefined) return 0
    if (only.includes('room')) await offerFirst(given, terminal, room, serving.addresses.room ?? '')
    const started = Object.fromEntries(only.map((name) => [name, serving.addresses[name]]))
    const forget = await keepAddresses(folder, started)
    await keepPorts(folder, serving.ports, ports)
    tellMoved(terminal, { ...usual, ...ports }, serving.ports)
    for (const name of only) terminal.out(`${name.padEnd(7)} ${serving.addresses[name]}`)
    await stopped(terminal.signal)
    await forget()
    await serving.stop()
    return 0
  },
}

/** The room to serve. A portal alone needs no database: it shows the files that were published, with their age. */
async function served(
  given: Arguments,
  terminal: Terminal,
  only: readonly SurfaceName[],
): Promise<{ readonly room: PlaceCode | undefined; readonly database?: 'away' | 'none' }> {
  const open = given.text('book') !== undefined
  const folder = dataFolder(given)
  const shown = !open && only.join() === 'portal' ? await shownRoom(publishedFolder(folder)) : undefined
  const asked = given.text('room') as PlaceCode | undefined
  if (shown !== undefined && asked !== undefined && asked !== shown)
    throw new UsageError('folderTaken', { folder, owner: shown, room: asked })
  if (shown !== undefined && !terminal.env.DATABASE_URL && !hasEmbedded(folder)) {
    terminal.err(fill(SAYS.none, terminal.language, {}))
    return { room: shown, database: 'none' }
  }
  try {
    return { room: await withStore(given, terminal, (store) => roomToServe(given, terminal, store), open) }
  } catch (error) {
    if (shown === undefined || error instanceof UsageError) throw error
    terminal.err(fill(SAYS.away, terminal.language, { what: error instanceof Error ? error.message : String(error) }))
    return { room: shown, database: 'away' }
  }
}

const SAYS = {
  none: {
    ar: 'لا قاعدة بيانات هنا: تعرض البوابة الملفات المنشورة في المجلد مع عمرها، ولا ينشر أحد.',
    fr: 'Pas de base de données ici : le portail montre les fichiers publiés du dossier, avec leur âge ; rien n’est publié.',
    zgh: 'ⵓⵔ ⵉⵍⵍⵉ ⵓⵙⵉⵍⴰ ⵏ ⵉⵙⴼⴽⴰ ⴷⴰ: ⵜⴰⵡⵡⵓⵔⵜ ⵜⵙⵙⴽⴰⵏ ⵉⴼⴰⵢⵍⵓⵜⵏ ⵉⵜⵜⵓⴼⵙⵔⵏ ⴷ ⵡⴰⵡⵜⴰⵢ ⵏⵏⵙⵏ.',
    en: 'There is no database here: the portal shows the published files of the folder, with their age; nobody publishes.',
  },
  away: {
    ar: 'قاعدة البيانات لا تجيب ({what}): تعرض البوابة آخر ما نُشر مع عمره، وتعود إلى النشر متى أجابت.',
    fr: 'La base de données ne répond pas ({what}) : le portail montre ce qui fut publié, avec son âge, et publiera dès qu’elle répondra.',
    zgh: 'ⴰⵙⵉⵍⴰ ⵏ ⵉⵙⴼⴽⴰ ⵓⵔ ⴰⵔ ⵉⵜⵜⵔⴰⵔ ({what}): ⵜⴰⵡⵡⵓⵔⵜ ⵜⵙⵙⴽⴰⵏ ⴰⵢⵏⵏⴰ ⵉⵜⵜⵓⴼⵙⵔⵏ ⴷ ⵡⴰⵡⵜⴰⵢ ⵏⵏⵙ.',
    en: 'The database does not answer ({what}): the portal shows what was published, with its age, and publishes again once it does.',
  },
  moved: {
    ar: 'المنفذ {before} الذي كان لـ{name} في يد برنامج آخر؛ صار {name} الآن على {port}. الهواتف والوسطاء يطلبونه في {before}: حرر المنفذ ثم أعد التشغيل، أو وجّه الوسيط إلى {port}.',
    fr: 'Le port {before} de {name} est pris par un autre programme ; {name} est maintenant en {port}. Téléphones et mandataires le cherchent en {before} : libérez ce port et relancez, ou menez le mandataire vers {port}.',
    zgh: 'ⵜⴰⵡⵡⵓⵔⵜ {before} ⵏ {name} ⵜⵍⵍⴰ ⵖⵓⵔ ⵓⵀⵉⵍ ⵢⴰⴹⵏ; {name} ⵉⵍⵍⴰ ⴷⵖⵉ ⴳ {port}. ⵉⵜⵍⵉⴼⵓⵏⵏ ⴰⵔ ⵜ ⵙⵉⴳⴳⵉⵍⵏ ⴳ {before}: ⵙⵙⵔⵥⵎ ⵜⵜ, ⵜⴰⵍⵙⴷ ⴰⵙⵙⵏⵜⵉ.',
    en: 'Port {before} of {name} is in the hands of another program; {name} is now at {port}. Phones and proxies look for it at {before}: free that port and start again, or lead the proxy to {port}.',
  },
} as const satisfies Record<string, Text>

/** Where another `serve` on the same folder runs what this one does not. */
async function addressesElsewhere(folder: string, only: readonly SurfaceName[]): Promise<ServeOptions['addresses']> {
  const found = Object.entries(await keptAddresses(folder))
  return Object.fromEntries(found.filter(([name]) => !only.includes(name as SurfaceName)))
}

/** Says which surfaces are not where they were: phones, proxies and bookmarks look for them there. */
function tellMoved(terminal: Terminal, usual: Ports, now: Ports): void {
  for (const name of SURFACES) {
    const [before, port] = [usual[name], now[name]]
    if (before === undefined || port === undefined || before === port) continue
    terminal.err(fill(SAYS.moved, terminal.language, { name, before: `${before}`, port: `${port}` }))
  }
}

/** At the first start there is nobody yet who could invite the first administrator. */
async function offerFirst(given: Arguments, terminal: Terminal, room: PlaceCode, address: string): Promise<void> {
  await withStore(given, terminal, async (store) => {
    if (!(await store.people.isEmpty(room))) return
    const first = await inviteFirst(await managementOf(store, room))
    if (first.ok) terminal.out(`people  ${address}${first.value.path}`)
  })
}

async function roomToServe(given: Arguments, terminal: Terminal, store: Parameters<typeof openRoom>[0]) {
  const path = given.text('book')
  if (path === undefined) return inOwnFolder(given, await chosenRoom(given, store))
  const book = await bookOf(path, terminal)
  if (book === undefined) return undefined
  // Before it is opened: a room that no command can serve would only stand in the way.
  await inOwnFolder(given, book.room)
  const opened = await openRoom(store, { book, test: given.flag('rehearsal'), now: clockFrom(terminal.env).now() })
  if (opened.ok) return book.room
  refused(terminal, opened.error)
  return undefined
}

/** The room. Throws `UsageError` where another one was served in this folder before. */
async function inOwnFolder(given: Arguments, room: PlaceCode): Promise<PlaceCode> {
  const folder = dataFolder(given)
  const owner = await roomOfFolder(folder, room)
  if (owner !== room) throw new UsageError('folderTaken', { folder, owner, room })
  return room
}

function surfaces(given: Arguments): readonly SurfaceName[] {
  const value = given.text('only')
  if (value === undefined) return SURFACES
  const names = value.split(',')
  const found = SURFACES.filter((name) => names.includes(name))
  if (found.length === names.length) return found
  throw new UsageError('wrongValue', { name: '--only', value, wanted: SURFACES.join(', ') })
}

function options(given: Arguments): Pick<ServeOptions, 'host' | 'ports' | 'addresses' | 'rehearsalKey' | 'peopleOnly'> {
  const host = given.text('host')
  const rehearsalKey = given.text('rehearsal-key')
  const ports: Partial<Record<SurfaceName, number>> = {}
  const addresses: Partial<Record<SurfaceName, string>> = {}
  for (const name of SURFACES) {
    const port = given.whole(`${name}-port`, 1, 65_535)
    const url = given.text(`${name}-url`)
    if (port !== undefined) ports[name] = port
    if (url !== undefined) addresses[name] = url.replace(/\/+$/, '')
  }
  const peopleOnly = given.flag('people-only')
  return { ports, addresses, peopleOnly, ...(host ? { host } : {}), ...(rehearsalKey ? { rehearsalKey } : {}) }
}

/** Resolves when the signal aborts. */
export function stopped(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}
