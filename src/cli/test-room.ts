import { createHash } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Book } from '#election/book/book.ts'
import type { Instant, PersonId } from '#election/named.ts'
import type { DayPlan } from '#rehearsal/day/plan.ts'
import { type DeskTokens, type RehearsalOptions, type Rehearsed, rehearse, type Stage } from '#rehearsal/rehearse.ts'
import { roomMachine } from '#room/machine.ts'
import { createLink } from '#server/links.ts'
import { openRoom } from '#server/open-room.ts'
import type { Role } from '#server/room/access.ts'
import { serve } from '#server/serve.ts'
import { openStore, type Store } from '#store/store.ts'
import { type Verified, verifyJournal } from '#store/verify.ts'

const HOUR_MS = 3_600_000

/** A room on this machine that is only there to be rehearsed in: the same seed makes the same journal. */
export interface TestRoom {
  readonly folder: string
  readonly book: Book
  readonly seed: string
}

/** Sign-in links of a test room: paths on the room's surface. */
export interface TestLinks {
  readonly operator: string
  readonly wall: string
  /** For people who want to try the desk: by role, and a second returning officer, because two release. */
  readonly desk: Readonly<Record<DeskPlace, string>>
  /** The operator in whose name a rehearsal invites its phones, and its people at the desk. */
  readonly rehearsal: string
  readonly rehearsalDesk: Readonly<Record<DeskPlace, string>>
}

/** The places at the desk, one person each. */
export const DESK_PLACES = ['clerk-1', 'clerk-2', 'verifier', 'officer-1', 'officer-2'] as const
export type DeskPlace = (typeof DESK_PLACES)[number]

/** Opens the room, marked as a test, and makes its links. Throws when another book was opened there before. */
export function openTestRoom(room: TestRoom, now: Instant): Promise<TestLinks> {
  return inStore(room, async (store) => {
    // The journal holds hashes of invitation codes under this secret; a repeatable journal needs a repeatable one.
    await store.secret('pepper', secretOf('pepper', room.seed))
    const opened = await openRoom(store, { book: room.book, test: true, now })
    if (!opened.ok) throw new Error(`the room could not be opened: ${opened.error.code}`)
    const link = async (role: Role, person: string) =>
      (await createLink(store, { room: room.book.room, role, person: person as PersonId })).path
    const desk = async (prefix: string) => {
      const links = new Map<DeskPlace, string>()
      for (const place of DESK_PLACES) links.set(place, await link(roleOf(place), `${prefix}${place}`))
      return Object.fromEntries(links) as Record<DeskPlace, string>
    }
    return {
      operator: await link('operator', 'p-operator'),
      wall: await link('wall', 'p-wall'),
      desk: await desk('p-'),
      rehearsal: await link('operator', 'p-rehearsal'),
      rehearsalDesk: await desk('p-rehearsal-'),
    }
  })
}

function roleOf(place: DeskPlace): Role {
  return place === 'officer-1' || place === 'officer-2' ? 'returning-officer' : place
}

/** Where a rehearsal signs in: the tokens of its own links. */
export function rehearsalTokens({ rehearsal, rehearsalDesk }: TestLinks): Pick<Stage, 'operator' | 'desk'> {
  return { operator: tokenOf(rehearsal), desk: deskTokens((place) => tokenOf(rehearsalDesk[place])) }
}

/** The people of the desk by the tokens of their places. */
export function deskTokens(at: (place: DeskPlace) => string): DeskTokens {
  return {
    clerk1: at('clerk-1'),
    clerk2: at('clerk-2'),
    verifier: at('verifier'),
    officers: [at('officer-1'), at('officer-2')],
  }
}

/**
 * The key by which the server knows the rehearsal. Whoever knows the seed knows it: it protects nothing but a room that
 * counts nobody and listens on this machine only.
 */
export function testKey(seed: string): string {
  return secretOf('key', seed)
}

/** Reads the whole journal again and recomputes its root and its state. Throws when it is damaged. */
export function verifyTestRoom(room: TestRoom): Promise<Verified> {
  return inStore(room, async (store) => {
    const { book } = room
    const key = await store.checkpoints.key(book.room)
    const checked = await verifyJournal(store.sql, book.room, roomMachine(book), key)
    if (checked.ok) return checked.value
    throw new Error(`the journal is damaged: ${JSON.stringify(checked.error)}`)
  })
}

/**
 * Plays a day as fast as this machine can in a room of its own, served for it and taken down after it. Throws when the
 * journal does not verify.
 */
export async function playInTestRoom(
  room: TestRoom,
  plan: DayPlan,
  options: Pick<RehearsalOptions, 'progress' | 'signal' | 'night'>,
): Promise<{ readonly rehearsed: Rehearsed; readonly verified: Verified }> {
  const { folder, book, seed } = room
  const links = await openTestRoom(room, (plan.begins - HOUR_MS) as Instant)
  const key = testKey(seed)
  const clock = { real: 0, simulated: plan.begins, speed: 0 }
  const serving = await serve({ folder, room: book.room, only: ['intake', 'room'], clock, rehearsalKey: key })
  try {
    const { intake = '', room: desk = '' } = serving.addresses
    const stage = { book, intake, room: desk, key, ...rehearsalTokens(links) }
    const rehearsed = await rehearse(stage, plan, { pace: 'max', ...options })
    return { rehearsed, verified: await verifyTestRoom(room) }
  } finally {
    await serving.stop()
  }
}

/** A folder for data that nobody will miss, which the database's own user may pass; `work` done, it is gone. */
export async function inTemporaryFolder<T>(name: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), `${name}-`))
  try {
    // The database of a root user runs as somebody else.
    await chmod(folder, 0o711)
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The token in a sign-in link. */
export function tokenOf(link: string): string {
  return link.split('/').at(-1) ?? ''
}

async function inStore<T>({ folder }: TestRoom, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ folder })
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

function secretOf(name: string, seed: string): string {
  return createHash('sha256').update(`sunduq-test-room/1\n${name}\n${seed}`).digest('base64url')
}
