// Generated from the four JSON files of this folder by scripts/build-web.ts; do not edit.
declare module 'messages:room.analysis' {
  export interface Messages {
    title: () => string
    again: () => string
    roomOnly: () => string
    asOf: (a: { time: string }) => string
    csv: () => string
    byHour: () => string
    today: () => string
    early: () => string
    sofar: () => string
    commune: () => string
    setting: {
      title: () => string
      urban: () => string
      rural: () => string
      unknown: () => string
    }
    size: {
      title: () => string
      range: (a: { least: string; most: string }) => string
      one: (a: { size: string }) => string
    }
    column: {
      hour: () => string
      group: () => string
      voters: () => string
      turnout: () => string
      registered: () => string
      reporting: () => string
      women: () => string
      men: () => string
    }
    outliers: {
      title: () => string
      rule: () => string
      none: () => string
      why: {
        commune: (a: { group: string; median: string; compared: string }) => string
        setting: (a: { group: string; median: string; compared: string }) => string
        size: (a: { group: string; median: string; compared: string }) => string
      }
      more: () => string
    }
    projection: {
      title: () => string
      label: () => string
      says: (a: { share: string; voters: string; least: string; most: string }) => string
      rests: (a: { hours: string }) => string
    }
    staff: {
      title: () => string
      none: () => string
      person: () => string
      forms: () => string
      rate: () => string
      boxes: () => string
      corrected: () => string
    }
  }
  /** Loads one language alone. */
  export function loadMessages(language: 'ar' | 'fr' | 'zgh' | 'en'): Promise<Messages>
}

declare module 'messages:room.analysis/all' {
  import type { Messages } from 'messages:room.analysis'
  /** All four languages at once, for the server. */
  export const messages: Readonly<Record<'ar' | 'fr' | 'zgh' | 'en', Messages>>
}
