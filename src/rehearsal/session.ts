/** How somebody comes to the room's surface. */
export interface SessionOptions {
  /** Origin of the room's surface. */
  readonly origin: string
  /** Token of a sign-in link. */
  readonly token: string
  readonly fetch: typeof fetch
  /** Further headers of every request. */
  readonly headers: () => Readonly<Record<string, string>>
}

/** What a person who signed in asks and does; every answer as it comes. */
export interface Session {
  get(path: string): Promise<Response>
  post(path: string, body: unknown): Promise<Response>
}

/** Signs in. Throws when the link is not good. */
export async function openSession({ origin, token, fetch: send, headers }: SessionOptions): Promise<Session> {
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
  return {
    get: (path) => send(`${origin}${path}`, { headers: { cookie, ...headers() } }),
    post: (path, body) => post(path, body, { cookie }),
  }
}

/** The answer itself, where it is the expected one; throws otherwise. */
export async function expectOk(response: Response, what: string): Promise<Response> {
  if (response.ok) return response
  throw new Error(`${what}: ${response.status} ${await response.text()}`)
}
