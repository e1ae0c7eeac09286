// Generated from the four JSON files of this folder by scripts/build-web.ts; do not edit.
declare module 'messages:room.screens' {
  export interface Messages {
    act: {
      'station-rehearsed': (a: { steps: string; by: string; words: string }) => string
      'invitation-withdrawn': () => string
      'alert-taken': (a: { alert: string; by: string }) => string
      'alert-handed': (a: { alert: string; by: string; to: string }) => string
      'alert-taken-over': (a: { alert: string; by: string }) => string
      'alert-returned': (a: { alert: string; by: string }) => string
      'alert-snoozed': (a: { alert: string; by: string; until: string; words: string }) => string
      'alert-closed': (a: { alert: string; by: string; how: string; words: string }) => string
      called: (a: { by: string; how: string; words: string }) => string
      told: (a: { how: string; by: string; said: string }) => string
      'told-opened': () => string
      'told-undone': (a: { how: string; by: string; words: string }) => string
      'incident-step': (a: { how: string; by: string; words: string }) => string
      'sheet-typed': (a: { sheet: string; by: string }) => string
      'sheet-decided': (a: { sheet: string; by: string }) => string
      'sheet-explained': (a: { sheet: string; by: string }) => string
      'sheet-accepted': (a: { sheet: string; by: string }) => string
      'sheet-proposed': (a: { sheet: string; by: string; how: string }) => string
      'sheet-confirmed': (a: { sheet: string; by: string }) => string
      'sheet-proposal-withdrawn': (a: { sheet: string; by: string }) => string
      'copy-handed-over': (a: { sheet: string; by: string }) => string
      'message-sent': (a: { by: string; words: string }) => string
      'message-withdrawn': (a: { by: string; words: string }) => string
      'release-confirmed': (a: { sheet: string; by: string }) => string
      'release-withdrawn': (a: { sheet: string; by: string; words: string }) => string
    }
    how: {
      solved: () => string
      'false-alarm': () => string
      'passed-on': () => string
      'not-reached': () => string
      reached: () => string
      'no-answer': () => string
      busy: () => string
      'wrong-number': () => string
      refused: () => string
      call: () => string
      sms: () => string
      confirm: () => string
      assign: () => string
      solve: () => string
      close: () => string
      escalate: () => string
      'ask-advice': () => string
      advise: () => string
      reopen: () => string
      recall: () => string
      exclude: () => string
      include: () => string
    }
    rehearsed: {
      opening: () => string
      reading: () => string
      close: () => string
      sheet: () => string
    }
    compare: {
      title: () => string
      where: () => string
      this: () => string
      neighbour: (a: { number: string }) => string
      apart: () => string
    }
    timeline: {
      published: () => string
    }
    leftOpen: () => string
  }
  /** Loads one language alone. */
  export function loadMessages(language: 'ar' | 'fr' | 'zgh' | 'en'): Promise<Messages>
}

declare module 'messages:room.screens/all' {
  import type { Messages } from 'messages:room.screens'
  /** All four languages at once, for the server. */
  export const messages: Readonly<Record<'ar' | 'fr' | 'zgh' | 'en', Messages>>
}
