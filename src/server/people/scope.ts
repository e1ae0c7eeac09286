import type { FastifyRequest } from 'fastify'
import type { BookIndex } from '#election/book/index.ts'
import { isInside } from '#election/book/inside.ts'
import type { DeviceId, InvitationId, PlaceCode } from '#election/named.ts'
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
 * what concerns the whole room and names no place. A code that nobody knows is let through: the route refuses it.
 */
export function outsideOf(
  parts: ScopeParts,
  scope: readonly PlaceCode[],
  { params, body, routeOptions }: Pick<FastifyRequest, 'params' | 'body' | 'routeOptions'>,
  wholeOnly: boolean,
): string | undefined {
  if (scope.length === 0) return undefined
  const named = [...namedIn(params), ...namedIn(body), ...ofId(parts, routeOptions.url ?? '', params)]
  if (wholeOnly && named.length === 0) {
    const constituency = text(params, 'constituency') ?? text(body, 'constituency')
    const place = parts.index.book.constituencies.find(({ code }) => code === constituency)?.place
    return place !== undefined && isInside(parts.index, scope, place)
      ? undefined
      : (constituency ?? parts.index.book.room)
  }
  return named.find((code) => !isInside(parts.index, scope, code))
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
function ofId({ state }: ScopeParts, url: string, params: unknown): string[] {
  const id = text(params, 'id')
  if (id === undefined) return []
  if (url.includes('/alerts/')) return [alertStation(id) ?? []].flat()
  if (url.includes('/devices/')) return [member(state().devices, id as DeviceId)?.station ?? []].flat()
  if (url.includes('/invitations/')) return [member(state().invitations, id as InvitationId)?.station ?? []].flat()
  return []
}

function texts(value: unknown): string[] {
  return [value].flat().filter((one) => typeof one === 'string')
}

function text(value: unknown, name: string): string | undefined {
  const found = (value as Record<string, unknown> | null | undefined)?.[name]
  return typeof found === 'string' ? found : undefined
}
