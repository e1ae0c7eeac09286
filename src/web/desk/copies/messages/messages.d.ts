// Generated from the four JSON files of this folder by scripts/build-web.ts; do not edit.
declare module 'messages:desk.copies' {
  export interface Messages {
    title: () => string
    list: () => string
    make: () => string
    record: () => string
    done: (a: { list: string }) => string
    all: () => string
    none: () => string
    at: () => string
    by: () => string
    figures: () => string
    same: () => string
    changed: () => string
    names: () => string
    log: () => string
  }
  /** Loads one language alone. */
  export function loadMessages(language: 'ar' | 'fr' | 'zgh' | 'en'): Promise<Messages>
}

declare module 'messages:desk.copies/all' {
  import type { Messages } from 'messages:desk.copies'
  /** All four languages at once, for the server. */
  export const messages: Readonly<Record<'ar' | 'fr' | 'zgh' | 'en', Messages>>
}
