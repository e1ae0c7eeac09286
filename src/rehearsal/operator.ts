import type { WallDefinition, WallPicture } from '#room/views/wall.ts'
import { expectOk, openSession, type SessionOptions } from './session.ts'

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

/** Signs in. Throws when the link is not good, as every method does for an answer that is not the expected one. */
export async function signIn(options: SessionOptions): Promise<Operator> {
  const session = await openSession(options)
  const get = async <T>(path: string): Promise<T> => (await (await expectOk(await session.get(path), path)).json()) as T
  return {
    invite: async (station, wished) => {
      const response = await session.post('/room/api/invitations', { station, ...wished })
      return (await (await expectOk(response, 'invitation')).json()) as Invitation
    },
    definition: () => get('/room/api/definition'),
    picture: () => get('/room/api/picture'),
  }
}
