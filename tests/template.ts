import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Names a folder in the environment of every worker of a run; see `integration/data-folder.ts`. */
export const TEMPLATE = 'SUNDUQ_TEST_TEMPLATE'

/** Before the first test of Vitest or Playwright: a place for what its tests copy. Answers what removes it afterwards. */
export default function templateFolder(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'sunduq-template-'))
  // As root the database runs as another user, who must be able to enter.
  chmodSync(folder, 0o755)
  process.env[TEMPLATE] = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
