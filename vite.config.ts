import { join } from 'node:path'
import { defineConfig } from 'vite'
import { foldersOf, pagesConfig, SURFACES } from '#web/ui/build/surfaces.ts'

/**
 * For Vite's own command while developing one surface: `vite --mode room`. The real build is `scripts/build-web.ts`,
 * which builds every surface from the same configurations.
 */
export default defineConfig(({ mode }) => {
  const surface = SURFACES.find((name) => name === mode) ?? 'room'
  const { configFile: _, ...config } = pagesConfig(foldersOf(join(import.meta.dirname)), surface)
  return config
})
