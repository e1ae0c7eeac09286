import type { WallPicture } from '#room/views/wall.ts'
import { type WallDelta, wallDelta } from '#room/views/wall-delta.ts'
import { eventBytes, LiveFeed } from './live.ts'

/** One picture of the wall and the feed of what changes in it, for everybody who sees the same. */
export class Screen {
  readonly feed: LiveFeed
  #last: WallPicture
  #bytes: Buffer | undefined

  constructor(first: WallPicture) {
    this.#last = first
    this.feed = new LiveFeed(first.position, () => {
      this.#bytes ??= eventBytes('picture', this.#last, this.#last.position)
      return this.#bytes
    })
  }

  get picture(): WallPicture {
    return this.#last
  }

  /** Shows a later picture, and says whether more than the time went on. */
  show(next: WallPicture): boolean {
    const delta = wallDelta(this.#last, next)
    this.#last = next
    this.#bytes = undefined
    if (isEmpty(delta)) return false
    const { since, position } = delta
    this.feed.publish({ since, position, bytes: eventBytes('delta', delta, position) })
    return true
  }
}

/** Nothing but the time went on. */
function isEmpty({ since, position, now: _, stations, places, curve, ...said }: WallDelta): boolean {
  return since === position && stations.length + places.length + curve.length + Object.keys(said).length === 0
}
