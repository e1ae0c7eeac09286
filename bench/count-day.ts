import type { StationCode } from '#election/named.ts'
import type { Phone } from '#room/testing/phone.ts'
import type { TestRoom } from '#room/testing/room.ts'
import type { Chance } from './count-sheets.ts'

/** Minutes of the day between the first and the last voter. */
const [FIRST, LAST] = [485, 1135]
/** Share of the voters who have signed at noon and at five o'clock, in per mille. */
export const READINGS = [
  [720, 340],
  [1020, 820],
] as const

/**
 * The day of one station through its phone: it opens, ticks its voters, reads the list at noon and at five o'clock, and
 * declares its close. Thumbs forget up to two voters; the readings are what the signed list shows.
 */
export function playDay(room: TestRoom, station: StationCode, voters: number, chance: Chance): Phone {
  const phone = room.phone(station, station)
  const at = (minute: number) => room.time(0, minute)
  phone.open(at(475))
  const ticks = voters - chance(3)
  let ticked = 0
  const until = (minute: number): void => {
    for (; ticked < ticks && momentOf(ticked, ticks) <= minute; ticked++) phone.tick(at(momentOf(ticked, ticks)))
  }
  for (const [minute, share] of READINGS) {
    until(minute)
    phone.read(at(minute), minute as Parameters<Phone['read']>[1], Math.floor((voters * share) / 1000))
  }
  until(LAST)
  phone.close(at(1141), voters)
  room.hearAll(phone, at(1142))
  return phone
}

/** Minute of a voter, evenly spread over the day. */
function momentOf(voter: number, of: number): number {
  return FIRST + Math.floor(((LAST - FIRST) * voter) / of)
}
