import type { BookIndex } from '#election/book/index.ts'
import type { ConstituencyCode, ContestId, Instant, PlaceCode, Position, StationCode } from '#election/named.ts'
import type { Sheet } from '#election/pv/sheet.ts'
import type { Entry } from '#journal/entry.ts'
import type { Opening } from '#journal/seal.ts'
import { formOf } from '../count/apply.ts'
import { reaches, reachesConstituency, resultsView } from '../count/gate.ts'
import type { Audience } from '../gate.ts'
import type { RoomState } from '../state.ts'
import { mergedUnits } from '../units.ts'
import { isTold } from './station-sheet.ts'

/** The opening of something that an entry seals, and what it is about. */
export interface SealedThing {
  readonly n: Position
  /** Which of the entry's openings, from 0. */
  readonly i: number
  readonly constituency: ConstituencyCode
  readonly station?: StationCode
  readonly place?: PlaceCode
  readonly opening: Opening
}

/** An opening as it is published: with it anyone recomputes the commitment in entry `n` of the public journal. */
export interface PublicOpening extends Opening {
  readonly n: Position
  readonly i: number
}

/** What an entry seals. A submission that names another station than its device's never counts, so its word is enough. */
export function sealedIn(entry: Entry): SealedThing[] {
  const { n, openings } = entry
  if (!openings) return []
  if (entry.kind === 'submission') {
    const { station } = entry
    const sheets = entry.items.slice(entry.held ?? 0).filter((item) => item.k === 'sheet')
    return sheets.flatMap(({ constituency }, i) => {
      const opening = openings[i]
      return opening ? [{ n, i, constituency, station, opening }] : []
    })
  }
  const [opening] = openings
  if (!opening || !('constituency' in entry)) return []
  return [
    {
      n,
      i: 0,
      constituency: entry.constituency,
      ...('station' in entry ? { station: entry.station } : {}),
      ...('place' in entry ? { place: entry.place } : {}),
      opening,
    },
  ]
}

/**
 * The openings of a contest that an audience may see: never deeper than the figures are shown, those of a sheet only once
 * it is accepted, and none of a sheet that never counted.
 */
export function publicOpenings(
  index: BookIndex,
  state: RoomState,
  audience: Audience,
  contest: ContestId,
  sealed: readonly SealedThing[],
  now: Instant,
): PublicOpening[] {
  const view = resultsView(index, state.count, audience, contest, now)
  if (view === 'nothing') return []
  const merged = mergedUnits(index)
  const constituencies = new Map(
    index.book.constituencies.filter((one) => one.contest === contest).map((one) => [one.code, one]),
  )
  const told = ({ n, constituency, station, place }: SealedThing): boolean => {
    const where = constituencies.get(constituency)
    if (!where || !reachesConstituency(index, view, where)) return false
    if (place !== undefined) return reaches(index, view, place) && !merged.places.has(place)
    if (station === undefined) return true
    if (!reaches(index, view, 'station') || merged.stations.has(station)) return false
    const form = formOf(state.count, station, constituency)
    return isTold(form, { entry: n })
  }
  const counted = ({ n, constituency, station, opening }: SealedThing): boolean => {
    const sheet = sheetIn(opening.value)
    if (station === undefined || !sheet) return true
    // A sheet of another contest or station than its item named never counted; its figures may be anybody's.
    if (sheet.station !== station || sheet.constituency !== constituency) return false
    const form = formOf(state.count, station, constituency)
    return [form.first, form.second, ...form.earlier].some((typed) => typed?.entry === n)
  }
  return sealed
    .filter((thing) => told(thing) && counted(thing))
    .map(({ n, i, opening: { salt, value } }) => ({ n, i, salt, value }))
}

/** The sheet that was sealed, by a phone (with, perhaps, a reason) or by a clerk; undefined for anything else. */
function sheetIn(value: unknown): Partial<Sheet> | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if ('sheet' in value) return value.sheet as Partial<Sheet>
  return 'votes' in value ? (value as Partial<Sheet>) : undefined
}
