// Generated from the four JSON files of this folder by scripts/build-web.ts; do not edit.
declare module 'messages:room.results' {
  export interface Messages {
    title: () => string
    wait: () => string
    nothing: () => string
    withdrawn: (a: { reason: string }) => string
    counted: (a: { share: string; counted: string; expected: string }) => string
    votes: () => string
    share: () => string
    seats: () => string
    list: () => string
    valid: (a: { valid: string; seats: string }) => string
    reserved: (a: { reserved: string }) => string
    inPart: {
      '1': () => string
      '2': () => string
    }
    close: (a: { list: string; votes: string }) => string
    ties: (a: { ties: string }) => string
    proclaimed: (a: { body: string; date: string; minutes: string }) => string
    amended: (a: { court: string; reason: string }) => string
    more: (a: { more: string }) => string
    is: {
      unreleased: () => string
      withdrawn: () => string
      partial: () => string
      provisional: () => string
      proclaimed: () => string
      amended: () => string
    }
    all: () => string
    asOf: (a: { time: string }) => string
    closest: (a: { where: string; list: string; votes: string }) => string
    bars: () => string
    constituency: () => string
    sheets: () => string
    part: (a: { part: string; whole: string }) => string
    won: () => string
    margin: () => string
    lacked: (a: { list: string; votes: string }) => string
    tie: () => string
    none: () => string
    and: () => string
    page: (a: { page: string; pages: string }) => string
    before: () => string
    after: () => string
    stop: () => string
    missing: {
      awaited: (a: { sheets: string }) => string
      review: (a: { sheets: string }) => string
      excluded: (a: { sheets: string }) => string
    }
  }
  /** Loads one language alone. */
  export function loadMessages(language: 'ar' | 'fr' | 'zgh' | 'en'): Promise<Messages>
}

declare module 'messages:room.results/all' {
  import type { Messages } from 'messages:room.results'
  /** All four languages at once, for the server. */
  export const messages: Readonly<Record<'ar' | 'fr' | 'zgh' | 'en', Messages>>
}
