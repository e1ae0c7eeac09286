import type { Language } from '#election/languages.ts'
import type { ConstituencyCode, ContestId, Digest, Instant, PlaceCode, StationCode } from '#election/named.ts'
import type { ReleaseId, ReleaseLevel } from '#journal/count-entry.ts'
import type { Delivery } from '#journal/submission.ts'
import type { HeldAnswer } from '#phone/transport.ts'
import type { SheetDecision, WarningWords } from '#room/count/acts.ts'
import type { Proposal } from '#room/count/form.ts'
import type { OtherRoom, TieWords } from '#room/count/state.ts'
import type {
  Claim,
  ContestsView,
  ContestView,
  DeskDefinition,
  DeskSession,
  Done,
  FormView,
  QueueView,
  ReleasedView,
  TypedBody,
} from '#room/views/desk.ts'
import { ask, type Reply } from '../ui/ask.ts'

const DESK = '/desk/api'

/** Address of the photo of a signed sheet. */
export function photoAddress(photo: Digest): string {
  return `${DESK}/photos/${photo}`
}

/** Address of a document that the server draws: `['minutes', place, constituency]`, `['booklet']`, … */
export function documentAddress(path: readonly string[], language: Language): string {
  return `${DESK}/documents/${path.map(encodeURIComponent).join('/')}?lang=${language}`
}

/** Address of a list of a constituency as a file. */
export function listAddress(constituency: ConstituencyCode, list: 'missing' | 'copies'): string {
  return `${DESK}/contests/${encodeURIComponent(constituency)}/${list}.csv`
}

function formAddress(station: StationCode, constituency: ConstituencyCode): string {
  return `${DESK}/forms/${encodeURIComponent(station)}/${encodeURIComponent(constituency)}`
}

/** The desk's HTTP interface as the page uses it; texts of refusals come in `language`. */
export class DeskApi {
  readonly #language: () => Language

  constructor(language: () => Language) {
    this.#language = language
  }

  session(): Promise<Reply<DeskSession>> {
    return this.#ask('GET', `${DESK}/session`)
  }

  signOut(): Promise<Reply<unknown>> {
    return this.#ask('DELETE', `${DESK}/session`)
  }

  definition(): Promise<Reply<DeskDefinition>> {
    return this.#ask('GET', `${DESK}/definition`)
  }

  queue(): Promise<Reply<QueueView>> {
    return this.#ask('GET', `${DESK}/queue`)
  }

  /** The oldest form that waits for this person; undefined when none does. */
  takeNext(): Promise<Reply<Claim | undefined>> {
    return this.#ask('POST', `${DESK}/claims`, {})
  }

  /** Takes one form, or gives it new time. */
  take(station: StationCode, constituency: ConstituencyCode): Promise<Reply<Claim>> {
    return this.#ask('POST', `${DESK}/claims`, { station, constituency })
  }

  giveBack(station: StationCode, constituency: ConstituencyCode): Promise<Reply<unknown>> {
    return this.#ask('DELETE', `${DESK}/claims/${encodeURIComponent(station)}/${encodeURIComponent(constituency)}`)
  }

  form(station: StationCode, constituency: ConstituencyCode): Promise<Reply<FormView>> {
    return this.#ask('GET', formAddress(station, constituency))
  }

  typed(station: StationCode, constituency: ConstituencyCode, body: TypedBody): Promise<Reply<Done>> {
    return this.#ask('POST', `${formAddress(station, constituency)}/typed`, body)
  }

  decided(station: StationCode, constituency: ConstituencyCode, decision: SheetDecision): Promise<Reply<Done>> {
    return this.#ask('POST', `${formAddress(station, constituency)}/decided`, decision)
  }

  explained(station: StationCode, constituency: ConstituencyCode, words: WarningWords): Promise<Reply<Done>> {
    return this.#ask('POST', `${formAddress(station, constituency)}/explained`, words)
  }

  accepted(station: StationCode, constituency: ConstituencyCode): Promise<Reply<Done>> {
    return this.#ask('POST', `${formAddress(station, constituency)}/accepted`, {})
  }

  propose(
    station: StationCode,
    constituency: ConstituencyCode,
    act: Proposal['act'],
    reason: string,
  ): Promise<Reply<Done>> {
    return this.#ask('POST', `${formAddress(station, constituency)}/proposals`, { act, reason })
  }

  /** `proposed`: when the proposal was made that this person reads; another one is not confirmed. */
  confirm(station: StationCode, constituency: ConstituencyCode, proposed: Instant): Promise<Reply<Done>> {
    return this.#ask('POST', `${formAddress(station, constituency)}/proposals/confirm`, { proposed })
  }

  withdraw(station: StationCode, constituency: ConstituencyCode): Promise<Reply<Done>> {
    return this.#ask('DELETE', `${formAddress(station, constituency)}/proposals`)
  }

  /** Records that a list's representative was given a copy, by the digest that the copy bears. */
  handOver(station: StationCode, constituency: ConstituencyCode, list: number, copy: Digest): Promise<Reply<Done>> {
    return this.#ask('POST', `${formAddress(station, constituency)}/handed-over`, { list, copy })
  }

  /** A signed run that a phone without a network showed, handed in unchanged. */
  carried(submission: Delivery): Promise<Reply<HeldAnswer>> {
    return this.#ask('POST', `${DESK}/carried`, submission)
  }

  contests(): Promise<Reply<ContestsView>> {
    return this.#ask('GET', `${DESK}/contests`)
  }

  /** `under`: the commune whose central offices are looked at. */
  contest(constituency: ConstituencyCode, under?: PlaceCode): Promise<Reply<ContestView>> {
    const asked = under === undefined ? '' : `?under=${encodeURIComponent(under)}`
    return this.#ask('GET', `${DESK}/contests/${encodeURIComponent(constituency)}${asked}`)
  }

  writtenSum(
    place: PlaceCode,
    constituency: ConstituencyCode,
    sum: Pick<TypedBody, 'sheet' | 'blank'>,
  ): Promise<Reply<Done>> {
    return this.#ask('POST', `${DESK}/sums/${encodeURIComponent(place)}/${encodeURIComponent(constituency)}`, sum)
  }

  figures(constituency: ConstituencyCode, figures: OtherRoom): Promise<Reply<Done>> {
    return this.#ask('POST', `${DESK}/figures/${encodeURIComponent(constituency)}`, figures)
  }

  /**
   * Another room's released file: looked at, or taken in; `announced` is the hash that the room told by another
   * way, `note` the text of the results.sig beside it.
   */
  released(
    constituency: ConstituencyCode,
    file: Blob,
    { announced, note, look }: { readonly announced?: string; readonly note?: string; readonly look: boolean },
  ): Promise<Reply<ReleasedView>> {
    const asked = new URLSearchParams({
      ...(announced && { sha256: announced }),
      ...(note && { note }),
      ...(look && { look: '1' }),
    })
    return this.#ask('POST', `${DESK}/figures/${encodeURIComponent(constituency)}/released?${asked}`, file)
  }

  tie(constituency: ConstituencyCode, words: TieWords): Promise<Reply<Done>> {
    return this.#ask('POST', `${DESK}/ties/${encodeURIComponent(constituency)}`, words)
  }

  confirmTie(constituency: ConstituencyCode, proposed: Instant): Promise<Reply<Done>> {
    return this.#ask('POST', `${DESK}/ties/${encodeURIComponent(constituency)}/confirm`, { proposed })
  }

  release(contest: ContestId, level: ReleaseLevel): Promise<Reply<Done>> {
    return this.#ask('POST', `${DESK}/releases`, { contest, level })
  }

  confirmRelease(release: ReleaseId): Promise<Reply<Done>> {
    return this.#ask('POST', `${DESK}/releases/${encodeURIComponent(release)}/confirm`, {})
  }

  withdrawRelease(release: ReleaseId, reason: string): Promise<Reply<Done>> {
    return this.#ask('POST', `${DESK}/releases/${encodeURIComponent(release)}/withdraw`, { reason })
  }

  proclaim(
    constituency: ConstituencyCode,
    words: { readonly body: string; readonly date: string; readonly minutes: string },
  ): Promise<Reply<Done>> {
    return this.#ask('POST', `${DESK}/constituencies/${encodeURIComponent(constituency)}/proclaimed`, words)
  }

  amend(
    constituency: ConstituencyCode,
    words: { readonly court: string; readonly reason: string },
  ): Promise<Reply<Done>> {
    return this.#ask('POST', `${DESK}/constituencies/${encodeURIComponent(constituency)}/amended`, words)
  }

  #ask<T>(method: string, address: string, body?: object): Promise<Reply<T>> {
    return ask(this.#language(), method, address, body)
  }
}
