import type { Instant } from '#election/named.ts'
import { ok } from '#election/outcome.ts'
import { instantOf } from '#election/time.ts'
import { standing } from '#room/count/gate.ts'
import { nextHorizon } from '#room/gate.ts'
import { answer } from '../http/answer.ts'
import type { App } from '../http/app.ts'
import { POINTER_FILE } from '../portal/shelf.ts'
import { whoOf } from './account.ts'
import type { OfficeParts } from './parts.ts'

/**
 * What accredited media work from: where the published figures are, when the next ones come, and which results two people
 * have released. Everything in it is public; an account adds the card and its dates.
 */
export function press(app: App, parts: OfficeParts, portal: string | undefined): void {
  const { store, journal, index, clock } = parts
  const { book } = index
  app.get('/office/api/press', async (request, reply) => {
    await journal.catchUp()
    const state = await journal.settled()
    const now = Math.max(clock.now(), state.at) as Instant
    const own = await store.people.find(journal.room, whoOf(request).person)
    const { turnout } = book.publication
    const next = nextHorizon(book, 'public', now)
    return answer(
      request,
      reply,
      ok({
        now,
        ...(portal !== undefined && { portal: `${portal}/`, files: `${portal}/data/${book.id}/${POINTER_FILE}` }),
        ...(own?.accreditation !== undefined && { accreditation: own.accreditation }),
        ...(own?.starts !== undefined && { starts: own.starts }),
        ...(own?.ends !== undefined && { ends: own.ends }),
        closes: instantOf(book.hours.closes, book),
        slots: turnout.mode === 'slots' ? turnout.slots.map((slot) => instantOf(slot, book)) : [],
        ...(next !== undefined && { next }),
        contests: book.contests.map(({ id, names }) => {
          const release = standing(state.count, id)
          return { id, names, ...(release?.confirmed && { released: release.confirmed.at, level: release.level }) }
        }),
        proclaimedBy: book.publication.proclaimedBy,
      }),
    )
  })
}
