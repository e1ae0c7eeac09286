import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import type { Instant, PersonId, PlaceCode } from '#election/named.ts'
import type { Attempts } from '#store/attempts.ts'

/** Wrong attempts before the first wait: of a person, and of an address, behind which a whole office may sit. */
const FREE = { person: 5, address: 30 } as const
/** The first wait, doubled at each further wrong attempt, and the longest (ms). */
const FIRST_MS = 15_000
const LONGEST_MS = 15 * 60_000
/** Wrong attempts are forgotten after this time without another (ms). */
const FORGET_MS = 24 * 3_600_000

/** How long to wait after so many wrong attempts of which so many are free (ms). */
export function waitAfter(count: number, free: number): number {
  if (count < free) return 0
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(20, count - free))
}

/** Who tries: the sign-in name as typed, the address, and the browser's token where it has one. */
export interface Attempt {
  readonly login: string
  readonly address: string
  /** The browser's token, only if it belongs to the person of that sign-in name. */
  readonly browser?: string | undefined
}

/**
 * The subjects that an attempt is counted under. A browser in which the person was right before stands for itself:
 * what strangers get wrong elsewhere does not lock the person out of it. Elsewhere person and address both count.
 */
function subjectsOf({ login, address, browser }: Attempt): { subject: string; free: number }[] {
  if (browser !== undefined) return [{ subject: digest('browser', browser), free: FREE.person }]
  return [
    { subject: digest('person', login), free: FREE.person },
    { subject: digest('address', network(address)), free: FREE.address },
  ]
}

/** Whole seconds that this attempt must wait; 0 when it may be made. */
export async function secondsToWait(
  attempts: Attempts,
  room: PlaceCode,
  attempt: Attempt,
  now: Instant,
): Promise<number> {
  const subjects = subjectsOf(attempt).map(({ subject }) => subject)
  const until = await attempts.waitsUntil(room, subjects)
  return until <= now ? 0 : Math.ceil((until - now) / 1000)
}

/** Counts a wrong attempt; answers until when the person is locked elsewhere when this attempt was the one that locked. */
export async function countWrong(
  attempts: Attempts,
  room: PlaceCode,
  attempt: Attempt,
  now: Instant,
): Promise<Instant | undefined> {
  let locked: Instant | undefined
  for (const [place, { subject, free }] of subjectsOf(attempt).entries()) {
    const wrong = await attempts.wrong(room, subject, now, FORGET_MS, (count) => waitAfter(count, free))
    if (place === 0 && wrong.count === free) locked = wrong.until
  }
  return locked
}

/** A right attempt: person or browser begin anew; the address keeps its count, or one right password would clear it. */
export async function countRight(attempts: Attempts, room: PlaceCode, attempt: Attempt): Promise<void> {
  await attempts.right(
    room,
    subjectsOf(attempt)
      .slice(0, 1)
      .map(({ subject }) => subject),
  )
}

/** Whether the browser's token belongs to the person, as the token or nothing. */
export async function knownBrowser(
  attempts: Attempts,
  room: PlaceCode,
  person: PersonId | undefined,
  token: string | undefined,
): Promise<string | undefined> {
  if (token === undefined || person === undefined) return undefined
  return (await attempts.isKnown(room, person, token)) ? token : undefined
}

/** An IPv6 customer has 2^64 addresses: they count as one. */
function network(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address
  const [head = '', tail] = address.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const filled = tail === undefined ? left : [...left, ...Array(8 - left.length - right.length).fill('0'), ...right]
  return filled.slice(0, 4).join(':')
}

/** No name and no address lies in the table of wrong attempts. */
function digest(kind: string, value: string): string {
  return createHash('sha256').update(`sunduq-attempt/1\n${kind}\n${value}`).digest('hex')
}
