import { BOOK_FAULTS, type FaultCode, isNote } from '#election/book/faults.ts'
import { LANGUAGES, type Text } from '#election/languages.ts'
import { RULES } from '#election/pv/catalogue.ts'
import { REQUEST_FAULTS } from '#election/seats/request-faults.ts'
import { CONTACT_FAULTS } from '#room/calls/contact-faults.ts'
import { CALL_REFUSALS } from '#room/calls/refusals.ts'
import { CATALOGUE } from '#room/catalogue.ts'
import { FORM_REFUSALS } from '#room/count/form-refusals.ts'
import { INCIDENT_REFUSALS } from '#room/incidents/refusals.ts'
import { MESSAGE_REFUSALS } from '#room/messages/refusals.ts'
import { NOTIFICATION_REFUSALS } from '#room/notifications/refusals.ts'
import { PEOPLE_REFUSALS } from '#room/people/refusals.ts'
import type { RefusalCatalogue } from '#room/refusal-kind.ts'
import { SMS_FAULTS } from '#room/sms/faults.ts'
import { WORK_REFUSALS } from '#room/work/refusals.ts'

interface Code {
  readonly code: string
  /** What stands beside the code: an HTTP status, a colour. */
  readonly mark?: string
  readonly text: Text
}

interface Chapter {
  readonly title: string
  readonly about: string
  readonly codes: readonly Code[]
}

function chapters(): Chapter[] {
  const faults = Object.keys(BOOK_FAULTS) as FaultCode[]
  const book = (codes: readonly FaultCode[]): Code[] => codes.map((code) => ({ code, text: BOOK_FAULTS[code] }))
  const note = (code: FaultCode) => isNote({ code, path: [], parameters: {} })
  const ofKind = (kind: (typeof CATALOGUE)[number]['kind']): Code[] =>
    CATALOGUE.filter((entry) => entry.kind === kind).map((entry) => ({
      code: entry.code,
      text: entry.text,
      ...(entry.kind === 'refusal' ? { mark: `HTTP ${entry.status}` } : {}),
      ...(entry.kind === 'alert' ? { mark: entry.severity } : {}),
    }))
  const refused = (...catalogues: readonly RefusalCatalogue[]): Code[] =>
    catalogues
      .flatMap((kinds) => Object.values(kinds))
      .map(({ code, status, text }) => ({ code, text, mark: `HTTP ${status}` }))
  return [
    {
      title: 'X: refused at the door',
      about: 'Nothing was recorded; the journal is untouched.',
      codes: [...ofKind('refusal'), ...refused(FORM_REFUSALS, WORK_REFUSALS, CALL_REFUSALS, INCIDENT_REFUSALS)],
    },
    {
      title: 'P: people and their signing in',
      about: 'Nothing changed; nobody came in.',
      codes: refused(PEOPLE_REFUSALS),
    },
    {
      title: 'R: kept and not counted',
      about: 'Honestly signed, so it is in the journal for ever; it breaks a rule, so it does not count.',
      codes: ofKind('verdict'),
    },
    {
      title: 'G: messages of the room',
      about: 'Nothing was sent; the journal is untouched.',
      codes: refused(MESSAGE_REFUSALS),
    },
    {
      title: 'N: notifications to the outside',
      about: 'Nothing was sent, nobody was subscribed; the journal is untouched.',
      codes: refused(NOTIFICATION_REFUSALS),
    },
    {
      title: 'X81: faults of a file of contacts',
      about: 'Told by line and column; nothing is taken while there is one.',
      codes: Object.values(CONTACT_FAULTS).map(({ code, text }) => ({ code, text })),
    },
    {
      title: 'M: a message that was not understood',
      about: 'The answer to an SMS; nothing was recorded.',
      codes: Object.values(SMS_FAULTS).map(({ code, text }) => ({ code, text })),
    },
    {
      title: 'A: calls a person in the control room',
      about: 'Derived from what was recorded and from the time; it goes when its cause goes.',
      codes: ofKind('alert'),
    },
    {
      title: 'B: faults of a book',
      about: 'Told by file, line and column; nothing is written while there is one.',
      codes: book(faults.filter((code) => !note(code))),
    },
    {
      title: 'B02: how a file was read',
      about: 'Told, and no hindrance.',
      codes: book(faults.filter(note)),
    },
    {
      title: 'S: faults of a seat request',
      about: 'Told by `sunduq seats` with the field; exit code 2.',
      codes: Object.values(REQUEST_FAULTS).map(({ code, text }) => ({ code, text })),
    },
    {
      title: 'E and W: rules of the signed sheet',
      about: '`E…` stops until it is right; `W…` is accepted with a stored explanation.',
      codes: [...RULES.values()].map(({ code, says }) => ({ code, text: says })),
    },
  ]
}

/** The error catalogue as Markdown: every code with its text in every language, made from the code itself. */
export function errorsDocument(): string {
  const lines = [
    '# Every code and its text',
    '',
    'Made from the code by `npm run docs`; do not edit. A code never changes its meaning. `{words}` in braces are filled in.',
  ]
  for (const { title, about, codes } of chapters()) {
    lines.push('', `## ${title}`, '', about)
    for (const { code, mark, text } of [...codes].sort((a, b) => (a.code < b.code ? -1 : 1))) {
      lines.push('', `### ${code}${mark ? ` (${mark})` : ''}`, '')
      for (const language of LANGUAGES) lines.push(`- ${language}: ${text[language]}`)
    }
  }
  return `${lines.join('\n')}\n`
}
