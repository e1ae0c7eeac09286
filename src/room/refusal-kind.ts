import type { Text } from '#election/languages.ts'

/** How a refusal is told: a permanent code, an HTTP status and a text that says what to do. */
export interface RefusalKind {
  readonly code: string
  readonly status: number
  readonly text: Text
}

/** Refusals by their names. */
export type RefusalCatalogue = Readonly<Record<string, RefusalKind>>

/** Why something was refused: its name in a catalogue, and what its text is filled with. */
export interface Refused<Kind extends string> {
  readonly kind: Kind
  readonly parameters: Readonly<Record<string, string | number>>
}
