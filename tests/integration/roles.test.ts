import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ALERT_ROLES } from '#election/book/work-policy.ts'
import type { PersonId } from '#election/named.ts'
import { workPolicy } from '#room/work/policy.ts'
import { createLink } from '#server/links.ts'
import { ACCESS, allowed, homeOf, homesOf, PROVED, ROLES, type Role, WHOLE } from '#server/room/access.ts'
import { startRoom } from '#server/room/main.ts'
import type { Surface } from '#server/surface.ts'
import { call } from './server-phone.ts'
import { type TestRoom, testRoom } from './server-room.ts'

let room: TestRoom
let surface: Surface
const cookies = new Map<Role, string>()

beforeAll(async () => {
  room = await testRoom()
  surface = await startRoom(room.options)
  for (const role of ROLES) cookies.set(role, await signIn(role))
  room.at(9)
})
afterAll(async () => {
  await surface.close()
  await room.close()
})

async function signIn(role: Role): Promise<string> {
  const person = `p-${role}` as PersonId
  const { path } = await createLink(room.store, { room: room.book.room, role, person })
  const token = path.split('/').at(-1)
  const entered = await call(`${surface.address}/room/api/session`, 'POST', { token })
  return String(entered.headers.get('set-cookie')).split(';')[0] as string
}

const GAPS: Readonly<Record<string, string>> = {
  ...{ token: 'x'.repeat(43), sha256: '0'.repeat(64), alert: 'A101:S1', message: `m${'0'.repeat(16)}` },
  ...{
    entry: '1',
    release: 'r1',
    person: 'p-nobody',
    passkey: 'nothing',
    id: 'nothing',
    incident: 'told-1',
    session: '0'.repeat(16),
  },
}
const pathOf = (address: string) =>
  (address.split(' ')[1] ?? '').replace(/:(\w+)/g, (_all, gap: string) => GAPS[gap] ?? 'S1').replace('*', 'nothing.txt')

/** What an address answers to a role; of a line that never ends only the head is awaited. */
async function knock(address: string, cookie: string | undefined): Promise<{ status: number; code?: string }> {
  const [method = ''] = address.split(' ')
  const stop = new AbortController()
  const body = method === 'POST' || method === 'PUT' ? { body: '{}' } : {}
  const answer = await fetch(surface.address + pathOf(address), {
    method,
    redirect: 'manual',
    signal: stop.signal,
    headers: { 'content-type': 'application/json', ...(cookie && { cookie }) },
    ...body,
  })
  const { status } = answer
  const code = status === 401 || status === 403 ? (await answer.json()).error.code : undefined
  stop.abort()
  return code === undefined ? { status } : { status, code }
}

/** Where a session ends by asking, each role comes with one of its own. */
const ENDING = new Set(['DELETE /room/api/session', 'DELETE /desk/api/session', 'DELETE /office/api/session'])

describe('who may reach what', () => {
  it('names every role, and every role somewhere', () => {
    expect([...ROLES].sort()).toEqual(
      [
        ...['administrator', 'duty-officer', 'operator', 'clerk-1', 'clerk-2', 'verifier'],
        ...['returning-officer', 'observer', 'media', 'wall'],
      ].sort(),
    )
    for (const role of ROLES) {
      expect(
        Object.values(ACCESS).some((who) => who !== 'open' && who.includes(role)),
        role,
      ).toBe(true)
      expect(homesOf(role, true)).toContain(homeOf(role))
    }
    for (const address of [...PROVED, ...WHOLE]) expect(ACCESS, address).toHaveProperty([address])
  })

  it('has no address that nobody decided about', () => {
    expect(() => allowed('GET', '/room/api/something-new')).toThrow('access.ts')
    expect(() => allowed('PATCH', '/room/api/messages')).toThrow('access.ts')
  })

  it.each(Object.entries(ACCESS))('%s', async (address, who) => {
    const nobody = await knock(address, undefined)
    if (who === 'open') expect([401, 403]).not.toContain(nobody.status)
    else expect(nobody).toEqual({ status: 401, code: 'X401' })
    for (const role of ROLES) {
      const cookie = ENDING.has(address) ? await signIn(role) : cookies.get(role)
      const answer = await knock(address, cookie)
      if (who === 'open' || who.includes(role))
        expect([401, 403], `${role}: ${answer.code}`).not.toContain(answer.status)
      else expect(answer, role).toEqual({ status: 403, code: 'X402' })
    }
  })
})

describe('nobody sees a result who counts none', () => {
  const results = (who: (typeof ACCESS)[string]) => (role: Role) => who !== 'open' && who.includes(role)

  it('an administrator and media reach nothing of the desk, nor released results in the room', () => {
    for (const [address, who] of Object.entries(ACCESS)) {
      if (!/ \/desk\/(api|live)|results|photos/.test(address)) continue
      for (const role of ['administrator', 'media'] as const)
        expect(results(who)(role), `${role} ${address}`).toBe(false)
    }
  })

  it('a wall and an observer act nowhere but on themselves', () => {
    for (const [address, who] of Object.entries(ACCESS)) {
      if (address.startsWith('GET ') || who === 'open') continue
      expect(who, address).not.toContain('wall')
      if (!/\/office\/api\/|\/api\/session$/.test(address)) expect(who, address).not.toContain('observer')
    }
  })

  it('whoever a chain may call, the default one too, takes, hands over and closes alerts; nobody else does', () => {
    const acts = Object.keys(ACCESS).filter((address) => address.startsWith('POST /room/api/work/'))
    expect(acts.length).toBeGreaterThan(3)
    for (const address of acts) expect(ACCESS[address], address).toEqual([...ALERT_ROLES])
    const called = workPolicy({}).escalation.map(({ to }) => to)
    expect(called.length).toBeGreaterThan(1)
    expect(called.filter((role) => !ALERT_ROLES.some((one) => one === role))).toEqual([])
  })

  it('a duty officer may do whatever an operator may', () => {
    for (const [address, who] of Object.entries(ACCESS)) {
      if (who !== 'open' && who.includes('operator')) expect(who, address).toContain('duty-officer')
    }
  })
})
