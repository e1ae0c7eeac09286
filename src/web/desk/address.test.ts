import { describe, expect, it } from 'vitest'
import type { ConstituencyCode, StationCode } from '#election/named.ts'
import { readAddress, towards, writeAddress } from './address.ts'

describe('the address of the desk', () => {
  it('comes back as it was written', () => {
    const sheet = { language: 'ar', constituency: 'a&b' as ConstituencyCode, station: 'S=1' as StationCode } as const
    expect(readAddress(writeAddress(sheet))).toEqual(sheet)
    expect(readAddress(writeAddress({ view: 'results' }))).toEqual({ view: 'results' })
  })

  it('falls back to the queue for anything it does not know', () => {
    expect(readAddress('#lang=xx&view=moon&station=S1')).toEqual({})
  })

  it('keeps the language when going somewhere else', () => {
    const at = readAddress('#lang=fr&constituency=K&station=S1')
    expect(writeAddress(towards(at, {}))).toBe('#lang=fr')
    expect(writeAddress(towards(at, { view: 'results' }))).toBe('#lang=fr&view=results')
  })
})
