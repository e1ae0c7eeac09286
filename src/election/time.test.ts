import { describe, expect, test } from 'vitest'
import type { Instant, Minute } from './named.ts'
import { clock, instantOf, localMinute, midnight, readClock } from './time.ts'

const morocco = { day: '2021-09-08', utcOffset: 60 }
const minute = (n: number) => n as Minute
const instant = (text: string) => Date.parse(text) as Instant

describe('the minutes of an election day', () => {
  test('count from local midnight, which is 23:00 UTC the day before at +60 minutes', () => {
    expect(midnight(morocco)).toBe(instant('2021-09-07T23:00:00Z'))
    expect(localMinute(instant('2021-09-08T07:00:00Z'), morocco)).toBe(480)
    expect(instantOf(minute(480), morocco)).toBe(instant('2021-09-08T07:00:00Z'))
  })

  test('a minute lasts until the next begins, also before midnight', () => {
    expect(localMinute(instant('2021-09-08T07:00:59.999Z'), morocco)).toBe(480)
    expect(localMinute(instant('2021-09-07T22:59:59.999Z'), morocco)).toBe(-1)
  })

  test('go on after midnight', () => {
    expect(localMinute(instant('2021-09-08T23:30:00Z'), morocco)).toBe(1470)
  })

  test('hold for offsets west of Greenwich and of half an hour', () => {
    for (const utcOffset of [-210, 0, 330, 345]) {
      const book = { day: '2026-09-23', utcOffset }
      expect(localMinute(instantOf(minute(725), book), book)).toBe(725)
    }
  })

  test('a day that does not exist throws', () => {
    expect(() => midnight({ day: '2021-13-08', utcOffset: 0 })).toThrow('2021-13-08')
  })
})

describe('clocks', () => {
  test('show two digits each and start again at midnight', () => {
    expect([480, 485, 0, 1439, 1440, 1470, -30].map((n) => clock(minute(n)))).toEqual([
      '08:00',
      '08:05',
      '00:00',
      '23:59',
      '00:00',
      '00:30',
      '23:30',
    ])
  })

  test('are read with one or two digits of hours, up to 47:59', () => {
    expect(['8:05', '08:05', '24:30', '47:59'].map(readClock)).toEqual([485, 485, 1470, 2879])
    expect(['48:00', '8:60', '8h05', '08:5', '', '-1:00'].map(readClock)).toEqual(Array(6).fill(undefined))
  })
})
