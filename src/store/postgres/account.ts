import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, lchownSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Unusable } from '../unusable.ts'

/** The system account that runs PostgreSQL; absent when Sunduq runs as an ordinary user, which then runs it itself. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

/**
 * The account that owns a data folder already, else `serviceAccount()`: a folder stays with whoever made it. Throws
 * `Unusable` for an ordinary user who is not its owner.
 */
export function accountFor(data: string): Account | undefined {
  if (!existsSync(data)) return serviceAccount()
  const { uid, gid } = statSync(data)
  const own = process.getuid?.()
  if (own === 0) return uid === 0 ? serviceAccount() : { uid, gid }
  if (uid !== own) throw new Unusable('owner', data)
  return undefined
}

/**
 * PostgreSQL refuses to run as root. For root this is the account `sunduq`, created if the system lets us, else
 * `postgres` or `nobody`; for an ordinary user it is undefined. Throws when root has none of them.
 */
function serviceAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const account = find('sunduq') ?? create() ?? find('postgres') ?? find('nobody')
  if (!account)
    throw new Error('PostgreSQL cannot run as root and no system user could be made: run as an ordinary user')
  return account
}

/** Whether the account can enter a folder: a parent such as /root may be closed to it. */
export function canEnter(folder: string, account: Account | undefined): boolean {
  return (
    spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...account, cwd: '/', stdio: 'ignore' }).status === 0
  )
}

/** Gives a file or a folder with all it holds to the account; nothing to do for an ordinary user. */
export function give(path: string, account: Account | undefined): void {
  if (!account) return
  lchownSync(path, account.uid, account.gid)
  if (!lstatSync(path).isDirectory()) return
  for (const name of readdirSync(path)) give(join(path, name), account)
}

function find(name: string): Account | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((candidate) => candidate.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
}

function create(): Account | undefined {
  // Debian, Fedora and their kin; then BusyBox. Two starts may race: whoever loses finds the account made.
  const ways: [string, string[]][] = [
    [
      'useradd',
      ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/bin/false', 'sunduq'],
    ],
    ['adduser', ['-S', '-H', '-D', '-s', '/bin/false', 'sunduq']],
  ]
  for (const [command, parameters] of ways) {
    try {
      execFileSync(command, parameters, { stdio: 'ignore', env: { PATH: `${process.env.PATH}:/usr/sbin:/sbin` } })
    } catch {}
    const account = find('sunduq')
    if (account) return account
  }
  return undefined
}
