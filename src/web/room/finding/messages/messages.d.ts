// Generated from the four JSON files of this folder by scripts/build-web.ts; do not edit.
declare module 'messages:room.finding' {
  export interface Messages {
    title: () => string
    label: () => string
    how: () => string
    none: () => string
    away: () => string
    found: (a: { n: number }) => string
    close: () => string
    in: (a: { name: string; place: string }) => string
    revoked: () => string
    kind: {
      station: () => string
      place: () => string
      contest: () => string
      alert: () => string
      incident: () => string
      message: () => string
      person: () => string
      device: () => string
      sheet: () => string
    }
    sheet: {
      awaited: () => string
      typed: () => string
      differs: () => string
      settled: () => string
      accepted: () => string
      excluded: () => string
    }
    message: {
      goes: {
        all: () => string
        stations: (a: { n: number }) => string
      }
      pinned: () => string
      withdrawn: () => string
      answered: (a: { place: string; words: string }) => string
    }
  }
  /** Loads one language alone. */
  export function loadMessages(language: 'ar' | 'fr' | 'zgh' | 'en'): Promise<Messages>
}

declare module 'messages:room.finding/all' {
  import type { Messages } from 'messages:room.finding'
  /** All four languages at once, for the server. */
  export const messages: Readonly<Record<'ar' | 'fr' | 'zgh' | 'en', Messages>>
}
