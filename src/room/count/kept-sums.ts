import type { BookIndex } from '#election/book/index.ts'
import type { ConstituencyCode, Position, StationCode } from '#election/named.ts'
import { stationState } from '../figures.ts'
import type { RoomState, StationState } from '../state.ts'
import { type Form, formKey } from './form.ts'
import { Sums } from './sums.ts'

interface Kept {
  readonly sums: Sums
  readonly stations: readonly { readonly code: StationCode; readonly facts: StationState }[]
  /** The last entry about each station when its sheets were looked at: -1 none yet, -2 not looked at. */
  readonly seen: (Position | -1 | -2)[]
  readonly forms: Map<string, Form>
}

const KEPT = new WeakMap<RoomState, Kept>()

/**
 * The sums of a state, brought up to date. Each state has them once and they grow with it: after more entries only the
 * sheets of the stations that they touched are looked at again, which `StationState.entry` tells.
 */
export function sumsOf(index: BookIndex, state: RoomState): Sums {
  let kept = KEPT.get(state)
  if (!kept) {
    kept = atNothing(index, state)
    KEPT.set(state, kept)
  }
  const { stations, seen } = kept
  for (let i = 0; i < stations.length; i++) {
    const station = stations[i] as Kept['stations'][number]
    const entry = station.facts.entry ?? -1
    if (entry === seen[i]) continue
    seen[i] = entry
    for (const { code } of index.constituenciesOf(station.code)) look(state, kept, station.code, code)
  }
  return kept.sums
}

function atNothing(index: BookIndex, state: RoomState): Kept {
  const stations = index.book.stations.map(({ code }) => ({ code, facts: stationState(state, code) }))
  return { sums: new Sums(index), stations, seen: stations.map(() => -2), forms: new Map() }
}

/** A form is never changed in place, so that another object means another form. */
function look({ count }: RoomState, { sums, forms }: Kept, station: StationCode, constituency: ConstituencyCode): void {
  const key = formKey(station, constituency)
  const after = Object.hasOwn(count.forms, key) ? count.forms[key] : undefined
  const before = forms.get(key)
  if (after === undefined || after === before) return
  sums.move(station, constituency, before, after)
  forms.set(key, after)
}
