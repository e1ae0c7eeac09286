import type { BookIndex } from '#election/book/index.ts'
import type { Digest, Instant } from '#election/named.ts'
import { reaches, resultsView } from '../count/gate.ts'
import type { Audience } from '../gate.ts'
import type { RoomState } from '../state.ts'
import { isTold } from './station-sheet.ts'

/**
 * Whether an audience may see a photo. One of an incident is the room's; one of a signed sheet shows its figures, so it
 * follows the release of its contest; one that nothing counted names is nobody's.
 */
export function maySeePhoto(
  index: BookIndex,
  state: RoomState,
  audience: Extract<Audience, 'room' | 'wall'>,
  digest: Digest,
  now: Instant,
): boolean {
  const sheets = Object.values(state.count.forms).flatMap((form) =>
    [...form.earlier, form.first, form.second, form.waiting]
      .filter((typed) => typed !== undefined)
      .filter(({ photo }) => photo === digest)
      .map((typed) => ({ form, typed })),
  )
  if (sheets.length === 0) {
    return Object.values(state.stations).some(({ incidents }) => incidents.some(({ photo }) => photo === digest))
  }
  return sheets.every(({ form, typed }) => {
    const constituency = index.constituenciesOf(form.station).find(({ code }) => code === form.constituency)
    if (!constituency) return false
    const view = resultsView(index, state.count, audience, constituency.contest, now)
    return reaches(index, view, 'station') && isTold(form, typed)
  })
}
