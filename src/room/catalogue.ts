import type { Text } from '#election/languages.ts'
import { ALERT_RULES } from './alerts/rules.ts'
import { REFUSALS } from './refusals.ts'
import { VERDICTS } from './verdicts.ts'

/** A code of the room with its text; `refusal` leaves the journal untouched, `verdict` marks an item, `alert` calls a person. */
export type CatalogueEntry =
  | {
      readonly kind: 'refusal'
      readonly code: string
      readonly name: string
      readonly text: Text
      readonly status: number
    }
  | { readonly kind: 'verdict'; readonly code: string; readonly name: string; readonly text: Text }
  | {
      readonly kind: 'alert'
      readonly code: string
      readonly name: string
      readonly text: Text
      readonly severity: 'red' | 'amber'
    }

/** Every code of the room, in the order of the codes; the error catalogue of the documentation is made from it. */
export const CATALOGUE: readonly CatalogueEntry[] = [
  ...Object.entries(REFUSALS).map(([name, { code, status, text }]) => ({
    kind: 'refusal' as const,
    code,
    name,
    text,
    status,
  })),
  ...Object.entries(VERDICTS).map(([name, { code, text }]) => ({ kind: 'verdict' as const, code, name, text })),
  ...ALERT_RULES.map(({ code, kind, text, severity }) => ({
    kind: 'alert' as const,
    code,
    name: kind,
    text,
    severity,
  })),
]
