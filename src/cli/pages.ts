import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** Builds the pages of the surfaces unless they are up to date. Returns false when that failed; the reason was told. */
export function buildPages(): boolean {
  const script = join(import.meta.dirname, '../../scripts/build.ts')
  return spawnSync(process.execPath, [script], { stdio: ['ignore', 2, 2] }).status === 0
}
