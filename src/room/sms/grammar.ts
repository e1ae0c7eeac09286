import { latinDigits } from '#election/digits.ts'
import type { Language } from '#election/languages.ts'
import type { Count, Minute } from '#election/named.ts'
import { fail, type Outcome, ok } from '#election/outcome.ts'
import { clock } from '#election/time.ts'
import type { Told } from '#journal/call-entry.ts'
import { INCIDENT_KINDS } from '#journal/submission.ts'
import type { SmsFault } from './faults.ts'

/** The figures of a sheet as a message carries them. */
export interface SmsSheet {
  readonly k: 'sheet'
  /** Which of the station's contests, from 1 in the book's order. */
  readonly contest: number
  /** Voters, ballots, void, contested, valid, then the lists in ballot order. */
  readonly figures: readonly Count[]
}

/** A message that was understood. */
export interface Sms {
  /** The station's secret code, six digits. */
  readonly pin: string
  /** In which language to answer: Arabic to Arabic letters. */
  readonly language: Language
  readonly said: Told | SmsSheet
}

/** Longest that is read: ten joined messages. */
const LONGEST = 1530
const LARGEST = 9_999_999
/** Voters, ballots, void, contested, valid, and one list. */
const FEWEST_FIGURES = 6

type Word = Told['k'] | 'sheet'

/** The words of the grammar; the first of each language is the one that is taught. */
const WORDS: Readonly<Record<Word, { readonly ar: readonly string[]; readonly latin: readonly string[] }>> = {
  opened: { ar: ['فتح', 'ف'], latin: ['OUV', 'OPEN', 'OUVERT', 'OUVERTURE', 'O'] },
  reading: { ar: ['حصيلة', 'حصيله', 'ح'], latin: ['REL', 'READ', 'RELEVE', 'R'] },
  closed: { ar: ['غلق', 'اغلاق', 'غ'], latin: ['CLOS', 'CLOSE', 'CLOTURE', 'C'] },
  incident: { ar: ['حادث', 'حا'], latin: ['INC', 'INCIDENT', 'I'] },
  sheet: { ar: ['محضر', 'م'], latin: ['PV', 'P'] },
}

const WORD_OF = new Map<string, Word>(
  (Object.keys(WORDS) as Word[]).flatMap((word) =>
    [...WORDS[word].ar, ...WORDS[word].latin].map((text): [string, Word] => [plain(text), word]),
  ),
)

/**
 * Reads a station's message: `<secret code> <word> <figures>`, in Arabic or Latin letters and digits, in any case, with
 * any spaces and signs between. Never throws, whatever it is given.
 * - `123456 OUV`, `123456 CLOS 245`, `123456 REL 12 145` (hour as `12`, `12:30` or `12h30`)
 * - `123456 INC 3 words` (3: the third kind of the card)
 * - `123456 PV 1 230 229 3 1 225 100 80 45 #53`: contest, voters, ballots, void, contested, valid, lists, check digits
 */
export function readSms(text: string): Outcome<Sms, SmsFault> {
  const language = smsLanguage(text)
  const [pin, word, ...rest] = latinDigits(text.slice(0, LONGEST))
    .replace(INVISIBLE, '')
    .split(/[\s,;،]+/u)
    .filter(Boolean)
  if (pin === undefined) return fault('empty')
  if (!/^\d{6}$/.test(pin)) return fault('pin')
  if (word === undefined) return fault('wordMissing')
  const kind = WORD_OF.get(plain(word))
  if (kind === undefined) return fault('word', { word: word.slice(0, 20) })
  const said = SAID[kind](rest)
  if (said === 'check') return fault('check')
  return said ? ok({ pin, language, said }) : fault('figures', { form: formOf(kind, language) })
}

/** In which language a message is answered: Arabic to Arabic letters, else French. */
export function smsLanguage(text: string): Language {
  return /\p{Script=Arabic}/u.test(text) ? 'ar' : 'fr'
}

/** Marks of direction and joining that keyboards put into texts. */
const INVISIBLE = /[\p{Cf}\u0640]/gu

const SAID: Readonly<Record<Word, (rest: readonly string[]) => Sms['said'] | 'check' | undefined>> = {
  opened: (rest) => (rest.length === 0 ? { k: 'opened' } : undefined),
  reading: ([hour, count, ...more]) => {
    const [at, signed] = [minuteOf(hour), countOf(count)]
    return at !== undefined && signed !== undefined && more.length === 0
      ? { k: 'reading', hour: at, count: signed }
      : undefined
  },
  closed: ([count, ...more]) => {
    const signed = countOf(count)
    return signed !== undefined && more.length === 0 ? { k: 'closed', count: signed } : undefined
  },
  incident: ([number, ...words]) => {
    const what = INCIDENT_KINDS[(countOf(number) ?? 0) - 1]
    if (!what) return undefined
    return { k: 'incident', what, ...(words.length > 0 && { words: words.join(' ') }) }
  },
  sheet: (rest) => {
    const check = rest.at(-1)
    const numbers = rest.slice(0, -1).map(countOf)
    const [contest, ...figures] = numbers
    if (numbers.includes(undefined) || !contest || contest > 99 || figures.length < FEWEST_FIGURES) return undefined
    if (!/^#\d{2}$/.test(check ?? '')) return undefined
    return check === `#${checkDigits(numbers as Count[])}`
      ? { k: 'sheet', contest, figures: figures as Count[] }
      : 'check'
  },
}

/** The message that says something: what a phone without data can send, and what the card teaches. */
export function writeSms({ pin, language, said }: Sms): string {
  return [pin, taught(said.k, language), ...partsOf(said)].join(' ')
}

function partsOf(said: Sms['said']): (string | number)[] {
  switch (said.k) {
    case 'opened':
      return []
    case 'reading':
      return [clock(said.hour), said.count]
    case 'closed':
      return [said.count]
    case 'incident':
      return [INCIDENT_KINDS.indexOf(said.what) + 1, ...(said.words === undefined ? [] : [said.words])]
    case 'sheet': {
      const numbers = [said.contest, ...said.figures]
      return [...numbers, `#${checkDigits(numbers)}`]
    }
  }
}

/**
 * Two check digits over the numbers of a sheet: each times its place, modulo the prime 97. A single wrong digit always
 * changes them, and so does the exchange of two different neighbours, unless they differ by a multiple of 97.
 */
export function checkDigits(numbers: readonly number[]): string {
  const sum = numbers.reduce((total, number, i) => (total + (number % 97) * (i + 1)) % 97, 0)
  return String(sum).padStart(2, '0')
}

/** How a message of a kind is written, for the answer to one that was not understood. */
function formOf(kind: Word, language: Language): string {
  const word = taught(kind, language)
  switch (kind) {
    case 'opened':
      return `123456 ${word}`
    case 'reading':
      return `123456 ${word} 12 145`
    case 'closed':
      return `123456 ${word} 245`
    case 'incident':
      return `123456 ${word} 3 …`
    case 'sheet':
      return `123456 ${word} 1 230 229 3 1 225 100 80 45 #${checkDigits([1, 230, 229, 3, 1, 225, 100, 80, 45])}`
  }
}

function taught(kind: Word, language: Language): string {
  return (language === 'ar' ? WORDS[kind].ar[0] : WORDS[kind].latin[0]) as string
}

/** A word as it is compared: no case, no accents, one shape of alef. */
function plain(word: string): string {
  return word.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[أإآ]/g, 'ا').toUpperCase()
}

function countOf(text: string | undefined): Count | undefined {
  return text !== undefined && /^\d{1,7}$/.test(text) && Number(text) <= LARGEST ? (Number(text) as Count) : undefined
}

/** `12`, `12:30`, `12h30` or `12H` as minutes since midnight. */
function minuteOf(text: string | undefined): Minute | undefined {
  const [, hours, minutes = '0'] = /^(\d{1,2})(?:[:hH.](\d{2})?)?$/.exec(text ?? '') ?? []
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return undefined
  return (Number(hours) * 60 + Number(minutes)) as Minute
}

function fault(kind: SmsFault['kind'], parameters: SmsFault['parameters'] = {}): Outcome<never, SmsFault> {
  return fail({ kind, parameters })
}
