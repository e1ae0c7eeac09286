// Generated from the four JSON files of this folder by scripts/build-web.ts; do not edit.
declare module 'messages:room' {
  export interface Messages {
    title: () => string
  }
  /** Loads one language alone. */
  export function loadMessages(language: 'ar' | 'fr' | 'zgh' | 'en'): Promise<Messages>
}

declare module 'messages:room/all' {
  import type { Messages } from 'messages:room'
  /** All four languages at once, for the server. */
  export const messages: Readonly<Record<'ar' | 'fr' | 'zgh' | 'en', Messages>>
}
