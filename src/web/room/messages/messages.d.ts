// Generated from the four JSON files of this folder by scripts/build-web.ts; do not edit.
declare module 'messages:room' {
  export interface Messages {
    title: () => string
    test: () => string
    skip: () => string
    language: () => string
    theme: {
      title: () => string
      dark: () => string
      light: () => string
    }
    signOut: () => string
    back: () => string
    places: {
      title: () => string
      wall: () => string
      queue: () => string
      calls: () => string
      incidents: () => string
      messages: () => string
      stations: () => string
      analysis: () => string
      readiness: () => string
      loading: () => string
      lost: () => string
      compose: () => string
    }
    start: {
      waiting: () => string
      away: () => string
    }
    sign: {
      title: () => string
      link: () => string
      wall: () => string
      lost: () => string
      again: () => string
    }
    footer: {
      provisional: () => string
      source: () => string
      printed: (a: { time: string; entry: string }) => string
    }
    away: {
      title: () => string
      quiet: () => string
      picture: (a: { ago: string }) => string
      again: () => string
    }
    ago: {
      second: (a: { n: number }) => string
      minute: (a: { n: number }) => string
      hour: (a: { n: number }) => string
    }
    header: {
      turnout: () => string
      voters: (a: { voters: string; registered: string; time: string }) => string
      open: () => string
      notOpened: () => string
      closed: () => string
      of: (a: { total: string }) => string
      heard: (a: { heard: string }) => string
      alerts: () => string
      grave: (a: { red: string }) => string
      updated: (a: { ago: string }) => string
      scope: (a: { places: string }) => string
      published: () => string
    }
    status: {
      'not-opened': () => string
      late: () => string
      open: () => string
      silent: () => string
      incident: () => string
      closed: () => string
    }
    severity: {
      red: () => string
      amber: () => string
    }
    map: {
      titles: {
        commune: () => string
        province: () => string
        office: () => string
      }
      kind: () => string
      circles: () => string
      tiles: () => string
      table: () => string
      turnout: () => string
      ring: () => string
      stale: () => string
      nothing: () => string
      heard: (a: { heard: string }) => string
      spoken: (a: { name: string; turnout: string; heard: string }) => string
    }
    cells: {
      title: () => string
      officesTitle: () => string
      blocksTitle: () => string
      partsTitle: () => string
      kind: () => string
      cells: () => string
      table: () => string
      how: () => string
      count: (a: { status: string; n: string }) => string
      figure: (a: { share: string }) => string
    }
    curve: {
      title: () => string
      today: () => string
      table: () => string
      spoken: (a: { share: string; time: string }) => string
    }
    alerts: {
      title: () => string
      none: () => string
      notShown: () => string
      more: (a: { n: string }) => string
      noted: () => string
      notedAs: (a: { time: string; words: string }) => string
      place: (a: { number: string; commune: string }) => string
      note: () => string
      words: () => string
    }
    act: {
      cancel: () => string
      refused: (a: { code: string; text: string }) => string
      away: () => string
      close: () => string
    }
    table: {
      commune: () => string
      province: () => string
      office: () => string
      station: () => string
      turnout: () => string
      voters: () => string
      registered: () => string
      stationsHeard: () => string
      stations: () => string
      status: () => string
      heard: () => string
      time: () => string
    }
    commune: {
      offices: () => string
      stations: () => string
    }
    station: {
      title: (a: { number: string; place: string }) => string
      noFigure: () => string
      neverHeard: () => string
      heard: (a: { ago: string }) => string
      voters: (a: { voters: string; registered: string }) => string
      figure: () => string
      source: () => string
      lastHeard: () => string
      observed: () => string
      counter: () => string
      loading: () => string
      away: () => string
    }
    source: {
      none: () => string
      ticks: () => string
      reading: () => string
      'final-reading': () => string
    }
    readings: {
      title: () => string
      none: () => string
      hour: () => string
      close: () => string
      signatures: () => string
      counter: () => string
      gap: () => string
      received: () => string
    }
    devices: {
      title: () => string
      none: () => string
      device: () => string
      heard: () => string
      ticks: () => string
      kept: () => string
      battery: () => string
      clock: () => string
      seconds: (a: { n: string }) => string
      revoke: () => string
      revoked: (a: { time: string }) => string
      reason: () => string
      sure: (a: { device: string }) => string
      confirm: () => string
    }
    invitations: {
      title: () => string
      create: () => string
      none: () => string
      waiting: (a: { time: string }) => string
      expired: (a: { time: string }) => string
      withdraw: () => string
      code: () => string
      how: () => string
      until: (a: { time: string }) => string
      once: () => string
      qr: (a: { code: string }) => string
    }
    timeline: {
      title: () => string
      none: () => string
      observed: () => string
      received: () => string
      entry: () => string
      item: () => string
      verdict: () => string
      counted: () => string
      not: (a: { code: string }) => string
      undone: () => string
      more: (a: { n: string }) => string
    }
    items: {
      opened: (a: { members: string }) => string
      ticks: (a: { n: number }) => string
      undo: (a: { of: string }) => string
      reading: (a: { hour: string; count: string }) => string
      incident: (a: { what: string }) => string
      closed: (a: { count: string }) => string
      pulse: () => string
      sheet: (a: { version: string }) => string
      invited: () => string
      enrolled: () => string
      revoked: (a: { words: string }) => string
      'alert-noted': (a: { words: string }) => string
      range: (a: { from: string; to: string }) => string
      seen: () => string
      reply: (a: { words: string }) => string
    }
    results: {
      title: () => string
      back: () => string
    }
    search: () => string
  }
  /** Loads one language alone. */
  export function loadMessages(language: 'ar' | 'fr' | 'zgh' | 'en'): Promise<Messages>
}

declare module 'messages:room/all' {
  import type { Messages } from 'messages:room'
  /** All four languages at once, for the server. */
  export const messages: Readonly<Record<'ar' | 'fr' | 'zgh' | 'en', Messages>>
}
