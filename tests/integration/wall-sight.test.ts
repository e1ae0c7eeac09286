import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleBook } from '#election/book/sample.ts'
import type { Instant, Minute, PersonId, PlaceCode } from '#election/named.ts'
import { STATION_STATUSES, type WallPicture } from '#room/views/wall.ts'
import { type DeskRoom, deskRoom } from './desk-room.ts'
import { LiveClient } from './server-live.ts'
import { call, type RawPhone } from './server-phone.ts'

const SLOTS = [12, 17].map((hours) => (hours * 60) as Minute)
const bySlots = (more: object) => ({
  publication: {
    ...sampleBook().publication,
    smallestUnit: 0,
    turnout: { mode: 'slots' as const, slots: SLOTS },
    ...more,
  },
})

let world: DeskRoom
let phone: RawPhone

beforeAll(async () => {
  world = await deskRoom(bySlots({}))
  world.room.at(8)
  phone = await world.phone('A-1-1')
  await tells(8, { k: 'tick' }, { k: 'incident', what: 'power', words: 'panne' })
  const line = await LiveClient.open(world.surface.address, await cookieOf(world, 'operator', []))
  await line.until(({ picture }) => picture?.stations.voters[0] === 1)
  line.close()
})
afterAll(() => world.close())

async function tells(hours: number, ...items: object[]): Promise<void> {
  const at = world.room.at(hours, 30)
  const from = phone.items.length + 1
  for (const item of items) phone.say(at, item as never)
  expect((await phone.sendFrom(from, at)).status).toBe(200)
}

/** The session of somebody in charge of these places. */
async function cookieOf({ room }: DeskRoom, role: string, scope: readonly string[]): Promise<string> {
  const person = `p-${role}-${scope.join('-')}` as PersonId
  const now = Date.now() as Instant
  const terms = { role, scope: scope as PlaceCode[], starts: (now - 1) as Instant, ends: (now + 3_600_000) as Instant }
  if (!(await room.store.people.find(room.book.room, person)))
    await room.store.people.add(room.book.room, person, 'Salma', terms, now)
  return `sunduq-room=${await room.store.access.openPersonSession(room.book.room, person, now, terms.ends)}`
}

async function pictureOf(from: DeskRoom, role: string, scope: readonly string[] = []) {
  const cookie = await cookieOf(from, role, scope)
  const asked = await call(`${from.surface.address}/room/api/picture`, 'GET', undefined, { cookie })
  return { picture: asked.body as WallPicture, tag: asked.headers.get('etag') as string, cookie }
}

const seen = ({ stations, alerts }: WallPicture) => ({
  status: STATION_STATUSES[stations.status[0] as number],
  voters: stations.voters[0],
  alerts: [...new Set(alerts.map(({ station }) => station.charAt(0)))].sort(),
})

describe('the wall of whoever is in charge of some places', () => {
  it('has the turnout of all and the work of their own, in picture and line', async () => {
    expect(seen((await pictureOf(world, 'operator')).picture)).toEqual({
      ...{ status: 'incident', voters: 1 },
      alerts: ['A', 'B'],
    })
    expect(seen((await pictureOf(world, 'operator', ['A'])).picture).alerts).toEqual(['A'])
    const { picture, cookie } = await pictureOf(world, 'operator', ['B'])
    expect(seen(picture)).toEqual({ status: 'open', voters: 1, alerts: ['B'] })

    const line = await LiveClient.open(world.surface.address, cookie)
    await tells(9, { k: 'tick' }, { k: 'incident', what: 'crowd', words: 'panne' })
    await line.until(({ picture }) => picture?.stations.voters[0] === 2)
    expect(line.picture && seen(line.picture)).toEqual({ status: 'open', voters: 2, alerts: ['B'] })
    line.close()
  })

  it('is never taken for another wall by a browser that kept one', async () => {
    const [whole, own] = [await pictureOf(world, 'operator'), await pictureOf(world, 'operator', ['B'])]
    expect(whole.tag).not.toBe(own.tag)
  })
})

describe('observers', () => {
  it('see the day as the public does where the book publishes by slots, on the wall, its line and its curves', async () => {
    const early = await pictureOf(world, 'observer')
    expect(seen(early.picture)).toEqual({ status: 'not-opened', voters: -1, alerts: [] })
    expect(early.picture.curve).toEqual([])
    const curve = async () =>
      (await call(`${world.surface.address}/room/api/places/A/curve`, 'GET', undefined, { cookie: early.cookie })).body
    expect(await curve()).toEqual({ curve: [] })
    const line = await LiveClient.open(world.surface.address, early.cookie)
    await tells(12, { k: 'tick' })
    await line.until(({ picture }) => picture?.horizon === world.room.at(12))
    expect(line.picture && seen(line.picture)).toEqual({ status: 'open', voters: 2, alerts: [] })
    expect((await curve()).curve.at(-1)[1]).toBe(2)
    line.close()
    expect(seen((await pictureOf(world, 'operator')).picture).voters).toBe(3)
  })

  it('see it live where the book says so', async () => {
    const other = await deskRoom({ ...bySlots({ observersSeeLive: true }), work: { observersSeeIncidents: true } })
    try {
      other.room.at(8)
      phone = await other.phone('A-1-1')
      const at = other.room.at(8, 30)
      for (const item of [{ k: 'tick' }, { k: 'incident', what: 'power', words: 'panne' }]) phone.say(at, item as never)
      expect((await phone.sendFrom(1, at)).status).toBe(200)
      const line = await LiveClient.open(other.surface.address, await cookieOf(other, 'observer', []))
      await line.until(({ picture }) => picture?.stations.voters[0] === 1)
      expect(line.picture && seen(line.picture)).toEqual({ status: 'incident', voters: 1, alerts: [] })
      line.close()
    } finally {
      await other.close()
    }
  })
})
