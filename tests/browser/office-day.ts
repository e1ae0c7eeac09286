import type { BrowserContext, Page } from '@playwright/test'
import type { Book } from '#election/book/book.ts'
import { sampleBook } from '#election/book/sample.ts'
import { openHouse } from '#server/house.ts'
import { COMMAND_LINE, invitePerson } from '#server/people/manage.ts'
import { homeOf, type Role } from '#server/room/access.ts'
import { startRoom } from '#server/room/main.ts'
import { type TestRoom, testRoom } from '../integration/server-room.ts'
import { withPasskeys } from './passkeys.ts'

/** A room with its office, before anybody has come in. */
export interface OfficeDay {
  readonly room: TestRoom
  /** Passkeys know names, not addresses of digits. */
  readonly home: string
  /** Invites a person; answers the address that they are given. */
  invitation(role: string, name: string, more?: object): Promise<string>
  /** Invites a person who binds a passkey, in Arabic, in a browser that says yes. */
  cameIn(context: BrowserContext, role: string, name: string, more?: object): Promise<Page>
  close(): Promise<void>
}

/** Everything is a rehearsal unless `test` is false. */
export async function officeDay(changes: Partial<Book> = {}, test = true): Promise<OfficeDay> {
  const room = await testRoom({ ...sampleBook(), ...changes }, test)
  const house = await openHouse(room.options)
  const surface = await startRoom({ ...room.options, addresses: { portal: 'https://portal.example' } })
  const home = `http://localhost:${surface.port}`
  const invitation = async (role: string, name: string, more = {}): Promise<string> => {
    const parts = { store: room.store, journal: house.journal, index: house.index, clock: room.clock }
    const done = await invitePerson(parts, COMMAND_LINE, name, { role, scope: [], ...more })
    if (!done.ok) throw new Error(done.error.code)
    return home + done.value.path
  }
  return {
    room,
    home,
    invitation,
    async cameIn(context, role, name, more) {
      const page = await withPasskeys(context)
      await page.goto(await invitation(role, name, more))
      const bind = page.getByRole('button', { name: 'إنشاء مفتاح المرور' })
      await bind.click()
      // The binding leads to where the role works; a page that is on its way must not be sent elsewhere.
      const work = homeOf(role as Role)
      if (work === '/office') await page.getByRole('button', { name: 'خروج' }).waitFor()
      else await page.waitForURL(`${home}${work}/**`)
      return page
    },
    async close() {
      await surface.close()
      await house.close()
      await room.close()
    },
  }
}
