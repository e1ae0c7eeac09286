import type { Language } from '#election/languages.ts'

/**
 * What a document says, before anybody draws it. Plain data in one language: figures are text already, isolated, so
 * that no drawing can turn them round.
 */
export interface Document {
  readonly language: Language
  readonly title: string
  /** Local day that the document bears, `YYYY-MM-DD`: the election's, never the clock's. */
  readonly day: string
  /** A rehearsal says so on every page. */
  readonly warning?: string
  /** At the foot of every page, before the number of the page. */
  readonly foot: string
  readonly blocks: readonly Block[]
}

export type Block =
  /** 1 begins a part on a new page, 2 and 3 go on. */
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  /** What nobody may overlook: the status of the figures, what is missing. */
  | { readonly kind: 'notice'; readonly text: string }
  /** Names and values, one a line. */
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [name: string, value: string])[] }
  | Table
  /** Short sentences in an order that matters, one a line. */
  | { readonly kind: 'lines'; readonly items: readonly string[] }
  /** A hash or another text of machines, always left to right. */
  | { readonly kind: 'code'; readonly name: string; readonly value: string }
  /** Lines to sign on, one for each name. */
  | { readonly kind: 'signatures'; readonly names: readonly string[] }

export interface Table {
  readonly kind: 'table'
  readonly head: readonly string[]
  /** How wide each column is, and that figures stand at its end. */
  readonly columns: readonly ('words' | 'figure')[]
  readonly rows: readonly (readonly string[])[]
  /** Sums, set apart under the rows. */
  readonly total?: readonly string[]
  /** Rows are left tall, to be written in by hand. */
  readonly tall?: boolean
}
