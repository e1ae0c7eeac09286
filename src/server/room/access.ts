/** Who may come to the room's surface. `wall` sees and cannot act; it never logs out. */
export const ROLES = ['operator', 'wall'] as const
export type Role = (typeof ROLES)[number]

/** Who an address is for: everyone (`open`), or whoever signed in with one of the roles. */
export type Allowed = 'open' | readonly Role[]

const SEE: Allowed = ['operator', 'wall']
const ACT: Allowed = ['operator']

/**
 * The one table of what a role may reach: `METHOD /address` as registered. A route that is not in it cannot be
 * registered, so nobody can forget to decide.
 */
export const ACCESS: Readonly<Record<string, Allowed>> = {
  'GET /': 'open',
  'GET /room': 'open',
  // The pages hold no figure; everything they show comes through the API below.
  'GET /room/*': 'open',
  'GET /room/enter/:token': 'open',
  'GET /room/enter.js': 'open',
  'POST /room/enter': 'open',
  'GET /room/health': 'open',
  'POST /room/api/session': 'open',
  'GET /room/api/session': SEE,
  // A wall never logs out, also not by a passing hand.
  'DELETE /room/api/session': ACT,
  'GET /room/api/definition': SEE,
  'GET /room/api/picture': SEE,
  'GET /room/live': SEE,
  'GET /room/api/stations/:code': SEE,
  'GET /room/api/photos/:sha256': SEE,
  'POST /room/api/invitations': ACT,
  'DELETE /room/api/invitations/:id': ACT,
  'POST /room/api/devices/:id/revoke': ACT,
  'POST /room/api/alerts/:id/note': ACT,
}

/** Whom an address is for; HEAD is for whom GET is. Throws for an address that nobody decided about. */
export function allowed(method: string, address: string): Allowed {
  const rule = ACCESS[`${method === 'HEAD' ? 'GET' : method} ${address}`]
  if (rule === undefined) throw new Error(`${method} ${address} is not in the table of src/server/room/access.ts`)
  return rule
}
