import type { PersonId } from '#election/named.ts'
import { fail, type Outcome, ok } from '#election/outcome.ts'
import { notificationRefusal, type Refusal } from '#room/refusals.ts'
import type { Subscription } from '#store/notify-subscriptions.ts'
import { hearersOf } from './hearers.ts'
import type { SubscribeParts } from './subscribe.ts'
import { goesTo } from './watcher.ts'

/**
 * Sends a message again that was given up, under its own id and with all its attempts before it; kept with who asked and
 * when. Refused for one that was not given up, for a paused subscription, and where its holder may no longer hear of what
 * it carries. `may` says whose messages the asker may touch.
 */
export async function sendAgain(
  { store, index, messages, now }: SubscribeParts,
  message: string,
  by: PersonId,
  may: (subscription: Subscription) => boolean = () => true,
): Promise<Outcome<void, Refusal>> {
  const { room } = index.book
  const found = await messages.find(room, message)
  const to = found && (await store.subscriptions.find(room, found.subscription))
  if (!found || !to || !may(to)) return fail(notificationRefusal('messageUnknown', { message }))
  if (to.paused !== undefined) return fail(notificationRefusal('receiverPaused'))
  const goes = goesTo(index, hearersOf(await store.people.list(room), now()))
  const hidden = (await messages.eventsOf(room, message)).find((event) => !goes(to, event))
  if (hidden) return fail(notificationRefusal('eventNotYours', { event: hidden.kind }))
  if (!(await messages.again(room, message, by, now()))) return fail(notificationRefusal('notGivenUp', { message }))
  return ok(undefined)
}
