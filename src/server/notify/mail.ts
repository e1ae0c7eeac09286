import { createTransport } from 'nodemailer'
import { direction, fill, type Language, nameIn } from '#election/languages.ts'
import { formatNumber, isolate } from '#election/number.ts'
import { fail, type Outcome, ok } from '#election/outcome.ts'
import type { Notice } from '#room/notifications/words.ts'
import { REHEARSAL } from '#room/rehearsal.ts'
import { PATIENCE_MS, type PostFault } from './post.ts'
import type { NotifySettings } from './settings.ts'
import { FRAME } from './words.ts'

/** An e-mail as a person reads it. */
export interface Letter {
  readonly subject: string
  readonly paragraphs: readonly (readonly string[])[]
  readonly language: Language
}

/** What a letter needs to leave. */
export interface Envelope {
  readonly to: string
  /** Stays the same over every attempt, so that a mailbox shows a repeated letter once. */
  readonly id: string
  readonly test: boolean
  /** Address that ends the subscription at one POST (RFC 8058). */
  readonly unsubscribe: string
}

/** Hands letters over to the mail server of the settings. */
export interface Mailer {
  send(letter: Letter, envelope: Envelope): Promise<Outcome<void, PostFault>>
  close(): void
}

/** Opens no connection yet; each letter says whether it could be handed over. */
export function openMailer({ url, from }: NonNullable<NotifySettings['mail']>): Mailer {
  const transport = createTransport({
    url,
    requireTLS: needsTls(url),
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    dnsTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send(letter, { to, id, test, unsubscribe }) {
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          messageId: `<${id}@${domainOf(from)}>`,
          subject: letter.subject,
          text: letter.paragraphs.map((lines) => lines.join('\n')).join('\n\n'),
          html: htmlOf(letter),
          headers: {
            'auto-submitted': 'auto-generated',
            'content-language': letter.language,
            'list-unsubscribe': `<${unsubscribe}>`,
            'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
            ...(test && { 'x-sunduq-rehearsal': 'yes' }),
          },
        })
        return ok(undefined)
      } catch (error) {
        return fail(faultOf(error))
      }
    },
    close: () => transport.close(),
  }
}

/**
 * Whether a mail server must encrypt before it is told who we are: a server that offers no STARTTLS may be somebody in
 * between who took the offer away. On this very machine nobody is in between.
 */
function needsTls(address: string): boolean {
  const { username, hostname } = new URL(address)
  return username !== '' && !/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)
}

/** The letter that asks an address whether it wants to be told. */
export function confirmLetter(title: string, language: Language, link: string, test: boolean): Letter {
  const book = { book: title }
  return marked(
    {
      language,
      subject: fill(FRAME.confirmSubject, language, book),
      paragraphs: [[fill(FRAME.confirmText, language, book), link], [FRAME.confirmElse[language]]],
    },
    test,
  )
}

/** The letter by which somebody tries a way out. */
export function testLetter(title: string, language: Language, unsubscribe: string, test: boolean): Letter {
  return marked(
    {
      language,
      subject: fill(FRAME.testSubject, language, { book: title }),
      paragraphs: [[FRAME.testText[language]], stopLines(language, unsubscribe)],
    },
    test,
  )
}

/** One letter about one event or several; notices of a rehearsal say so themselves. */
export function noticeLetter(
  notices: readonly (Notice & { readonly url: string })[],
  title: string,
  language: Language,
  unsubscribe: string,
): Letter {
  return {
    language,
    subject: subjectOf(notices, language),
    paragraphs: [
      ...notices.map(({ title, lines, url }) => [title, ...lines, url]),
      [title],
      stopLines(language, unsubscribe),
    ],
  }
}

/** What the first of several notices says, and how many more there are. */
export function subjectOf(notices: readonly Notice[], language: Language): string {
  const title = notices[0]?.title ?? ''
  const more = notices.length - 1
  return more > 0 ? fill(FRAME.andMore, language, { title, count: isolate(formatNumber(more)) }) : title
}

/** The title of a book for a letter. */
export function titleOf(names: Parameters<typeof nameIn>[0], language: Language): string {
  return nameIn(names, language)
}

function marked(letter: Letter, test: boolean): Letter {
  if (!test) return letter
  const { short, long } = REHEARSAL
  const { language, subject, paragraphs } = letter
  const mark = `${short[language]}. ${long[language]}`
  return { language, subject: `[${short[language]}] ${subject}`, paragraphs: [[mark], ...paragraphs] }
}

function stopLines(language: Language, unsubscribe: string): string[] {
  return [FRAME.stop[language], unsubscribe]
}

function htmlOf({ language, paragraphs }: Letter): string {
  const body = paragraphs.map((lines) => `<p>${lines.map(lineOf).join('<br>')}</p>`).join('\n')
  return `<!doctype html>\n<html lang="${language}" dir="${direction(language)}"><body>\n${body}\n</body></html>\n`
}

function lineOf(line: string): string {
  const safe = line.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`)
  return /^https?:\/\/\S+$/.test(line) ? `<a href="${safe}" dir="ltr">${safe}</a>` : safe
}

function domainOf(from: string): string {
  return /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost'
}

/** The server's own status where it gave one: 5xx about the address is final, everything else is worth trying again. */
function faultOf(error: unknown): PostFault {
  const { code, responseCode, message } = (error ?? {}) as { code?: string; responseCode?: number; message?: string }
  const fault = [code, responseCode].filter((part) => part !== undefined).join(' ') || (message ?? 'failed')
  const isFinal = code === 'EENVELOPE' && responseCode !== undefined && responseCode >= 500
  return { fault: fault.slice(0, 200), ...(isFinal && { status: responseCode }) }
}
