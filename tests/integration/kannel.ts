import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Kannel as Debian installs it: `kannel`, and `kannel-extras` for the fake message centre. */
const PROGRAMS = ['/usr/sbin/bearerbox', '/usr/sbin/smsbox', '/usr/lib/kannel/test/fakesmsc'] as const

export const hasKannel: boolean = PROGRAMS.every((path) => existsSync(path))

/** A running Kannel with a fake message centre instead of a network. */
export interface Kannel {
  /** Sends a message from a telephone; answers the lines that come back to it. */
  send(from: string, text: string): Promise<string>
  stop(): Promise<void>
}

/** Starts Kannel with one service, the intake's address. */
export async function startKannel(intake: string, key: string): Promise<Kannel> {
  const folder = mkdtempSync(join(tmpdir(), 'sunduq-kannel-'))
  const [admin, boxes, centre, sendsms] = await Promise.all([freePort(), freePort(), freePort(), freePort()])
  const conf = join(folder, 'kannel.conf')
  writeFileSync(
    conf,
    `group = core
admin-port = ${admin}
admin-password = test
smsbox-port = ${boxes}
box-allow-ip = 127.0.0.1

group = smsc
smsc = fake
smsc-id = fake
port = ${centre}
connect-allow-ip = 127.0.0.1

group = smsbox
bearerbox-host = 127.0.0.1
bearerbox-port = ${boxes}
sendsms-port = ${sendsms}

group = sms-service
keyword = default
get-url = "${intake}/intake/sms/kannel?key=${key}&id=%I&from=%p&charset=%C&text=%b"
accept-x-kannel-headers = true
max-messages = 4
concatenation = true
catch-all = true
`,
  )
  const running: Running[] = []
  const start = (path: string, args: readonly string[], ready: RegExp) => {
    const one = run(path, args)
    running.push(one)
    return one.says(ready)
  }
  await start(PROGRAMS[0], ['-v', '0', conf], /Start-up done, entering mainloop|MAIN: Start-up/)
  await start(PROGRAMS[1], ['-v', '0', conf], /Connected to bearerbox/)
  return {
    async send(from, text) {
      const line = `${from} 100 ${isLatin(text) ? `text ${text}` : `ucs2 ${escapedUcs2(text)}`}`
      const phone = run(PROGRAMS[2], ['-H', '127.0.0.1', '-r', String(centre), '-i', '0.1', '-m', '1', line])
      running.push(phone)
      const answer = await phone.says(/Got message \d+: <.*>/i)
      // The fake message centre speaks with one telephone at a time.
      await phone.stop()
      return answer
    },
    async stop() {
      for (const one of running.reverse()) await one.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** What a telephone sends in the letters of GSM; anything else goes out as UCS-2. */
function isLatin(text: string): boolean {
  return /^[ -~]*$/.test(text)
}

function escapedUcs2(text: string): string {
  return [...Buffer.from(text, 'utf16le').swap16()].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
}

interface Running {
  /** The first line that fits; rejects with everything said when the program ends without it. */
  says(pattern: RegExp): Promise<string>
  stop(): Promise<void>
}

function run(path: string, args: readonly string[]): Running {
  const child: ChildProcess = spawn(path, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (bytes: Buffer) => {
      said += bytes.toString('latin1')
      for (const listener of listeners) listener()
    })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const line = said.split('\n').find((one) => pattern.test(one))
          if (line === undefined) return
          listeners.delete(look)
          resolve(Buffer.from(line, 'latin1').toString('utf8'))
        }
        listeners.add(look)
        look()
        void ended.then(() => reject(new Error(`${path} ended:\n${said}`)))
      }),
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
      await ended
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
