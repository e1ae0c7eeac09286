/**
 * Builds what people see: `node scripts/build-web.ts [--dist FOLDER] [station] [room] [desk] [office] [portal]`, all five
 * unless some are named.
 * `dist/web/<surface>/` are static files with `.gz` and `.br` beside them, `dist/portal/render.js` renders the portal.
 * A surface whose sources do not exist yet is skipped.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { firstLoad } from '#web/ui/build/budget.ts'
import { cataloguesOf, messagesFolder } from '#web/ui/build/catalogue.ts'
import { precompress } from '#web/ui/build/compress.ts'
import { declarationText } from '#web/ui/build/declarations.ts'
import { newerCalls } from '#web/ui/build/oldest.ts'
import {
  BUDGETS,
  type Folders,
  foldersOf,
  pagesConfig,
  rendererConfig,
  SURFACES,
  type Surface,
  workerConfig,
} from '#web/ui/build/surfaces.ts'

// Whatever the terminal is set to: pages for development are larger, slower, and over their budgets.
process.env.NODE_ENV = 'production'

const { values, positionals: asked } = parseArgs({ options: { dist: { type: 'string' } }, allowPositionals: true })
const folders = foldersOf(join(import.meta.dirname, '..'), values.dist)

for (const surface of SURFACES) {
  if (asked.length > 0 && !asked.includes(surface)) continue
  await buildSurface(folders, surface)
}

async function buildSurface(folders: Folders, surface: Surface): Promise<void> {
  const source = (name: string): boolean => existsSync(join(folders.web, surface, name))
  for (const catalogue of cataloguesOf(folders.web, surface)) writeDeclaration(folders, catalogue)
  if (source('index.html') || source('client.ts')) {
    hold(surface, firstLoad(scriptsOf(surface, await build(pagesConfig(folders, surface)))))
    if (source('sw.ts')) scriptsOf(surface, await build(workerConfig(folders, surface)))
    await precompress(join(folders.dist, 'web', surface))
  }
  if (source('render.ts')) await build(rendererConfig(folders))
}

/** The scripts of a build. Stops one that calls what the oldest browsers do not know. */
function scriptsOf(surface: Surface, built: Awaited<ReturnType<typeof build>>) {
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []))
  const scripts = outputs.filter((file) => file.type === 'chunk')
  const newer = newerCalls(scripts.map(({ code }) => code).join('\n'))
  if (newer.length > 0) throw new Error(`${surface} calls what its oldest browser lacks: ${newer.join(' ')}`)
  return scripts
}

/** Stops the build of a surface that became too heavy for the networks it must work on. */
function hold(surface: Surface, bytes: number): void {
  process.stdout.write(`${surface}: ${bytes} bytes of script at first load, ${BUDGETS[surface]} allowed\n`)
  if (bytes > BUDGETS[surface]) throw new Error(`${surface} loads more script than it may`)
}

function writeDeclaration(folders: Folders, catalogue: string): void {
  const path = join(messagesFolder(folders.web, catalogue), 'messages.d.ts')
  const text = declarationText(folders.web, catalogue)
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text)
}
