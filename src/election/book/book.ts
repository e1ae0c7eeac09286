import type { Language, Names } from '../languages.ts'
import type {
  BookId,
  ConstituencyCode,
  ContestId,
  Count,
  Minute,
  PaperId,
  PartyCode,
  PlaceCode,
  StationCode,
} from '../named.ts'
import type { SheetTolerances } from '../pv/tolerances.ts'
import type { AlertTolerances } from './alert-tolerances.ts'
import type { Check } from './checklist.ts'
import type { WorkPolicy } from './work-policy.ts'

/**
 * The frozen definition of one election day in one room. Plain JSON; its canonical bytes (RFC 8785) have a hash,
 * and opening a room freezes it. No rule lives in code that the book can state.
 */
export interface Book {
  readonly format: 'sunduq-book/1'
  readonly id: BookId
  readonly title: Names
  /** Local calendar day, `YYYY-MM-DD`. */
  readonly day: string
  /** Minutes to add to UTC for local time, fixed for the whole day (Morocco on 2021-09-08: 60). */
  readonly utcOffset: number
  /** The place whose control room this is (a province or prefecture). */
  readonly room: PlaceCode
  readonly hours: Hours
  readonly languages: readonly Language[]
  readonly counting: { readonly sexes: boolean }
  readonly tolerances: Tolerances
  /** More tolerances of the alerts; the defaults of `alert-tolerances.ts` for those it does not name. */
  readonly alertTolerances?: Partial<AlertTolerances>
  /** Tolerances of the signed sheets; the defaults of `pv/tolerances.ts` for those it does not name. */
  readonly sheetTolerances?: Partial<SheetTolerances>
  /** How the room works on its alerts; the defaults of `room/work/policy.ts` for what it does not name. */
  readonly work?: Partial<WorkPolicy>
  /** What is checked before the day and at the opening; the built-in list for whomever it does not name. */
  readonly checklist?: readonly Check[]
  /** What the room studies beyond what happened. */
  readonly analysis?: AnalysisPolicy
  readonly publication: Publication
  readonly parties: readonly Party[]
  /** Parents before children; nation first. Stations are not repeated here. */
  readonly places: readonly Place[]
  /** In the order in which every surface lists them: commune, central office, number. */
  readonly stations: readonly Station[]
  readonly papers: readonly Paper[]
  readonly contests: readonly Contest[]
  readonly constituencies: readonly Constituency[]
  readonly previous?: Previous
}

export interface Hours {
  readonly opens: Minute
  readonly closes: Minute
  /** Hours at which every station types the number of signatures; the closing reading is not listed, it is always asked. */
  readonly readings: readonly Minute[]
  /** Ticks observed earlier than this before `opens` are not counted (minutes, 0 or more). */
  readonly earlyMinutes: number
  /** People already in the room at the close still vote: ticks observed later than this after `closes` are not counted. */
  readonly graceMinutes: number
}

/** Every threshold of an alert. Whole numbers; shares in per mille so that no floating point is needed. */
export interface Tolerances {
  /** Alert when a station has not opened this long after `opens`. */
  readonly lateOpeningMinutes: number
  /** Alert when an open station was not heard of for so long. */
  readonly silenceMinutes: number
  /** A phone that has nothing else to send says that it is alive this often. */
  readonly pulseMinutes: number
  /** Most voters one urn can take in five minutes. */
  readonly votersPerFiveMinutes: number
  /** Counter and reading may differ by the larger of these two. */
  readonly readingGap: number
  readonly readingGapPerMille: number
  /** Alert when a phone's clock is further off. */
  readonly clockMinutes: number
}

/** What the room's analysis may show; the law of the place decides. Never anything of it in public. */
export interface AnalysisPolicy {
  /** Whether the final turnout is projected; not unless the book says so. */
  readonly projection?: boolean
}

/** Who may see turnout when. The room always sees it live. */
export interface Publication {
  /** `live`, or only the state as of each slot (`slots`, minutes of the day; the close of the last station is always one). */
  readonly turnout: { readonly mode: 'live' } | { readonly mode: 'slots'; readonly slots: readonly Minute[] }
  /** Whether accredited observers see turnout before a slot lets the public see it; not unless the book says so. */
  readonly observersSeeLive?: boolean
  /** A unit with fewer registered voters is published only merged into its parent (secrecy of the vote). */
  readonly smallestUnit: number
  /** Body named under every figure as the one that alone proclaims. */
  readonly proclaimedBy: Names
}

export interface Party {
  readonly code: PartyCode
  readonly names: Names
  /** Name of the ballot symbol. */
  readonly symbol?: Names
  /** `#rrggbb`. */
  readonly colour: string
}

export type PlaceKind = 'nation' | 'region' | 'province' | 'commune' | 'office'

export interface Place {
  readonly code: PlaceCode
  readonly kind: PlaceKind
  /** Absent for the one root. */
  readonly parent?: PlaceCode
  readonly names: Names
  readonly hcp?: string
  readonly setting?: 'urban' | 'rural'
  /** Degrees × 100 000, WGS 84, so that the book holds integers only. */
  readonly centre?: { readonly latE5: number; readonly lngE5: number }
  readonly population?: number
  /** Of a place with a room of its own: the public keys of its journal, which sign what it releases. */
  readonly keys?: RoomKeys
}

/** Note keys, `name+hash+key`. A rehearsal's room has a name and a key of its own. */
export interface RoomKeys {
  readonly day?: string
  readonly rehearsal?: string
}

export interface Station {
  readonly code: StationCode
  /** Its central office. */
  readonly office: PlaceCode
  /** Number on the door, unique in its commune. */
  readonly number: number
  readonly names: Names
  readonly registered: Count
  /** The single-member district it belongs to, where its commune has districts. */
  readonly district?: ConstituencyCode
  /** The same station at the previous election, where it is known: its sheets are compared with it. */
  readonly previous?: { readonly registered: Count; readonly voters: Count }
}

/** A ballot paper: one sheet, one urn; voters are counted per paper. */
export interface Paper {
  readonly id: PaperId
  readonly names: Names
  readonly colour: string
}

export type ContestKind =
  | 'house-local'
  | 'house-regional'
  | 'communal-list'
  | 'communal-district'
  | 'communal-women'
  | 'regional-council'
  | 'other'

/** One choice on a paper. Valid and void are counted per contest. */
export interface Contest {
  readonly id: ContestId
  readonly paper: PaperId
  readonly kind: ContestKind
  readonly names: Names
}

/** Where a contest is decided: its seats, its rule, its lists. A station votes in the constituencies that hold it. */
export interface Constituency {
  readonly code: ConstituencyCode
  readonly contest: ContestId
  /** The place it covers. With `district: true` it covers only the stations that name it as their district. */
  readonly place: PlaceCode
  readonly district?: true
  readonly names: Names
  readonly seats: number
  /**
   * How many of the seats are a second part, 1 to seats − 1: shared out by itself with the same votes, to the second
   * part of each list. Absent: the seats are one part.
   */
  readonly reserved?: number
  readonly rule: SeatRule
  /** Registered voters of the whole constituency where it reaches beyond this room. */
  readonly registered?: Count
  readonly lists: readonly List[]
}

export type SeatRule =
  | {
      readonly kind: 'largest-remainder'
      readonly quota: 'registered' | 'kept-votes' | 'hare' | 'droop'
      readonly thresholdPerMille: number
      readonly thresholdOf?: 'valid' | 'cast' | 'registered'
    }
  | {
      readonly kind: 'highest-average'
      readonly divisors: 'dhondt' | 'sainte-lague' | 'modified-sainte-lague'
      readonly thresholdPerMille: number
    }
  | { readonly kind: 'plurality' }
  | { readonly kind: 'two-round'; readonly qualifyPerMille: number }

/** One line of a contest, in ballot order. */
export interface List {
  readonly number: number
  readonly party: PartyCode
  /** Name printed on the paper where it is not the party's. */
  readonly names?: Names
  /** People on the list, of its first part where the constituency has two: it takes no more seats. Absent: no limit. */
  readonly candidates?: number
  /** People in its second part. */
  readonly reservedCandidates?: number
}

/** Turnout of an earlier election, to draw beside today's. */
export interface Previous {
  readonly names: Names
  readonly day: string
  readonly registered: Count
  /** Voters up to and including each minute of the day, ascending. */
  readonly curve: readonly { readonly minute: Minute; readonly voters: Count }[]
  /** Where the figures come from, and which were derived. */
  readonly source: string
}
