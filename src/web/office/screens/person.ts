import type { Names } from '#election/languages.ts'
import type { Role } from '../ui.svelte.ts'

/** A person as the server lists them; times are UTC ms. */
export interface Person {
  readonly person: string
  readonly name?: string
  readonly role: Role
  readonly scope: readonly string[]
  readonly accreditation?: string
  readonly starts?: number
  readonly ends?: number
  readonly bound?: number
  readonly removed?: number
}

/** A commune or a central office that a person can be in charge of. */
export interface ScopePlace {
  readonly code: string
  readonly kind: string
  readonly names: Names
}
