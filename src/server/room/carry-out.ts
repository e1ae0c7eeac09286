import type { Instant } from '#election/named.ts'
import { type Outcome, ok } from '#election/outcome.ts'
import type { Act } from '#room/act.ts'
import type { Refusal } from '#room/refusals.ts'
import type { Done } from '#room/views/desk.ts'
import type { House } from '../house.ts'

/** Does an act of a person, which always leaves an entry; answers its place in the journal, or why not. */
export async function carryOut(
  { house }: { readonly house: House },
  act: Act,
  now: Instant,
): Promise<Outcome<Done, Refusal>> {
  const done = await house.journal.act(act, now)
  if (!done.ok) return done
  const { position, at } = done.value
  if (position === undefined) throw new Error(`${act.type} appended nothing`)
  return ok({ position, at })
}
