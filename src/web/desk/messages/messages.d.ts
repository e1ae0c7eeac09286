// Generated from the four JSON files of this folder by scripts/build-web.ts; do not edit.
declare module 'messages:desk' {
  export interface Messages {
    title: () => string
    skip: () => string
    language: () => string
    signOut: () => string
    footer: () => string
    away: () => string
    station: (a: { number: string; place: string }) => string
    contest: (a: { contest: string; place: string }) => string
    nav: {
      label: () => string
      queue: () => string
      results: () => string
    }
    start: {
      waiting: () => string
      away: () => string
    }
    sign: {
      title: () => string
      link: () => string
      lost: () => string
      kept: () => string
      again: () => string
    }
    ago: {
      second: (a: { n: number }) => string
      minute: (a: { n: number }) => string
      hour: (a: { n: number }) => string
    }
    from: (a: { time: string }) => string
    act: {
      cancel: () => string
      close: () => string
      again: () => string
      refused: (a: { code: string; text: string }) => string
      signedOut: () => string
      away: () => string
    }
    leave: {
      title: () => string
      kept: (a: { count: number }) => string
      stay: () => string
      go: () => string
    }
    role: {
      'clerk-1': () => string
      'clerk-2': () => string
      verifier: () => string
      'returning-officer': () => string
    }
    box: {
      registered: () => string
      voters: () => string
      ballots: () => string
      void: () => string
      contested: () => string
      valid: () => string
      observations: () => string
    }
    finding: {
      stops: () => string
      warns: () => string
    }
    queue: {
      next: () => string
      nothing: () => string
      unsent: () => string
      opens: (a: { time: string }) => string
      first: () => string
      second: () => string
      waiting: (a: { count: number }) => string
      mine: () => string
      until: (a: { time: string }) => string
      station: () => string
      contest: () => string
      age: () => string
      state: () => string
      why: () => string
      hands: () => string
      busy: () => string
      free: () => string
      you: () => string
      empty: () => string
      states: () => string
      asking: () => string
      oldest: (a: { count: string }) => string
      boxes: (a: { count: number }) => string
      strays: () => string
      strayOf: (a: { of: string; station: string }) => string
      stray: (a: { station: string }) => string
      strayCame: () => string
    }
    state: {
      awaited: () => string
      late: () => string
      typed: () => string
      differing: () => string
      settled: () => string
      recall: () => string
      proposed: () => string
      correction: () => string
      accepted: () => string
      excluded: () => string
    }
    sheet: {
      loading: () => string
      back: () => string
    }
    photo: {
      title: () => string
      window: () => string
      alt: (a: { title: string }) => string
      paper: () => string
      paperHow: (a: { title: string }) => string
      none: () => string
      noneHow: (a: { title: string }) => string
      late: () => string
      again: () => string
      larger: () => string
      smaller: () => string
      turn: () => string
      fit: () => string
      width: () => string
      marker: () => string
    }
    type: {
      counts: () => string
      lists: () => string
      send: () => string
      first: () => string
      second: () => string
      arithmetic: () => string
      added: () => string
      written: () => string
      gap: () => string
      urn: () => string
      sum: () => string
      equal: () => string
      missing: () => string
      over: () => string
      blanks: (a: { count: number }) => string
      errors: () => string
      kept: () => string
      sent: (a: { title: string }) => string
      unsafe: () => string
      asWritten: () => string
      early: () => string
      busy: () => string
      yours: () => string
      closed: () => string
      struck: () => string
      strike: () => string
      unstrike: () => string
      strikeBox: (a: { name: string }) => string
      unstrikeBox: (a: { name: string }) => string
    }
    review: {
      differences: (a: { count: number }) => string
      neutral: () => string
      box: () => string
      decided: () => string
      neither: () => string
      reason: () => string
      decide: () => string
      notYou: () => string
      rules: () => string
      clean: () => string
      errors: () => string
      explained: (a: { person: string; words: string }) => string
      explanation: (a: { code: string }) => string
      explain: () => string
      accept: () => string
      accepted: (a: { title: string }) => string
      two: () => string
      proposed: (a: { act: string; person: string; time: string; reason: string }) => string
      confirm: (a: { act: string }) => string
      other: () => string
      withdraw: () => string
      why: (a: { act: string }) => string
      propose: (a: { act: string }) => string
      excluded: (a: { time: string; reason: string }) => string
      waiting: (a: { time: string; reason: string }) => string
      sheet: () => string
      marked: () => string
      equal: (a: { time: string }) => string
      byThird: (a: { person: string; time: string; reason: string }) => string
      acceptedBy: (a: { person: string; time: string }) => string
      acceptedItself: (a: { time: string }) => string
      hands: () => string
      nobody: () => string
      station: (a: { version: string; time: string }) => string
      clerk: (a: { person: string; time: string }) => string
      bothBlank: () => string
    }
    propose: {
      recall: () => string
      exclude: () => string
      include: () => string
    }
    results: {
      constituency: () => string
      counted: () => string
      review: () => string
      excluded: () => string
      absent: () => string
      seats: () => string
      status: () => string
      of: (a: { part: string; whole: string }) => string
      stations: (a: { part: string; whole: string; share: string }) => string
      tied: (a: { count: number }) => string
      complete: () => string
      none: () => string
      back: () => string
      figures: () => string
      line: () => string
      list: () => string
      votes: () => string
      share: () => string
      bar: () => string
      missing: () => string
      nothingMissing: () => string
      reason: () => string
      more: (a: { count: number }) => string
      comma: () => string
      unreleased: () => string
    }
    status: {
      partial: () => string
      provisional: () => string
      proclaimed: () => string
      amended: () => string
    }
    level: {
      province: () => string
      commune: () => string
      office: () => string
      station: () => string
    }
    kind: {
      nation: () => string
      region: () => string
      province: () => string
      commune: () => string
      office: () => string
    }
    seats: {
      title: () => string
      rule: {
        registered: (a: { seats: number }) => string
        'kept-votes': (a: { seats: number }) => string
        hare: (a: { seats: number }) => string
        droop: (a: { seats: number }) => string
        dhondt: (a: { seats: number }) => string
        'sainte-lague': (a: { seats: number }) => string
        'modified-sainte-lague': (a: { seats: number }) => string
        plurality: (a: { seats: number }) => string
        'two-round': (a: { seats: number }) => string
      }
      part: {
        '1': () => string
        '2': () => string
      }
      ofPart: (a: { part: string; seats: number }) => string
      quotient: (a: { value: string }) => string
      by: {
        quotient: (a: { seat: string; list: string; value: string }) => string
        remainder: (a: { seat: string; list: string; value: string }) => string
        average: (a: { seat: string; list: string; value: string }) => string
        plurality: (a: { seat: string; list: string; value: string }) => string
        majority: (a: { seat: string; list: string; value: string }) => string
      }
      pass: (a: { pass: string }) => string
      decided: {
        age: () => string
        lot: () => string
      }
      none: () => string
      secondRound: (a: { lists: string }) => string
      tie: (a: { value: string; lists: string; seats: number }) => string
      warning: {
        dropped: (a: { lists: string }) => string
        'further-pass': () => string
        exhausted: (a: { lists: string }) => string
        unfilled: () => string
        'floored-quotient-differs': () => string
        'no-votes': () => string
      }
    }
    tie: {
      title: (a: { count: number }) => string
      how: () => string
      by: () => string
      ages: () => string
      lots: () => string
      ageOf: (a: { list: string }) => string
      placeOf: (a: { list: string }) => string
      age: (a: { list: string; age: string }) => string
      reason: () => string
      propose: () => string
      proposed: (a: { person: string; time: string; reason: string }) => string
      decided: (a: { first: string; second: string; time: string; reason: string }) => string
      drawn: () => string
      confirm: () => string
    }
    release: {
      title: () => string
      nothing: () => string
      level: () => string
      becomes: () => string
      whole: (a: { contest: string }) => string
      deep: {
        province: () => string
        commune: () => string
        office: () => string
        station: () => string
      }
      below: () => string
      complete: (a: { whole: string }) => string
      partial: (a: { part: string; whole: string; share: string }) => string
      tied: (a: { count: number }) => string
      word: () => string
      propose: () => string
      confirm: () => string
      withdraw: () => string
      publicReason: () => string
      proposed: (a: { person: string; time: string }) => string
      confirmed: (a: { person: string; time: string }) => string
      withdrawn: (a: { person: string; time: string; reason: string }) => string
      state: {
        proposed: () => string
        open: () => string
        withdrawn: () => string
      }
    }
    statement: {
      title: () => string
      none: () => string
      proclaim: () => string
      amend: () => string
      proclaimed: (a: { body: string; date: string; minutes: string }) => string
      amended: (a: { court: string; reason: string }) => string
      body: () => string
      date: () => string
      minutes: () => string
      court: () => string
      reason: () => string
    }
    places: {
      folded: () => string
      title: () => string
      place: () => string
      computed: () => string
      written: () => string
      compared: () => string
      unwritten: () => string
      apart: () => string
      equal: () => string
      by: (a: { person: string; time: string; versions: number }) => string
      type: () => string
      typeHow: () => string
    }
    others: {
      title: () => string
      none: () => string
      room: () => string
      source: () => string
      commission: () => string
      bundle: () => string
      evidence: () => string
      file: () => string
      stations: () => string
      stationsCounted: () => string
      send: () => string
      read: () => string
      choose: (a: { results: string; signature: string }) => string
      announced: () => string
      of: (a: { room: string }) => string
      version: (a: { version: string; time: string }) => string
      sheets: (a: { part: string; whole: string }) => string
      leftOut: (a: { count: string }) => string
      checked: () => string
      hashEqual: () => string
      hashAlone: () => string
      authorship: {
        signed: () => string
        unsigned: () => string
        'unknown-key': () => string
      }
      takeIn: () => string
      commissionAdd: () => string
    }
    documents: {
      minutes: (a: { place: string }) => string
      copies: () => string
      booklet: () => string
      workbook: () => string
      title: () => string
    }
    help: {
      open: () => string
      title: () => string
      everywhere: () => string
      typing: () => string
      photo: () => string
      help: () => string
      back: () => string
      next: () => string
      nextBox: () => string
      previousBox: () => string
      send: () => string
      zoom: () => string
      turn: () => string
      fit: () => string
      width: () => string
      pan: () => string
      marker: () => string
      stretch: () => string
      letters: () => string
      strike: () => string
    }
    carried: {
      open: () => string
      how: () => string
      scan: () => string
      stop: () => string
      noCamera: () => string
      paste: () => string
      take: () => string
      read: (a: { part: string; whole: string }) => string
      missing: (a: { parts: string }) => string
      bad: () => string
      taken: (a: { station: string; n: string }) => string
      held: (a: { station: string }) => string
      notCounted: (a: { codes: string }) => string
      retry: () => string
      photo: () => string
    }
  }
  /** Loads one language alone. */
  export function loadMessages(language: 'ar' | 'fr' | 'zgh' | 'en'): Promise<Messages>
}

declare module 'messages:desk/all' {
  import type { Messages } from 'messages:desk'
  /** All four languages at once, for the server. */
  export const messages: Readonly<Record<'ar' | 'fr' | 'zgh' | 'en', Messages>>
}
