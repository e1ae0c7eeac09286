import { latinDigits } from '#election/digits.ts'
import type { Count, Minute } from '#election/named.ts'
import { readClock } from '#election/time.ts'
import { LIMITS, type Members } from '#journal/submission.ts'
import { fitWords } from '../words.ts'

/** What one line of input asks for. */
export type Command =
  | { readonly do: 'tick'; readonly sex?: 'w' | 'm' }
  | { readonly do: 'undo' }
  | { readonly do: 'open'; readonly members: Members }
  | { readonly do: 'reading'; readonly hour: Minute; readonly count: Count; readonly note?: string }
  | { readonly do: 'close'; readonly count: Count; readonly note?: string }
  | { readonly do: 'nothing' }
  /** A command word with something behind it that is not understood: never counted as a voter. */
  | { readonly do: 'unclear'; readonly usage: string }

const USAGE = {
  undo: 'undo',
  open: 'open [president 0|1] [assessors] [substitutes] [representatives]',
  reading: 'reading HH:MM COUNT [note]',
  close: 'close COUNT [note]',
} as const

/**
 * Reads one line. `+` and anything that is not a command (a barcode, a sensor's pulse) is one voter; what such a line
 * says is dropped here and goes no further, for it may name a voter. An empty line is nothing.
 */
export function readCommand(line: string): Command {
  const words = line.trim().split(/\s+/)
  const [first = '', ...rest] = words
  switch (first.toLowerCase()) {
    case '':
      return { do: 'nothing' }
    case 'w':
      return rest.length === 0 ? { do: 'tick', sex: 'w' } : { do: 'tick' }
    case 'm':
      return rest.length === 0 ? { do: 'tick', sex: 'm' } : { do: 'tick' }
    case 'undo':
      return rest.length === 0 ? { do: 'undo' } : unclear('undo')
    case 'open':
      return open(rest)
    case 'reading': {
      const hour = readClock(rest[0] ?? '')
      const count = readCount(rest[1])
      return hour === undefined || count === undefined
        ? unclear('reading')
        : { do: 'reading', hour, count, ...note(rest.slice(2)) }
    }
    case 'close': {
      const count = readCount(rest[0])
      return count === undefined ? unclear('close') : { do: 'close', count, ...note(rest.slice(1)) }
    }
    default:
      return { do: 'tick' }
  }
}

function open(words: readonly string[]): Command {
  const counts = words.map(readCount)
  if (counts.length > 4 || counts.includes(undefined)) return unclear('open')
  const [president = 1, assessors = 0, substitutes = 0, representatives = 0] = counts
  if (president > 1) return unclear('open')
  return {
    do: 'open',
    members: {
      president: president === 1,
      assessors: assessors as Count,
      substitutes: substitutes as Count,
      representatives: representatives as Count,
    },
  }
}

function unclear(command: keyof typeof USAGE): Command {
  return { do: 'unclear', usage: USAGE[command] }
}

/** Up to seven digits; Arabic-Indic digits are digits. */
export function readCount(word: string | undefined): Count | undefined {
  const digits = latinDigits(word ?? '')
  return /^\d{1,7}$/.test(digits) ? (Number(digits) as Count) : undefined
}

function note(words: readonly string[]): { note?: string } {
  const text = fitWords(words.join(' '), LIMITS.note)
  return text === '' ? {} : { note: text }
}
