// Generated from the four JSON files of this folder by scripts/build-web.ts; do not edit.
declare module 'messages:room.composed' {
  export interface Messages {
    pages: () => string
    previous: () => string
    next: () => string
    page: (a: { at: string; of: string }) => string
    stop: () => string
    go: () => string
    leave: () => string
    states: () => string
    communes: () => string
    provinces: () => string
    more: (a: { n: number }) => string
    waiting: () => string
    panel: {
      turnout: () => string
      states: () => string
      map: () => string
      cells: () => string
      curve: () => string
      alerts: () => string
      communes: () => string
      results: () => string
    }
    composer: {
      title: () => string
      how: () => string
      page: (a: { n: string }) => string
      add: () => string
      remove: (a: { n: string }) => string
      place: () => string
      language: () => string
      theme: () => string
      light: () => string
      dark: () => string
      rotate: () => string
      address: () => string
      copy: () => string
      copied: () => string
      open: () => string
      kiosk: (a: { command: string }) => string
      none: () => string
    }
  }
  /** Loads one language alone. */
  export function loadMessages(language: 'ar' | 'fr' | 'zgh' | 'en'): Promise<Messages>
}

declare module 'messages:room.composed/all' {
  import type { Messages } from 'messages:room.composed'
  /** All four languages at once, for the server. */
  export const messages: Readonly<Record<'ar' | 'fr' | 'zgh' | 'en', Messages>>
}
