import type { Book, Station } from '#election/book/book.ts'
import type { Instant } from '#election/named.ts'
import type { Gains } from '../curve.ts'
import type { StationFigure } from '../figures.ts'
import type { StationState } from '../state.ts'
import type { AlertRule, Finding } from './rule.ts'

/** A station as its neighbours are compared with it. */
export interface Neighbour {
  readonly station: Station
  readonly state: StationState
  readonly figure: StationFigure
  readonly gains: Gains
}

/** What a rule is told that looks at a station beside the others of its commune. Not the time: see `Finding.since`. */
export interface CommuneScene {
  readonly book: Book
  /** Every station of the commune, in book order. */
  readonly stations: readonly Neighbour[]
  readonly opens: Instant
  readonly closes: Instant
  readonly midnight: Instant
}

/** A rule that needs the neighbours; asked again when something happens at any station of the commune. */
export interface CommuneRule extends Omit<AlertRule, 'find'> {
  /** Findings with the station's index in `scene.stations`. */
  find(scene: CommuneScene): readonly (readonly [station: number, finding: Finding])[]
}
