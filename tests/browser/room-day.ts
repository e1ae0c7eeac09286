import type { BrowserContext, Page } from '@playwright/test'
import type { Book } from '#election/book/book.ts'
import type { Instant } from '#election/named.ts'
import { OPENING_CHECKS } from '#room/readiness/opening-checks.ts'
import { type House, openHouse } from '#server/house.ts'
import { startIntake } from '#server/intake/main.ts'
import { createLink } from '#server/links.ts'
import type { Role } from '#server/room/access.ts'
import { startRoom } from '#server/room/main.ts'
import type { Surface } from '#server/surface.ts'
import { type Answered, enrolKey, RawPhone } from '../integration/server-phone.ts'
import { freshSigner, invite, ownPort, type TestRoom, testRoom } from '../integration/server-room.ts'
import { arrive } from './arrive.ts'

/** A day with the real intake and the real room on a real PostgreSQL, for the wall in a browser. */
export interface RoomDay {
  readonly room: TestRoom
  readonly address: string
  readonly intake: string
  /** What the surfaces stand on, for acts that no screen is needed for. */
  readonly house: House
  /** An enrolled phone of a station. */
  phone(station: string): Promise<RawPhone>
  /** Opens a station at an instant and counts voters there, as one submission. */
  open(station: string, voters: number, at: Instant): Promise<RawPhone>
  /** Enrols a fresh key by a code from the screen. */
  enrol(code: string): Promise<Answered>
  /** Signs a browser in by a link, as a person does. */
  enter(context: BrowserContext, role: Role, fragment?: string): Promise<Page>
  /** The room's server goes away and comes back at the same address. */
  stop(): Promise<void>
  start(): Promise<void>
  close(): Promise<void>
}

export async function roomDay(book: Partial<Book> = {}): Promise<RoomDay> {
  const room = await testRoom(book)
  const house: House = await openHouse(room.options)
  const intake: Surface = await startIntake(room.options)
  const options = { ...room.options, addresses: { intake: intake.address } }
  let surface: Surface | undefined = await startRoom({ ...options, port: ownPort() })
  const { port, address } = surface
  room.at(9)

  const phone = async (station: string): Promise<RawPhone> => {
    const { code } = await invite(room, house.journal, station)
    const signer = freshSigner()
    return new RawPhone(intake.address, signer, (await enrolKey(intake.address, code, signer)).body)
  }
  const stop = async (): Promise<void> => {
    await surface?.close()
    surface = undefined
  }
  return {
    room,
    address,
    intake: intake.address,
    house,
    phone,
    stop,
    async open(station, voters, at) {
      const one = await phone(station)
      one.say(at, { k: 'opened', members: MEMBERS, checks: [...OPENING_CHECKS] }).ticks(at, voters)
      const answer = await one.sendFrom(1, at)
      if (answer.status !== 200) throw new Error(`the intake answered ${JSON.stringify(answer.body)}`)
      return one
    },
    enrol: (code) => enrolKey(intake.address, code, freshSigner()),
    async enter(context, role, fragment = '') {
      const { path } = await createLink(room.store, { room: room.book.room, role })
      const page = await context.newPage()
      await page.goto(`${address}${path}`)
      await page.waitForURL(`${address}/room/`)
      await page.locator('#figures').waitFor()
      if (fragment !== '') await arrive(page, `${address}/room/#${fragment}`)
      await page.locator('#figures').waitFor()
      return page
    },
    async start() {
      surface = await startRoom({ ...options, port, fixedPort: true })
    },
    async close() {
      await stop()
      await intake.close()
      await house.close()
      await room.close()
    },
  }
}

const MEMBERS = { president: true, assessors: 3, substitutes: 1, representatives: 2 }
