// Generated from the four JSON files of this folder by scripts/build-web.ts; do not edit.
declare module 'messages:station' {
  export interface Messages {
    title: () => string
    language: () => string
    back: () => string
    done: () => string
    start: {
      insecure: () => string
      no_storage: () => string
      damaged: () => string
      elsewhere: () => string
      use_here: () => string
      lost: () => string
      again: () => string
    }
    enrol: {
      title: () => string
      code: () => string
      hint: (a: { example: string }) => string
      send: () => string
      sending: () => string
      scan: () => string
      stop_scan: () => string
      no_camera: () => string
      bad_code: () => string
      offline: () => string
      busy: () => string
      wrong_room: () => string
      already: (a: { number: string }) => string
      unsent: (a: { n: number }) => string
    }
    station: {
      number: (a: { number: string }) => string
      registered: (a: { n: string }) => string
    }
    sync: {
      none: () => string
      clear: (a: { time: string }) => string
      kept: (a: { n: number }) => string
      sending: () => string
      offline: () => string
      busy: () => string
      stopped: () => string
      not_counted: (a: { n: number }) => string
      now: () => string
    }
    opening: {
      title: () => string
      time: () => string
      earlier: () => string
      later: () => string
      checks: () => string
      members: () => string
      president: () => string
      assessors: () => string
      substitutes: () => string
      representatives: () => string
      open: () => string
      unchecked: (a: { n: number }) => string
      optional: () => string
      already: () => string
    }
    checks: {
      'urn-empty': () => string
      'urn-locked': () => string
      ballots: () => string
      list: () => string
      booths: () => string
      ink: () => string
    }
    counter: {
      title: () => string
      tap: () => string
      woman: () => string
      man: () => string
      count: () => string
      undo: (a: { time: string }) => string
      nothing: () => string
      undone: () => string
      all: (a: { n: string }) => string
      alone: (a: { n: string }) => string
      above: (a: { n: string }) => string
      reading: () => string
      reading_due: (a: { time: string }) => string
      incident: () => string
      close: () => string
      items: () => string
      more: () => string
    }
    reading: {
      title: () => string
      ask: () => string
      hour: () => string
      held: (a: { n: string }) => string
      signatures: () => string
      counter: () => string
      difference: () => string
      equal: () => string
      why: () => string
      note: () => string
      missed: () => string
      surplus: () => string
      late: () => string
      needs_note: () => string
      needs_count: () => string
      above: (a: { n: string }) => string
      below: (a: { time: string; n: string }) => string
      send: () => string
      none: () => string
    }
    keypad: {
      label: () => string
      erase: () => string
      clear: () => string
    }
    incident: {
      title: () => string
      what: () => string
      words: () => string
      no_names: () => string
      photo: () => string
      photo_ready: (a: { kb: string }) => string
      photo_alt: () => string
      photo_bad: () => string
      remove: () => string
      choose: () => string
      send: () => string
    }
    incidents: {
      'late-material': () => string
      interrupted: () => string
      crowd: () => string
      dispute: () => string
      violence: () => string
      urn: () => string
      list: () => string
      power: () => string
      other: () => string
    }
    close: {
      title: () => string
      ask: () => string
      early: (a: { time: string; now: string }) => string
      next: () => string
      read: () => string
      signatures: () => string
      confirm: () => string
      correct: () => string
    }
    closed: {
      title: () => string
      at: (a: { time: string }) => string
      elsewhere: () => string
      wait: () => string
      reopen: () => string
      sheets: () => string
    }
    items: {
      title: () => string
      none: () => string
      older: () => string
      undo: () => string
      undone: () => string
      held: () => string
      waiting: () => string
      not_counted: () => string
      photos: (a: { n: string }) => string
    }
    state: {
      kept: () => string
      sent: () => string
      held: (a: { n: string }) => string
      held_somewhere: () => string
      not_counted: () => string
    }
    kinds: {
      opened: () => string
      tick: () => string
      undo: (a: { n: string }) => string
      reading: (a: { time: string; n: string }) => string
      closed: (a: { n: string }) => string
      pulse: () => string
      sheet: (a: { n: string }) => string
      seen: () => string
      reply: () => string
    }
    more: {
      title: () => string
      offline_ready: () => string
      offline_not: () => string
      kept: () => string
      at_risk: () => string
      install: () => string
      update: () => string
      clock: (a: { n: string }) => string
      device: (a: { id: string }) => string
      new_code: () => string
    }
    stopped: {
      revoked: () => string
      unknown: () => string
      fork: () => string
      no_more: () => string
      kept: (a: { n: number }) => string
      all_arrived: () => string
      retry: () => string
    }
    fault: {
      not_kept: () => string
      storage: () => string
    }
    sheets: {
      title: () => string
      todo: () => string
      draft: (a: { n: string; total: string }) => string
      write: () => string
      go_on: () => string
      correct: () => string
      version: (a: { n: string }) => string
      elsewhere: (a: { n: string }) => string
      photo_waiting: () => string
      photo_arrived: () => string
      photo_none: () => string
      carried: () => string
      early: (a: { time: string }) => string
      no_ballot: () => string
    }
    sheet: {
      registered: () => string
      voters: () => string
      ballots: () => string
      void: () => string
      contested: () => string
      valid: () => string
      lists: () => string
      symbol: (a: { symbol: string }) => string
      blank: () => string
      next: () => string
      done: () => string
      sum: () => string
      sum_lists: () => string
      equal: () => string
      apart: (a: { n: string }) => string
      error: (a: { code: string }) => string
      warning: (a: { code: string }) => string
      none: () => string
      finish: () => string
      observations: () => string
      reason: () => string
      reason_needed: () => string
      photo: () => string
      photo_again: () => string
      photo_alt: () => string
      photo_before: () => string
      photo_missing: () => string
      boxes: () => string
      as_written: () => string
      as_written_needed: () => string
      read_back: () => string
      read: () => string
      sign: () => string
      fix: () => string
      findings: () => string
    }
    carry: {
      link: () => string
      title: () => string
      how: () => string
      nothing: () => string
      part: (a: { n: string; total: string }) => string
      next: () => string
      before: () => string
      alt: (a: { n: string; total: string }) => string
      copy: () => string
      copied: () => string
      photos: () => string
      receipt: () => string
      receipt_good: () => string
      receipt_bad: () => string
    }
    bring: {
      link: () => string
      title: () => string
      how: () => string
      scan: () => string
      stop: () => string
      read: (a: { n: string; total: string }) => string
      missing: (a: { parts: string }) => string
      paste: () => string
      take: () => string
      bad: () => string
      no_camera: () => string
      station: (a: { station: string }) => string
      kept: () => string
      accepted: (a: { n: string }) => string
      held: () => string
      not_counted: (a: { codes: string }) => string
      refused: (a: { text: string }) => string
      receipt: () => string
      receipt_how: () => string
      receipt_hide: () => string
      none: () => string
    }
    mail: {
      title: () => string
      unread: (a: { n: number }) => string
      none: () => string
      pinned: () => string
      answer: () => string
      replied: () => string
      empty: () => string
      send: () => string
    }
  }
  /** Loads one language alone. */
  export function loadMessages(language: 'ar' | 'fr' | 'zgh' | 'en'): Promise<Messages>
}

declare module 'messages:station/all' {
  import type { Messages } from 'messages:station'
  /** All four languages at once, for the server. */
  export const messages: Readonly<Record<'ar' | 'fr' | 'zgh' | 'en', Messages>>
}
