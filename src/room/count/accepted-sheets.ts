import type { BookIndex } from '#election/book/index.ts'
import type { ConstituencyCode, Digest, PlaceCode, StationCode } from '#election/named.ts'
import type { FilledSheet } from '#election/pv/sheet.ts'
import type { RoomState } from '../state.ts'
import { FormFollower, type Slot } from './follow.ts'
import { counted } from './sums.ts'

/** What the rules of one sheet ask about all the others. */
export interface OtherSheets {
  /** The accepted sheets of a constituency at the stations of a place, in book order. Another list when one changed. */
  accepted(place: PlaceCode, constituency: ConstituencyCode): readonly FilledSheet[]
  /** The first station of the book but `station` whose sheet came with this photo. */
  twin(photo: Digest, station: StationCode): StationCode | undefined
}

interface Neighbours {
  readonly slots: readonly Slot[]
  /** Absent since one of them changed. */
  sheets?: readonly FilledSheet[]
}

class KeptSheets implements OtherSheets {
  readonly #index: BookIndex
  readonly #forms: FormFollower
  readonly #neighbours = new Map<ConstituencyCode, Map<PlaceCode, Neighbours>>()
  readonly #photos = new Map<Digest, Map<Slot, StationCode>>()

  constructor(index: BookIndex, state: RoomState) {
    this.#index = index
    this.#forms = new FormFollower(index, state)
  }

  catchUp(): void {
    this.#forms.look(({ slot, station, constituency, before, after }) => {
      if (counted(before) !== counted(after))
        for (const place of this.#neighbours.get(constituency)?.values() ?? []) delete place.sheets
      const [was, is] = [before?.first?.photo, after.first?.photo]
      if (was === is) return
      if (was !== undefined) this.#photos.get(was)?.delete(slot)
      if (is === undefined) return
      const alike = this.#photos.get(is) ?? new Map<Slot, StationCode>()
      this.#photos.set(is, alike.set(slot, station))
    })
  }

  accepted(place: PlaceCode, constituency: ConstituencyCode): readonly FilledSheet[] {
    const places = this.#neighbours.get(constituency) ?? new Map<PlaceCode, Neighbours>()
    this.#neighbours.set(constituency, places)
    const found = places.get(place) ?? { slots: this.#slots(place, constituency) }
    places.set(place, found)
    found.sheets ??= found.slots.flatMap((slot) => counted(this.#forms.form(slot)) ?? [])
    return found.sheets
  }

  twin(photo: Digest, station: StationCode): StationCode | undefined {
    const others = [...(this.#photos.get(photo) ?? [])].filter(([, code]) => code !== station)
    return others.sort(([a], [b]) => a - b)[0]?.[1]
  }

  #slots(place: PlaceCode, constituency: ConstituencyCode): readonly Slot[] {
    return this.#index.stationsOf(place).flatMap(({ code }) => this.#forms.slot(code, constituency) ?? [])
  }
}

const KEPT = new WeakMap<RoomState, KeptSheets>()

/** The sheets of a state, brought up to date. Each state has them once and they grow with it. */
export function otherSheetsOf(index: BookIndex, state: RoomState): OtherSheets {
  const kept = KEPT.get(state) ?? new KeptSheets(index, state)
  KEPT.set(state, kept)
  kept.catchUp()
  return kept
}
