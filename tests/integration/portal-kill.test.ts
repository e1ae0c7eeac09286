import { type ChildProcess, fork } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import type { Count } from '#election/named.ts'
import { sha256Hex } from '#journal/sha256.ts'
import { smallBook } from '#room/testing/book.ts'
import type { TurnoutVersion } from '#room/views/published.ts'
import { conformanceFaults } from '#server/portal/conformance.ts'
import type { Pointer } from '#server/portal/pointer.ts'
import { readVersions } from '#server/portal/versions.ts'
import { publishedRoom, versionFiles } from './portal-room.ts'

const KILLS = 10

const isTemporary = (name: string): boolean => name.startsWith('.tmp-')
const pointerAt = (shelf: string): number => {
  const path = join(shelf, 'latest.json')
  return existsSync(path) ? statSync(path).mtimeMs : 0
}

/** Holds a process while something is true; it goes on where it was not held in time. */
async function inTheMiddle(child: ChildProcess, holds: () => boolean): Promise<void> {
  for (;;) {
    while (!holds()) await pause(0)
    child.kill('SIGSTOP')
    if (holds()) return
    child.kill('SIGCONT')
  }
}

it(`has a valid pointer after each of ${KILLS} kills in the middle of publishing, and goes on from there`, async () => {
  // So many registered that no station is ever full.
  const stations = smallBook().stations.map((station) => ({ ...station, registered: 1_000_000 as Count }))
  const room = await publishedRoom({ stations })
  // Entries come all the while, so that every moment of a publication is hit by some kill.
  let voting = true
  let minute = 0
  const votes = (async () => {
    // Within one hour of the room's time, however slow the machine: older versions would be thinned out.
    while (voting) await room.vote(minute % 4, 8, Math.min(45, Math.floor(minute++ / 20)))
  })()
  const published = new Map<string, string>()
  const leftovers = new Set<string>()
  let versions = 0
  for (let kill = 0; kill < KILLS; kill++) {
    const child = fork(join(import.meta.dirname, 'portal-child.ts'), [room.folder, room.book.room], { execArgv: [] })
    const ended = new Promise((resolve) => child.once('exit', resolve))
    await new Promise((resolve) => child.once('message', resolve))
    const before = pointerAt(room.shelf)
    while (pointerAt(room.shelf) === before) await pause(5)
    // Half of the kills fall into the writing of a version, the others anywhere.
    if (kill % 2 === 0) await inTheMiddle(child, () => readdirSync(room.shelf).some(isTemporary))
    else await pause((kill * 37) % 90)
    child.kill('SIGKILL')
    await ended
    for (const name of readdirSync(room.shelf).filter(isTemporary)) leftovers.add(name)
    const pointer = room.json<Pointer>('latest.json')
    const files = versionFiles(room.shelf, pointer.version)
    expect(sha256Hex(files.get('index.json') ?? '')).toBe(pointer.manifest_sha256)
    expect(conformanceFaults(files)).toEqual([])
    // A figure that was once published keeps its time, whoever publishes after the kill.
    for (const row of room.json<TurnoutVersion>(`${pointer.version}/turnout.json`).stations) {
      const figure = `${row.station_code} ${row.voters} ${row.status}`
      expect(published.get(figure) ?? row.published_at).toBe(row.published_at)
      published.set(figure, row.published_at)
    }
    versions = Math.max(versions, pointer.version)
  }
  voting = false
  await votes
  const { publisher, close } = await room.publisher()
  await publisher.flush()
  const listed = readVersions(readFileSync(join(room.shelf, 'versions.csv'), 'utf8')).map(({ version }) => version)
  expect(listed).toEqual([...new Set(listed)].sort((a, b) => a - b))
  const onDisk = readdirSync(room.shelf).filter((name) => /^\d+$/.test(name))
  expect(onDisk.map(Number).sort((a, b) => a - b)).toEqual(listed)
  expect(readdirSync(room.shelf).filter(isTemporary)).toEqual([])
  expect(versions).toBeGreaterThan(0)
  expect(leftovers.size).toBeGreaterThan(0)
  const turnout = room.json<TurnoutVersion>(`${room.json<Pointer>('latest.json').version}/turnout.json`)
  expect(turnout.places[0]?.voters).toBe(room.phones.reduce((sum, phone) => sum + phone.last - 1, 0))
  await close()
  await room.close()
})
