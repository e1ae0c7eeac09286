import { fill, type Text } from '#election/languages.ts'
import type { Instant, PersonId } from '#election/named.ts'
import { createLink } from '#server/links.ts'
import { ROLES } from '#server/room/access.ts'
import { type Command, chooseSub, readArguments, type Terminal, UsageError } from './command.ts'
import { chosenRoom, DATA_HELP, DATA_OPTIONS, withStore } from './data.ts'
import { printLink } from './link.ts'
import { WALL_VIEW_HELP, WALL_VIEW_OPTIONS, wallView } from './wall-view.ts'

const HELP = `
sunduq access: who may enter the control room and its desk.

  sunduq access create --role ROLE [--person PSEUDONYM] [--days N]
      Prints a sign-in link, once; only its hash is kept. It is good for 2 days unless told, a wall's for ever.
      --role operator            works on alerts and phones
             duty-officer        the same, and leads
             administrator       phones and people, no result ever
             observer            sees turnout and what was released
             media               sees what is public
             wall                shows everything live and cannot act
             clerk-1, clerk-2    types sheets at the desk, first or second entry, blind to the other
             verifier            settles what differs, accepts, recalls
             returning-officer   the same, and decides ties and releases, each with a second one
      --person PSEUDONYM  what the journal calls this person; never a name (one is drawn)
      --once              the link opens one session only: for links that travel by messenger
${WALL_VIEW_HELP}
      --address URL       where people reach the room (that of the running \`sunduq serve\`)
  sunduq access list
  sunduq access revoke --person PSEUDONYM
      Ends every link and session of this person at once.

${DATA_HELP}
`

const DAY_MS = 86_400_000
const text = { type: 'text' } as const

export const command: Command = {
  summary: {
    ar: 'إنشاء روابط الدخول إلى قاعة المتابعة وسردها وإلغاؤها',
    fr: 'créer, lister et révoquer les liens d’accès à la salle de suivi',
    zgh: 'ⴰⵙⵏⴼⵍⵓⵍ, ⵓⵎⵓⵖ ⴷ ⵓⵙⵙⵉⵜⵢ ⵏ ⵉⵙⵖⵏⵏ ⵏ ⵓⴽⵛⵛⵓⵎ ⵖⵔ ⵜⵣⵇⵇⴰ',
    en: 'create, list and revoke sign-in links of the control room',
  },
  help: HELP,
  async run(args, terminal) {
    const [sub, rest] = chooseSub(args, { create, list, revoke })
    return sub(rest, terminal)
  },
}

function create(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readArguments(args, {
    ...DATA_OPTIONS,
    ...WALL_VIEW_OPTIONS,
    role: text,
    person: text,
    days: text,
    address: text,
    once: {},
  })
  const view = wallView(given)
  const value = given.needed('role')
  const role = ROLES.find((name) => name === value)
  if (role === undefined) throw new UsageError('wrongValue', { name: '--role', value, wanted: ROLES.join(', ') })
  const person = given.text('person') as PersonId | undefined
  if (person !== undefined && !/^[A-Za-z0-9-]{1,40}$/.test(person)) {
    throw new UsageError('wrongValue', { name: '--person', value: person, wanted: 'A-Z a-z 0-9 -' })
  }
  const days = given.whole('days', 1, 3650) ?? (role === 'wall' ? undefined : 2)
  return withStore(given, terminal, async (store, folder) => {
    const room = await chosenRoom(given, store)
    const expires = days === undefined ? undefined : ((Date.now() + days * DAY_MS) as Instant)
    const link = await createLink(store, {
      room,
      role,
      once: given.flag('once'),
      ...(person ? { person } : {}),
      ...(expires ? { expires } : {}),
    })
    terminal.err(`${role} ${link.person}: ${goodFor(terminal, { expires })}`)
    await printLink(given, terminal, folder, `${link.path}${view}`)
    return 0
  })
}

function list(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readArguments(args, DATA_OPTIONS)
  return withStore(given, terminal, async (store) => {
    for (const { role, person, created, expires, revoked } of await store.access.links(
      await chosenRoom(given, store),
    )) {
      const since = timed(terminal, 'since', created)
      terminal.out(`${role.padEnd(17)} ${person.padEnd(12)} ${since} ${goodFor(terminal, { expires, revoked })}`)
    }
    return 0
  })
}

const SAYS = {
  since: { ar: 'منذ {at}', fr: 'depuis {at}', zgh: 'ⵙⴳ {at}', en: 'since {at}' },
  until: { ar: 'إلى {at}', fr: 'jusqu’à {at}', zgh: 'ⴰⵔ {at}', en: 'until {at}' },
  revoked: { ar: 'أُلغي في {at}', fr: 'révoqué {at}', zgh: 'ⵉⵜⵜⵓⵙⵙⵉⵜⵢ {at}', en: 'revoked {at}' },
  always: { ar: 'بلا نهاية', fr: 'sans fin', zgh: 'ⴱⴷⴷⴰ', en: 'for ever' },
} as const satisfies Record<string, Text>

function timed({ language }: Terminal, what: 'since' | 'until' | 'revoked', at: Instant): string {
  return fill(SAYS[what], language, { at: new Date(at).toISOString() })
}

/** For how long a link is good. */
function goodFor(
  terminal: Terminal,
  { expires, revoked }: { readonly expires: Instant | undefined; readonly revoked?: Instant | undefined },
): string {
  if (revoked !== undefined) return timed(terminal, 'revoked', revoked)
  return expires === undefined ? fill(SAYS.always, terminal.language) : timed(terminal, 'until', expires)
}

function revoke(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readArguments(args, { ...DATA_OPTIONS, person: text })
  const person = given.needed('person') as PersonId
  return withStore(given, terminal, async (store) => {
    const count = await store.access.revoke(await chosenRoom(given, store), person, Date.now() as Instant)
    terminal.out(`${count}`)
    return count > 0 ? 0 : 1
  })
}
