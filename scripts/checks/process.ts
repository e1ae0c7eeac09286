import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

const running = new Set<ChildProcess>()

/**
 * Runs a program in a process group of its own, with our output, and waits for it.
 * Returns its exit code; 1 when it was killed or could not start.
 */
export function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'], env, detached: true })
    running.add(child)
    const done = (code: number | null) => {
      running.delete(child)
      resolve(code ?? 1)
    }
    child.on('error', (error) => {
      process.stdout.write(`${program} cannot be started: ${error.message}\n`)
      done(1)
    })
    child.on('exit', done)
  })
}

/** Ends everything that `run` still has under way: kindly, and after two seconds by force. */
export async function endAll(): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    for (const child of running) signalGroup(child, signal)
    for (let waited = 0; running.size > 0 && waited < 2000; waited += 50) await sleep(50)
  }
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, signal)
  } catch {
    // The group is gone already.
  }
}

/** A process that still carries `TMPDIR=folder` in its environment was started by these tests and outlived them. */
export interface Leftover {
  readonly pid: number
  readonly command: string
}

/**
 * Processes that descend from a run with `TMPDIR` set to `folder`, however often they were handed to another parent.
 * Knows only Linux (`/proc`); elsewhere none are found. Gives them two seconds to end by themselves.
 */
export async function leftovers(folder: string): Promise<Leftover[]> {
  let found = descendants(folder)
  for (let waited = 0; found.length > 0 && waited < 2000; waited += 100) {
    await sleep(100)
    found = descendants(folder)
  }
  return found
}

function descendants(folder: string): Leftover[] {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => readProc(pid, 'environ').split('\0').includes(`TMPDIR=${folder}`))
    .map((pid) => ({ pid: Number(pid), command: readProc(pid, 'cmdline').replaceAll('\0', ' ').trim().slice(0, 160) }))
    .filter((process) => process.command !== '')
}

function readProc(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
