import { expect, it } from 'vitest'
import { smallBook } from '#room/testing/book.ts'
import { submit } from '#room/testing/phone.ts'
import { TestRoom } from '#room/testing/room.ts'
import { conformanceFaults, rowsOf, tableFaults } from './conformance.ts'
import { csv } from './csv.ts'
import { filesOf, nextVersion } from './testing.ts'

function busyRoom(smallestUnit = 0): TestRoom {
  const book = smallBook()
  const room = TestRoom.open({ ...book, publication: { ...book.publication, smallestUnit } })
  for (const [i, station] of ['S1', 'S2', 'S3'].entries()) {
    const phone = room.phone(station, station)
    phone.open(room.time(8))
    for (let voter = 0; voter < 20 + 7 * i; voter++) phone.tick(room.time(8, voter))
    room.must(submit(phone.submission(room.time(9))), room.time(9))
  }
  return room
}

it.each([0, 210, 260, 500])('finds nothing wrong with what is published (smallest unit %i)', (smallestUnit) => {
  const room = busyRoom(smallestUnit)
  expect(conformanceFaults(filesOf(room, nextVersion(room)).files)).toEqual([])
})

it('sees a consumer that read rows twice: doubled key, row count and sums', () => {
  const room = busyRoom()
  const { files, manifest } = filesOf(room, nextVersion(room))
  const rows = rowsOf(files.get('stations.csv') as string)
  expect(tableFaults(manifest, 'stations.csv', rows)).toEqual([])
  const twice = tableFaults(manifest, 'stations.csv', [...rows, rows[1] as (typeof rows)[number]])
  expect(twice.map(({ rule, what }) => `${rule}: ${what}`)).toEqual([
    'key: row S2 stands twice',
    'rows: 5 rows, promised 4',
    'sum: registered adds up to 1350, promised 1150',
    'sum: voters adds up to 108, promised 81',
    'sum: reporting adds up to 4, promised 3',
  ])
  expect(tableFaults(manifest, 'stations.csv', rows.slice(1)).map(({ rule }) => rule)).toContain('rows')
})

it('sees a row of another version, a changed figure, a missing file and a total that is not its parts', () => {
  const room = busyRoom()
  const { files, manifest } = filesOf(room, nextVersion(room))
  const changed = (name: string, change: (text: string) => string) =>
    new Set(conformanceFaults(new Map([...files, [name, change(files.get(name) as string)]])).map(({ rule }) => rule))
  expect(changed('stations.csv', (text) => text.replace(',20,', ',21,'))).toEqual(
    new Set(['hash', 'sum', 'parent', 'json']),
  )
  expect(changed('curve.csv', (text) => text.replace(/,\d+,/, ',9999,'))).toContain('hash')
  const without = new Map(files)
  without.delete('places.csv')
  expect(conformanceFaults(without).map(({ rule, file }) => `${rule} ${file}`)).toContain('file places.csv')
  const rows = rowsOf(files.get('places.csv') as string)
  expect(
    tableFaults(
      manifest,
      'places.csv',
      rows.map((row) => ({ ...row, version: '1' })),
    )[0]?.what,
  ).toContain('is of version 1')
})

it('sees more voters than registered', () => {
  const room = busyRoom()
  const { files } = filesOf(room, nextVersion(room))
  const rows = rowsOf(files.get('stations.csv') as string).map((row, i) => (i === 0 ? { ...row, voters: '301' } : row))
  const text = csv(
    Object.keys(rows[0] ?? {}),
    rows.map((row) => Object.values(row)),
  )
  expect(conformanceFaults(new Map([...files, ['stations.csv', text]])).map(({ what }) => what)).toContain(
    'S1: more voters than registered',
  )
})
