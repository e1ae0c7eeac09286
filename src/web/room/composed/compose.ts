import type { Messages } from 'messages:room.composed'
import type { WallDefinition } from '#room/views/wall.ts'
import { type Address, type PanelPage, writeAddress, writePanels } from '../address.ts'
import type { Frame } from '../live/picture.ts'

/** What every panel is given: one place of the room as it stands now, and words. */
export interface PanelProperties {
  readonly definition: WallDefinition
  readonly frame: Frame
  readonly place: number
  readonly m: Messages
}

/** What the composer holds while somebody works at it. */
export type Composition = Pick<Address, 'language' | 'theme' | 'place'> & {
  readonly pages: readonly PanelPage[]
  /** Seconds a page; absent: pages are turned by hand. */
  readonly rotate?: number | undefined
}

/** The fragment of a composed wall; undefined while no panel is chosen. */
export function composedAddress({ pages, rotate, ...rest }: Composition): string | undefined {
  const panels = pages.filter((page) => page.length > 0)
  if (panels.length === 0) return undefined
  const rotates = rotate !== undefined && panels.length > 1 ? { rotate } : {}
  return writeAddress({ map: 'circles', cells: 'cells', ...rest, panels, ...rotates })
}

/** The command that prints a link for a screen that nobody touches, with the same view. */
export function kioskCommand({ pages, rotate, language, theme, place }: Composition): string {
  const panels = pages.filter((page) => page.length > 0)
  const option = (name: string, value: string | number | undefined) =>
    value === undefined ? '' : ` --${name} ${value}`
  return [
    './sunduq access create --role wall',
    option('panels', `'${writePanels(panels)}'`),
    option('place', place),
    option('lang', language),
    option('theme', theme),
    option('rotate', panels.length > 1 ? rotate : undefined),
  ].join('')
}
