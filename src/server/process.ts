import { clockFrom } from './clock.ts'
import type { Reason } from './not-started.ts'
import { SURFACES, type Surface, type SurfaceName, type SurfaceOptions } from './surface.ts'

/** What the supervisor tells a child, in the environment variable `SUNDUQ_SURFACE` as JSON. */
export type SurfaceTask = Omit<SurfaceOptions, 'clock'> & { readonly surface: SurfaceName }

/** What a child tells the supervisor: that it listens, or why it cannot. */
export type Told = Ready | Reason

/** A child listens. */
export interface Ready {
  readonly ready: SurfaceName
  readonly port: number
  readonly address: string
}

/** Loaded one by one: a process holds nothing of the other surfaces. */
const MAINS: Readonly<Record<SurfaceName, (options: SurfaceOptions) => Promise<Surface>>> = {
  intake: async (options) => (await import('./intake/main.ts')).startIntake(options),
  room: async (options) => (await import('./room/main.ts')).startRoom(options),
  portal: async (options) => (await import('./portal/main.ts')).startPortal(options),
  notify: async (options) => (await import('./notify/main.ts')).startNotify(options),
}

/** Runs one surface in this process until it is told to stop, or until whoever started it is gone. */
async function run(): Promise<void> {
  const { surface, ...options } = JSON.parse(process.env.SUNDUQ_SURFACE ?? '{}') as SurfaceTask
  if (!SURFACES.includes(surface)) throw new Error('SUNDUQ_SURFACE names no surface')
  process.title = `sunduq ${surface}`
  let stopping = false
  let running: Surface | undefined
  const stop = async () => {
    if (stopping) return
    stopping = true
    await running?.close()
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  // The terminal sends ^C to the whole group; the supervisor decides.
  process.on('SIGINT', () => {})
  // The supervisor is gone, perhaps by kill -9: a surface without one would keep a port and a database for nobody.
  process.on('disconnect', stop)
  running = await MAINS[surface]({ ...options, clock: clockFrom(process.env) })
  process.send?.({ ready: surface, port: running.port, address: running.address } satisfies Ready)
}

try {
  await run()
} catch (error) {
  const { code = '', message } = error as NodeJS.ErrnoException
  process.exitCode = 1
  process.send?.({ code, message } satisfies Reason, () => process.exit())
}
