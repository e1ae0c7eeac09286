import type { House } from '../house.ts'
import type { App } from '../http/app.ts'
import { AttemptLimit } from '../http/limits.ts'
import type { SessionParts } from '../room/session.ts'
import { account } from './account.ts'
import { administration } from './administration.ts'
import { ownChecklist } from './checklist.ts'
import { devices } from './devices.ts'
import type { Management } from './manage.ts'
import type { OfficeParts } from './parts.ts'
import { press } from './press.ts'
import { signingIn } from './sign-in.ts'

/** Requests of strangers from one address in a minute: passwords are counted by themselves (`lockout.ts`). */
const STRANGERS = 600
const MINUTE_MS = 60_000

/** Every route of the office: coming in, what people do for themselves, and managing people. */
export async function office(
  app: App,
  { store, journal, index }: House,
  sessions: SessionParts,
  clock: Management['clock'],
  portal: string | undefined,
): Promise<void> {
  const parts: OfficeParts = {
    store,
    journal,
    index,
    clock,
    sessions,
    secret: await store.secret('people'),
    test: (await journal.settled()).test,
    strangers: new AttemptLimit(STRANGERS, MINUTE_MS),
  }
  signingIn(app, parts)
  account(app, parts)
  administration(app, parts)
  devices(app, parts)
  ownChecklist(app, parts)
  press(app, parts, portal)
}
