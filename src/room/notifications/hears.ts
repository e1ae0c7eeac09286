import type { Book } from '#election/book/book.ts'
import type { BookIndex } from '#election/book/index.ts'
import { isInside } from '#election/book/inside.ts'
import { type PlaceCode, unreachable } from '#election/named.ts'
import type { Severity } from '../alerts/alert.ts'
import type { Audience } from '../gate.ts'
import { workPolicy } from '../work/policy.ts'
import { EVENT_KINDS, type EventKind, type RoomEvent } from './event.ts'

/** Whoever a message goes to: what they may see, and where; no places are the whole room. */
export interface Hearer {
  readonly audience: Audience
  readonly scope: readonly PlaceCode[]
}

/** What somebody asked to hear of. */
export interface Wish {
  readonly events: readonly EventKind[]
  /** None: everything that the hearer may hear of. */
  readonly places: readonly PlaceCode[]
  /** Least severity of alerts: `amber` is all of them. */
  readonly severity: Severity
}

/** Whether an audience may be told of a kind of event, by what it may see on the room's screens. */
function mayHear(book: Pick<Book, 'work'>, audience: Audience, kind: EventKind): boolean {
  switch (kind) {
    case 'alert-raised':
    case 'alert-escalated':
      return audience === 'room' || audience === 'wall'
    case 'incident-escalated':
      return audience === 'room'
    case 'incident-confirmed':
    case 'incident-closed':
      return audience === 'room' || (audience === 'observer' && workPolicy(book).observersSeeIncidents)
    case 'turnout-published':
    case 'office-closed':
    case 'result-released':
    case 'result-withdrawn':
    case 'result-proclaimed':
    case 'result-amended':
      return true
    default:
      return unreachable(kind)
  }
}

/** Whether everybody may hear of a kind: it is then looked for behind the gate, in what the public may see. */
export function isPublic(kind: EventKind): boolean {
  return mayHear({}, 'public', kind)
}

/** Every kind that an audience may be told of. */
export function kindsFor(book: Pick<Book, 'work'>, audience: Audience): EventKind[] {
  return EVENT_KINDS.filter((kind) => mayHear(book, audience, kind))
}

/** Whether an event goes to somebody: they asked for it, and may still hear of it there. */
export function hears(index: BookIndex, { audience, scope }: Hearer, wish: Wish, event: RoomEvent): boolean {
  if (!wish.events.includes(event.kind) || !mayHear(index.book, audience, event.kind)) return false
  if (wish.severity === 'red' && 'severity' in event && event.severity !== 'red') return false
  const places = wish.places.length === 0 ? scope : wish.places.filter((place) => isInside(index, scope, place))
  // All places that were asked for have been taken out of the hearer's hands.
  if (places.length === 0 && (wish.places.length > 0 || scope.length > 0)) return false
  return concerns(index, places, event)
}

function concerns(index: BookIndex, places: readonly PlaceCode[], event: RoomEvent): boolean {
  switch (event.kind) {
    case 'turnout-published':
      // Each place has a figure of its own: nobody wants those of everything below.
      return places.length === 0 ? event.place === index.book.room : places.includes(event.place)
    case 'result-released':
    case 'result-withdrawn':
    case 'result-proclaimed':
    case 'result-amended':
      // A contest of the province is decided in each of its communes too.
      return isInside(index, places, event.place) || places.some((place) => isInside(index, [event.place], place))
    case 'alert-raised':
    case 'alert-escalated':
    case 'incident-confirmed':
    case 'incident-escalated':
    case 'incident-closed':
    case 'office-closed':
      return isInside(index, places, event.place)
    default:
      return unreachable(event)
  }
}
