import { type Instant, type ItemNumber, unreachable } from '#election/named.ts'
import type { Item } from '#journal/submission.ts'
import type { Outbox } from '../outbox.ts'
import { tally } from '../tally.ts'
import type { Command } from './commands.ts'
import type { Tell } from './texts.ts'

export interface CounterOptions {
  /** Whether the book asks for women and men. */
  readonly sexes: boolean
  /** A tick that follows the one before sooner than this many ms is the same voter. */
  readonly debounce: number
  readonly now: () => Instant
  readonly out: (line: string) => void
  readonly tell: Tell
}

const MOST_UNDER_WAY = 1000

/** Turns commands into items, one after the other. */
export class Counter {
  readonly #outbox: Outbox
  readonly #options: CounterOptions
  /** Own ticks that were not taken back, oldest first. */
  readonly #ticks: ItemNumber[]
  readonly #under = new Set<Promise<void>>()
  #lastTick = Number.NEGATIVE_INFINITY

  constructor(outbox: Outbox, options: CounterOptions) {
    this.#outbox = outbox
    this.#options = options
    const { undone } = tally(outbox.items)
    this.#ticks = outbox.items.filter(({ n, item }) => item.k === 'tick' && !undone.has(n)).map(({ n }) => n)
  }

  /** Resolves when the next line may be read: at once for a tick, so that a burst shares one write to the disk. */
  async take(command: Command): Promise<void> {
    const at = this.#options.now()
    switch (command.do) {
      case 'nothing':
        return
      case 'tick': {
        const tooSoon = at - this.#lastTick < this.#options.debounce && at >= this.#lastTick
        this.#lastTick = at
        if (tooSoon) return
        const written = this.say(
          command.sex && this.#options.sexes ? { k: 'tick', at, sex: command.sex } : { k: 'tick', at },
        )
        if (this.#under.size >= MOST_UNDER_WAY) await written
        return
      }
      case 'undo': {
        await this.idle()
        const of = this.#ticks.at(-1)
        if (of === undefined) this.#options.tell('nothingToUndo')
        else if (await this.say({ k: 'undo', at, of })) this.#ticks.pop()
        return
      }
      case 'open':
        await this.say({ k: 'opened', at, members: command.members, checks: [] })
        return
      case 'reading': {
        const { hour, count, note } = command
        await this.say({ k: 'reading', at, hour, count, ...(note === undefined ? {} : { note }) })
        return
      }
      case 'close': {
        await this.idle()
        const { count, note } = command
        await this.say({ k: 'closed', at, count, ...(note === undefined ? {} : { note }) })
        return
      }
      case 'unclear':
        this.#options.tell('unclear', { usage: command.usage })
        return
      default:
        unreachable(command)
    }
  }

  /** Whether it is on disk. */
  say(item: Item): Promise<boolean> {
    const written = this.#outbox.say(item).then(
      (n) => {
        if (item.k === 'tick') this.#ticks.push(n)
        this.#options.out(`kept ${n}`)
        return true
      },
      (reason: unknown) => {
        this.#options.tell('notWritten', { reason: reason instanceof Error ? reason.message : String(reason) })
        return false
      },
    )
    const under = written.then(() => {
      this.#under.delete(under)
    })
    this.#under.add(under)
    return written
  }

  /** Resolves when everything taken so far is written or refused by the disk. */
  async idle(): Promise<void> {
    await Promise.all(this.#under)
  }
}
