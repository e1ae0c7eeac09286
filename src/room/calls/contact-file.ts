import { detectSeparator, readCsv } from '#election/book/build/csv.ts'
import { decode } from '#election/book/build/encoding.ts'
import type { BookIndex } from '#election/book/index.ts'
import { latinDigits } from '#election/digits.ts'
import type { StationCode } from '#election/named.ts'
import { fail, type Outcome, ok } from '#election/outcome.ts'
import { SPEAKERS, type Speaker } from '#journal/call-entry.ts'
import type { ContactFault } from './contact-faults.ts'

/** Columns of a file of contacts, in any order; all must be there. */
export const CONTACT_COLUMNS = ['station', 'role', 'name', 'telephone'] as const
type Column = (typeof CONTACT_COLUMNS)[number]

/** Somebody who can be called, as a file names them. */
export interface ContactLine {
  readonly station: StationCode
  readonly office: Speaker
  readonly name: string
  /** Digits, with a `+` in front or without. */
  readonly telephone: string
}

const LONGEST_NAME = 100

/**
 * Reads a CSV of contacts: UTF-8, separated by commas, semicolons or tabs. Of a station the first line is called first.
 * All faults are told; a file with one gives nothing. Pure.
 */
export function readContacts(
  { stations }: Pick<BookIndex, 'stations'>,
  bytes: Uint8Array,
): Outcome<readonly ContactLine[], readonly ContactFault[]> {
  const decoded = decode(bytes)
  if (!decoded.ok) return fail([fault('encoding', decoded.error.line, undefined, { guess: decoded.error.guess })])
  const { text } = decoded.value
  const read = readCsv(text, detectSeparator(text, CONTACT_COLUMNS))
  if (!read.ok) return fail([fault('quotes', read.error.line)])
  const [heading, ...body] = read.value
  const columns = heading?.cells.map((cell) => cell.toLowerCase()) ?? []
  const isWhole = CONTACT_COLUMNS.every((name) => columns.filter((cell) => cell === name).length === 1)
  if (!isWhole || columns.some((cell) => cell !== '' && !CONTACT_COLUMNS.some((name) => name === cell)))
    return fail([
      fault('heading', heading?.line ?? 1, undefined, {
        columns: CONTACT_COLUMNS.join(', '),
        found: columns.join(', ') || '–',
      }),
    ])
  if (body.length === 0) return fail([fault('empty', heading?.line ?? 1)])
  const faults: ContactFault[] = []
  const seen = new Map<string, number>()
  const contacts = body.map(({ line, cells }): ContactLine => {
    const cell = (name: Column): string => cells[columns.indexOf(name)] ?? ''
    const contact = {
      station: cell('station') as StationCode,
      office: cell('role').toLowerCase() as Speaker,
      name: cell('name'),
      telephone: latinDigits(cell('telephone')).replace(/[\s().\-\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ''),
    }
    faults.push(...faultsOf(contact, line, cell('telephone'), (code) => stations.has(code)))
    const key = `${contact.station} ${contact.telephone}`
    const before = seen.get(key)
    if (before !== undefined) faults.push(fault('twice', line, 'telephone', { line: before }))
    seen.set(key, before ?? line)
    return contact
  })
  return faults.length > 0 ? fail(faults) : ok(contacts)
}

function faultsOf(
  { station, office, name, telephone }: ContactLine,
  line: number,
  written: string,
  isKnown: (station: StationCode) => boolean,
): ContactFault[] {
  const faults: ContactFault[] = []
  if (!isKnown(station)) faults.push(fault('station', line, 'station', { value: station }))
  if (!SPEAKERS.includes(office))
    faults.push(fault('role', line, 'role', { value: office, allowed: SPEAKERS.join(', ') }))
  if (name === '' || name.length > LONGEST_NAME) faults.push(fault('name', line, 'name'))
  if (!/^\+?\d{6,15}$/.test(telephone)) faults.push(fault('telephone', line, 'telephone', { value: written }))
  return faults
}

function fault(
  kind: ContactFault['kind'],
  line: number,
  column?: Column,
  parameters: ContactFault['parameters'] = {},
): ContactFault {
  return { kind, line, ...(column !== undefined && { column }), parameters }
}
