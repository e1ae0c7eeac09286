import type {
  ConstituencyCode,
  ContestId,
  Digest,
  Instant,
  Named,
  PersonId,
  PlaceCode,
  StationCode,
} from '#election/named.ts'
import type { Opening } from './seal.ts'

/** Pseudonymous id of a release, given by the room in order: `r1`, `r2`, … */
export type ReleaseId = Named<string, 'ReleaseId'>

/** How deep a release shows a contest: totals of the province only, or down to every station. */
export const RELEASE_LEVELS = ['province', 'commune', 'office', 'station'] as const
export type ReleaseLevel = (typeof RELEASE_LEVELS)[number]

interface OnSheet {
  readonly by: PersonId
  readonly station: StationCode
  readonly constituency: ConstituencyCode
}

/**
 * Entries of the count. Whatever could tell a result is `sealed`: a commitment whose opening is kept beside the entry
 * and published at the release (decision 0090). A phone's sheet travels as an item of its submission.
 */
export type CountEntry =
  /** A clerk typed a sheet; the opening is the sheet. */
  | (OnSheet & { readonly kind: 'sheet-typed'; readonly sealed: Digest })
  /** A third person decided the differing boxes; the opening is a `SheetDecision`. */
  | (OnSheet & { readonly kind: 'sheet-decided'; readonly sealed: Digest })
  /** A warning was explained; the opening is a `WarningWords`. */
  | (OnSheet & { readonly kind: 'sheet-explained'; readonly sealed: Digest })
  | (OnSheet & { readonly kind: 'sheet-accepted' })
  /** First of two people; the opening is a `Reason`. */
  | (OnSheet & {
      readonly kind: 'sheet-proposed'
      readonly act: 'recall' | 'exclude' | 'include'
      readonly sealed: Digest
    })
  | (OnSheet & { readonly kind: 'sheet-confirmed' })
  | (OnSheet & { readonly kind: 'sheet-proposal-withdrawn' })
  /** A list's representative was given a copy of the sheet; the opening is a `CopyContent`. No name of anybody. */
  | (OnSheet & { readonly kind: 'copy-handed-over'; readonly list: number; readonly sealed: Digest })
  /** The written sheet of a central office or commission; the opening is a sheet. */
  | {
      readonly kind: 'sum-typed'
      readonly by: PersonId
      readonly place: PlaceCode
      readonly constituency: ConstituencyCode
      readonly sealed: Digest
    }
  /** Figures of other rooms for a contest wider than this one; the opening is `OtherRoom`. */
  | {
      readonly kind: 'figures-imported'
      readonly by: PersonId
      readonly constituency: ConstituencyCode
      readonly sealed: Digest
    }
  /** A tie is decided by two people; the opening is a `TieWords`. */
  | {
      readonly kind: 'tie-proposed'
      readonly by: PersonId
      readonly constituency: ConstituencyCode
      readonly sealed: Digest
    }
  | { readonly kind: 'tie-confirmed'; readonly by: PersonId; readonly constituency: ConstituencyCode }
  | {
      readonly kind: 'release-proposed'
      readonly by: PersonId
      readonly release: ReleaseId
      readonly contest: ContestId
      readonly level: ReleaseLevel
    }
  | { readonly kind: 'release-confirmed'; readonly by: PersonId; readonly release: ReleaseId }
  /** Figures leave the public again, with a reason that stays public. */
  | { readonly kind: 'release-withdrawn'; readonly by: PersonId; readonly release: ReleaseId; readonly reason: string }
  /** Only a commission proclaims: its name, the date and the number of its minutes. */
  | {
      readonly kind: 'proclaimed'
      readonly by: PersonId
      readonly constituency: ConstituencyCode
      readonly body: string
      readonly date: string
      readonly minutes: string
    }
  | {
      readonly kind: 'amended'
      readonly by: PersonId
      readonly constituency: ConstituencyCode
      readonly court: string
      readonly reason: string
    }

/** What a phone says of a signed sheet; the figures are in the opening that travels beside its submission. */
export interface SheetItem {
  readonly k: 'sheet'
  readonly at: Instant
  readonly constituency: ConstituencyCode
  /** 1 for the first; a later one corrects, and its opening says why. */
  readonly version: number
  readonly sealed: Digest
  /** SHA-256 of the photo of the signed sheet. */
  readonly photo?: Digest
}

export type SealedSheet = Opening<{ readonly sheet: Readonly<Record<string, unknown>>; readonly reason?: string }>
