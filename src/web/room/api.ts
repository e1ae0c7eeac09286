import type { Language } from '#election/languages.ts'
import type { DeviceId, InvitationId, PersonId, PlaceCode, StationCode } from '#election/named.ts'
import type { Curve } from '#room/curve.ts'
import type { Found } from '#room/search/found.ts'
import type { StationDetail } from '#room/views/detail.ts'
import type { WallOutline } from '#room/views/outline.ts'
import type { WallDefinition, WallPicture } from '#room/views/wall.ts'
import type { WallContest } from '#room/views/wall-results.ts'
import { ask, type Reply } from '../ui/ask.ts'

export type Role = 'administrator' | 'duty-officer' | 'operator' | 'observer' | 'wall'

export interface Session {
  readonly role: Role
  /** The pseudonym under which the journal knows them. */
  readonly person: PersonId
  /** The places that they are in charge of; absent: the whole room. */
  readonly scope?: readonly PlaceCode[]
}

/** A code that enrols one phone; shown once, kept nowhere in the clear. */
export interface Invitation {
  readonly invitation: InvitationId
  /** `XXXXX-XXXXX` */
  readonly code: string
  /** Address that opens the station's page with the code filled in; what the QR code holds. */
  readonly link: string
  readonly expires: number
}

/** The room's HTTP interface as the page uses it; texts of refusals come in `language`. */
export class RoomApi {
  readonly #language: () => Language

  constructor(language: () => Language) {
    this.#language = language
  }

  session(): Promise<Reply<Session>> {
    return this.#ask('GET', '/room/api/session')
  }

  signOut(): Promise<Reply<unknown>> {
    return this.#ask('DELETE', '/room/api/session')
  }

  /** What a large room draws first; nothing of a small one. */
  outline(): Promise<Reply<WallOutline | undefined>> {
    return this.#ask('GET', '/room/api/outline')
  }

  picture(): Promise<Reply<WallPicture>> {
    return this.#ask('GET', '/room/api/picture')
  }

  definition(): Promise<Reply<WallDefinition>> {
    return this.#ask('GET', '/room/api/definition')
  }

  results(): Promise<Reply<{ readonly contests: readonly WallContest[] }>> {
    return this.#ask('GET', '/room/api/results')
  }

  search(asked: string): Promise<Reply<{ readonly found: readonly Found[] }>> {
    return this.#ask('GET', `/room/api/search?q=${encodeURIComponent(asked)}`)
  }

  curve(place: PlaceCode): Promise<Reply<{ readonly curve: Curve }>> {
    return this.#ask('GET', `/room/api/places/${encodeURIComponent(place)}/curve`)
  }

  station(code: StationCode): Promise<Reply<StationDetail>> {
    return this.#ask('GET', `/room/api/stations/${encodeURIComponent(code)}`)
  }

  invite(station: StationCode): Promise<Reply<Invitation>> {
    return this.#ask('POST', '/room/api/invitations', { station })
  }

  withdraw(invitation: InvitationId): Promise<Reply<unknown>> {
    return this.#ask('DELETE', `/room/api/invitations/${encodeURIComponent(invitation)}`)
  }

  revoke(device: DeviceId, reason: string): Promise<Reply<unknown>> {
    return this.#ask('POST', `/room/api/devices/${encodeURIComponent(device)}/revoke`, { reason })
  }

  note(alert: string, words: string): Promise<Reply<unknown>> {
    return this.#ask('POST', `/room/api/alerts/${encodeURIComponent(alert)}/note`, { words })
  }

  #ask<T>(method: string, address: string, body?: object): Promise<Reply<T>> {
    return ask(this.#language(), method, address, body)
  }
}
