import type { ConstituencyCode, ContestId, Instant, PersonId, PlaceCode, StationCode } from '#election/named.ts'
import type { RuleCode } from '#election/pv/rule.ts'
import type { Field, Sheet } from '#election/pv/sheet.ts'
import type { ReleaseId, ReleaseLevel } from '#journal/count-entry.ts'
import type { Opening } from '#journal/seal.ts'
import type { CopyContent } from './copies.ts'
import type { OtherRoom, TieWords } from './state.ts'

interface OnSheet {
  readonly by: PersonId
  readonly station: StationCode
  readonly constituency: ConstituencyCode
}

/** Confirms what another person proposed. */
interface Confirming {
  /** When the proposal was made that this person saw: one that was made since is not confirmed unread. */
  readonly proposed?: Instant
}

/** What the desk and the commission do. The edge checked shape and role, and made the salts. */
export type CountAct =
  | (OnSheet & { readonly type: 'type-sheet'; readonly opening: Opening<Sheet> })
  | (OnSheet & { readonly type: 'decide-sheet'; readonly opening: Opening<SheetDecision> })
  | (OnSheet & { readonly type: 'explain-warning'; readonly opening: Opening<WarningWords> })
  | (OnSheet & { readonly type: 'accept-sheet' })
  | (OnSheet & {
      readonly type: 'propose-on-sheet'
      readonly act: 'recall' | 'exclude' | 'include'
      readonly opening: Opening<Reason>
    })
  | (OnSheet & Confirming & { readonly type: 'confirm-on-sheet' })
  | (OnSheet & { readonly type: 'withdraw-on-sheet' })
  | (OnSheet & {
      readonly type: 'hand-over-copy'
      /** Number on the ballot. */
      readonly list: number
      readonly opening: Opening<CopyContent>
    })
  | {
      readonly type: 'type-sum'
      readonly by: PersonId
      readonly place: PlaceCode
      readonly constituency: ConstituencyCode
      readonly opening: Opening<Sheet>
    }
  | {
      readonly type: 'import-figures'
      readonly by: PersonId
      readonly constituency: ConstituencyCode
      readonly opening: Opening<OtherRoom>
    }
  | {
      readonly type: 'propose-tie'
      readonly by: PersonId
      readonly constituency: ConstituencyCode
      readonly opening: Opening<TieWords>
    }
  | (Confirming & { readonly type: 'confirm-tie'; readonly by: PersonId; readonly constituency: ConstituencyCode })
  | {
      readonly type: 'propose-release'
      readonly by: PersonId
      readonly contest: ContestId
      readonly level: ReleaseLevel
    }
  | { readonly type: 'confirm-release'; readonly by: PersonId; readonly release: ReleaseId }
  | { readonly type: 'withdraw-release'; readonly by: PersonId; readonly release: ReleaseId; readonly reason: string }
  | {
      readonly type: 'proclaim'
      readonly by: PersonId
      readonly constituency: ConstituencyCode
      readonly body: string
      readonly date: string
      readonly minutes: string
    }
  | {
      readonly type: 'amend'
      readonly by: PersonId
      readonly constituency: ConstituencyCode
      readonly court: string
      readonly reason: string
    }

/** The values of the differing boxes, read on the photo, and why. */
export interface SheetDecision {
  readonly values: Readonly<Partial<Record<Field, number>>>
  readonly reason: string
}

export interface WarningWords {
  readonly code: RuleCode
  readonly words: string
}

export interface Reason {
  readonly reason: string
}
