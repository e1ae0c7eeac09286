import type { Language, Names } from '#election/languages.ts'

export const CHANNELS = ['email', 'webhook', 'push'] as const
export type Channel = (typeof CHANNELS)[number]

/** Who is told of what, as the server lists it; times are UTC ms. */
export interface Subscription {
  readonly subscription: string
  readonly mine: boolean
  readonly name?: string
  readonly label?: string
  readonly channel: Channel
  readonly address: string
  readonly language: Language
  readonly places: readonly string[]
  readonly events: readonly string[]
  readonly severity: 'amber' | 'red'
  readonly confirmed?: number
  readonly paused?: number
  readonly stopped?: string
}

export interface Message {
  readonly message: string
  readonly subscription: string
  readonly purpose: 'events' | 'confirm' | 'test'
  readonly made: number
  readonly attempts: number
  readonly sent?: number
  readonly givenUp?: number
  readonly due?: number
  readonly fault?: string
  readonly again?: number
  /** Who sent it again, by pseudonym. */
  readonly againBy?: string
  readonly events: number
}

export interface EventChoice {
  readonly kind: string
  readonly name: string
}

/** Everything that the screen shows. */
export interface Notifications {
  readonly now: number
  readonly subscriptions: readonly Subscription[]
  readonly messages: readonly Message[]
  readonly events: readonly EventChoice[]
  /** What somebody outside may hear of; only for administrators. */
  readonly outside?: readonly EventChoice[]
  readonly places: readonly { readonly code: string; readonly kind: string; readonly names: Names }[]
  readonly sender?: { readonly seen: number; readonly mail: boolean }
  /** Our public key towards push services, base64url. */
  readonly vapid: string
}

/** A notifier that told nothing of itself for so long is away (ms). */
export const AWAY_MS = 20_000
