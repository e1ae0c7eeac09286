import type { Constituency } from '#election/book/book.ts'
import type { ConstituencyCode } from '#election/named.ts'
import type { RoomState } from '../state.ts'
import { type ConstituencyResult, resultOf } from './result.ts'
import type { CountState } from './state.ts'
import type { Sums } from './sums.ts'

/** Everything that a result is made of, in short: nothing in a count is changed in place but these, and lists only grow. */
type Basis = readonly unknown[]

const KEPT = new WeakMap<
  RoomState,
  Map<ConstituencyCode, { readonly basis: Basis; readonly result: ConstituencyResult }>
>()

/**
 * `resultOf` a constituency, made again only where one of its figures changed: seats of a nation's thousand communes are
 * not shared out anew because of one sheet. Throws on one where no station of the room votes.
 */
export function keptResultOf(state: RoomState, sums: Sums, constituency: Constituency): ConstituencyResult {
  const { code } = constituency
  const basis = basisOf(state.count, sums.moves(code), code)
  const all = KEPT.get(state) ?? new Map()
  KEPT.set(state, all)
  const kept = all.get(code)
  if (kept?.basis.every((part: unknown, at: number) => part === basis[at])) return kept.result
  const result = resultOf(state.count, sums, constituency)
  all.set(code, { basis, result })
  return result
}

function basisOf({ others, ties, statements }: CountState, moves: number, code: ConstituencyCode): Basis {
  const length = (lists: Readonly<Record<ConstituencyCode, readonly unknown[]>>) =>
    Object.hasOwn(lists, code) ? lists[code]?.length : 0
  return [moves, length(others), Object.hasOwn(ties, code) ? ties[code] : undefined, length(statements)]
}
