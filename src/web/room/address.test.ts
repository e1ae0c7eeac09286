import { describe, expect, it } from 'vitest'
import type { PlaceCode, StationCode } from '#election/named.ts'
import { readAddress, towards, writeAddress } from './address.ts'

describe('the address of the wall', () => {
  it('comes back as it was written', () => {
    const address = { language: 'zgh', map: 'tiles', cells: 'table', place: '02.113.01.09' as PlaceCode } as const
    expect(readAddress(writeAddress(address))).toEqual(address)
    const station = { map: 'circles', cells: 'cells', station: 'a&b=c' as StationCode } as const
    expect(readAddress(writeAddress(station))).toEqual(station)
    const incident = { map: 'circles', cells: 'cells', view: 'incidents', item: 'd1-4' } as const
    expect(readAddress(writeAddress(incident))).toEqual(incident)
  })

  it('composes a wall: pages of panels about a place, in a theme, turning by themselves', () => {
    const text = '#lang=ar&theme=dark&panels=turnout,map;cells,alerts&rotate=20&place=C1'
    const address = readAddress(text)
    expect(address).toMatchObject({
      language: 'ar',
      theme: 'dark',
      panels: [
        ['turnout', 'map'],
        ['cells', 'alerts'],
      ],
      rotate: 20,
      place: 'C1',
    })
    expect(writeAddress(address)).toBe(text)
    expect(readAddress('#panels=turnout,map,cells,alerts&rotate=20').panels).toHaveLength(4)
    expect(readAddress('#panels=turnout,map')).toMatchObject({ panels: [['turnout', 'map']] })
    expect(readAddress('#panels=map,map,globe;;curve&rotate=1')).toMatchObject({
      panels: [['map'], ['curve']],
      rotate: 5,
    })
    expect(readAddress('#panels=globe&rotate=20')).toEqual({ map: 'circles', cells: 'cells' })
  })

  it('keeps the panels when a place is named on a composed wall, and leaves them for a station or a screen', () => {
    const at = readAddress('#theme=dark&panels=turnout;map&rotate=20')
    expect(writeAddress(towards(at, { place: 'C2' as PlaceCode }))).toBe(
      '#theme=dark&panels=turnout;map&rotate=20&place=C2',
    )
    expect(writeAddress(towards(at, { station: 'S1' as StationCode }))).toBe('#theme=dark&station=S1')
    expect(writeAddress(towards(at, { whole: true }))).toBe('#theme=dark')
    expect(writeAddress(towards(at, { language: 'fr' }))).toBe('#lang=fr&theme=dark&panels=turnout;map&rotate=20')
  })

  it('keeps what is shown of a list while its screen stays, and drops it with the screen', () => {
    const mine = readAddress('#view=queue&item=A101:S1~taken&only=mine')
    expect(writeAddress(mine)).toBe('#view=queue&item=A101%3AS1%7Etaken&only=mine')
    expect(writeAddress(towards(mine, { view: 'queue', item: 'A102:S2' }))).toBe('#view=queue&item=A102%3AS2&only=mine')
    expect(writeAddress(towards(mine, { view: 'queue', only: '' }))).toBe('#view=queue')
    expect(writeAddress(towards(mine, { view: 'calls' }))).toBe('#view=calls')
    expect(readAddress('#only=mine')).toEqual({ map: 'circles', cells: 'cells' })
  })

  it('falls back to the whole wall for anything it does not know', () => {
    expect(readAddress('#lang=xx&map=globe&cells=&place=')).toEqual({ map: 'circles', cells: 'cells' })
    expect(writeAddress(readAddress(''))).toBe('#')
  })

  it('keeps language and map when going somewhere, and drops where it was', () => {
    const at = readAddress('#lang=fr&map=tiles&place=C1')
    expect(writeAddress(towards(at, { station: 'S1' as StationCode }))).toBe('#lang=fr&map=tiles&station=S1')
    expect(writeAddress(towards(at, { whole: true }))).toBe('#lang=fr&map=tiles')
    expect(writeAddress(towards(at, { map: 'circles' }))).toBe('#lang=fr&place=C1')
    const calls = readAddress('#lang=fr&view=calls&item=S1')
    expect(writeAddress(towards(calls, { view: 'queue' }))).toBe('#lang=fr&view=queue')
    expect(writeAddress(towards(calls, { place: 'C1' as PlaceCode }))).toBe('#lang=fr&place=C1')
    expect(readAddress('#view=kitchen&item=1')).toEqual({ map: 'circles', cells: 'cells' })
  })
})
