import { Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

/** PostgreSQL was not reached, or the connection to it was lost: what was asked may or may not have been done. */
export class DatabaseAway extends Error {
  override readonly name = 'DatabaseAway'
  constructor(cause: unknown) {
    super(`the database is away: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
  }
}

/** What a statement brought: its rows, and how many rows it touched. */
export type Result<Rows extends readonly object[]> = Rows & { readonly count: number }

/** One statement, sent at once: a template whose values travel as parameters, never inside the text. */
export type Query = <Rows extends readonly object[] = object[]>(
  strings: TemplateStringsArray,
  ...values: readonly Value[]
) => Promise<Result<Rows>>

type Value = string | number | boolean | null | undefined

interface Scripts {
  /** Any number of statements without parameters, as one text. */
  script(text: string): Promise<void>
}

/** One connection inside a transaction. */
export interface Transaction extends Query, Scripts {
  /**
   * The last statement, with the commit on its heels: one wait for both. Where it must not take effect it must touch
   * nothing by itself, because nobody looks at its result before the commit.
   */
  readonly commit: Query
}

/** A pool of connections. Whole numbers of 64 bits arrive as numbers: counts and milliseconds stay below 2^53. */
export interface Sql extends Query, Scripts {
  /**
   * Runs `work` in one transaction on one connection. When anything in it fails the connection is thrown away, and the
   * transaction with it: whatever state a lost connection was in, nobody after it inherits it.
   * @param mode as after `begin`, `isolation level repeatable read read only` say
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>, mode?: string): Promise<T>
  /** Hears a channel until the pool ends, over every loss of the connection. Resolves when it first listens. */
  listen(channel: string, hear: (payload: string) => void): Promise<void>
  /** Ends the connections, giving what is under way some seconds. */
  end(): Promise<void>
}

const INT8 = 20
const CONNECT_MS = 10_000
/** What is under way at the end has this long. */
const END_MS = 5000
/** Between two attempts to listen. */
const LISTEN_AGAIN_MS = 250

/**
 * Opens a pool. It connects when first asked; a connection that takes no writes (a standby) is not used.
 * @param hosts tried in turn
 * @param max most connections at once
 */
export function openPool(hosts: readonly pg.ClientConfig[], max: number): Sql {
  let turn = 0
  class Client extends pg.Client {
    constructor() {
      const host = hosts[turn++ % hosts.length]
      super({
        ...host,
        connectionTimeoutMillis: CONNECT_MS,
        pipeline: true,
        stream: () => new Bundling(),
        types: { getTypeParser },
      })
      // A connection that is lost while idle is replaced by the pool; without a listener it would end the process.
      this.on('error', () => {})
    }
  }
  const pool = new pg.Pool({ max, Client, connectionTimeoutMillis: CONNECT_MS, onConnect: writes })
  pool.on('error', () => {})
  const ending = new AbortController()

  const writable = async (): Promise<pg.PoolClient> => {
    // A host that is away or only reads costs one attempt; the next connection asks the next host.
    for (let attempt = 1; ; attempt++) {
      try {
        return await pool.connect()
      } catch (error) {
        if (attempt >= hosts.length) throw new DatabaseAway(error)
      }
    }
  }

  const withClient = async <T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
    const client = await writable()
    try {
      const result = await work(client)
      client.release()
      return result
    } catch (error) {
      client.release(true)
      throw error
    }
  }

  const query: Query = (strings, ...values) => withClient((client) => send(client, strings, values))
  return Object.assign(query, {
    script: (text: string) => withClient((client) => run(client, text)),
    transaction: <T>(work: (tx: Transaction) => Promise<T>, mode = '') =>
      withClient(async (client) => {
        let isCommitted = false
        // The first statement follows on its heels; a failure of both is told by either.
        const begun = run(client, `begin ${mode}`)
        const tx: Query = (strings, ...values) => send(client, strings, values)
        const commit: Query = async (strings, ...values) => {
          isCommitted = true
          const [result] = await Promise.all([send(client, strings, values), run(client, 'commit')])
          return result as never
        }
        const script = (text: string): Promise<void> => run(client, text)
        const [result] = await Promise.all([work(Object.assign(tx, { commit, script })), begun])
        if (!isCommitted) await run(client, 'commit')
        return result
      }),
    listen: (channel: string, hear: (payload: string) => void) =>
      new Promise<void>((resolve) => void listen(() => new Client(), channel, hear, resolve, ending.signal)),
    end: async () => {
      ending.abort()
      await Promise.race([pool.end(), pause(END_MS, undefined, { ref: false })])
    },
  })
}

/** What is written in one turn of the event loop leaves in one piece: a call to the system costs more than a statement. */
class Bundling extends Socket {
  #isHeld = false

  override write(chunk: string | Uint8Array, encoding?: unknown, done?: unknown): boolean {
    if (!this.#isHeld) {
      this.#isHeld = true
      this.cork()
      process.nextTick(() => {
        this.#isHeld = false
        this.uncork()
      })
    }
    return super.write(chunk as string, encoding as BufferEncoding, done as () => void)
  }
}

/** Numbers of eight bytes as numbers, everything else as the driver reads it. */
function getTypeParser(type: number, format?: 'text' | 'binary'): unknown {
  return type === INT8 ? Number : pg.types.getTypeParser(type, format as 'text')
}

/** Refuses a new connection to a server that takes no writes, as a standby does. */
async function writes(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ transaction_read_only: string }>('show transaction_read_only')
  if (rows[0]?.transaction_read_only !== 'off') throw new Error('this PostgreSQL takes no writes')
}

async function run(client: pg.ClientBase, text: string): Promise<void> {
  await client.query(text).catch(told)
}

/** What PostgreSQL itself says passes; everything else is a connection that could not do its work. */
function told(error: unknown): never {
  throw error instanceof pg.DatabaseError ? error : new DatabaseAway(error)
}

/** Each place in the code has one text, which a connection prepares once. */
const statements = new WeakMap<TemplateStringsArray, { readonly name: string; readonly text: string }>()
let named = 0

async function send<Rows extends readonly object[]>(
  client: pg.ClientBase,
  strings: TemplateStringsArray,
  values: readonly Value[],
): Promise<Result<Rows>> {
  let statement = statements.get(strings)
  if (!statement) {
    const text = strings.reduce((before, part, i) => `${before}$${i}${part}`)
    statement = { name: `s${named++}`, text }
    statements.set(strings, statement)
  }
  const { rows, rowCount } = await client.query({ ...statement, values: [...values] }).catch(told)
  return Object.assign(rows, { count: rowCount ?? 0 }) as unknown as Result<Rows>
}

async function listen(
  connect: () => pg.Client,
  channel: string,
  hear: (payload: string) => void,
  listening: () => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const client = connect()
    const stop = (): void => void client.end().catch(() => {})
    try {
      const lost = new Promise((resolve) => client.once('end', resolve))
      await client.connect()
      client.on('notification', ({ payload = '' }) => hear(payload))
      await client.query(`listen ${channel}`)
      listening()
      signal.addEventListener('abort', stop)
      if (signal.aborted) stop()
      await lost
    } catch {
      stop()
      await pause(LISTEN_AGAIN_MS, undefined, { signal, ref: false }).catch(() => {})
    } finally {
      signal.removeEventListener('abort', stop)
    }
  }
}
