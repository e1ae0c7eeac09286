import type { Messages } from 'messages:room'
import type { Component } from 'svelte'
import type { WallDefinition } from '#room/views/wall.ts'
import type { View } from './address.ts'
import type { Role } from './api.ts'
import type { Frame } from './live/picture.ts'

/** What every screen is given; all else it finds by `useUi()`. */
export interface ScreenProperties {
  readonly definition: WallDefinition
  readonly frame: Frame
}

type Screen = Component<ScreenProperties>

/** A screen of the room beside its wall. */
export interface Place {
  readonly view: View
  readonly name: (m: Messages) => string
  /** Who has it beside those who act. */
  readonly also?: readonly Role[]
  /** Fetched when somebody opens it, so that the wall stays light; its words too, see `ui/words.svelte.ts`. */
  readonly open: () => Promise<{ readonly default: Screen }>
}

/**
 * The screens that exist, in the order of the bar. A new one is its component, its word under `places` in the four
 * catalogues, and one line here:
 * `{ view: 'calls', name: (m) => m.places.calls(), open: () => import('./calls/Calls.svelte') },`
 */
export const PLACES: readonly Place[] = [
  { view: 'queue', name: (m) => m.places.queue(), open: () => import('./work/Queue.svelte') },
  { view: 'calls', name: (m) => m.places.calls(), open: () => import('./calls/Calls.svelte') },
  {
    view: 'incidents',
    name: (m) => m.places.incidents(),
    open: () => import('./incidents/Incidents.svelte'),
    also: ['observer'],
  },
  { view: 'messages', name: (m) => m.places.messages(), open: () => import('./messages-desk/Messages.svelte') },
  { view: 'analysis', name: (m) => m.places.analysis(), open: () => import('./analysis/Analysis.svelte') },
  {
    view: 'readiness',
    name: (m) => m.places.readiness(),
    open: () => import('./readiness/Readiness.svelte'),
    also: ['administrator'],
  },
  { view: 'compose', name: (m) => m.places.compose(), open: () => import('./composed/Composer.svelte') },
]

/** The screens of whoever signed in: those who act have all, a wall has none. */
export function placesFor(role: Role | undefined, mayAct: boolean): readonly Place[] {
  return PLACES.filter(({ also }) => mayAct || (role !== undefined && also?.includes(role)))
}
