import { mkdir, readdir, readFile, rename, rm, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import type { Digest } from '#election/named.ts'
import { sha256Hex } from '#journal/sha256.ts'
import type { TurnoutVersion } from '#room/views/published.ts'
import { TEMPORARY } from '#store/whole-file.ts'
import { appendDurably, writeFileDurably, writeFolderDurably } from './durable.ts'
import { type Pointer, pointerTo } from './pointer.ts'
import { RETENTION, type Retention, thin } from './retention.ts'
import { json, type Manifest, type Previous, type VersionFiles } from './version.ts'
import { readVersions, VERSIONS_FILE, versionsHeader, versionsLine } from './versions.ts'

export const POINTER_FILE = 'latest.json'

/** The newest version on the shelf. */
export interface Latest extends Previous {
  readonly manifest: Manifest
}

/**
 * The publisher's hand on the folder `data/<book>/`. One publisher at a time. The order of its steps is the safety:
 * first the version whole, then its line in the list, then the pointer; whatever a crash leaves undone is done at the
 * next opening.
 */
export interface Shelf {
  readonly folder: string
  latest(): Latest | undefined
  /** Puts a version on the shelf and the pointer on it. */
  publish(files: VersionFiles, turnout: TurnoutVersion, next: number | undefined): Promise<void>
  /** Says in the pointer that nothing newer was found at `checked` (UTC ms). */
  confirm(checked: number, next: number | undefined): Promise<void>
  /** Drops what need not be kept any more at `now`. */
  thin(now: number): Promise<void>
}

/** Opens the shelf, finishing what a crash left undone. Creates the folder. */
export async function openShelf(folder: string, retention: Retention = RETENTION): Promise<Shelf> {
  await mkdir(folder, { recursive: true })
  for (const name of await readdir(folder)) {
    if (name.startsWith(TEMPORARY)) await rm(join(folder, name), { recursive: true, force: true })
  }
  const list = join(folder, VERSIONS_FILE)
  const published = new Map(
    readVersions(await completeLines(list, versionsHeader())).map((row) => [row.version, row.published]),
  )
  const onDisk = await versionsIn(folder)
  for (const version of onDisk) {
    if (published.has(version)) continue
    const found = await readVersion(folder, version)
    await appendDurably(list, versionsLine(found))
    published.set(version, Date.parse(found.manifest.published_at))
  }
  const kept = onDisk.map((version) => ({ version, published: published.get(version) ?? 0 }))
  const newest = onDisk.at(-1)
  let latest = newest === undefined ? undefined : await readVersion(folder, newest)
  const squeezed = new Set<number>()

  const point = async (checked: number, next: number | undefined): Promise<void> => {
    if (!latest) return
    const pointer: Pointer = pointerTo(latest.manifest, latest.manifestDigest, checked, next)
    await writeFileDurably(join(folder, POINTER_FILE), json(pointer))
  }

  return {
    folder,
    latest: () => latest,
    confirm: point,
    async publish(files, turnout, next) {
      const { manifest, manifestDigest } = files
      await writeFolderDurably(join(folder, String(manifest.version)), files.files)
      const found: Latest = { manifest, manifestDigest, turnout }
      await appendDurably(list, versionsLine(found))
      latest = found
      kept.push({ version: manifest.version, published: Date.parse(manifest.published_at) })
      await point(Date.parse(manifest.published_at), next)
    },
    async thin(now) {
      const { remove, squeeze } = thin(kept, now, retention)
      for (const version of remove) {
        const gone = join(folder, `${TEMPORARY}${version}`)
        await rename(join(folder, String(version)), gone)
        await rm(gone, { recursive: true, force: true })
        kept.splice(
          kept.findIndex((row) => row.version === version),
          1,
        )
      }
      for (const version of squeeze) {
        if (squeezed.has(version)) continue
        await keepCompressed(join(folder, String(version)))
        squeezed.add(version)
      }
    },
  }
}

/** Reads a version that is on the shelf, as the next one needs it. Throws when its files are not those of its manifest. */
export async function readVersion(folder: string, version: number): Promise<Latest> {
  const at = join(folder, String(version))
  const text = await readText(join(at, 'index.json'))
  const manifest = JSON.parse(text) as Manifest
  const turnout = await readText(join(at, 'turnout.json'))
  const listed = manifest.files.find((file) => file.name === 'turnout.json')
  if (listed?.sha256 !== sha256Hex(turnout)) throw new Error(`${at}/turnout.json is not the file of its manifest`)
  return { manifest, manifestDigest: sha256Hex(text) as Digest, turnout: JSON.parse(turnout) as TurnoutVersion }
}

/** A published text file, from its plain or its compressed form. */
export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (!isMissing(error)) throw error
    const { gunzipSync } = await import('node:zlib')
    return gunzipSync(await readFile(`${path}.gz`)).toString('utf8')
  }
}

/** Of files that are there plain and compressed, keeps the compressed. */
export async function keepCompressed(folder: string): Promise<void> {
  const names = new Set(await readdir(folder))
  for (const name of names) if (names.has(`${name}.gz`)) await rm(join(folder, name))
}

/** Numbers of the versions that lie in a folder, ascending. */
export async function versionsIn(folder: string): Promise<number[]> {
  return (await readdir(folder))
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .sort((a, b) => a - b)
}

/** The text of a list as far as its lines are whole; a line cut short is cut off. Writes the header of a new list. */
export async function completeLines(path: string, header: string): Promise<string> {
  const bytes = await readFile(path).catch((error: unknown) => {
    if (isMissing(error)) return Buffer.alloc(0)
    throw error
  })
  const end = bytes.lastIndexOf('\r\n') + 2
  if (end < 2) {
    await writeFileDurably(path, header)
    return header
  }
  if (end < bytes.length) await truncate(path, end)
  return bytes.toString('utf8', 0, end)
}

export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
