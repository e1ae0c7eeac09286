import { ALERT_ROLES } from '#election/book/work-policy.ts'
import { DESK_ROLES, type DeskRole } from '#room/views/desk.ts'

/**
 * Who may come to the room's surface. An `administrator` manages people and devices and never sees a result; a
 * `duty-officer` does what an `operator` does, and leads; an `observer` watches, `media` read what is public; a `wall`
 * sees, cannot act and never logs out. The others work at the desk.
 */
export const ROLES = ['administrator', 'duty-officer', 'operator', ...DESK_ROLES, 'observer', 'media', 'wall'] as const
export type Role = (typeof ROLES)[number]

/** Who an address is for: everyone (`open`), or whoever signed in with one of the roles. */
export type Allowed = 'open' | readonly Role[]

/** Everybody who signed in to the room's pages. */
const ROOM: Allowed = ['administrator', 'duty-officer', 'operator', 'observer', 'wall']
/** Turnout and the state of stations, as drawn on the wall: no result before its release. */
const WATCH: Allowed = ROOM
/** What else the room shows: results once released, photos of what was released. */
const SEE: Allowed = ['duty-officer', 'operator', 'wall']
/** One station with its phones and people. */
const STATION: Allowed = ['administrator', 'duty-officer', 'operator', 'wall']
/** Work of the room: alerts, calls, incidents, messages. */
const ACT: Allowed = ALERT_ROLES
/** Phones of stations. */
const DEVICES: Allowed = ['administrator', 'duty-officer', 'operator']
/** Whether people are ready. */
const LEAD: Allowed = ['administrator', 'duty-officer']
/** Results once released, for whoever works in the room or watches it. */
const RELEASED: Allowed = ['duty-officer', 'operator', 'observer', 'wall']
const DESK: Allowed = DESK_ROLES
/** Everybody with a name: their own sessions and ways to sign in. */
const PERSON: Allowed = ROLES.filter((role) => role !== 'wall')
const PEOPLE: Allowed = ['administrator']
const TYPE: Allowed = ['clerk-1', 'clerk-2']
const SETTLE: Allowed = ['verifier', 'returning-officer']
const RELEASE: Allowed = ['returning-officer']

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
  'GET /room/api/session': ROOM,
  // A wall never logs out, also not by a passing hand.
  'DELETE /room/api/session': ['administrator', 'duty-officer', 'operator', 'observer'],
  'GET /room/api/definition': WATCH,
  'GET /room/api/picture': WATCH,
  'GET /room/api/outline': WATCH,
  'GET /room/api/results': RELEASED,
  'GET /room/live': WATCH,
  'GET /room/api/places/:code/curve': WATCH,
  'GET /room/api/search': ROOM,
  // Each list to those who see it on a screen (room/lists).
  'GET /room/api/lists/:file': ['administrator', 'duty-officer', 'operator', 'observer'],
  'GET /room/api/stations/:code': STATION,
  'GET /room/api/photos/:sha256': SEE,
  'PUT /room/api/photos/:sha256': ACT,
  'POST /room/api/invitations': DEVICES,
  'DELETE /room/api/invitations/:id': DEVICES,
  'POST /room/api/devices/:id/revoke': DEVICES,
  'POST /room/api/alerts/:id/note': ACT,
  'GET /room/api/messages': ACT,
  'GET /room/api/messages/:message': ACT,
  'POST /room/api/messages': ACT,
  'POST /room/api/messages/:message/pinned': ACT,
  'POST /room/api/messages/:message/withdrawn': ACT,
  'GET /room/api/work/queue': ACT,
  'GET /room/api/work/people': ACT,
  'GET /room/api/work/alerts/:alert/history': ACT,
  'POST /room/api/work/take': ACT,
  'POST /room/api/work/hand': ACT,
  'POST /room/api/work/snooze': ACT,
  'POST /room/api/work/close': ACT,
  'GET /room/api/calls': ACT,
  'GET /room/api/calls/:station': ACT,
  'POST /room/api/calls': ACT,
  'POST /room/api/calls/:station/line': ACT,
  'DELETE /room/api/calls/:station/line': ACT,
  'POST /room/api/calls/:station': ACT,
  'POST /room/api/calls/:station/told': ACT,
  'POST /room/api/calls/:station/told/:entry/undo': ACT,
  // Observers see them as far as the book's policy lets them (room/views/incidents.ts).
  'GET /room/api/incidents': ['duty-officer', 'operator', 'observer'],
  // Goes beyond what may be public, projections among it: never for media, observers or the wall.
  'GET /room/api/analysis': ACT,
  'GET /room/api/analysis/:table': ACT,
  'GET /room/api/readiness': DEVICES,
  'GET /room/api/readiness.csv': DEVICES,
  'POST /room/api/readiness/stations/:station': DEVICES,
  'GET /room/api/readiness/people': LEAD,
  'GET /room/api/readiness/people.csv': LEAD,
  'POST /room/api/readiness/people/:person': LEAD,
  'POST /room/api/incidents/:station/:incident/steps': ACT,
  'GET /desk': 'open',
  'GET /desk/*': 'open',
  'GET /desk/live': DESK,
  'GET /desk/api/session': DESK,
  'DELETE /desk/api/session': DESK,
  'GET /desk/api/definition': DESK,
  'GET /desk/api/queue': DESK,
  'GET /desk/api/queue.csv': DESK,
  'POST /desk/api/claims': DESK,
  'DELETE /desk/api/claims/:station/:constituency': DESK,
  'GET /desk/api/forms/:station/:constituency': DESK,
  'POST /desk/api/forms/:station/:constituency/typed': TYPE,
  'POST /desk/api/forms/:station/:constituency/decided': SETTLE,
  'POST /desk/api/forms/:station/:constituency/explained': SETTLE,
  'POST /desk/api/forms/:station/:constituency/accepted': SETTLE,
  'POST /desk/api/forms/:station/:constituency/proposals': SETTLE,
  'POST /desk/api/forms/:station/:constituency/proposals/confirm': SETTLE,
  'DELETE /desk/api/forms/:station/:constituency/proposals': SETTLE,
  'POST /desk/api/forms/:station/:constituency/handed-over': SETTLE,
  'GET /desk/api/photos/:sha256': DESK,
  'GET /desk/api/contests': SETTLE,
  'GET /desk/api/contests/:constituency': SETTLE,
  'GET /desk/api/contests/:constituency/missing.csv': SETTLE,
  'GET /desk/api/contests/:constituency/copies.csv': SETTLE,
  'GET /desk/api/documents/copies/:station/:constituency': SETTLE,
  'GET /desk/api/documents/minutes/:place/:constituency': SETTLE,
  'GET /desk/api/documents/booklet': SETTLE,
  'GET /desk/api/documents/results': SETTLE,
  'POST /desk/api/sums/:place/:constituency': SETTLE,
  'POST /desk/api/figures/:constituency': RELEASE,
  'POST /desk/api/figures/:constituency/released': RELEASE,
  'POST /desk/api/ties/:constituency': RELEASE,
  'POST /desk/api/ties/:constituency/confirm': RELEASE,
  'POST /desk/api/carried': SETTLE,
  'POST /desk/api/releases': RELEASE,
  'POST /desk/api/releases/:release/confirm': RELEASE,
  'POST /desk/api/releases/:release/withdraw': RELEASE,
  'POST /desk/api/constituencies/:code/proclaimed': RELEASE,
  'POST /desk/api/constituencies/:code/amended': RELEASE,
  'GET /office': 'open',
  // The page holds nobody's name; everything it shows comes through the API below.
  'GET /office/*': 'open',
  'POST /office/api/invitation': 'open',
  'POST /office/api/invitation/passkey-options': 'open',
  'POST /office/api/invitation/passkey': 'open',
  'POST /office/api/invitation/totp': 'open',
  'POST /office/api/invitation/password': 'open',
  'POST /office/api/sign-in/options': 'open',
  'POST /office/api/sign-in/passkey': 'open',
  'POST /office/api/sign-in/password': 'open',
  'GET /office/api/session': PERSON,
  'DELETE /office/api/session': PERSON,
  'POST /office/api/prove/options': PERSON,
  'POST /office/api/prove/passkey': PERSON,
  'POST /office/api/prove/code': PERSON,
  'GET /office/api/ways': PERSON,
  'POST /office/api/ways/passkey-options': PERSON,
  'POST /office/api/ways/passkey': PERSON,
  'DELETE /office/api/ways/passkeys/:passkey': PERSON,
  'POST /office/api/ways/totp': PERSON,
  'POST /office/api/ways/password': PERSON,
  // Everybody their own; of other people and of the outside only for administrators (server/notify/office.ts).
  'GET /office/api/notifications': PERSON,
  'GET /office/api/notifications.csv': PERSON,
  'GET /office/api/notifications/messages.csv': PERSON,
  'POST /office/api/notifications': PERSON,
  'POST /office/api/notifications/:subscription/paused': PERSON,
  'POST /office/api/notifications/:subscription/test': PERSON,
  'POST /office/api/notifications/messages/:message/again': PERSON,
  'DELETE /office/api/notifications/:subscription': PERSON,
  'GET /office/api/sessions': PERSON,
  'DELETE /office/api/sessions/:session': PERSON,
  'GET /office/api/checklist': PERSON,
  'POST /office/api/checklist': PERSON,
  'GET /office/api/press': PERSON,
  'GET /office/api/people': PEOPLE,
  'GET /office/api/people.csv': PEOPLE,
  'POST /office/api/people': PEOPLE,
  'PUT /office/api/people/:person': PEOPLE,
  'POST /office/api/people/:person/invitation': PEOPLE,
  'POST /office/api/people/:person/removal': PEOPLE,
  'DELETE /office/api/people/:person/name': PEOPLE,
  'DELETE /office/api/people/:person/sessions': PEOPLE,
  'GET /office/api/people/:person/devices': PEOPLE,
  'DELETE /office/api/people/:person/sessions/:session': PEOPLE,
  'DELETE /office/api/people/:person/passkeys/:passkey': PEOPLE,
}

/**
 * What is done only by somebody who proved a moment ago who they are: what two people do, and whatever changes how
 * somebody signs in. A link carries its own strength and is not asked (docs/decisions/0176).
 */
export const PROVED: ReadonlySet<string> = new Set([
  'POST /desk/api/forms/:station/:constituency/proposals',
  'POST /desk/api/forms/:station/:constituency/proposals/confirm',
  'POST /desk/api/ties/:constituency',
  'POST /desk/api/ties/:constituency/confirm',
  'POST /desk/api/releases',
  'POST /desk/api/releases/:release/confirm',
  'POST /desk/api/releases/:release/withdraw',
  'POST /office/api/ways/passkey-options',
  'POST /office/api/ways/passkey',
  'DELETE /office/api/ways/passkeys/:passkey',
  'POST /office/api/ways/totp',
  'POST /office/api/ways/password',
  'POST /office/api/people',
  'PUT /office/api/people/:person',
  'POST /office/api/people/:person/invitation',
  'POST /office/api/people/:person/removal',
  'DELETE /office/api/people/:person/passkeys/:passkey',
])

/**
 * What concerns the whole of a constituency, or of the room where it names none: only for whoever is in charge of all of
 * it. Every other address either names where it acts, or shows stations and is narrowed to the person's own, or shows
 * what is the same for everybody (`tests/integration/scope.test.ts` holds them all to it).
 */
export const WHOLE: ReadonlySet<string> = new Set([
  'POST /desk/api/figures/:constituency',
  'POST /desk/api/figures/:constituency/released',
  'POST /desk/api/ties/:constituency',
  'POST /desk/api/ties/:constituency/confirm',
  'POST /desk/api/releases',
  'POST /desk/api/releases/:release/confirm',
  'POST /desk/api/releases/:release/withdraw',
  'POST /desk/api/constituencies/:code/proclaimed',
  'POST /desk/api/constituencies/:code/amended',
  'GET /desk/api/contests/:constituency',
  'GET /desk/api/contests/:constituency/missing.csv',
  'GET /desk/api/contests/:constituency/copies.csv',
  'GET /desk/api/documents/booklet',
  'GET /desk/api/documents/results',
  'GET /room/api/analysis',
  'GET /room/api/analysis/:table',
])

/** A page of the room's surface with a session of its own. */
export type Home = '/room' | '/desk' | '/office'

/** Where a role works: its link leads there. */
export function homeOf(role: Role): Home {
  if (role === 'administrator' || role === 'media') return '/office'
  return isDeskRole(role) ? '/desk' : '/room'
}

/** Where a role's session is good: its home; phones are managed in the room. Whoever has a name also has the office. */
export function homesOf(role: Role, byLink: boolean): readonly Home[] {
  const homes: Home[] = role === 'administrator' ? ['/office', '/room'] : [homeOf(role)]
  return byLink || homes.includes('/office') ? homes : [...homes, '/office']
}

/** Whether a role works at the desk. */
export function isDeskRole(role: Role): role is DeskRole {
  return DESK_ROLES.some((one) => one === role)
}

/** Whom an address is for; HEAD is for whom GET is. Throws for an address that nobody decided about. */
export function allowed(method: string, address: string): Allowed {
  const rule = ACCESS[`${method === 'HEAD' ? 'GET' : method} ${address}`]
  if (rule === undefined) throw new Error(`${method} ${address} is not in the table of src/server/room/access.ts`)
  return rule
}
