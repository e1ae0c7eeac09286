import type { Instant } from '#election/named.ts'
import type { WallPicture } from '#room/views/wall.ts'
import type { WallDelta } from '#room/views/wall-delta.ts'

/** Nothing at all heard for so long: the line counts as cut, although nobody said so (ms). The room says its time every few seconds. */
const SILENT_MS = 12_000
const FIRST_RETRY_MS = 1_000
const LONGEST_RETRY_MS = 8_000

export interface FeedListener {
  picture(picture: WallPicture): void
  /** False asks for a fresh picture. */
  delta(delta: WallDelta): boolean
  clock(now: Instant): void
  /** The line came up or went down. */
  line(up: boolean): void
}

/**
 * The live line to the room. While the browser itself reconnects it resumes by the position it saw last; where it gives
 * up (an error page, a silent line), this opens a new line after a pause, for ever, and starts from a fresh picture.
 */
export class Feed {
  readonly #address: string
  readonly #listener: FeedListener
  #source: EventSource | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #pause = FIRST_RETRY_MS
  #closed = false

  constructor(address: string, listener: FeedListener) {
    this.#address = address
    this.#listener = listener
  }

  open(): void {
    this.#source?.close()
    if (this.#closed) return
    const source = new EventSource(this.#address)
    this.#source = source
    source.addEventListener('picture', (event) => {
      this.#heard()
      this.#listener.picture(JSON.parse(event.data as string) as WallPicture)
    })
    source.addEventListener('delta', (event) => {
      this.#heard()
      if (!this.#listener.delta(JSON.parse(event.data as string) as WallDelta)) this.open()
    })
    source.addEventListener('clock', (event) => {
      this.#heard()
      this.#listener.clock((JSON.parse(event.data as string) as { now: Instant }).now)
    })
    source.addEventListener('error', () => {
      this.#listener.line(false)
      if (source.readyState === EventSource.CLOSED) this.#again()
      else this.#watch()
    })
    this.#watch()
  }

  close(): void {
    this.#closed = true
    this.#source?.close()
    clearTimeout(this.#timer)
  }

  #heard(): void {
    this.#pause = FIRST_RETRY_MS
    this.#listener.line(true)
    this.#watch()
  }

  #watch(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#listener.line(false)
      this.open()
    }, SILENT_MS)
  }

  #again(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.open(), this.#pause)
    this.#pause = Math.min(this.#pause * 2, LONGEST_RETRY_MS)
  }
}
