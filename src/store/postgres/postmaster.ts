import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** What PostgreSQL writes into `postmaster.pid`: process id on the first line, state on the eighth. */
export function postmaster(data: string): { readonly pid: number; readonly ready: boolean } | undefined {
  let lines: string[]
  try {
    lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return undefined
  }
  const pid = Number(lines[0])
  return pid > 0 ? { pid, ready: lines[7]?.trim() === 'ready' } : undefined
}

/**
 * Stops the PostgreSQL that a dead Sunduq left running on `data`, and removes a lock whose process id now belongs to
 * another program, which PostgreSQL itself would take for a running server.
 */
export async function endOrphan(data: string): Promise<void> {
  const left = postmaster(data)
  if (!left) return
  const alive = (): boolean => commandOf(left.pid)?.includes(data) ?? false
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!alive()) break
    process.kill(left.pid, signal)
    for (let waited = 0; waited < 10_000 && alive(); waited += 20) await pause(20)
  }
  if (commandOf(left.pid) !== undefined) rmSync(join(data, 'postmaster.pid'), { force: true })
}

/** The command line of a living process. */
function commandOf(pid: number): string | undefined {
  try {
    // Empty for a process that has ended and was not yet collected.
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8') || undefined
  } catch {
    return process.platform === 'linux' ? undefined : fromPs(pid)
  }
}

function fromPs(pid: number): string | undefined {
  try {
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return undefined
  }
}
