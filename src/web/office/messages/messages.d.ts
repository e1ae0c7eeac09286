// Generated from the four JSON files of this folder by scripts/build-web.ts; do not edit.
declare module 'messages:office' {
  export interface Messages {
    title: () => string
    skip: () => string
    language: () => string
    parts: () => string
    work: () => string
    room: () => string
    notifications: () => string
    signOut: () => string
    again: () => string
    refused: (a: { code: string; text: string }) => string
    signedOut: () => string
    away: () => string
    role: {
      administrator: () => string
      'duty-officer': () => string
      operator: () => string
      'clerk-1': () => string
      'clerk-2': () => string
      verifier: () => string
      'returning-officer': () => string
      observer: () => string
      media: () => string
      wall: () => string
    }
    sign: {
      title: () => string
      passkey: () => string
      or: () => string
      code: () => string
      send: () => string
      lost: () => string
      notMade: () => string
    }
    invitation: {
      title: (a: { name: string }) => string
      role: (a: { role: string }) => string
      passkeyTitle: () => string
      passkeyWhy: () => string
      passkey: () => string
      noPasskeys: () => string
      password: () => string
      goOn: () => string
      bound: () => string
      later: (a: { time: string }) => string
    }
    way: {
      login: () => string
      password: () => string
      newLogin: () => string
      newPassword: () => string
      code: () => string
      scan: () => string
      qr: () => string
      secret: () => string
      save: () => string
      begin: () => string
    }
    recovery: {
      title: () => string
      why: () => string
    }
    me: {
      title: () => string
      byLink: () => string
      passkeys: () => string
      since: (a: { time: string }) => string
      used: (a: { time: string }) => string
      none: () => string
      add: () => string
      added: () => string
      drop: () => string
      password: () => string
      left: (a: { count: string }) => string
      change: () => string
      set: () => string
    }
    people: {
      title: () => string
      invite: () => string
      link: (a: { name: string }) => string
      copy: () => string
      copied: () => string
      name: () => string
      role: () => string
      scope: () => string
      scopeLabel: () => string
      whole: () => string
      standing: () => string
      acts: () => string
      removed: () => string
      here: (a: { time: string }) => string
      invited: () => string
      away: () => string
      erased: () => string
      erase: () => string
      sure: () => string
      remove: () => string
      keep: () => string
      change: () => string
      again: () => string
      end: () => string
      accreditation: () => string
      until: (a: { time: string }) => string
      from: () => string
      to: () => string
      save: () => string
    }
  }
  /** Loads one language alone. */
  export function loadMessages(language: 'ar' | 'fr' | 'zgh' | 'en'): Promise<Messages>
}

declare module 'messages:office/all' {
  import type { Messages } from 'messages:office'
  /** All four languages at once, for the server. */
  export const messages: Readonly<Record<'ar' | 'fr' | 'zgh' | 'en', Messages>>
}
