import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Instant, PersonId } from '#election/named.ts'
import type { Found, FoundKind } from '#room/search/found.ts'
import type { Role } from '#server/room/access.ts'
import { type Ask, type DeskRoom, deskRoom } from './desk-room.ts'

/** Two rooms with the same day; the book of the second lets observers see incidents. */
let world: DeskRoom
let open: DeskRoom

beforeAll(async () => {
  world = await busy()
  open = await busy({ work: { observersSeeIncidents: true } })
})
afterAll(async () => {
  await world.close()
  await open.close()
})

async function busy(changes: Parameters<typeof deskRoom>[0] = {}): Promise<DeskRoom> {
  const made = await deskRoom(changes)
  made.room.at(20)
  const operator = await made.person('operator')
  const told = { speaker: 'president', said: { k: 'incident', what: 'power', words: 'lampe de Brahim' } }
  expect((await operator('POST', '/room/api/calls/A-1-1/told', told)).status).toBe(200)
  const message = { message: `m${'a'.repeat(16)}`, to: { k: 'all' }, words: 'Gardez la lampe allumée', pinned: true }
  expect((await operator('POST', '/room/api/messages', message)).status).toBe(200)
  const { store, book } = made.room
  for (const [person, name, role] of [
    ['p0a1', 'Salma Idrissi', 'operator'],
    ['p0b2', 'Salma Chraibi', 'clerk-1'],
  ] as const)
    await store.people.add(book.room, person as PersonId, name, { role, scope: [] }, Date.now() as Instant)
  return made
}

async function found(ask: Ask, asked: string): Promise<readonly Found[]> {
  const { status, body } = await ask('GET', `/room/api/search?q=${encodeURIComponent(asked)}`)
  expect(status).toBe(200)
  return body.found
}

const kinds = async (role: Role, asked: string, where = world): Promise<FoundKind[]> => [
  ...new Set((await found(await where.person(role), asked)).map(({ kind }) => kind)),
]

describe('one box finds what its reader may open, and nothing else', () => {
  it.each([
    ['operator', ['station', 'place', 'alert', 'incident']],
    ['duty-officer', ['station', 'place', 'alert', 'incident']],
    ['administrator', ['station', 'place', 'alert', 'incident']],
    ['wall', ['station', 'place', 'alert', 'incident']],
    ['observer', ['station', 'place']],
  ] as const)('what lies at a station, to a %s', async (role, wanted) => {
    expect(await kinds(role, 'A-1-1')).toEqual(wanted)
  })

  it('messages, to those who read them', async () => {
    for (const role of ['operator', 'duty-officer'] as const)
      expect(await found(await world.person(role), 'gardez')).toMatchObject([
        { kind: 'message', words: 'Gardez la lampe allumée', goes: { k: 'all' }, pinned: true },
      ])
    for (const role of ['administrator', 'observer', 'wall'] as const) expect(await kinds(role, 'gardez')).toEqual([])
  })

  it('incidents, to observers where the book lets them, and never by what was written', async () => {
    expect(await kinds('observer', 'A-1-1', open)).toEqual(['station', 'place', 'incident'])
    expect(await kinds('operator', 'brahim', open)).toEqual(['incident'])
    expect(await kinds('observer', 'brahim', open)).toEqual([])
    expect(await kinds('observer', 'brahim')).toEqual([])
  })

  it('people, to those who hand work to them and to whoever manages them', async () => {
    const names = async (role: Role) =>
      (await found(await world.person(role), 'salma')).map((one) => (one.kind === 'person' ? one.name : one.kind))
    expect(await names('operator')).toEqual(['Salma Idrissi'])
    expect((await names('administrator')).sort()).toEqual(['Salma Chraibi', 'Salma Idrissi'])
    expect(await names('observer')).toEqual([])
    expect(await names('wall')).toEqual([])
  })

  it('contests, to those who see results once released', async () => {
    for (const role of ['operator', 'observer', 'wall'] as const)
      expect(await kinds(role, 'chambre')).toEqual(['contest'])
    expect(await kinds('administrator', 'chambre')).toEqual([])
  })
})
