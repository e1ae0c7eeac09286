import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Unusable } from '../unusable.ts'
import { give } from './account.ts'
import { type Home, prepareHome } from './home.ts'
import { answers, type Lease, takeLease } from './lease.ts'
import { endOrphan, postmaster } from './postmaster.ts'
import { type Programs, programs } from './programs.ts'

export const USER = 'sunduq'
export const DATABASE = 'postgres'
/** Only a part of the socket's name: PostgreSQL listens to no network. */
export const PORT = 5432

/** A running PostgreSQL of a folder. */
export interface Embedded {
  /** Folder of the Unix socket. */
  readonly sockets: string
  /** Process id of the running postmaster, undefined between a crash and the restart. */
  pid(): number | undefined
  /** Stops PostgreSQL if this process started it; a guest just leaves. */
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL of a folder, or joins it when another living process has started it. Whoever started it
 * restarts it when it dies, and it ends with its starter, even by `kill -9`. What an earlier crash left behind is
 * stopped first. Throws with the last lines of the log when PostgreSQL does not start.
 */
export async function startEmbedded(folder: string, report: (line: string) => void): Promise<Embedded> {
  if (process.platform === 'win32') throw new Unusable('sockets', 'Windows')
  const home = prepareHome(folder)
  const lease = await takeLease(join(home.sockets, 'owner'))
  return lease ? new Owner(home, lease, report).start() : joined(home)
}

async function joined(home: Home): Promise<Embedded> {
  const pid = (): number | undefined => postmaster(home.data)?.pid
  for (let waited = 0; waited < 60_000; waited += 20) {
    if (postmaster(home.data)?.ready && (await answers(join(home.sockets, `.s.PGSQL.${PORT}`)))) {
      return { sockets: home.sockets, pid, stop: async () => {} }
    }
    await pause(20)
  }
  throw new Error(`another process holds ${home.folder}, but its PostgreSQL does not answer`)
}

class Owner implements Embedded {
  readonly sockets: string
  readonly #home: Home
  readonly #programs: Programs
  readonly #lease: Lease
  readonly #report: (line: string) => void
  #child: ChildProcess | undefined
  #isReady = false
  #stopping = false

  constructor(home: Home, lease: Lease, report: (line: string) => void) {
    this.sockets = home.sockets
    this.#home = home
    this.#lease = lease
    this.#report = report
    this.#programs = programs(home.folder, home.account)
  }

  async start(): Promise<Embedded> {
    try {
      await endOrphan(this.#home.data)
      await this.#create()
      await this.#launch()
      return this
    } catch (error) {
      await this.stop()
      throw error
    }
  }

  pid(): number | undefined {
    return this.#isReady ? this.#child?.pid : undefined
  }

  async stop(): Promise<void> {
    this.#stopping = true
    const child = this.#child
    if (child?.pid !== undefined) {
      const exited = once(child, 'exit')
      child.kill('SIGINT')
      const late = setTimeout(() => child.kill('SIGQUIT'), 30_000)
      await exited
      clearTimeout(late)
    }
    await this.#lease.release()
    try {
      rmdirSync(this.sockets)
    } catch {}
  }

  /** A new data folder is made beside its place and renamed, so that a crash leaves all of it or nothing. */
  async #create(): Promise<void> {
    if (existsSync(join(this.#home.data, 'PG_VERSION'))) return
    const draft = `${this.#home.data}.new`
    rmSync(draft, { recursive: true, force: true })
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    const parameters = ['-D', draft, '-U', USER, '-A', 'trust', ...locale]
    const [code] = await once(this.#spawn(this.#programs.initdb, parameters), 'exit')
    if (code !== 0) throw new Error(`PostgreSQL could not make its data folder:\n${this.#lastLines()}`)
    renameSync(draft, this.#home.data)
  }

  async #launch(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const child = this.#spawn(this.#programs.postgres, ['-D', this.#home.data, ...settings(this.sockets)])
      const guard = endWith(child, this.#home)
      this.#child = child
      child.once('error', (error) => this.#report(error.message))
      child.once('exit', () => {
        this.#child = undefined
        this.#isReady = false
        guard.kill('SIGKILL')
      })
      this.#isReady = await this.#becomesReady(child)
      if (this.#isReady) {
        child.once('exit', (code, signal) => void this.#startAgain(signal ?? `code ${code}`))
        return
      }
      // The processes of a killed postmaster need a moment to leave its shared memory; any other reason stays.
      const lines = this.#lastLines()
      const mayPass = /shared memory|lock file/.test(lines) && attempt < 100
      if (!mayPass || this.#stopping) throw new Error(`PostgreSQL does not start:\n${lines}`)
      await pause(100)
    }
  }

  async #becomesReady(child: ChildProcess): Promise<boolean> {
    while (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
      const running = postmaster(this.#home.data)
      if (running?.pid === child.pid && running?.ready) return true
      await pause(10)
    }
    return false
  }

  /** Tries until it starts: a disk that is full now may have room again. */
  async #startAgain(end: string): Promise<void> {
    if (!this.#stopping) this.#report(`PostgreSQL ended (${end}) and is started again`)
    while (!this.#stopping) {
      try {
        return await this.#launch()
      } catch (error) {
        if (!this.#stopping) this.#report((error as Error).message)
        await pause(1000)
      }
    }
  }

  #spawn(program: string, parameters: readonly string[]): ChildProcess {
    const log = openLog(this.#home)
    try {
      return spawn(program, parameters, {
        ...this.#home.account,
        cwd: this.#home.folder,
        // Its own process group: the terminal's Ctrl-C is for Sunduq, which stops it in order.
        detached: true,
        env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
        stdio: ['ignore', log, log],
      })
    } finally {
      closeSync(log)
    }
  }

  #lastLines(): string {
    return readFileSync(this.#home.log, 'utf8').split('\n').slice(-12).join('\n')
  }
}

/**
 * A shell that waits for the end of a pipe which only this process holds open, and then stops PostgreSQL: the one way
 * to leave nothing behind after `kill -9`.
 */
function endWith(child: ChildProcess, home: Home): ChildProcess {
  const script = 'cat >/dev/null; kill -INT "$1" 2>/dev/null'
  const guard = spawn('/bin/sh', ['-c', script, 'sunduq-guard', String(child.pid)], {
    ...home.account,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  // Without a shell nothing is lost: the next start stops the orphan.
  guard.on('error', () => {})
  guard.stdin?.on('error', () => {})
  guard.unref()
  child.unref()
  return guard
}

/** Socket only, durable by PostgreSQL's defaults (fsync and synchronous commit on), and modest in memory. */
function settings(sockets: string): string[] {
  const values = {
    listen_addresses: '',
    port: PORT,
    unix_socket_directories: sockets,
    unix_socket_permissions: '0700',
    max_connections: 60,
    shared_buffers: '128MB',
    // No replica can attach to a socket: full WAL for one would be waste.
    wal_level: 'minimal',
    max_wal_senders: 0,
    max_wal_size: '1GB',
    max_parallel_workers_per_gather: 0,
    log_checkpoints: 'off',
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

function openLog(home: Home): number {
  const full = existsSync(home.log) && statSync(home.log).size > 10_000_000
  const log = openSync(home.log, full ? 'w' : 'a', 0o600)
  give(home.log, home.account)
  return log
}
