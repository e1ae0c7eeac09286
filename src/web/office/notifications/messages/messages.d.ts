// Generated from the four JSON files of this folder by scripts/build-web.ts; do not edit.
declare module 'messages:office.notifications' {
  export interface Messages {
    title: () => string
    about: () => string
    senderAway: () => string
    asked: () => string
    secret: () => string
    copy: () => string
    channel: {
      email: () => string
      webhook: () => string
      push: () => string
    }
    form: {
      whom: () => string
      me: () => string
      outside: () => string
      label: () => string
      channel: () => string
      email: () => string
      webhook: () => string
      push: () => string
      events: () => string
      severity: () => string
      all: () => string
      red: () => string
      places: () => string
      language: () => string
      refused: () => string
      add: () => string
    }
    list: {
      who: () => string
      to: () => string
      what: () => string
      where: () => string
      standing: () => string
      acts: () => string
      whole: () => string
      none: () => string
      active: () => string
      unconfirmed: () => string
      paused: () => string
      stopped: () => string
      test: () => string
      askAgain: () => string
      pause: () => string
      resume: () => string
      remove: () => string
      sure: () => string
      keep: () => string
    }
    message: {
      title: () => string
      none: () => string
      made: () => string
      what: () => string
      attempts: () => string
      events: (a: { count: number }) => string
      confirm: () => string
      test: () => string
      sent: (a: { time: string }) => string
      waits: () => string
      again: (a: { time: string }) => string
      givenUp: (a: { time: string }) => string
      sendAgain: () => string
      sentAgain: (a: { time: string; person: string }) => string
    }
  }
  /** Loads one language alone. */
  export function loadMessages(language: 'ar' | 'fr' | 'zgh' | 'en'): Promise<Messages>
}

declare module 'messages:office.notifications/all' {
  import type { Messages } from 'messages:office.notifications'
  /** All four languages at once, for the server. */
  export const messages: Readonly<Record<'ar' | 'fr' | 'zgh' | 'en', Messages>>
}
