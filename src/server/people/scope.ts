import type { FastifyRequest } from 'fastify'
import type { BookIndex } from '#election/book/index.ts'
import { isInside } from '#election/book/inside.ts'
import type { DeviceId, InvitationId, MessageId, PlaceCode } from '#election/named.ts'
import type { Recipients } from '#journal/message-entry.ts'
import { alertStation } from '#room/alerts/ids.ts'
import { member, type RoomState } from '#room/state.ts'

/** Names under which a request names where it acts; the value is a station, a place or a constituency. */
const WHERE = ['station', 'stations', 'place', 'places', 'code'] as const
const ALERTS = ['alert', 'alerts', 'of'] as const

/** What a scope is looked up in. */
export interface ScopeParts {
  readonly index: BookIndex
  readonly state: () => RoomState
}

/**
 * The first place that a request names and that lies outside a scope; undefined when it may go on. `wholeOnly` is for
 * what concerns a whole constituency, or the whole room where it names none. A code that nobody knows is let through:
 * the route refuses it.
 */
export function outsideOf(
  parts: ScopeParts,
  scope: readonly PlaceCode[],
  request: Pick<FastifyRequest, 'method' | 'params' | 'query' | 'body' | 'routeOptions'>,
  wholeOnly: boolean,
): string | undefined {
  if (scope.length === 0) return undefined
  const { params, query, body } = request
  if (wholeOnly) {
    const constituency = text(params, 'constituency') ?? text(body, 'constituency') ?? text(params, 'code')
    const place = parts.index.book.constituencies.find(({ code }) => code === constituency)?.place
    return place !== undefined && isInside(parts.index, scope, place)
      ? undefined
      : (constituency ?? parts.index.book.room)
  }
  const named = [...namedIn(params), ...namedIn(query), ...namedIn(body), ...ofMessage(parts, request)]
  return [...named, ...ofId(parts, request)].find((code) => !isInside(parts.index, scope, code))
}

/** Every place that an object names, one level down too (`to: { place }`). */
function namedIn(value: unknown, depth = 0): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  const record = value as Record<string, unknown>
  const places = WHERE.flatMap((name) => texts(record[name]))
  const alerts = ALERTS.flatMap((name) => texts(record[name]).flatMap((alert) => alertStation(alert) ?? []))
  return [...places, ...alerts, ...(depth > 0 ? [] : Object.values(record).flatMap((inner) => namedIn(inner, 1)))]
}

/** The station behind the id of an alert, a device or an invitation. */
function ofId(
  { state }: ScopeParts,
  { params, routeOptions }: Pick<FastifyRequest, 'params' | 'routeOptions'>,
): string[] {
  const { url = '' } = routeOptions
  const id = text(params, 'id')
  if (id === undefined) return []
  if (url.includes('/alerts/')) return [alertStation(id) ?? []].flat()
  if (url.includes('/devices/')) return [member(state().devices, id as DeviceId)?.station ?? []].flat()
  if (url.includes('/invitations/')) return [member(state().invitations, id as InvitationId)?.station ?? []].flat()
  return []
}

/** Everybody whom a message goes to, or went to before it is pinned or withdrawn; who only reads it sees their own. */
function ofMessage(
  { index, state }: ScopeParts,
  { method, params, body }: Pick<FastifyRequest, 'method' | 'params' | 'body'>,
): string[] {
  if (method === 'GET') return []
  const id = text(params, 'message')
  const to =
    id === undefined ? (body as { to?: Partial<Recipients> } | null)?.to : member(state().messages, id as MessageId)?.to
  if (to?.k === 'all') return [index.book.room]
  return namedIn(to)
}

function texts(value: unknown): string[] {
  return [value].flat().filter((one) => typeof one === 'string')
}

function text(value: unknown, name: string): string | undefined {
  const found = (value as Record<string, unknown> | null | undefined)?.[name]
  return typeof found === 'string' ? found : undefined
}
