// Generated from the four JSON files of this folder by scripts/build-web.ts; do not edit.
declare module 'messages:portal' {
  export interface Messages {
    layout: {
      skip: () => string
      language: () => string
      path: () => string
      turnout: () => string
      provisional: (a: { body: string }) => string
      stale: (a: { time: string }) => string
      reading: () => string
      data: () => string
      accessibility: () => string
    }
    state: {
      before: () => string
      underWay: () => string
      closing: () => string
      closed: () => string
    }
    line: {
      heard: (a: { share: string; reporting: string; stations: string }) => string
      station: {
        heard: () => string
        missing: () => string
      }
      asOf: (a: { time: string }) => string
      live: () => string
      slot: (a: { time: string }) => string
      none: () => string
    }
    kind: {
      nation: () => string
      region: () => string
      province: () => string
      commune: () => string
      office: () => string
      station: () => string
    }
    below: {
      region: () => string
      province: () => string
      commune: () => string
      office: () => string
      station: () => string
      name: () => string
      turnout: () => string
      voters: () => string
      ofStations: (a: { reporting: string; stations: string }) => string
      ofRegistered: (a: { registered: string }) => string
      legend: () => string
      order: () => string
      orderSize: () => string
      orderNumber: () => string
      orderName: () => string
      orderTurnout: () => string
      nothing: () => string
      merged: () => string
    }
    figure: {
      basis: (a: { voters: string; registered: string }) => string
      basisHeard: (a: { voters: string; heard: string; reporting: string }) => string
      nothing: () => string
      merged: (a: { place: string }) => string
      scope: (a: { place: string }) => string
    }
    facts: {
      title: () => string
      voters: () => string
      registered: () => string
      heard: () => string
      opened: () => string
      closed: () => string
      observed: () => string
      received: () => string
      published: () => string
      source: () => string
      ofStations: (a: { count: string; stations: string }) => string
    }
    source: {
      none: () => string
      ticks: () => string
      reading: () => string
      final: () => string
    }
    curve: {
      now: () => string
      title: () => string
      time: () => string
      voters: () => string
      share: () => string
      empty: () => string
      table: () => string
      caption: (a: { registered: string }) => string
      last: (a: { time: string; share: string }) => string
    }
    missing: {
      title: () => string
      none: () => string
      count: (a: { missing: string; stations: string }) => string
      open: () => string
      all: () => string
      name: () => string
      heading: () => string
    }
    data: {
      title: () => string
      places: () => string
      stations: () => string
      curve: () => string
      json: () => string
      versions: () => string
      version: (a: { version: string }) => string
    }
    live: {
      second: (a: { n: string }) => string
      minute: (a: { n: string }) => string
      hour: (a: { n: string }) => string
      lost: (a: { n: string }) => string
      said: (a: { place: string; share: string; time: string }) => string
    }
    notFound: {
      title: () => string
      text: () => string
      home: (a: { place: string }) => string
    }
    waiting: () => string
    reading: {
      title: () => string
      countedTitle: () => string
      counted: () => string
      sourceTitle: () => string
      source: () => string
      shareTitle: () => string
      share: () => string
      zeroTitle: () => string
      zero: () => string
      timesTitle: () => string
      times: () => string
      versionsTitle: () => string
      versions: () => string
      whenTitle: () => string
      whenLive: () => string
      whenSlots: (a: { slots: string }) => string
      curveTitle: () => string
      curve: (a: { name: string }) => string
      smallTitle: () => string
      small: (a: { count: string }) => string
      proclaimedTitle: () => string
      proclaimed: (a: { body: string }) => string
    }
    open: {
      title: () => string
      intro: () => string
      pointerTitle: () => string
      pointer: () => string
      versionTitle: (a: { version: string }) => string
      referenceTitle: () => string
      book: () => string
      columns: () => string
      manifest: () => string
      delta: () => string
      logTitle: () => string
      log: () => string
      licenceTitle: () => string
      licence: () => string
    }
    access: {
      title: () => string
      text: () => string
      charts: () => string
      live: () => string
      limits: () => string
      contact: (a: { body: string }) => string
    }
    results: {
      title: () => string
      about: () => string
      contests: () => string
      contest: () => string
      status: () => string
      constituency: () => string
      constituencies: () => string
      list: () => string
      votes: () => string
      share: () => string
      seats: () => string
      counted: () => string
      valid: () => string
      place: () => string
      party: () => string
      figure: () => string
      is: {
        unreleased: () => string
        withdrawn: () => string
        partial: () => string
        provisional: () => string
        proclaimed: () => string
        amended: () => string
      }
      line: {
        counted: (a: { share: string; counted: string; expected: string }) => string
        sheet: {
          counted: () => string
          review: () => string
          awaited: () => string
          excluded: () => string
        }
        proclaimed: (a: { body: string; date: string; minutes: string }) => string
        proclaimedFirst: (a: { body: string; date: string; minutes: string }) => string
        amended: (a: { court: string; reason: string }) => string
        moved: () => string
        withdrawn: (a: { time: string; reason: string }) => string
        unreleased: () => string
        level: (a: { level: string }) => string
      }
      of: (a: { counted: string; expected: string }) => string
      seatsOf: (a: { seats: string }) => string
      seatsOfParts: (a: { seats: string; reserved: string }) => string
      part: {
        '1': () => string
        '2': () => string
      }
      ofPart: (a: { part: string; seats: string }) => string
      nothing: () => string
      merged: () => string
      legend: (a: { registered: string }) => string
      figures: () => string
      registered: () => string
      voters: () => string
      ballots: () => string
      void: () => string
      contested: () => string
      written: (a: { valid: string }) => string
      verified: () => string
      steps: {
        title: () => string
        soFar: () => string
        quotient: (a: { value: string }) => string
        none: () => string
        by: {
          quotient: (a: { seat: string; list: string; value: string }) => string
          remainder: (a: { seat: string; list: string; value: string }) => string
          pass: (a: { seat: string; list: string; value: string; pass: string }) => string
          average: (a: { seat: string; list: string; value: string }) => string
          plurality: (a: { seat: string; list: string; value: string }) => string
          majority: (a: { seat: string; list: string; value: string }) => string
        }
        age: () => string
        lot: () => string
        tie: (a: { lists: string; seats: string }) => string
        second: (a: { lists: string }) => string
        floored: () => string
        further: () => string
        unfilled: (a: { seats: string }) => string
        exhausted: (a: { lists: string }) => string
        dropped: (a: { lists: string }) => string
      }
      close: {
        title: () => string
        next: (a: { list: string; votes: string }) => string
        none: () => string
        then: () => string
      }
      missing: {
        title: () => string
        none: () => string
        count: (a: { missing: string; expected: string }) => string
        awaited: () => string
        review: () => string
        excluded: (a: { reason: string }) => string
        many: () => string
        file: () => string
        unheard: (a: { registered: string }) => string
      }
      others: {
        title: () => string
        room: () => string
        source: () => string
        bundle: () => string
        signed: () => string
        commission: () => string
        evidence: (a: { hash: string }) => string
      }
      below: {
        office: () => string
        commune: () => string
        province: () => string
        station: () => string
      }
      sheet: {
        title: () => string
        photo: () => string
        noPhoto: () => string
        observations: () => string
        rules: () => string
        held: () => string
        explanation: (a: { words: string }) => string
        history: () => string
        sent: (a: { version: string }) => string
        typed: () => string
        decided: () => string
        accepted: () => string
        excluded: () => string
        reason: (a: { reason: string }) => string
        wrote: (a: { valid: string; votes: string }) => string
      }
      history: {
        title: () => string
        link: () => string
        published: () => string
        changes: () => string
        added: (a: { added: string }) => string
        revised: (a: { revised: string }) => string
        first: () => string
        shut: () => string
        files: () => string
        changed: () => string
        none: () => string
      }
      data: {
        title: () => string
        constituencies: () => string
        lists: () => string
        seats: () => string
        places: () => string
        stations: () => string
        votes: () => string
        json: () => string
        signature: () => string
        openings: () => string
      }
      turnout: () => string
    }
  }
  /** Loads one language alone. */
  export function loadMessages(language: 'ar' | 'fr' | 'zgh' | 'en'): Promise<Messages>
}

declare module 'messages:portal/all' {
  import type { Messages } from 'messages:portal'
  /** All four languages at once, for the server. */
  export const messages: Readonly<Record<'ar' | 'fr' | 'zgh' | 'en', Messages>>
}
