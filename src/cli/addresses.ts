import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PlaceCode } from '#election/named.ts'
import type { Ports } from '#server/serve.ts'
import type { SurfaceName } from '#server/surface.ts'

type Addresses = Partial<Record<SurfaceName, string>>

/** Where the surfaces that run now can be reached. */
const ADDRESSES = 'addresses.json'
/** Where the surfaces could be reached when they last ran. */
const LAST = 'last-addresses.json'
/** The room whose folder it is. */
const ROOM = 'room.json'
/** At which ports the surfaces of this folder have been reached since their first start. */
const PORTS = 'ports.json'

/**
 * Writes down where a running `serve` can be reached: other commands print links with it. Surfaces that another `serve`
 * runs on the same folder stay. What is returned takes these out again.
 */
export async function keepAddresses(folder: string, addresses: Addresses): Promise<() => Promise<void>> {
  await keep(folder, ADDRESSES, { ...(await keptAddresses(folder)), ...addresses })
  await keep(folder, LAST, { ...(await lastAddresses(folder)), ...addresses })
  return async () => {
    const others = Object.entries(await keptAddresses(folder)).filter(
      ([name, address]) => addresses[name as SurfaceName] !== address,
    )
    if (others.length > 0) await keep(folder, ADDRESSES, Object.fromEntries(others))
    else await rm(join(folder, ADDRESSES), { force: true })
  }
}

/**
 * Makes the folder the room's own at its first start, and answers whose it is. Ports, addresses and published files lie
 * in it by surface: with a second room in it the portal of one would show the other's figures.
 */
export async function roomOfFolder(folder: string, room: PlaceCode): Promise<PlaceCode> {
  const { room: owner } = await kept<{ room?: PlaceCode }>(folder, ROOM)
  if (owner === undefined) await keep(folder, ROOM, { room })
  return owner ?? room
}

/** The addresses that a running `serve` left; empty when none runs. */
export function keptAddresses(folder: string): Promise<Addresses> {
  return kept(folder, ADDRESSES)
}

/** The addresses of each surface's last run, whether it goes on or not; empty before the first. */
export function lastAddresses(folder: string): Promise<Addresses> {
  return kept(folder, LAST)
}

/**
 * Keeps the ports of a start for the next ones. A port that was kept before stays, also where it was taken this time:
 * phones were enrolled there, and an app in a browser is bound to its address. `chosen` are ports that somebody named,
 * and these are kept from now on.
 */
export async function keepPorts(folder: string, used: Ports, chosen: Ports): Promise<void> {
  await keep(folder, PORTS, { ...used, ...(await keptPorts(folder)), ...chosen })
}

/** The ports of earlier starts; empty before the first. */
export function keptPorts(folder: string): Promise<Ports> {
  return kept(folder, PORTS)
}

async function keep(folder: string, name: string, value: unknown): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, name), JSON.stringify(value))
}

async function kept<T extends object>(folder: string, name: string): Promise<T> {
  try {
    return JSON.parse(await readFile(join(folder, name), 'utf8')) as T
  } catch {
    return {} as T
  }
}
