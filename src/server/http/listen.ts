import { type AddressInfo, createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'

/**
 * Listens on `port`, or on the next free one above when it is taken and `fixed` is not set (at most 200 further).
 * Answers with the port. Throws when none is free or the host is not this machine's.
 */
export async function listen(app: FastifyInstance, host: string, port: number, fixed: boolean): Promise<number> {
  const last = fixed || port === 0 ? port : port + 200
  for (let candidate = port; ; candidate++) {
    try {
      await app.listen({ host, port: candidate })
      return (app.server.address() as AddressInfo).port
    } catch (error) {
      const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
      if (!taken || candidate >= last) throw error
    }
  }
}

/** How long what a killed run left may hold its ports (ms); its processes end by themselves. */
const REMNANT_MS = 5_000

/** Whether a port can be listened on, now or as soon as what a killed run left has ended. */
export async function becomesFree(host: string, port: number): Promise<boolean> {
  for (let waited = 0; ; waited += 100) {
    if (await isFree(host, port)) return true
    if (waited >= REMNANT_MS) return false
    await pause(100)
  }
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const trial = createServer()
    trial.once('error', () => resolve(false))
    trial.listen({ host, port }, () => trial.close(() => resolve(true)))
  })
}

/** How long requests under way may take to end once a surface closes (ms). */
const GRACE_MS = 1_000

/** Stops listening, lets requests under way end, then cuts what is left: kept connections would hold up a restart. */
export async function closeGently(app: FastifyInstance): Promise<void> {
  const closed = app.close()
  const cut = setTimeout(() => app.server.closeAllConnections(), GRACE_MS)
  await closed
  clearTimeout(cut)
}
