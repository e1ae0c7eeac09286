import type { BookIndex } from '#election/book/index.ts'
import type { RoomState } from '../state.ts'
import { FormFollower } from './follow.ts'
import { Sums } from './sums.ts'

const KEPT = new WeakMap<RoomState, { readonly sums: Sums; readonly forms: FormFollower }>()

/** The sums of a state, brought up to date. Each state has them once and they grow with it. */
export function sumsOf(index: BookIndex, state: RoomState): Sums {
  let kept = KEPT.get(state)
  if (!kept) {
    kept = { sums: new Sums(index), forms: new FormFollower(index, state) }
    KEPT.set(state, kept)
  }
  const { sums, forms } = kept
  forms.look(({ station, constituency, before, after }) => sums.move(station, constituency, before, after))
  return sums
}
