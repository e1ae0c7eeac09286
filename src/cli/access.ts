import type { Instant, PersonId } from '#election/named.ts'
import { createLink } from '#server/links.ts'
import { ROLES } from '#server/room/access.ts'
import { keptAddresses } from './addresses.ts'
import { type Command, chooseSub, readArguments, type Terminal, UsageError } from './command.ts'
import { chosenRoom, DATA_HELP, DATA_OPTIONS, withStore } from './data.ts'
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
  summary: 'create, list and revoke sign-in links of the control room',
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
    const address = given.text('address') ?? (await keptAddresses(folder)).room ?? ''
    terminal.err(`${role} ${link.person}${expires ? `, until ${new Date(expires).toISOString()}` : ''}`)
    terminal.out(`${address.replace(/\/+$/, '')}${link.path}${view}`)
    return 0
  })
}

function list(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readArguments(args, DATA_OPTIONS)
  return withStore(given, terminal, async (store) => {
    for (const { role, person, created, expires, revoked } of await store.access.links(
      await chosenRoom(given, store),
    )) {
      const day = (instant: Instant) => new Date(instant).toISOString()
      const end = revoked ? `revoked ${day(revoked)}` : expires ? `until ${day(expires)}` : 'for ever'
      terminal.out(`${role.padEnd(17)} ${person.padEnd(12)} since ${day(created)} ${end}`)
    }
    return 0
  })
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
