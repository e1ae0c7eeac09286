/** Where somebody is signed in, as the server lists it; times are UTC ms. */
export interface OpenSession {
  readonly id: string
  readonly created: number
  readonly seen: number
  readonly expires: number
  readonly browser?: string
  /** The session of this very page. */
  readonly current?: true
}

/** A passkey of somebody. */
export interface Passkey {
  readonly id: string
  readonly created: number
  readonly used?: number
  readonly browser?: string
}
