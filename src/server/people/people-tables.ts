import type { Instant, PersonId } from '#election/named.ts'
import type { StoredPerson } from '#store/people.ts'
import { harmless, instant } from '../room/lists/columns.ts'
import type { RoomTable } from '../room/table.ts'
import type { PersonReadiness } from './checklist.ts'

/** Sessions that are open, as the list of people shows them. */
interface OpenSession {
  readonly person: PersonId
  readonly seen: Instant
}

/** The people of the room as their screen lists them; for whoever manages them alone, for it holds names. */
export function peopleTable(people: readonly StoredPerson[], sessions: readonly OpenSession[]): RoomTable {
  return {
    columns: [
      ...['person', 'name', 'role', 'accreditation', 'places', 'starts_at', 'ends_at'],
      ...['invited_at', 'bound_at', 'removed_at', 'sessions', 'seen_at'],
    ],
    rows: people.map((one) => {
      const open = sessions.filter(({ person }) => person === one.person).map(({ seen }) => seen)
      return [
        ...[one.person, one.name ?? null, one.role, one.accreditation ?? null, one.scope.join(' ')].map(harmless),
        ...[one.starts, one.ends, one.created, one.bound, one.removed].map(instant),
        open.length,
        instant(open.length === 0 ? undefined : (Math.max(...open) as Instant)),
      ]
    }),
  }
}

/** The people before the day, a row a check of their list; for whoever leads them alone. */
export function peopleReadyTable(people: readonly PersonReadiness[]): RoomTable {
  return {
    columns: ['person', 'name', 'role', 'ways_in', 'check', 'optional', 'done_at', 'done_by'],
    rows: people.flatMap(({ person, name, role, wayIn, secondWay, checks }) =>
      checks.map(({ check, optional, ticked }) => [
        ...[person, name ?? null, role].map(harmless),
        secondWay ? 2 : Number(wayIn),
        check,
        Number(optional === true),
        instant(ticked?.at),
        ticked?.by ?? null,
      ]),
    ),
  }
}
