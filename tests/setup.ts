import { format } from 'node:util'
import { afterEach } from 'vitest'

/**
 * A test that writes to the console hides a warning somebody should have read: stray output fails the test.
 * A test that expects output replaces `console.*` itself and looks at what came.
 */
const stray: string[] = []
for (const method of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const) {
  console[method] = (...words: unknown[]) => {
    stray.push(`console.${method}: ${format(...words)}`)
  }
}

afterEach(() => {
  if (stray.length > 0) throw new Error(`stray console output:\n${stray.splice(0).join('\n')}`)
})
