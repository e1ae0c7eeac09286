// Generated from the four JSON files of this folder by scripts/build-web.ts; do not edit.
declare module 'messages:room.work' {
  export interface Messages {
    queue: {
      title: () => string
      none: () => string
      choose: () => string
      gone: () => string
      many: (a: { commune: string; n: string; words: string }) => string
      among: (a: { commune: string; n: string; station: string; words: string }) => string
      more: (a: { n: string }) => string
      stations: () => string
      chain: (a: { steps: string }) => string
      step: (a: { minutes: string; to: string }) => string
      calls: (a: { to: string }) => string
      owner: (a: { name: string }) => string
      nobody: () => string
      ask: (a: { name: string }) => string
      you: (a: { name: string }) => string
      until: (a: { time: string; words: string }) => string
      did: (a: { n: string; of: string }) => string
    }
    state: {
      waiting: () => string
      taken: () => string
      snoozed: () => string
      closed: () => string
    }
    role: {
      operator: () => string
      'duty-officer': () => string
      administrator: () => string
      other: (a: { role: string }) => string
    }
    act: {
      title: () => string
      take: () => string
      takeOver: () => string
      hand: () => string
      snooze: () => string
      close: () => string
      call: () => string
      back: () => string
      to: () => string
      toQueue: () => string
      minutes: () => string
      forMinutes: (a: { n: string }) => string
      reason: () => string
      outcome: () => string
      words: () => string
      send: () => string
      done: () => string
      kept: () => string
      keys: (a: { keys: string }) => string
    }
    outcome: {
      solved: () => string
      'false-alarm': () => string
      'passed-on': () => string
      'not-reached': () => string
    }
    history: {
      title: () => string
      none: () => string
      taken: (a: { by: string }) => string
      handed: (a: { by: string; to: string }) => string
      takenOver: (a: { by: string }) => string
      handedBack: (a: { by: string }) => string
      snoozed: (a: { by: string; until: string; words: string }) => string
      closed: (a: { by: string; outcome: string; words: string }) => string
    }
    calls: {
      title: () => string
      none: () => string
      choose: () => string
      next: () => string
      station: (a: { number: string; commune: string }) => string
      noApp: () => string
      line: (a: { name: string }) => string
      yours: () => string
      rest: (a: { time: string }) => string
      attempts: (a: { n: string }) => string
      numbers: () => string
      noNumber: () => string
      wrong: () => string
      ask: () => string
      opening: () => string
      reading: (a: { hour: string }) => string
      closing: () => string
      nothing: () => string
      speaker: () => string
      told: () => string
      opened: () => string
      readingAt: (a: { hour: string }) => string
      closed: () => string
      incident: () => string
      incidentWords: () => string
      save: () => string
      whole: () => string
      saved: (a: { what: string }) => string
      undo: () => string
      undone: () => string
      undoWhy: (a: { what: string }) => string
      ended: () => string
      words: () => string
      last: () => string
      noCalls: () => string
      lineTo: () => string
    }
    load: {
      title: () => string
      without: () => string
      open: () => string
      hour: () => string
      capacity: () => string
      people: (a: { callers: string }) => string
      pace: (a: { minutes: string; tries: string }) => string
      enough: () => string
      lack: (a: { needed: string }) => string
    }
    ended: {
      reached: () => string
      'no-answer': () => string
      busy: () => string
      'wrong-number': () => string
      refused: () => string
    }
    speaker: {
      president: () => string
      substitute: () => string
      assessor: () => string
      authority: () => string
      other: () => string
    }
    incidents: {
      title: () => string
      none: () => string
      withheld: () => string
      choose: () => string
      report: () => string
      station: () => string
      kind: () => string
      severity: () => string
      photo: () => string
      told: (a: { speaker: string }) => string
      phone: () => string
      undone: () => string
      assignee: (a: { name: string }) => string
      escalated: (a: { n: string }) => string
      advice: () => string
      over: () => string
      open: () => string
      addPhoto: () => string
      dropPhoto: () => string
      badPhoto: () => string
      readyPhoto: (a: { kb: string }) => string
      stationHelp: () => string
      stationUnknown: () => string
    }
    status: {
      reported: () => string
      confirmed: () => string
      assigned: () => string
      solved: () => string
      closed: () => string
    }
    severity: {
      minor: () => string
      serious: () => string
      grave: () => string
    }
    step: {
      confirm: () => string
      assign: () => string
      solve: () => string
      escalate: () => string
      'ask-advice': () => string
      advise: () => string
      'close-settled': () => string
      'close-unfounded': () => string
      'close-duplicate': () => string
      reopen: () => string
      by: (a: { step: string; by: string }) => string
      said: (a: { line: string; words: string }) => string
      regrade: () => string
    }
    only: {
      show: () => string
      all: () => string
      mine: () => string
      rule: () => string
    }
    ask: {
      opening: () => string
      reading: () => string
      closing: () => string
    }
  }
  /** Loads one language alone. */
  export function loadMessages(language: 'ar' | 'fr' | 'zgh' | 'en'): Promise<Messages>
}

declare module 'messages:room.work/all' {
  import type { Messages } from 'messages:room.work'
  /** All four languages at once, for the server. */
  export const messages: Readonly<Record<'ar' | 'fr' | 'zgh' | 'en', Messages>>
}
