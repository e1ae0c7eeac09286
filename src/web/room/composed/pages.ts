import type { WallDefinition } from '#room/views/wall.ts'
import type { Panel, PanelPage } from '../address.ts'

/** How a page's panels stand on a wide screen; an odd one out gives the first panel the full height. */
export interface Grid {
  readonly columns: number
  readonly rows: number
  readonly firstTall: boolean
}

export function gridOf(page: PanelPage): Grid {
  const count = page.length
  if (count <= 1) return { columns: 1, rows: 1, firstTall: false }
  if (count === 2) return { columns: 2, rows: 1, firstTall: false }
  return { columns: Math.ceil(count / 2), rows: 2, firstTall: count % 2 === 1 }
}

/** Page after or before, round and round. */
export function turned(at: number, by: number, pages: number): number {
  return (((at + by) % pages) + pages) % pages
}

/** A panel that can say something of a place: a map needs communes under it, and a list of them does too. */
export function panelFor(panel: Panel, definition: WallDefinition, place: number): Panel {
  const kind = definition.places[place]?.kind
  return panel === 'map' && (kind === 'commune' || kind === 'office') ? 'communes' : panel
}
