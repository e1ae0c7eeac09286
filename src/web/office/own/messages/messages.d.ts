// Generated from the four JSON files of this folder by scripts/build-web.ts; do not edit.
declare module 'messages:office.own' {
  export interface Messages {
    check: {
      title: () => string
      why: () => string
      ticked: (a: { time: string; person: string }) => string
      optional: () => string
      list: {
        hours: () => string
        equipment: () => string
        rehearsed: () => string
        escalation: () => string
        'trial-call': () => string
        'practice-sheet': () => string
        'second-person': () => string
        removal: () => string
        fallback: () => string
        card: () => string
      }
    }
    sessions: {
      title: () => string
      here: () => string
      unknown: () => string
      since: (a: { time: string }) => string
      seen: (a: { time: string }) => string
      end: () => string
      none: () => string
    }
    devices: {
      open: () => string
      title: (a: { name: string }) => string
      passkeys: () => string
      sessions: () => string
      none: () => string
      end: () => string
      drop: () => string
      made: (a: { time: string }) => string
      used: (a: { time: string }) => string
    }
    press: {
      title: () => string
      card: () => string
      until: (a: { time: string }) => string
      portal: () => string
      files: () => string
      now: () => string
      next: (a: { time: string }) => string
      slots: () => string
      results: () => string
      open: (a: { time: string }) => string
      shut: () => string
      law: (a: { body: string }) => string
      noPortal: () => string
    }
    observer: {
      title: () => string
      sees: () => string
      dates: (a: { from: string; until: string }) => string
    }
  }
  /** Loads one language alone. */
  export function loadMessages(language: 'ar' | 'fr' | 'zgh' | 'en'): Promise<Messages>
}

declare module 'messages:office.own/all' {
  import type { Messages } from 'messages:office.own'
  /** All four languages at once, for the server. */
  export const messages: Readonly<Record<'ar' | 'fr' | 'zgh' | 'en', Messages>>
}
