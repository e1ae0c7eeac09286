import { RESULT_TABLES } from './columns.ts'
import { RESULTS_FOLDER, RESULTS_INDEX } from './publisher.ts'
import type { ShownResults } from './reader.ts'
import { OPENINGS_FILE, PHOTOS_FOLDER } from './shelf.ts'
import { SIGNATURE_FILE } from './version.ts'
import { RESULT_VERSIONS_FILE } from './versions.ts'

const FILES = new Set([
  'results.json',
  SIGNATURE_FILE,
  'index.json',
  'csv-metadata.json',
  ...RESULT_TABLES.map(({ file }) => file),
])
const BESIDE = new Set(['latest.json', RESULT_VERSIONS_FILE, OPENINGS_FILE])
const CONTEST = /^([a-z0-9][a-z0-9-]*)\/(.+)$/

/** Whether a path under `data/<book>/` is an address of the results; nothing else in their folder is reachable. */
export function isResultsPath(rest: string): boolean {
  if (!rest.startsWith(`${RESULTS_FOLDER}/`)) return false
  const path = rest.slice(RESULTS_FOLDER.length + 1)
  if (path === RESULTS_INDEX) return true
  const [, , file = ''] = CONTEST.exec(path) ?? []
  if (BESIDE.has(file)) return true
  const [folder = '', name = '', ...more] = file.split('/')
  if (more.length > 0) return false
  return folder === PHOTOS_FOLDER ? /^[0-9a-f]{64}$/.test(name) : /^\d+$/.test(folder) && FILES.has(name)
}

/**
 * Whether a path under `data/` is shut because its contest was withdrawn. Its newest version says so, and the list and
 * the pointer stay; everything else answers that it is gone, also in the moment before its files are.
 */
export function isShut(path: string, { contests }: ShownResults): boolean {
  const [, contest = '', at = ''] = /^[^/]+\/results\/([^/]+)\/([^/]+)/.exec(path) ?? []
  const shown = contests.get(contest)
  if (shown?.status !== 'withdrawn' || at === 'latest.json' || at === RESULT_VERSIONS_FILE) return false
  const newest = shown.versions.at(-1)
  return newest?.status !== 'withdrawn' || at !== newest.version
}
