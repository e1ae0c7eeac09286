import { indexBook } from '#election/book/index.ts'
import { fill, type Text } from '#election/languages.ts'
import type { Instant, PersonId, PlaceCode } from '#election/named.ts'
import type { Outcome } from '#election/outcome.ts'
import { roomMachine } from '#room/machine.ts'
import type { Refusal } from '#room/refusals.ts'
import { openBook } from '#server/house.ts'
import {
  COMMAND_LINE,
  changePerson,
  endSessions,
  erasePerson,
  type Invited,
  inviteAgain,
  invitePerson,
  type Management,
  PERSON_ROLES,
  removePerson,
} from '#server/people/manage.ts'
import type { Store } from '#store/store.ts'
import { type Arguments, type Command, chooseSub, readArguments, type Terminal, UsageError } from './command.ts'
import { chosenRoom, DATA_HELP, DATA_OPTIONS, withStore } from './data.ts'
import { printLink } from './link.ts'
import { refused } from './refused.ts'

const HELP = `
sunduq people: who works in the room, by name. The journal knows their pseudonyms only.

  sunduq people first [--name NAME]
      Prints a one-time link for an administrator, who invites everybody else at /office.
  sunduq people invite --name NAME --role ROLE [--scope CODE,CODE] [OPTION …]
      Prints a one-time link, good for three days, by which the person binds a passkey or a password with codes.
      --role                 ${PERSON_ROLES.slice(0, 5).join(', ')},
                             ${PERSON_ROLES.slice(5).join(', ')}
      --scope CODE,CODE      communes and central offices the person is in charge of (the whole room unless told)
      --accreditation NUMBER, --from DATE, --until DATE
                             of an observer: 2026-09-23 or 2026-09-23T06:00Z
  sunduq people list
  sunduq people change --person PSEUDONYM --role ROLE [--scope …] [--accreditation …] [--from …] [--until …]
  sunduq people invite-again --person PSEUDONYM   another link, for who lost the first or every way in
  sunduq people end-sessions --person PSEUDONYM   they may come in again
  sunduq people remove --person PSEUDONYM         ends their sessions and every way in, at once
  sunduq people erase --person PSEUDONYM          erases the name of a removed person, for ever
      --address URL          where people reach the room (that of the running \`sunduq serve\`)

${DATA_HELP}
`

const text = { type: 'text' } as const
const TERMS = { role: text, scope: text, accreditation: text, from: text, until: text }
const PERSON = { ...DATA_OPTIONS, person: text, address: text }

export const command: Command = {
  summary: {
    ar: 'دعوة أشخاص القاعة وسردهم وتعديلهم وحذفهم',
    fr: 'inviter, lister, modifier et retirer les personnes de la salle',
    zgh: 'ⴰⵄⵔⴰⴹ, ⵓⵎⵓⵖ, ⴰⵙⵏⴼⵍ ⴷ ⵡⴰⴽⴽⴰⵙ ⵏ ⵎⵉⴷⴷⵏ ⵏ ⵜⵣⵇⵇⴰ',
    en: 'invite, list, change and remove the people of the room',
  },
  help: HELP,
  async run(args, terminal) {
    const [sub, rest] = chooseSub(args, {
      first,
      invite,
      list,
      change,
      'invite-again': again,
      'end-sessions': (given: readonly string[], at: Terminal) =>
        onPerson(given, at, (parts, person) => endSessions(parts, COMMAND_LINE, person)),
      remove: (given: readonly string[], at: Terminal) =>
        onPerson(given, at, (parts, person) => removePerson(parts, COMMAND_LINE, person)),
      erase: (given: readonly string[], at: Terminal) => onPerson(given, at, erasePerson),
    })
    return sub(rest, terminal)
  },
}

function first(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readArguments(args, { ...DATA_OPTIONS, name: text, address: text })
  return managing(given, terminal, async (parts, folder) => {
    return told(given, terminal, folder, await inviteFirst(parts, given.text('name')))
  })
}

/** Invites an administrator in the name of whoever runs the server. */
export function inviteFirst(parts: Management, name = 'Administrator'): Promise<Outcome<Invited, Refusal>> {
  return invitePerson(parts, COMMAND_LINE, name, { role: 'administrator', scope: [] })
}

function invite(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readArguments(args, { ...DATA_OPTIONS, ...TERMS, name: text, address: text })
  const [name, terms] = [given.needed('name'), termsIn(given)]
  return managing(given, terminal, async (parts, folder) =>
    told(given, terminal, folder, await invitePerson(parts, COMMAND_LINE, name, terms)),
  )
}

function again(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readArguments(args, PERSON)
  const person = given.needed('person') as PersonId
  return managing(given, terminal, async (parts, folder) =>
    told(given, terminal, folder, await inviteAgain(parts, person)),
  )
}

function change(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readArguments(args, { ...PERSON, ...TERMS })
  const [person, terms] = [given.needed('person') as PersonId, termsIn(given)]
  return managing(given, terminal, async (parts) => {
    return said(terminal, await changePerson(parts, COMMAND_LINE, person, terms))
  })
}

function onPerson(
  args: readonly string[],
  terminal: Terminal,
  act: (parts: Management, person: PersonId) => Promise<Outcome<void, Refusal>>,
): Promise<number> {
  const given = readArguments(args, PERSON)
  const person = given.needed('person') as PersonId
  return managing(given, terminal, async (parts) => said(terminal, await act(parts, person)))
}

function list(args: readonly string[], terminal: Terminal): Promise<number> {
  const given = readArguments(args, DATA_OPTIONS)
  return withStore(given, terminal, async (store) => {
    const room = await chosenRoom(given, store)
    const now = Date.now() as Instant
    const sessions = await store.access.personSessions(room, now)
    for (const { person, name = '', role, scope, bound, removed } of await store.people.list(room)) {
      const many = sessions.filter((session) => session.person === person).length
      const standing = fill(SAYS[removed ? 'removed' : bound ? 'sessions' : 'invited'], terminal.language, { many })
      terminal.out(
        `${person.padEnd(14)} ${role.padEnd(17)} ${(scope.join(',') || '*').padEnd(12)} ${standing.padEnd(10)} ${name}`,
      )
    }
    return 0
  })
}

const SAYS = {
  once: {
    ar: '{person}: مرة واحدة، إلى {at}',
    fr: '{person} : une seule fois, jusqu’à {at}',
    zgh: '{person}: ⵢⴰⵜ ⵜⴽⴽⴰⵍⵜ, ⴰⵔ {at}',
    en: '{person}: once, until {at}',
  },
  removed: { ar: 'محذوف', fr: 'retiré', zgh: 'ⵉⵜⵜⵓⴽⴽⵙ', en: 'removed' },
  invited: { ar: 'مدعو', fr: 'invité', zgh: 'ⵉⵜⵜⵓⵄⵔⴹ', en: 'invited' },
  sessions: { ar: 'الجلسات {many}', fr: 'sessions {many}', zgh: 'ⵜⵉⵖⵉⵎⵉⵜⵉⵏ {many}', en: 'sessions {many}' },
} as const satisfies Record<string, Text>

/** Runs `work` on the people of the chosen room, with its journal. */
async function managing(
  given: Arguments,
  terminal: Terminal,
  work: (parts: Management, folder: string) => Promise<number>,
): Promise<number> {
  return withStore(given, terminal, async (store, folder) =>
    work(await managementOf(store, await chosenRoom(given, store)), folder),
  )
}

/** What managing people of an open room stands on. Throws for a room that was never opened. */
export async function managementOf(store: Store, room: PlaceCode): Promise<Management> {
  const { book } = await openBook(store, room)
  const journal = await store.openJournal({ room, machine: roomMachine(book) })
  // A rehearsal's day has a clock of its own: there this takes the time of the last entry.
  const now = () => (journal.state.test ? journal.state.at : (Date.now() as Instant))
  return { store, journal, index: indexBook(book), clock: { now } }
}

async function told(
  given: Arguments,
  terminal: Terminal,
  folder: string,
  invited: Outcome<Invited, Refusal>,
): Promise<number> {
  if (!invited.ok) return said(terminal, invited)
  const { person, path, expires } = invited.value
  terminal.err(fill(SAYS.once, terminal.language, { person, at: new Date(expires).toISOString() }))
  await printLink(given, terminal, folder, path)
  return 0
}

function said(terminal: Terminal, done: Outcome<unknown, Refusal>): number {
  return done.ok ? 0 : refused(terminal, done.error)
}

function termsIn(given: Arguments) {
  const value = given.needed('role')
  const role = PERSON_ROLES.find((one) => one === value)
  if (role === undefined) throw new UsageError('wrongValue', { name: '--role', value, wanted: PERSON_ROLES.join(', ') })
  const scope = (given.text('scope') ?? '').split(',').filter((code) => code !== '')
  return {
    role,
    scope,
    accreditation: given.text('accreditation'),
    starts: dateIn(given, 'from'),
    ends: dateIn(given, 'until'),
  }
}

function dateIn(given: Arguments, name: string): number | undefined {
  const value = given.text(name)
  if (value === undefined) return undefined
  const time = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}Z)?$/.test(value) ? Date.parse(value) : Number.NaN
  if (Number.isNaN(time)) throw new UsageError('wrongValue', { name: `--${name}`, value, wanted: '2026-09-23' })
  return time
}
