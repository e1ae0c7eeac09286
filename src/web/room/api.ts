import type { Language } from '#election/languages.ts'
import type { DeviceId, InvitationId, StationCode } from '#election/named.ts'
import type { StationDetail } from '#room/views/detail.ts'
import type { WallDefinition } from '#room/views/wall.ts'

/** An answer that takes longer is none: a server that is going down may leave a request hanging for ever. */
const PATIENCE_MS = 10_000

export type Role = 'operator' | 'wall'

export interface Session {
  readonly role: Role
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

/**
 * What a request came to: its value, a refusal with a text for the reader, `signed-out`, or `away` when nobody
 * answered (the network, or a server that is starting).
 */
export type Reply<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'refused'; readonly code: string; readonly text: string }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'away' }

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

  definition(): Promise<Reply<WallDefinition>> {
    return this.#ask('GET', '/room/api/definition')
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

  async #ask<T>(method: string, address: string, body?: object): Promise<Reply<T>> {
    try {
      const response = await fetch(address, {
        method,
        signal: AbortSignal.timeout(PATIENCE_MS),
        headers: {
          'accept-language': this.#language(),
          ...(body ? { 'content-type': 'application/json' } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      })
      if (response.status === 401) return { kind: 'signed-out' }
      if (response.status >= 500) return { kind: 'away' }
      const text = await response.text()
      const answer: unknown = text === '' ? undefined : JSON.parse(text)
      if (response.ok) return { kind: 'ok', value: answer as T }
      const { error } = answer as { error: { code: string; text: string } }
      return { kind: 'refused', code: error.code, text: error.text }
    } catch {
      return { kind: 'away' }
    }
  }
}
