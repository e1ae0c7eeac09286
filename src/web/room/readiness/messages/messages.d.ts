// Generated from the four JSON files of this folder by scripts/build-web.ts; do not edit.
declare module 'messages:room.readiness' {
  export interface Messages {
    title: () => string
    again: () => string
    csv: () => string
    sum: (a: { ready: string; stations: string }) => string
    version: (a: { version: string }) => string
    communes: () => string
    notReady: () => string
    allReady: () => string
    call: () => string
    more: () => string
    column: {
      commune: () => string
      stations: () => string
      enrolled: () => string
      heard: () => string
      ready: () => string
      rehearsed: () => string
    }
    lack: {
      'no-phone': () => string
      unheard: () => string
      clock: () => string
      battery: () => string
      storage: () => string
      version: () => string
      rehearsal: () => string
    }
    rehearsal: {
      mark: () => string
      how: () => string
      steps: {
        opening: () => string
        reading: () => string
        close: () => string
        sheet: () => string
      }
      save: () => string
      did: (a: { steps: string; time: string; by: string }) => string
      none: () => string
    }
    people: {
      title: () => string
      name: () => string
      role: () => string
      way: () => string
      ways: {
        none: () => string
        one: () => string
        two: () => string
      }
      list: () => string
      of: (a: { done: string; all: string }) => string
      by: (a: { time: string; by: string }) => string
    }
  }
  /** Loads one language alone. */
  export function loadMessages(language: 'ar' | 'fr' | 'zgh' | 'en'): Promise<Messages>
}

declare module 'messages:room.readiness/all' {
  import type { Messages } from 'messages:room.readiness'
  /** All four languages at once, for the server. */
  export const messages: Readonly<Record<'ar' | 'fr' | 'zgh' | 'en', Messages>>
}
