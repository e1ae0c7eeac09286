import { connect, type Socket } from 'node:net'

/** What the process of the operators is told: with which links they sign in, or whether they watch. */
export type Operators = { readonly room: string; readonly tokens: readonly string[] } | 'watch' | 'leave'

/** What came over all lines while they were watched. */
export interface Watched {
  readonly lines: number
  readonly events: number
  readonly bytes: number
}

/** Sign-ins at once, so that the door is not what is measured. */
const AT_ONCE = 20

let room = ''
let cookies: readonly string[] = []
let lines: Socket[] = []
let events = 0
let bytes = 0

async function signIn(token: string): Promise<string> {
  const answer = await fetch(`${room}/room/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0]
  if (!cookie) throw new Error(`a link was refused: ${answer.status}`)
  return cookie
}

/** Read into by every line in its turn: what came is counted and forgotten. */
const BUFFER = Buffer.allocUnsafe(65_536)

/**
 * One live line, as a browser takes it: compressed, from the picture that the page fetched. Resolves when it speaks. A bare
 * socket, because a full client of a thousand lines would take more of the machine than the server.
 */
function watch(cookie: string, after: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const { hostname: host, port } = new URL(room)
    let spoken = false
    const onread = {
      buffer: BUFFER,
      callback: (length: number): boolean => {
        if (!spoken && BUFFER.toString('latin1', 0, 13) !== 'HTTP/1.1 200 ') reject(new Error('a line was refused'))
        spoken = true
        events++
        bytes += length
        resolve(line)
        return true
      },
    }
    const line = connect({ host, port: Number(port), onread })
    line.on('error', reject)
    line.write(
      `GET /room/live?after=${after} HTTP/1.1\r\nhost: ${host}\r\ncookie: ${cookie}\r\naccept-encoding: gzip\r\n\r\n`,
    )
  })
}

async function inGroups<T, R>(list: readonly T[], each: (one: T) => Promise<R>): Promise<R[]> {
  const done: R[] = []
  for (let at = 0; at < list.length; at += AT_ONCE)
    done.push(...(await Promise.all(list.slice(at, at + AT_ONCE).map(each))))
  return done
}

process.on('message', async (message) => {
  const told = message as Operators
  if (told === 'watch') {
    const answer = await fetch(`${room}/room/api/picture`, { headers: { cookie: cookies[0] as string } })
    const { position } = (await answer.json()) as { position: number }
    lines = await inGroups(cookies, (cookie) => watch(cookie, position))
    events = 0
    bytes = 0
    process.send?.('watching')
  } else if (told === 'leave') {
    process.send?.({ lines: lines.length, events, bytes } satisfies Watched)
    for (const line of lines) line.destroy()
    lines = []
  } else {
    room = told.room
    cookies = await inGroups(told.tokens, signIn)
    process.send?.('signed in')
  }
})
