import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { NotStarted, type Reason } from './not-started.ts'
import type { Ready, SurfaceTask, Told } from './process.ts'

const PROCESS = fileURLToPath(new URL('./process.ts', import.meta.url))
/** Wait before a process is started again: doubled at each start that fails, reset once it listens (ms). */
const FIRST_WAIT = 100
const LONGEST_WAIT = 5_000
/** How long a process may take to finish what is under way before it is killed (ms). */
const PATIENCE_MS = 5_000

/** A surface that is kept alive in a process of its own. */
export interface Child {
  readonly address: string
  readonly port: number
  /** The process that runs now; another one after a crash. */
  pid(): number | undefined
  /** How often it was started again. */
  restarts(): number
  stop(): Promise<void>
}

/**
 * Starts a surface on this very Node and keeps it alive: a crash brings it back on the same port. Resolves when it
 * listens; rejects with `NotStarted` when its first start fails.
 */
export async function startChild(task: SurfaceTask, environment: NodeJS.ProcessEnv): Promise<Child> {
  let stopping = false
  let restarts = 0
  let wait = FIRST_WAIT
  let timer: NodeJS.Timeout | undefined
  let { child, ready } = launch(task, environment)
  const first = await ready
  const fixed: SurfaceTask = { ...task, port: first.port, fixedPort: true }
  const watch = () => {
    child.once('exit', (code, signal) => {
      if (stopping) return
      timer = setTimeout(() => {
        // Not before: whoever ends a whole group of processes has ended the supervisor too, and nothing starts again.
        process.stderr.write(`sunduq: ${task.surface} ended (${signal ?? code}), starting it again\n`)
        restarts += 1
        wait = Math.min(LONGEST_WAIT, wait * 2)
        const next = launch(fixed, environment)
        child = next.child
        next.ready.then(
          () => {
            wait = FIRST_WAIT
          },
          // A start that fails ends the process, and the watch brings the next one.
          (failure: Error) => process.stderr.write(`sunduq: ${failure.message}\n`),
        )
        watch()
      }, wait)
    })
  }
  watch()
  return {
    address: first.address,
    port: first.port,
    pid: () => child.pid,
    restarts: () => restarts,
    async stop() {
      stopping = true
      clearTimeout(timer)
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      const killer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
      await ended
      clearTimeout(killer)
    },
  }
}

function launch(task: SurfaceTask, environment: NodeJS.ProcessEnv): { child: ChildProcess; ready: Promise<Ready> } {
  const child = fork(PROCESS, [], {
    execPath: process.execPath,
    execArgv: [],
    env: { ...environment, SUNDUQ_SURFACE: JSON.stringify(task) },
    // Standard output belongs to whoever started the supervisor, and may be one JSON object.
    stdio: ['ignore', 2, 2, 'ipc'],
  })
  const ready = new Promise<Ready>((resolve, reject) => {
    const failed = (reason: Reason): void => reject(new NotStarted(task.surface, task.port, reason))
    child.once('message', (told: Told) => ('ready' in told ? resolve(told) : failed(told)))
    child.once('error', ({ message }) => failed({ code: '', message }))
    child.once('exit', (code, signal) => failed({ code: '', message: String(signal ?? code) }))
  })
  return { child, ready }
}
