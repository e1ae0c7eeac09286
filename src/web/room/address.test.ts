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
