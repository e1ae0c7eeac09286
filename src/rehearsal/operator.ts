import type { WallDefinition, WallPicture } from '#room/views/wall.ts'

/** What an operator of the room can do and see, over HTTP with a sign-in link's token. */
export interface Operator {
  /** Invites a phone to a station. Only a rehearsal with its key may wish for a code and a name. */
  invite(station: string, wished?: { readonly code: string; readonly invitation: string }): Promise<Invitation>
  definition(): Promise<WallDefinition>
  picture(): Promise<WallPicture>
}

/** What the room answers to an invitation. */
export interface Invitation {
  readonly code: string
  /** Opens the station app with the code filled in. */
  readonly link: string
}

export interface OperatorOptions {
  /** Origin of the room's surface. */
  readonly origin: string
  /** Token of an operator's sign-in link. */
  readonly token: string
  readonly fetch: typeof fetch
  /** Further headers of every request. */
  readonly headers: () => Readonly<Record<string, string>>
}

/** Signs in. Throws when the link is not good, as every method does for an answer that is not the expected one. */
export async function signIn({ origin, token, fetch: send, headers }: OperatorOptions): Promise<Operator> {
  const post = (path: string, body: unknown, more: Record<string, string> = {}) =>
    send(`${origin}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers(), ...more },
      body: JSON.stringify(body),
    })
  const signedIn = await expectOk(await post('/room/api/session', { token }), 'sign-in')
  const cookie = signedIn.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ')
  const get = async <T>(path: string): Promise<T> => {
    const response = await expectOk(await send(`${origin}${path}`, { headers: { cookie, ...headers() } }), path)
    return (await response.json()) as T
  }
  return {
    invite: async (station, wished) => {
      const response = await post('/room/api/invitations', { station, ...wished }, { cookie })
      return (await (await expectOk(response, 'invitation')).json()) as Invitation
    },
    definition: () => get('/room/api/definition'),
    picture: () => get('/room/api/picture'),
  }
}

async function expectOk(response: Response, what: string): Promise<Response> {
  if (response.ok) return response
  throw new Error(`${what}: ${response.status} ${await response.text()}`)
}
