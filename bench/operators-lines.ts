import { type ClientRequest, get } from 'node:http'

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
let lines: ClientRequest[] = []
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

/** One live line, as a browser takes it: compressed, from the picture that the page fetched. Resolves when it speaks. */
function watch(cookie: string, after: number): Promise<ClientRequest> {
  return new Promise((resolve, reject) => {
    const headers = { cookie, 'accept-encoding': 'gzip', accept: 'text/event-stream' }
    const line = get(`${room}/room/live?after=${after}`, { headers, agent: false }, (answer) => {
      if (answer.statusCode !== 200) return reject(new Error(`the line answered ${answer.statusCode}`))
      answer.on('data', (chunk: Buffer) => {
        events++
        bytes += chunk.length
        resolve(line)
      })
      // A line that the bench closes itself ends with an error that means nothing.
      answer.on('error', () => {})
    })
    line.on('error', reject)
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
