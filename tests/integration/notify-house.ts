import { createDecipheriv, createECDH, createHmac, hkdfSync } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { MAIL_CERTIFICATE } from './mail-certificate.ts'

/** For what comes in its own time, however slow the machine. */
export const PATIENT = { timeout: 120_000, interval: 50 } as const

/** A letter as it came over the wire. */
export interface Letter {
  readonly to: readonly string[]
  /** By name in lower case, unfolded and decoded. */
  readonly headers: ReadonlyMap<string, string>
  readonly text: string
  readonly raw: string
}

/** A real mail server on a socket of this machine, which asks who comes and keeps what it is given. */
export interface MailServer {
  /** For `SUNDUQ_SMTP_URL`. */
  readonly url: string
  readonly letters: Letter[]
  /** Recipients that it does not know: refused for ever. */
  readonly unknown: Set<string>
  /** Who tried to come in, and whether what they said was encrypted. */
  readonly logins: { readonly username: string; readonly encrypted: boolean }[]
  close(): Promise<void>
}

/** Without `tls` everything is in clear; `implicit` speaks TLS from the first byte, `offered` after STARTTLS only. */
export async function mailServer(tls?: 'implicit' | 'offered'): Promise<MailServer> {
  const letters: Letter[] = []
  const unknown = new Set<string>()
  const logins: MailServer['logins'] = []
  const server = new SMTPServer({
    ...(tls ? { ...MAIL_CERTIFICATE, secure: tls === 'implicit' } : { disabledCommands: ['STARTTLS'] }),
    allowInsecureAuth: tls === undefined,
    onAuth({ username = '', password }, session, done) {
      logins.push({ username, encrypted: session.secure })
      if (username === 'room' && password === 'a secret') done(null, { user: username })
      else done(new Error('who are you?'))
    },
    onRcptTo({ address }, _session, done) {
      if (unknown.has(address)) done(Object.assign(new Error('no such mailbox'), { responseCode: 550 }))
      else done()
    },
    onData(stream, { envelope }, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        letters.push(
          readLetter(
            Buffer.concat(parts).toString('latin1'),
            envelope.rcptTo.map(({ address }) => address),
          ),
        )
        done()
      })
    },
  })
  // A client that trusts it not hangs up in the middle of the greeting.
  server.on('error', () => {})
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `${tls === 'implicit' ? 'smtps' : 'smtp'}://room:a%20secret@127.0.0.1:${port}`,
    letters,
    unknown,
    logins,
    close: () => new Promise((closed) => server.close(() => closed())),
  }
}

function readLetter(raw: string, to: readonly string[]): Letter {
  const [head, ...rest] = raw.split('\r\n\r\n')
  const headers = headersOf(head ?? '')
  const boundary = /boundary="([^"]+)"/.exec(headers.get('content-type') ?? '')?.[1]
  const part = rest
    .join('\r\n\r\n')
    .split(`--${boundary}`)
    .find((one) => /content-type: text\/plain/i.test(one))
  if (part === undefined) throw new Error('a letter without plain text')
  const [partHead, ...body] = part.trim().split('\r\n\r\n')
  const coding = headersOf(partHead ?? '').get('content-transfer-encoding')
  return { to, headers, raw, text: decoded(body.join('\r\n\r\n'), coding).replaceAll('\r\n', '\n') }
}

function headersOf(text: string): Map<string, string> {
  const lines = text.replace(/\r\n[ \t]+/g, ' ').split('\r\n')
  return new Map(
    lines.map((line) => {
      const [name = '', ...value] = line.split(': ')
      return [name.toLowerCase(), wordsIn(value.join(': '))]
    }),
  )
}

/** Encoded words of RFC 2047. */
function wordsIn(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_all, coding: string, text: string) =>
      coding.toLowerCase() === 'b' ? Buffer.from(text, 'base64').toString('latin1') : quoted(text.replaceAll('_', ' ')),
    )
    .replace(/[\x80-\xff]+/g, (bytes) => Buffer.from(bytes, 'latin1').toString('utf8'))
}

function decoded(body: string, coding: string | undefined): string {
  const bytes =
    coding === 'base64'
      ? Buffer.from(body, 'base64')
      : Buffer.from(coding === 'quoted-printable' ? quoted(body) : body, 'latin1')
  return bytes.toString('utf8')
}

function quoted(text: string): string {
  return text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** What somebody was sent over HTTP. */
export interface Heard {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** A real receiver of webhooks and push messages; `answer` says how each is answered. */
export interface Receiver {
  readonly url: string
  readonly heard: Heard[]
  answer: (heard: Heard) => number | Promise<number>
  close(): void
}

export async function receiver(): Promise<Receiver> {
  const heard: Heard[] = []
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', async () => {
      const one = { path: request.url ?? '', headers: request.headers, body: Buffer.concat(parts) }
      heard.push(one)
      response.writeHead(await self.answer(one)).end()
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()))
  const self: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    answer: () => 204,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
  return self
}

/** Whether a webhook is signed as Standard Webhooks says; written after the standard, not after our sender. */
export function isSigned(secret: string, { headers, body }: Heard): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body.toString('utf8')}`
  const mine = createHmac('sha256', key).update(signed).digest('base64')
  return String(headers['webhook-signature']).split(' ').includes(`v1,${mine}`)
}

/** A browser's side of push: its keys, and what it reads of a message (RFC 8291). */
export function browserKeys() {
  const ecdh = createECDH('prime256v1')
  ecdh.generateKeys()
  const auth = Buffer.from('sixteen  bytes !')
  const own = ecdh.getPublicKey()
  return {
    keys: { p256dh: own.toString('base64url'), auth: auth.toString('base64url') },
    read(body: Buffer): Record<string, string> {
      const salt = body.subarray(0, 16)
      const sender = body.subarray(21, 21 + (body[20] ?? 0))
      const info = Buffer.concat([Buffer.from('WebPush: info\0'), own, sender])
      const input = Buffer.from(hkdfSync('sha256', ecdh.computeSecret(sender), auth, info, 32))
      const derive = (name: string, length: number) =>
        Buffer.from(hkdfSync('sha256', input, salt, Buffer.from(`Content-Encoding: ${name}\0`), length))
      const cipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12))
      const sealed = body.subarray(21 + sender.length)
      cipher.setAuthTag(sealed.subarray(-16))
      const text = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()])
      return JSON.parse(text.subarray(0, text.lastIndexOf(2)).toString('utf8')) as Record<string, string>
    },
  }
}
