import type { WallDefinition } from '#room/views/wall.ts'
import type { WorkTopic } from '#room/work/queue.ts'
import { isolate } from '../../ui/number.ts'
import { alertWords } from '../parts/words.ts'
import type { Ui } from '../ui.svelte.ts'
import type { Desk } from './desk.svelte.ts'

/**
 * A trouble in words: the station's and what to do, or how many stations of which commune have the same. Where the figures
 * differ from station to station, those of the oldest are said to be of that one.
 */
export function topicWords(ui: Ui, desk: Desk, definition: WallDefinition, { items, commune }: WorkTopic): string {
  const [first] = items
  if (!first) return ''
  const words = alertWords(first.alert, ui.language)
  if (items.length === 1) return `${desk.station(definition, first.alert.station)} — ${words}`
  const many = { commune: ui.place(definition, commune), n: isolate(String(items.length)), words }
  if (isSaidAlike(items)) return desk.m.queue.many(many)
  return desk.m.queue.among({ ...many, station: desk.station(definition, first.alert.station) })
}

/** Whether all stations of a trouble would be told the same words. */
export function isSaidAlike(items: WorkTopic['items']): boolean {
  const [first, ...rest] = items.map(({ alert }) => JSON.stringify(alert.parameters))
  return rest.every((said) => said === first)
}
