import { sampleBook } from '#election/book/sample.ts'
import type { Digest, PersonId } from '#election/named.ts'
import { seal } from '#journal/seal.ts'
import type { DeskRole, TypedBoxes } from '#room/views/desk.ts'
import { startIntake } from '#server/intake/main.ts'
import { createLink } from '#server/links.ts'
import type { Role } from '#server/room/access.ts'
import { startRoom } from '#server/room/main.ts'
import type { Surface } from '#server/surface.ts'
import { type Answered, call, enrolKey, RawPhone } from './server-phone.ts'
import { freshSigner, type TestRoom, testRoom } from './server-room.ts'

/** Somebody who signed in, asking in French. */
export type Ask = (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answered>

/** The sample province after the close, with its intake, its desk and whoever works there. */
export interface DeskRoom {
  readonly room: TestRoom
  readonly surface: Surface
  /** Signs somebody in; the person is the role unless named. */
  person(role: Role, person?: string): Promise<Ask>
  phone(station: string): Promise<RawPhone>
  close(): Promise<void>
}

export async function deskRoom(changes: Parameters<typeof testRoom>[0] = {}): Promise<DeskRoom> {
  const room = await testRoom({ ...sampleBook(), ...changes })
  const intake = await startIntake(room.options)
  const surface = await startRoom({ ...room.options, addresses: { intake: intake.address } })
  const person = (role: Role, name: string = role) => signedIn(room, surface.address, role, name)
  const operator = await person('operator')
  const phone = async (station: string) => {
    const invited = await operator('POST', '/room/api/invitations', { station })
    const signer = freshSigner()
    return new RawPhone(intake.address, signer, (await enrolKey(intake.address, invited.body.code, signer)).body)
  }
  return {
    room,
    surface,
    person,
    phone,
    async close() {
      await surface.close()
      await intake.close()
      await room.close()
    },
  }
}

/** Signs somebody in at a room's address by a link of their own. */
export async function signedIn(room: TestRoom, address: string, role: Role, name: string): Promise<Ask> {
  const { path } = await createLink(room.store, { room: room.book.room, role, person: name as PersonId })
  const entered = await call(`${address}/room/api/session`, 'POST', { token: path.split('/').at(-1) })
  const cookie = (entered.headers.get('set-cookie') as string).split(';')[0] as string
  return (method, asked, body, headers = {}) =>
    call(`${address}${asked}`, method, body, { 'accept-language': 'fr', cookie, ...headers })
}

/** A sheet whose sums hold, unless changed. */
export function boxes(registered: number, votes: readonly (number | null)[], changes: object = {}): TypedBoxes {
  const valid = votes.reduce<number>((sum, count) => sum + (count ?? 0), 0)
  const counts = { registered, voters: valid, ballots: valid, void: 0, contested: 0, valid }
  return { ...counts, votes, observations: '', ...changes } as unknown as TypedBoxes
}

/** Sends a station's sheet as its phone does; answers what the intake said. */
export async function sends(
  phone: RawPhone,
  at: number,
  constituency: string,
  figures: TypedBoxes,
  { version = 1, reason, photo, station }: { version?: number; reason?: string; photo?: string; station?: string } = {},
): Promise<Answered> {
  const paper = constituency === 'P-house' ? 'house' : 'local'
  const sheet = { station: station ?? phone.station, constituency, paper, ...figures }
  const value = { sheet, ...(reason !== undefined && { reason }) }
  const opening = { salt: `${version}`.padStart(32, '0'), value }
  phone.say(at, { k: 'sheet', constituency, version, sealed: seal(opening), ...(photo && { photo: photo as Digest }) })
  const last = phone.items.length
  return phone.send({ ...(await phone.run(last, last, at)), openings: [opening] })
}

export const form = (station: string, constituency: string, act = '') =>
  `/desk/api/forms/${station}/${constituency}${act && `/${act}`}`

export type Hands = Record<DeskRole, Ask>

/** One person of each role. */
export async function hands({ person }: Pick<DeskRoom, 'person'>): Promise<Hands> {
  return {
    'clerk-1': await person('clerk-1'),
    'clerk-2': await person('clerk-2'),
    verifier: await person('verifier'),
    'returning-officer': await person('returning-officer'),
  }
}

/** Two clerks type the same; the verifier explains whatever the rules ask and accepts. */
export async function counted(who: Hands, station: string, constituency: string, sheet: TypedBoxes): Promise<void> {
  const codes = ['E101', 'E102', 'E103', 'E104', 'E105', 'E106', 'E107', 'E108', 'E109', 'E110', 'E111', 'E112']
  for (const role of ['clerk-1', 'clerk-2'] as const) {
    const typed = await who[role]('POST', form(station, constituency, 'typed'), { sheet, seen: codes })
    if (typed.status !== 200) throw new Error(JSON.stringify(typed.body))
  }
  await accept(who.verifier, station, constituency)
}

/** Explains every warning of a settled form and accepts it, unless the room itself did. */
export async function accept(verifier: Ask, station: string, constituency: string): Promise<void> {
  const { body } = await verifier('GET', form(station, constituency))
  if (body.status === 'accepted') return
  for (const { code } of body.findings) {
    await verifier('POST', form(station, constituency, 'explained'), { code, words: 'vu avec le président' })
  }
  const done = await verifier('POST', form(station, constituency, 'accepted'), {})
  if (done.status !== 200) throw new Error(JSON.stringify(done.body))
}
