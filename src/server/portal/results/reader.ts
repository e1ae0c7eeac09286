import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { SiteContest } from '#room/views/portal.ts'
import { isMissing, versionsIn } from '../shelf.ts'
import { RESULTS_FOLDER, RESULTS_INDEX, type ResultsIndex, type ResultsIndexRow } from './publisher.ts'
import { readShelved } from './shelf.ts'
import { RESULT_VERSIONS_FILE, readResultVersions } from './versions.ts'

/** The results that the portal has in hand, as they lie on disk. */
export interface ShownResults {
  /** Changes with everything that may be shown. */
  readonly stamp: string
  /** As the index says it. */
  readonly version: number
  /** By contest id. */
  readonly contests: ReadonlyMap<string, SiteContest>
}

export const NO_RESULTS: ShownResults = { stamp: '', version: -1, contests: new Map() }

/**
 * The results under `data/<book>`, or `before` where they have not changed. A contest whose files are under way (being
 * shut, or copied to this machine) is shown as the index says and without figures until they are whole.
 */
export async function readResults(book: string, before: ShownResults): Promise<ShownResults> {
  const folder = join(book, RESULTS_FOLDER)
  const path = join(folder, RESULTS_INDEX)
  const found = await stat(path).catch((error: unknown) => {
    if (isMissing(error)) return undefined
    throw error
  })
  if (!found) return NO_RESULTS
  const stamp = `${path} ${found.mtimeMs} ${found.ino}`
  if (stamp === before.stamp) return before
  const index = JSON.parse(await readFile(path, 'utf8')) as ResultsIndex
  const contests = new Map<string, SiteContest>()
  for (const row of index.contests) {
    contests.set(row.contest, await readContest(join(folder, row.contest), row, before.contests.get(row.contest)))
  }
  return { stamp, version: index.version, contests }
}

async function readContest(
  folder: string,
  { status, withdrawn, version }: ResultsIndexRow,
  before: SiteContest | undefined,
): Promise<SiteContest> {
  if (version === null) return { status, withdrawn, versions: before?.versions ?? [] }
  const there = new Set(await versionsIn(folder))
  const versions = readResultVersions(await readFile(join(folder, RESULT_VERSIONS_FILE), 'utf8')).map((row) => ({
    ...row,
    shut: there.has(Number(row.version)) ? '0' : '1',
  }))
  if (status === 'withdrawn') return { status, withdrawn, versions }
  const same = before?.results?.version === version
  const results = same ? before.results : (await readShelved(join(folder, String(version)))).results
  return { status, withdrawn, results, versions }
}
