import type { BookIndex } from '#election/book/index.ts'
import type { ConstituencyCode, ItemNumber, StationCode } from '#election/named.ts'
import type { Sheet } from '#election/pv/sheet.ts'
import { type Opening, opens } from '#journal/seal.ts'
import type { Item, Submission } from '#journal/submission.ts'
import { type RCode, VERDICTS } from '../verdicts.ts'
import { formOf } from './apply.ts'
import type { CountState } from './state.ts'

/** What a phone's sheet is opened to: the figures and, for a corrected version, why. */
export interface SentSheet {
  readonly sheet: Sheet
  readonly reason?: string
}

/**
 * The openings of the sheets that a submission brings anew, by item; `openings` are those of all its sheets, in order.
 * Undefined when one is missing, surplus or not what its item committed to.
 */
export function openSheets(
  { from, items }: Submission,
  held: number,
  openings: readonly Opening[],
): ReadonlyMap<ItemNumber, Opening> | undefined {
  const sealed = items.flatMap((item, i) => (item.k === 'sheet' ? [{ i, digest: item.sealed }] : []))
  if (sealed.length !== openings.length) return undefined
  const opened = new Map<ItemNumber, Opening>()
  for (const [position, { i, digest }] of sealed.entries()) {
    const opening = openings[position]
    if (i < held || !opening) continue
    if (!opens(opening, digest)) return undefined
    opened.set((from + i) as ItemNumber, opening)
  }
  return opened
}

/** Judges the sheets of one submission, each after the ones before it. */
export class SheetDoor {
  readonly #index: BookIndex
  readonly #count: CountState
  readonly #station: StationCode
  readonly #versions = new Map<ConstituencyCode, number>()

  constructor(index: BookIndex, count: CountState, station: StationCode) {
    this.#index = index
    this.#count = count
    this.#station = station
  }

  /** Why a sheet does not count; undefined when it does, and for every other item. */
  verdict(item: Item, opening: Opening | undefined): RCode | undefined {
    if (item.k !== 'sheet') return undefined
    if (!opening) throw new Error('every new sheet was opened before it is judged')
    const { sheet, reason } = opening.value as SentSheet
    if (sheet.station !== this.#station) return VERDICTS.wrongStation.code
    const votesHere = this.#index.constituenciesOf(this.#station).some(({ code }) => code === item.constituency)
    if (!votesHere || sheet.constituency !== item.constituency) return VERDICTS.sheetElsewhere.code
    const unexplained = item.version > 1 && (reason ?? '').trim() === ''
    if (unexplained || item.version <= this.#known(item.constituency)) return VERDICTS.sheetVersion.code
    this.#versions.set(item.constituency, item.version)
    return undefined
  }

  #known(constituency: ConstituencyCode): number {
    const form = formOf(this.#count, this.#station, constituency)
    const sent = [form.waiting, form.first].find((typed) => typed?.from === 'station')
    return this.#versions.get(constituency) ?? sent?.version ?? 0
  }
}
