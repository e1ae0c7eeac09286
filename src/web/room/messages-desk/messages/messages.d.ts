// Generated from the four JSON files of this folder by scripts/build-web.ts; do not edit.
declare module 'messages:room.messages-desk' {
  export interface Messages {
    wait: () => string
    away: () => string
    form: {
      title: () => string
      to: () => string
      all: () => string
      place: () => string
      some: () => string
      commune: () => string
      choose: () => string
      find: () => string
      found: () => string
      chosen: (a: { n: string }) => string
      remove: (a: { station: string }) => string
      words: () => string
      names: (a: { n: string }) => string
      pinned: () => string
      send: (a: { n: string }) => string
      sent: (a: { n: string }) => string
    }
    list: {
      title: () => string
      none: () => string
      pinned: () => string
      withdrawn: () => string
      read: (a: { seen: string; all: string }) => string
      answers: (a: { n: string }) => string
    }
    to: {
      stations: (a: { n: string }) => string
    }
    one: {
      pin: () => string
      unpin: () => string
      withdraw: () => string
      reason: () => string
      cancel: () => string
      withdrawn: (a: { time: string; reason: string }) => string
      unread: (a: { n: string }) => string
      everybody: () => string
      readers: (a: { n: string }) => string
      replies: (a: { n: string }) => string
      station: () => string
      commune: () => string
      way: () => string
      app: () => string
      no_app: () => string
      call: () => string
      more: (a: { n: string }) => string
      again: () => string
      back: () => string
      gone: () => string
    }
  }
  /** Loads one language alone. */
  export function loadMessages(language: 'ar' | 'fr' | 'zgh' | 'en'): Promise<Messages>
}

declare module 'messages:room.messages-desk/all' {
  import type { Messages } from 'messages:room.messages-desk'
  /** All four languages at once, for the server. */
  export const messages: Readonly<Record<'ar' | 'fr' | 'zgh' | 'en', Messages>>
}
