/** `npm run docs` writes the documents that are made from code; a test holds each of them in step. */
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'

const MADE_BY = [
  'scripts/docs/errors.test.ts',
  'scripts/docs/rules.test.ts',
  'scripts/docs/roles.test.ts',
  'src/election/book/document.test.ts',
  'src/server/room/lists/lists.test.ts',
  'tests/integration/http-doc.test.ts',
  'tests/integration/room-doc.test.ts',
]

const run = spawnSync('vitest', ['run', '--update=all', ...MADE_BY], {
  cwd: resolve(import.meta.dirname, '..'),
  stdio: 'inherit',
  env: { ...process.env, UPDATE_DOCS: '1' },
})
process.exitCode = run.status ?? 1
