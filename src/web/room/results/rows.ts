import { MediaQuery } from 'svelte/reactivity'

/** Where the whole view stands on one screen; below it the page scrolls, as on a phone. Same as `ui/Shell.svelte`. */
const ONE_SCREEN = '(min-width: 900px) and (min-height: 500px)'

/** Whether everything must fit on the screen as it is now. */
export function oneScreen(): MediaQuery {
  return new MediaQuery(ONE_SCREEN)
}

/** How many rows of `row` pixels stand in `height` pixels under a head of `head` pixels; one at least. */
export function rowsThatFit(height: number, row: number, head = 0): number {
  return Math.max(1, Math.floor((height - head) / row))
}

/** `all` in columns of at most `rows`, filled one after the other, as equal as can be, at most `most` columns. */
export function inColumns<T>(all: readonly T[], rows: number, most: number): (readonly T[])[] {
  const columns = Math.max(1, Math.min(most, Math.ceil(all.length / rows)))
  const each = Math.min(rows, Math.ceil(all.length / columns))
  return Array.from({ length: columns }, (_, at) => all.slice(at * each, (at + 1) * each)).filter(
    (column, at) => at === 0 || column.length > 0,
  )
}
