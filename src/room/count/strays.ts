import type { ConstituencyCode, Instant, Position, StationCode } from '#election/named.ts'
import type { SheetItem } from '#journal/count-entry.ts'
import type { SentSheet } from './door.ts'
import type { CountState } from './state.ts'

/** A sheet that a phone sent and that does not count; its figures stay in its opening. */
export interface StraySheet {
  /** The contest that its phone named. */
  readonly constituency: ConstituencyCode
  /** The station that stands on the sheet, where it is not the phone's own. */
  readonly of?: StationCode
  /** The verdict of the journal, `R…`. */
  readonly code: string
  readonly at: Instant
  readonly entry: Position
}

/** Remembers a sheet that does not count, by the station whose phone sent it. */
export function foldStray(
  count: CountState,
  station: StationCode,
  { constituency }: SheetItem,
  { sheet }: SentSheet,
  stray: Pick<StraySheet, 'code' | 'at' | 'entry'>,
): void {
  count.strays ??= {}
  if (!Object.hasOwn(count.strays, station)) count.strays[station] = []
  const of = sheet.station === station ? {} : { of: sheet.station }
  count.strays[station]?.push({ constituency, ...of, ...stray })
}

/** A station's sheets that do not count, oldest first. */
export function straysFrom({ strays = {} }: CountState, station: StationCode): readonly StraySheet[] {
  return (Object.hasOwn(strays, station) ? strays[station] : undefined) ?? []
}
