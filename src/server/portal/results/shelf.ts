import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Digest } from '#election/named.ts'
import { sha256Hex } from '#journal/sha256.ts'
import type { ResultsVersion } from '#room/views/results.ts'
import { TEMPORARY } from '#store/whole-file.ts'
import { appendDurably, writeFileDurably, writeFolderDurably } from '../durable.ts'
import { completeLines, isMissing, keepCompressed, POINTER_FILE, readText, versionsIn } from '../shelf.ts'
import { json } from '../version.ts'
import type { ResultsManifest, resultFiles, ShelvedResults } from './version.ts'
import { RESULT_VERSIONS_FILE, readResultVersions, resultVersionsHeader, resultVersionsLine } from './versions.ts'

/** So many newest versions keep their uncompressed files beside the compressed ones. */
const PLAIN = 10

/** The openings of a contest that are public, one JSON object a line. */
export const OPENINGS_FILE = 'openings.jsonl'
/** Photos of signed sheets, each under its SHA-256. */
export const PHOTOS_FOLDER = 'photos'

/** The content of a contest's `latest.json`. */
export interface ResultsPointer {
  readonly status: ResultsVersion['status']
  readonly format: 'sunduq-results-pointer/1'
  readonly book: string
  /** Whether a rehearsal made this: then nothing in here is an election. */
  readonly is_test: boolean
  readonly contest: string
  readonly version: number
  readonly published_at: string
  readonly withdrawn: ResultsVersion['withdrawn']
  /** Address of the manifest, relative to this file. */
  readonly manifest: string
  readonly manifest_sha256: Digest
}

/** A version on the shelf and the release that it was published under. */
interface Kept {
  readonly version: number
  readonly release: string
  readonly digest: string
  squeezed?: true
}

/**
 * The publisher's hand on `data/<book>/results/<contest>/`. First the version whole, then its line in the list, then the
 * pointer; whatever a crash leaves undone is done at the next opening. Every version stays, but those of a withdrawn
 * release are moved to `withheld`, outside of what is served: no web server in front can show them by mistake.
 */
export class ContestShelf {
  readonly #folder: string
  readonly #withheld: string
  /** Versions on the shelf with their release, ascending. */
  readonly #kept: Kept[]
  #latest: ShelvedResults | undefined

  private constructor(folder: string, withheld: string, kept: Kept[], latest: ShelvedResults | undefined) {
    this.#folder = folder
    this.#withheld = withheld
    this.#kept = kept
    this.#latest = latest
  }

  static async open(folder: string, withheld: string): Promise<ContestShelf> {
    const found = await readdir(folder).catch((error: unknown) => {
      if (isMissing(error)) return undefined
      throw error
    })
    if (!found) return new ContestShelf(folder, withheld, [], undefined)
    for (const name of found) {
      if (name.startsWith(TEMPORARY)) await rm(join(folder, name), { recursive: true, force: true })
    }
    const list = join(folder, RESULT_VERSIONS_FILE)
    const lines = readResultVersions(await completeLines(list, resultVersionsHeader()))
    const listed = new Map(lines.map((row) => [Number(row.version), keptOf(row)]))
    for (const version of await versionsIn(folder)) {
      if (listed.has(version)) continue
      const shelved = await readShelved(join(folder, String(version)))
      await appendDurably(list, resultVersionsLine(shelved))
      listed.set(version, keptAs(shelved))
    }
    const there = new Set(await versionsIn(folder))
    const kept = [...listed.values()].filter(({ version }) => there.has(version))
    // The newest version may be withheld: its release was withdrawn and the kill came before the next version.
    const newest = [...listed.values()].at(-1)
    const at =
      newest && (there.has(newest.version) ? join(folder, String(newest.version)) : join(withheld, nameOf(newest)))
    return new ContestShelf(folder, withheld, kept, at === undefined ? undefined : await readShelved(at))
  }

  latest(): ShelvedResults | undefined {
    return this.#latest
  }

  async publish({ files, ...shelved }: ReturnType<typeof resultFiles>): Promise<void> {
    const { manifest } = shelved
    await mkdir(this.#folder, { recursive: true })
    await completeLines(join(this.#folder, RESULT_VERSIONS_FILE), resultVersionsHeader())
    await writeFolderDurably(join(this.#folder, String(manifest.version)), files)
    await appendDurably(join(this.#folder, RESULT_VERSIONS_FILE), resultVersionsLine(shelved))
    this.#latest = shelved
    this.#kept.push(keptAs(shelved))
    await this.#point(manifest, shelved.manifestDigest)
    for (const one of this.#kept.slice(0, -PLAIN)) {
      if (one.squeezed) continue
      await keepCompressed(join(this.#folder, String(one.version)))
      one.squeezed = true
    }
  }

  /** Takes every version of these releases off the shelf, and with them openings and photos. Harmless when done again. */
  async shut(releases: ReadonlySet<string>): Promise<void> {
    const shut = this.#kept.filter(({ release }) => releases.has(release))
    if (shut.length === 0) return
    await mkdir(this.#withheld, { recursive: true })
    for (const name of [OPENINGS_FILE, PHOTOS_FOLDER]) {
      await rm(join(this.#folder, name), { recursive: true, force: true })
    }
    for (const one of shut) {
      await rename(join(this.#folder, String(one.version)), join(this.#withheld, nameOf(one)))
      this.#kept.splice(this.#kept.indexOf(one), 1)
    }
  }

  /** Puts the openings beside the versions; an opening never changes, there only come more. */
  async putOpenings(text: string): Promise<void> {
    const path = join(this.#folder, OPENINGS_FILE)
    const before = await readText(path).catch((error: unknown) => {
      if (isMissing(error)) return ''
      throw error
    })
    if (before !== text) await writeFileDurably(path, text)
  }

  async hasPhoto(digest: string): Promise<boolean> {
    return stat(join(this.#folder, PHOTOS_FOLDER, digest)).then(
      () => true,
      () => false,
    )
  }

  async putPhoto(digest: string, bytes: Uint8Array): Promise<void> {
    await writeFileDurably(join(this.#folder, PHOTOS_FOLDER, digest), bytes)
  }

  async #point(manifest: ResultsManifest, digest: Digest): Promise<void> {
    const { status, book, is_test, contest, version, published_at, withdrawn } = manifest
    const pointer: ResultsPointer = {
      ...{ status, format: 'sunduq-results-pointer/1', book, is_test, contest, version, published_at, withdrawn },
      manifest: `${version}/index.json`,
      manifest_sha256: digest,
    }
    await writeFileDurably(join(this.#folder, POINTER_FILE), json(pointer))
  }
}

function keptAs({ manifest, manifestDigest }: ShelvedResults): Kept {
  return { version: manifest.version, release: manifest.release?.id ?? '', digest: manifestDigest }
}

function keptOf(line: Readonly<Record<string, string>>): Kept {
  return { version: Number(line.version), release: line.release ?? '', digest: line.manifest_sha256 ?? '' }
}

/** Where a version is withheld: under its hash too, because another journal's may have the same number. */
function nameOf({ version, digest }: Kept): string {
  return `${version}-${digest.slice(0, 16)}`
}

/** Reads a version of a contest out of its folder. Throws when its files are not those of its manifest. */
export async function readShelved(at: string): Promise<ShelvedResults> {
  const text = await readText(join(at, 'index.json'))
  const manifest = JSON.parse(text) as ResultsManifest
  const results = await readText(join(at, 'results.json'))
  const listed = manifest.files.find((file) => file.name === 'results.json')
  if (listed?.sha256 !== sha256Hex(results)) throw new Error(`${at}/results.json is not the file of its manifest`)
  return { manifest, manifestDigest: sha256Hex(text), results: JSON.parse(results) as ResultsVersion }
}
