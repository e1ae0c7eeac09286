import type { Constituency } from '#election/book/book.ts'
import type { BookIndex } from '#election/book/index.ts'
import type { Instant, PlaceCode } from '#election/named.ts'
import { formKey } from '../count/form.ts'
import type { CountState } from '../count/state.ts'
import { iso } from './result-status.ts'
import type { ResultTimes } from './results.ts'
import { instantsOf } from './station-sheet.ts'

type Instants = NonNullable<ReturnType<typeof instantsOf>>

/** The youngest times of the counted sheets of a constituency, in every place and over all. */
export interface PlaceTimes {
  readonly places: ReadonlyMap<PlaceCode, Instants>
  readonly all: Instants | undefined
}

export function placeTimes(index: BookIndex, count: CountState, { code, place }: Constituency): PlaceTimes {
  const places = new Map<PlaceCode, Instants>()
  let all: Instants | undefined
  for (const station of index.stationsOf(place)) {
    const key = formKey(station.code, code)
    const form = Object.hasOwn(count.forms, key) ? count.forms[key] : undefined
    const times = form?.status === 'accepted' ? instantsOf(form) : undefined
    if (!times) continue
    all = later(all, times)
    for (const above of index.ancestors(station.code)) places.set(above.code, later(places.get(above.code), times))
  }
  return { places, all }
}

export function timesOf(times: Instants | undefined): ResultTimes {
  return {
    observed_at: times ? iso(times.observed) : null,
    received_at: times ? iso(times.received) : null,
    verified_at: times ? iso(times.verified) : null,
    published_at: null,
  }
}

/** The youngest of several rows. ISO times of one zone compare as texts. */
export function latestTimes(rows: readonly ResultTimes[]): ResultTimes {
  const last = (field: keyof ResultTimes): string | null =>
    rows.reduce<string | null>((latest, row) => ((row[field] ?? '') > (latest ?? '') ? row[field] : latest), null)
  return {
    observed_at: last('observed_at'),
    received_at: last('received_at'),
    verified_at: last('verified_at'),
    published_at: null,
  }
}

function later(a: Instants | undefined, b: Instants): Instants {
  const max = (field: keyof Instants): Instant => Math.max(a?.[field] ?? 0, b[field]) as Instant
  return { observed: max('observed'), received: max('received'), verified: max('verified') }
}
