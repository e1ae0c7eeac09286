import type { BookIndex } from '#election/book/index.ts'
import type { ConstituencyCode, Position, StationCode } from '#election/named.ts'
import { stationState } from '../figures.ts'
import type { RoomState, StationState } from '../state.ts'
import { type Form, formKey } from './form.ts'

/** Place of a sheet in the book: stations in their order, the contests of each in theirs; from 0. */
export type Slot = number

/** One sheet that is another than when it was last looked at. */
export interface FormChange {
  readonly slot: Slot
  readonly station: StationCode
  readonly constituency: ConstituencyCode
  /** Absent while nobody had touched it. */
  readonly before: Form | undefined
  readonly after: Form
}

interface Followed {
  readonly code: StationCode
  readonly facts: StationState
  readonly slot: Slot
}

/**
 * Follows the sheets of one state as it grows: what was derived from them is brought up to date by the sheets of the
 * stations that entries touched since, which `StationState.entry` tells, and not by all.
 */
export class FormFollower {
  readonly #index: BookIndex
  readonly #state: RoomState
  readonly #stations: readonly Followed[]
  /** The last entry about each station when its sheets were looked at: -1 none yet, -2 not looked at. */
  readonly #seen: (Position | -1 | -2)[]
  readonly #forms: (Form | undefined)[]

  /** Follows from the beginning: the first `look` tells every sheet that somebody touched. */
  constructor(index: BookIndex, state: RoomState) {
    this.#index = index
    this.#state = state
    let slot = 0
    this.#stations = index.book.stations.map(({ code }) => {
      const first = slot
      slot += index.constituenciesOf(code).length
      return { code, facts: stationState(state, code), slot: first }
    })
    this.#seen = this.#stations.map(() => -2)
    this.#forms = new Array<Form | undefined>(slot).fill(undefined)
  }

  /** Sheets that should come. */
  get size(): number {
    return this.#forms.length
  }

  /** The sheet as it was at the last look; undefined while nobody touched it. */
  form(slot: Slot): Form | undefined {
    return this.#forms[slot]
  }

  /** Where a sheet stands in the book; undefined where the station does not vote in the constituency. */
  slot(station: StationCode, constituency: ConstituencyCode): Slot | undefined {
    const at = this.#index.stationIndex.get(station)
    const followed = at === undefined ? undefined : this.#stations[at]
    const line = this.#index.constituenciesOf(station).findIndex(({ code }) => code === constituency)
    return followed && line >= 0 ? followed.slot + line : undefined
  }

  /** Tells each sheet that changed since the last look, once. */
  look(tell: (change: FormChange) => void): void {
    const { forms } = this.#state.count
    for (let i = 0; i < this.#stations.length; i++) {
      const { code, facts, slot: first } = this.#stations[i] as Followed
      const entry = facts.entry ?? -1
      if (entry === this.#seen[i]) continue
      this.#seen[i] = entry
      let slot = first
      for (const { code: constituency } of this.#index.constituenciesOf(code)) {
        const key = formKey(code, constituency)
        const after = Object.hasOwn(forms, key) ? forms[key] : undefined
        const before = this.#forms[slot]
        // A form is never changed in place, so that another object means another form.
        if (after !== undefined && after !== before) {
          this.#forms[slot] = after
          tell({ slot, station: code, constituency, before, after })
        }
        slot += 1
      }
    }
  }
}
