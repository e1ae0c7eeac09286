import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { sha256Hex } from '#journal/sha256.ts'
import { type Account, accountFor, canEnter, give } from './account.ts'

/** Data folders of root that lie where the account cannot enter. */
const ELSEWHERE = '/var/lib/sunduq'

/** Where the embedded PostgreSQL of a folder lives, and who runs it. */
export interface Home {
  readonly account: Account | undefined
  /** Holds the data, the log, and the programs where they had to be copied. */
  readonly folder: string
  readonly data: string
  readonly log: string
  /** A short folder for the Unix sockets: their paths may not exceed 107 bytes. */
  readonly sockets: string
}

/** Whether a folder has an embedded PostgreSQL already. */
export function hasEmbedded(folder: string): boolean {
  return existsSync(join(folder, 'postgres'))
}

/**
 * Prepares `folder` for PostgreSQL: `folder/postgres` owned by the account that runs it. Where that account cannot
 * enter `folder` (root working below /root), `folder/postgres` is a link to a folder below /var/lib/sunduq.
 */
export function prepareHome(folder: string): Home {
  mkdirSync(folder, { recursive: true })
  const place = join(resolve(folder), 'postgres')
  const account = accountFor(join(place, 'data'))
  const name = sha256Hex(realpathSync(folder)).slice(0, 12)
  const isOpen = opened(realpathSync(folder), account)
  if (!existsSync(place)) {
    if (isOpen) mkdirSync(place)
    else linkElsewhere(place, join(ELSEWHERE, name))
  }
  const home = realpathSync(place)
  if (!existsSync(join(home, 'data'))) give(home, account)
  return {
    account,
    folder: home,
    data: join(home, 'data'),
    log: join(home, 'log'),
    sockets: socketFolder(name, account),
  }
}

/** Whether the account can enter the folder, after giving it the folder itself (not its parents) where that is needed. */
function opened(folder: string, account: Account | undefined): boolean {
  if (canEnter(folder, account)) return true
  if (!account || !canEnter(dirname(folder), account)) return false
  chownSync(folder, account.uid, account.gid)
  return canEnter(folder, account)
}

function linkElsewhere(place: string, target: string): void {
  mkdirSync(target, { recursive: true })
  // Whatever the umask: the account must be able to pass.
  chmodSync(ELSEWHERE, 0o755)
  // A link whose target was removed is still in the way.
  rmSync(place, { force: true })
  symlinkSync(target, place)
}

/** The same for every process of the folder, closed to everybody else. */
function socketFolder(name: string, account: Account | undefined): string {
  const uid = account?.uid ?? process.getuid?.()
  const base = `${tmpdir()}/sunduq-`.length < 80 ? tmpdir() : '/tmp'
  const folder = join(base, `sunduq-${uid}-${name}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const found = lstatSync(folder)
  if (found.uid === process.getuid?.()) give(folder, account)
  if (!found.isDirectory() || ![uid, process.getuid?.()].includes(found.uid)) {
    throw new Error(`${folder} belongs to someone else: remove it or set TMPDIR`)
  }
  chmodSync(folder, 0o700)
  return folder
}
