import { expect, test } from 'vitest'
import { mapLayout } from '#election/map/layout.ts'
import { TestRoom } from '../testing/room.ts'
import { drawnOutline, wallOutline } from './outline.ts'
import { wallDefinition, wallPicture } from './wall.ts'

test('an outline draws every place above the offices and every station’s state as the whole does', () => {
  const room = TestRoom.open()
  const phone = room.phone('a', 'S3')
  phone.open(room.time(8))
  phone.tick(room.time(8, 5))
  room.hearAll(phone, room.time(8, 6))
  const whole = wallDefinition(room.index, room.state, mapLayout(room.book))
  const picture = wallPicture(room.index, room.state, room.time(9))
  const drawn = drawnOutline(JSON.parse(JSON.stringify(wallOutline(whole, picture))))

  expect(drawn.picture.stations.status).toEqual(picture.stations.status)
  expect(drawn.picture.curve).toEqual(picture.curve)
  expect(drawn.definition.places[drawn.definition.room]?.code).toBe(whole.places[whole.room]?.code)
  for (const [at, place] of drawn.definition.places.entries()) {
    const same = whole.places.findIndex(({ code }) => code === place.code)
    expect(place).toEqual({ ...whole.places[same], parent: place.parent })
    expect(drawn.definition.places[place.parent]?.code).toBe(whole.places[whole.places[same]?.parent ?? -1]?.code)
    expect(drawn.picture.places[at]).toEqual(picture.places[same])
  }
  const communes = drawn.definition.stations.office.map((place) => drawn.definition.places[place]?.code)
  expect(communes).toEqual(room.book.stations.map(({ code }) => room.index.commune(code).code))
})
