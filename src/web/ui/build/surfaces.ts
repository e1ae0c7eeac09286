import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import type { InlineConfig, Rolldown } from 'vite'
import { messagesPlugin } from './messages.ts'

export const SURFACES = ['station', 'room', 'desk', 'office', 'portal'] as const
export type Surface = (typeof SURFACES)[number]

/** Oldest browser that every surface must run on: Android 7 phones end at Chrome 119, Windows 7 desks at 109. */
const TARGET = 'chrome109'
/** How long each plugin took is nobody's business in a build that works. */
const QUIET = { checks: { pluginTimings: false } } as const

/**
 * All that a page loads at once is one script and one style sheet. In pieces, as the screens that come later share them,
 * each would cost a request and its headers, and pack worse. So no `main.ts` awaits at its top: what it fetches later
 * imports from this script, and would wait until it has run to its end.
 */
const AT_ONCE = { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } } satisfies Rolldown.OutputOptions

/** Most script, compressed, that a reader of one language loads before a page works (bytes). */
export const BUDGETS: Readonly<Record<Surface, number>> = {
  station: 60_000,
  room: 80_000,
  desk: 100_000,
  office: 60_000,
  portal: 2_000,
}

export interface Folders {
  /** Folder of package.json. */
  readonly root: string
  readonly web: string
  /** `dist` at the root unless told otherwise. */
  readonly dist: string
}

export function foldersOf(root: string, dist = join(root, 'dist')): Folders {
  return { root, web: join(root, 'src', 'web'), dist }
}

/** The version that the app tells the room of itself. */
function appVersion({ root }: Folders): string {
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version
}

/**
 * The pages of a surface: every `*.html` of its folder is an entry, served under `/<surface>/`. The portal has no
 * page of its own (the server renders it): its one entry is the small live script `client.ts`.
 */
export function pagesConfig(folders: Folders, surface: Surface): InlineConfig {
  const folder = join(folders.web, surface)
  const pages = readdirSync(folder).filter((name) => name.endsWith('.html'))
  return {
    ...common(folders),
    root: folder,
    base: surface === 'portal' ? '/assets/' : `/${surface}/`,
    define: { __APP_VERSION__: JSON.stringify(appVersion(folders)) },
    publicDir: existsSync(join(folder, 'public')) ? 'public' : false,
    build: {
      ...output(join(folders.dist, 'web', surface)),
      rolldownOptions: {
        ...QUIET,
        input: surface === 'portal' ? { client: join(folder, 'client.ts') } : pages.map((name) => join(folder, name)),
        // The portal's script keeps one name, for the server writes it into pages it renders; its address carries a version.
        output: surface === 'portal' ? { entryFileNames: '[name].js', assetFileNames: '[name][extname]' } : AT_ONCE,
      },
    },
  }
}

/**
 * A surface's service worker, built after its pages because it must know their files: `__FILES__` is the list of
 * addresses to keep, `__VERSION__` a hash over their contents. One classic script, `/<surface>/sw.js`.
 */
export function workerConfig(folders: Folders, surface: Surface): InlineConfig {
  const built = join(folders.dist, 'web', surface)
  const files = filesUnder(built).filter((name) => !/\.(gz|br|map)$|^sw\.js$/.test(name))
  const digest = createHash('sha256')
  for (const name of files) digest.update(name).update(readFileSync(join(built, name)))
  return {
    ...common(folders),
    root: join(folders.web, surface),
    publicDir: false,
    define: {
      __FILES__: JSON.stringify(files.map((name) => `/${surface}/${name}`)),
      __VERSION__: JSON.stringify(digest.digest('hex').slice(0, 16)),
    },
    build: {
      ...output(built),
      emptyOutDir: false,
      rolldownOptions: {
        ...QUIET,
        input: { sw: join(folders.web, surface, 'sw.ts') },
        output: { format: 'iife', entryFileNames: 'sw.js' },
      },
    },
  }
}

/** The portal's renderer for the server: `src/web/portal/render.ts` as `dist/portal/render.js`, styles inside the HTML. */
export function rendererConfig(folders: Folders): InlineConfig {
  return {
    ...common(folders, false),
    root: join(folders.web, 'portal'),
    publicDir: false,
    build: {
      ...output(join(folders.dist, 'portal')),
      target: 'node24',
      minify: false,
      ssr: join(folders.web, 'portal', 'render.ts'),
      rolldownOptions: { ...QUIET, output: { entryFileNames: 'render.js' } },
    },
  }
}

/** Every file under a folder, as paths with `/`, sorted. */
export function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
}

function common(folders: Folders, emitCss = true): InlineConfig {
  return {
    configFile: false,
    logLevel: 'warn',
    plugins: [svelte({ configFile: false, emitCss, compilerOptions: { runes: true } }), messagesPlugin(folders.web)],
  }
}

function output(outDir: string): NonNullable<InlineConfig['build']> {
  return {
    outDir,
    emptyOutDir: true,
    target: TARGET,
    cssTarget: TARGET,
    // A strict content security policy allows no data: addresses, and every browser we build for preloads by itself.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  }
}
