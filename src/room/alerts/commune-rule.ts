import type { AlertRule, Finding, Scene } from './rule.ts'

/** What a comparison is told of a commune. Not the time: see `Finding.since`. */
export interface CommuneScene<Trait> extends Pick<Scene, 'book' | 'opens' | 'closes' | 'midnight'> {
  /** What `trait` said of every station of the commune, in book order. */
  readonly traits: readonly Trait[]
}

/** A rule that needs the neighbours; compares again when something happens at any station of the commune. */
export interface CommuneRule<Trait = unknown> extends Omit<AlertRule, 'find'> {
  /** What is compared of a station; asked again only when something happens at that station itself. */
  trait(scene: Scene): Trait
  /** Findings with the station's index in `scene.traits`. */
  find(scene: CommuneScene<Trait>): readonly (readonly [station: number, finding: Finding])[]
}
