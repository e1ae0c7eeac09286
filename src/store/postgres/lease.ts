import { rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'

/** Held by the one process that runs the PostgreSQL of a folder. */
export interface Lease {
  release(): Promise<void>
}

/**
 * Takes the lease, or answers undefined while another living process holds it. The lease is a listening Unix socket:
 * the kernel ends it with its process, however that dies, so it can be stale but never wrong.
 */
export async function takeLease(path: string): Promise<Lease | undefined> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const lease = await listen(path)
    if (lease) return lease
    if (await answers(path)) return undefined
    rmSync(path, { force: true })
  }
  throw new Error(`cannot listen at ${path}`)
}

/** Whether someone listens at a Unix socket. */
export function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path)
    socket.on('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
}

function listen(path: string): Promise<Lease | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.unref()
    server.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    )
    server.listen(path, () => resolve({ release: () => new Promise((done) => server.close(() => done())) }))
  })
}
