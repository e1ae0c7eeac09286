import { LANGUAGES } from '#election/languages.ts'
import type { PlaceCode } from '#election/named.ts'
import { PANELS, ROTATE_SECONDS, readAddress, THEMES, writeAddress } from '#web/room/address.ts'
import { type Arguments, UsageError } from './command.ts'

/** Options that say what a wall's link opens with. */
export const WALL_VIEW_OPTIONS = {
  panels: { type: 'text' },
  place: { type: 'text' },
  lang: { type: 'text' },
  theme: { type: 'text' },
  rotate: { type: 'text' },
} as const

/** What `--help` says about them. */
export const WALL_VIEW_HELP = `      --panels LIST       what the wall shows: ${PANELS.join(',')};
                          pages are parted by a semicolon: 'turnout,map;cells,alerts'
      --place CODE        of which place it shows that (the whole room)
      --lang CODE         ${LANGUAGES.join(', ')}
      --theme THEME       ${THEMES.join(' or ')}
      --rotate SECONDS    turns the pages, ${ROTATE_SECONDS.least} to ${ROTATE_SECONDS.most} seconds each`

/** The fragment of the room's address that opens with this view; empty when nothing was asked for. */
export function wallView(given: Arguments): string {
  const panels = given.text('panels')
  const language = oneOf(given, 'lang', LANGUAGES)
  const theme = oneOf(given, 'theme', THEMES)
  const rotate = given.whole('rotate', ROTATE_SECONDS.least, ROTATE_SECONDS.most)
  const place = given.text('place') as PlaceCode | undefined
  if (panels !== undefined) {
    for (const name of panels.split(/[,;]/).map((one) => one.trim())) {
      if (!PANELS.some((panel) => panel === name))
        throw new UsageError('wrongValue', { name: '--panels', value: name, wanted: PANELS.join(', ') })
    }
  }
  const parts = new URLSearchParams()
  if (panels !== undefined) parts.set('panels', panels)
  if (rotate !== undefined) parts.set('rotate', String(rotate))
  const fragment = writeAddress({
    ...readAddress(parts.toString()),
    ...(language ? { language } : {}),
    ...(theme === 'dark' ? { theme } : {}),
    ...(place ? { place } : {}),
  })
  return fragment === '#' ? '' : fragment
}

function oneOf<T extends string>(given: Arguments, name: string, known: readonly T[]): T | undefined {
  const value = given.text(name)
  const found = known.find((one) => one === value)
  if (value !== undefined && found === undefined)
    throw new UsageError('wrongValue', { name: `--${name}`, value, wanted: known.join(', ') })
  return found
}
