import type { Random } from '../random.ts'
import { after, type Chances, type Fate, type Span } from './faults.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
/** The president carries a phone without network to where there is one, this long after the close at the latest. */
const BACK_BY = 20 * MINUTE

/** One request of a phone: everything that it has said up to item `upTo` and that is not confirmed yet. */
export interface Send {
  readonly at: number
  readonly upTo: number
  readonly fate: Fate
}

/** How one phone reaches the room. */
export interface Link {
  /** It does not send more often than this (ms). */
  readonly period: number
  /** Without network then. */
  readonly offline: readonly Span[]
}

/** Draws a phone's network for the hours from `opens` to `closes` (ms). */
export function drawLink(luck: Random, chances: Chances, opens: number, closes: number): Link {
  const offline: Span[] = []
  if (luck.chance(chances.offline)) {
    const from = opens - 15 * MINUTE + luck.below(closes - opens)
    const to = from + luck.between(3, luck.pick([10, 20, 45, 90, 180, 360])) * MINUTE
    offline.push({ from, to: Math.min(to, closes + BACK_BY) })
  }
  return { period: luck.between(90, 420) * SECOND, offline }
}

/** Clock of a phone minus the true time, ms. */
export function drawSkew(luck: Random, chances: Chances): number {
  const most = luck.chance(chances.wildClock)
    ? 1440 * MINUTE
    : luck.chance(chances.wrongClock)
      ? 10 * MINUTE
      : 20 * SECOND
  return luck.between(-most, most)
}

/**
 * When a phone sends what it said at `said` (ascending, ms), and what happens to each request on its way. The last
 * request always arrives whole, and its answer too.
 */
export function sends(
  luck: Random,
  said: readonly number[],
  link: Link,
  silent: readonly Span[],
  chances: Chances,
): Send[] {
  const unreachable = [...link.offline, ...silent].sort((a, b) => a.from - b.from)
  const result: Send[] = []
  let sent = 0
  let free = 0
  while (sent < said.length) {
    const earliest = Math.max((said[sent] as number) + luck.between(300, 2500), free)
    const reachable = after(unreachable, earliest)
    const at = reachable === earliest ? earliest : reachable + luck.below(MINUTE)
    const upTo = saidUntil(said, sent, at)
    const last = upTo === said.length
    const fate = last ? 'plain' : drawFate(luck, chances, upTo - sent, result.length)
    result.push({ at, upTo, fate })
    free = at + link.period
    // A phone that hears nothing tries again soon, with whatever was said meanwhile.
    if (fate === 'answer-lost') {
      const again = after(unreachable, at + luck.between(8, 40) * SECOND)
      result.push({ at: again, upTo: saidUntil(said, upTo, again), fate: 'plain' })
      free = again + link.period
    }
    sent = result.at(-1)?.upTo ?? sent
  }
  return result
}

function saidUntil(said: readonly number[], from: number, at: number): number {
  let upTo = from
  while (upTo < said.length && (said[upTo] as number) <= at) upTo += 1
  return upTo
}

function drawFate(luck: Random, chances: Chances, items: number, before: number): Fate {
  if (luck.chance(chances.twice)) return 'twice'
  if (luck.chance(chances.answerLost)) return 'answer-lost'
  if (items >= 2 && luck.chance(chances.overtaken)) return 'overtaken'
  if (before > 0 && luck.chance(chances.lateCopy)) return 'late-copy'
  return 'plain'
}
