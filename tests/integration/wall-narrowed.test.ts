import { afterAll, beforeAll, expect, it } from 'vitest'
import type { PlaceCode } from '#election/named.ts'
import { openHouse } from '#server/house.ts'
import { startWall } from '#server/room/wall.ts'
import { type PublishedRoom, publishedRoom } from './portal-room.ts'

let room: PublishedRoom
beforeAll(async () => {
  room = await publishedRoom()
})
afterAll(() => room.close())

it('shows everything new to each of many narrowed walls, also where a round has time for one alone', async () => {
  const house = await openHouse(room.options)
  const wall = startWall(house, room.clock, 0)
  try {
    const scopes = ['C1', 'C2', 'O1', 'O3'].map((code) => [code as PlaceCode])
    const views = await Promise.all(scopes.map((scope) => wall.of('operator', scope)))
    for (let minute = 0; minute < 5; minute++) {
      await room.vote(minute % 3, 10, minute)
      const last = room.journal.size - 1
      for (const { screen } of views)
        await expect.poll(() => screen.picture.position, { timeout: 60_000 }).toBeGreaterThanOrEqual(last)
    }
    for (const { screen } of views) expect(screen.picture.stations.voters).toEqual(wall.screen.picture.stations.voters)
  } finally {
    await wall.close()
    await house.close()
  }
})
