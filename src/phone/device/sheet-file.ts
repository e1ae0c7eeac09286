import { parse } from 'csv-parse/sync'
import type { Ballot } from '#election/book/ballot.ts'
import type { Count } from '#election/named.ts'
import { fail, type Outcome, ok } from '#election/outcome.ts'
import { SHEET_COUNTS, type Sheet } from '#election/pv/sheet.ts'
import { LIMITS } from '#journal/submission.ts'
import { fitWords } from '../words.ts'
import { readCount } from './commands.ts'
import type { DEVICE_TEXTS } from './texts.ts'

/** One sheet of a file, as a person filled it in. */
export interface SheetRow {
  readonly sheet: Sheet
  /** Why it corrects; absent for the first version. */
  readonly reason?: string
  /** Path of the photo, as written. */
  readonly photo?: string
}

/** What is the matter with a file, for `Tell`; `n` is the sheet's number in the file. */
export interface SheetFault {
  readonly text: keyof typeof DEVICE_TEXTS
  readonly parameters: Readonly<Record<string, string | number>>
}

const WORDS = ['observations', 'reason', 'photo'] as const
const FIELDS = ['constituency', ...SHEET_COUNTS, 'votes', ...WORDS] as const

/**
 * The sheets of a file: JSON (one object or an array) or CSV with a heading line, where the votes of line N of the ballot
 * are in the column `votes_N`. A box that is empty, `null` or left out is blank; zero is written 0. The registered voters
 * are the book's unless the file says what the paper says.
 */
export function readSheets(
  text: string,
  {
    station,
    registered,
    ballot,
  }: { readonly station: Sheet['station']; readonly registered: Count; readonly ballot: Ballot },
): Outcome<SheetRow[], SheetFault> {
  let records: Readonly<Record<string, unknown>>[]
  try {
    records = text.trimStart().startsWith('{') || text.trimStart().startsWith('[') ? fromJson(text) : fromCsv(text)
  } catch (reason) {
    const why = reason instanceof Error ? (reason.message.split('\n')[0] ?? '') : String(reason)
    return fail({ text: 'sheetUnreadable', parameters: { reason: why } })
  }
  const rows: SheetRow[] = []
  for (const [index, record] of records.entries()) {
    const n = index + 1
    const unknown = Object.keys(record).find((key) => !(FIELDS as readonly string[]).includes(key))
    if (unknown !== undefined) {
      return fail({ text: 'sheetUnknownField', parameters: { n, field: unknown, known: FIELDS.join(', ') } })
    }
    const row = rowOf(record, n, { station, registered, ballot })
    if (!row.ok) return row
    rows.push(row.value)
  }
  return rows.length === 0 ? fail({ text: 'sheetUnreadable', parameters: { reason: '0' } }) : ok(rows)
}

function fromJson(text: string): Record<string, unknown>[] {
  const value: unknown = JSON.parse(text)
  const records = Array.isArray(value) ? value : [value]
  if (!records.every((one) => typeof one === 'object' && one !== null && !Array.isArray(one))) throw new Error('JSON')
  return records
}

function fromCsv(text: string): Record<string, unknown>[] {
  const records: Record<string, string>[] = parse(text, {
    columns: true,
    bom: true,
    trim: true,
    skip_empty_lines: true,
  })
  return records.map((record) => {
    const votes: string[] = []
    const rest: Record<string, unknown> = {}
    for (const [column, cell] of Object.entries(record)) {
      const line = /^votes_(\d{1,3})$/.exec(column)?.[1]
      if (line === undefined) rest[column] = cell
      else votes[Number(line) - 1] = cell
    }
    // Columns of longer ballots stay empty where this one has fewer lines.
    while (votes.length > 0 && (votes.at(-1) ?? '') === '') votes.pop()
    return { ...rest, votes: Array.from(votes, (cell) => cell ?? '') }
  })
}

function rowOf(
  record: Readonly<Record<string, unknown>>,
  n: number,
  {
    station,
    registered,
    ballot,
  }: { readonly station: Sheet['station']; readonly registered: Count; readonly ballot: Ballot },
): Outcome<SheetRow, SheetFault> {
  const here = ballot.papers.flatMap(({ id, contests }) => contests.map((contest) => ({ paper: id, contest })))
  const found = here.find(({ contest }) => contest.constituency === record.constituency)
  if (!found) {
    const known = here.map(({ contest }) => contest.constituency).join(', ')
    return fail({ text: 'sheetElsewhere', parameters: { n, constituency: String(record.constituency ?? '–'), known } })
  }
  const wrong = (field: string) => fail({ text: 'sheetField', parameters: { n, field } } as const)
  const counts: Partial<Record<(typeof SHEET_COUNTS)[number], Count | null>> = {}
  for (const field of SHEET_COUNTS) {
    const count = boxOf(record[field])
    if (count === undefined) return wrong(field)
    counts[field] = count
  }
  const { lists, constituency } = found.contest
  const given = record.votes ?? []
  if (!Array.isArray(given) || given.length > lists.length) return wrong('votes')
  const votes: (Count | null)[] = []
  for (const [line] of lists.entries()) {
    const count = boxOf(given[line])
    if (count === undefined) return wrong(`votes ${line + 1}`)
    votes.push(count)
  }
  const odd = WORDS.find((field) => record[field] !== undefined && typeof record[field] !== 'string')
  if (odd !== undefined) return wrong(odd)
  const word = (field: (typeof WORDS)[number], limit: number) => fitWords(String(record[field] ?? ''), limit)
  const [reason, photo] = [word('reason', LIMITS.note), word('photo', LIMITS.words)]
  const filled = { ...(counts as Required<typeof counts>), registered: counts.registered ?? registered }
  const observations = word('observations', LIMITS.words)
  return ok({
    sheet: { station, constituency, paper: found.paper, ...filled, votes, observations },
    ...(reason === '' ? {} : { reason }),
    ...(photo === '' ? {} : { photo }),
  })
}

/** A count, `null` for a blank box, undefined for what is neither. */
function boxOf(value: unknown): Count | null | undefined {
  if (value === undefined || value === null || value === '') return null
  if (typeof value === 'number')
    return Number.isInteger(value) && value >= 0 && value <= 9_999_999 ? (value as Count) : undefined
  return typeof value === 'string' ? readCount(value.trim()) : undefined
}
