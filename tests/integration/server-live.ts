import type { WallPicture } from '#room/views/wall.ts'
import { applyDelta, type WallDelta } from '#room/views/wall-delta.ts'

export interface LiveEvent {
  readonly event: string
  readonly id?: string
  readonly data: unknown
}

/** A wall without a screen: reads server-sent events as a browser does, and keeps the picture up to date. */
export class LiveClient {
  picture: WallPicture | undefined
  lastEventId: string | undefined
  readonly events: LiveEvent[] = []
  readonly #abort = new AbortController()
  readonly #waiting = new Set<() => void>()

  /** Joins the feed, where `from` stopped if given. */
  static async open(
    address: string,
    cookie: string,
    from: { readonly lastEventId?: string | undefined; readonly picture?: WallPicture | undefined } = {},
  ): Promise<LiveClient> {
    const client = new LiveClient()
    client.picture = from.picture
    client.lastEventId = from.lastEventId
    const response = await fetch(`${address}/room/live`, {
      headers: { cookie, ...(from.lastEventId === undefined ? {} : { 'last-event-id': from.lastEventId }) },
      signal: client.#abort.signal,
    })
    if (response.status !== 200 || !response.body) throw new Error(`the feed answered ${response.status}`)
    void client.#read(response.body)
    return client
  }

  /** Resolves once `condition` holds; the test's own timeout ends a wait in vain. */
  until(condition: (client: LiveClient) => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!condition(this)) return
        this.#waiting.delete(look)
        resolve()
      }
      this.#waiting.add(look)
      look()
    })
  }

  close(): void {
    this.#abort.abort()
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    let rest = ''
    const decoder = new TextDecoder()
    try {
      for await (const chunk of body) {
        const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n')
        rest = blocks.pop() as string
        for (const block of blocks) this.#take(block)
      }
    } catch {
      // Cut on purpose, or by the other side.
    }
  }

  #take(block: string): void {
    const fields = new Map(
      block.split('\n').flatMap((line) => {
        const [, name, value] = /^(event|data|id): (.*)$/.exec(line) ?? []
        return name === undefined || value === undefined ? [] : [[name, value] as const]
      }),
    )
    const data = fields.get('data')
    if (data === undefined) return
    const id = fields.get('id')
    const event: LiveEvent = { event: fields.get('event') as string, ...(id ? { id } : {}), data: JSON.parse(data) }
    this.lastEventId = id ?? this.lastEventId
    this.events.push(event)
    if (event.event === 'picture') this.picture = event.data as WallPicture
    if (event.event === 'delta') {
      const delta = event.data as WallDelta
      if (!this.picture || delta.since > this.picture.position) throw new Error('a delta that does not join on')
      this.picture = applyDelta(this.picture, delta)
    }
    for (const look of this.#waiting) look()
  }
}
