import type { Text } from '../languages.ts'
import type { Field } from './sheet.ts'
import type { SheetTolerances } from './tolerances.ts'

/** Who reads a rule's text. */
export const READERS = ['station', 'clerk', 'verifier', 'public'] as const
export type Reader = (typeof READERS)[number]

/** `E…` stops until it is right; `W…` is accepted only with a stored explanation. */
export type RuleCode = `E${number}` | `W${number}`

/** What a reader is to do; the same few acts serve many rules (`actions.ts`). */
export type Action = 'fill' | 'recheck' | 'explain' | 'compare-photo' | 'call-station' | 'find-missing' | 'other-person'

/** A numbered check. The code is permanent: tests, manual, errors and minutes all use it. */
export interface Rule<Context> {
  readonly code: RuleCode
  /** What is the matter, with `{parameters}`; the same for every reader. */
  readonly says: Text
  readonly action: Action
  /** What must hold, in the words of the boxes; for documents. */
  readonly formula: string
  /** The tolerances that the check asks for. */
  readonly tolerances?: readonly (keyof SheetTolerances)[]
  /** Nothing when the rule holds. Pure. */
  check(context: Context): Finding | undefined
}

/** A rule that did not hold: the boxes to mark and the figures to show. */
export interface Finding {
  readonly fields: readonly Field[]
  readonly parameters: Readonly<Record<string, number | string>>
}

export interface RuleResult extends Finding {
  readonly code: RuleCode
}

/** Runs rules in their order. */
export function run<Context>(rules: readonly Rule<Context>[], context: Context): RuleResult[] {
  return rules.flatMap((rule) => {
    const finding = rule.check(context)
    return finding ? [{ code: rule.code, ...finding }] : []
  })
}

export function stops(result: { readonly code: RuleCode }): boolean {
  return result.code.startsWith('E')
}
