import type { ConstituencyCode, ContestId, PersonId, StationCode } from '#election/named.ts'
import type { FilledSheet } from '#election/pv/sheet.ts'
import type { ReleaseId, ReleaseLevel } from '#journal/count-entry.ts'
import type { Act } from '../act.ts'
import { formOf } from '../count/apply.ts'
import { countContext } from '../count/context.ts'
import { findingsOf } from '../count/decide.ts'
import type { RoomState } from '../state.ts'
import type { TestRoom } from './room.ts'
import { typing } from './sheet.ts'

/** Where acts go: a room in memory, or a journal on a store. */
export interface Desk {
  readonly index: TestRoom['index']
  state(): RoomState
  act(act: Act): unknown
}

/** Two clerks type the same sheet; what its rules warn of is explained, and it is accepted. */
export async function acceptSheet(desk: Desk, sheet: FilledSheet): Promise<void> {
  await desk.act(typing('clerk-1', sheet))
  await desk.act(typing('clerk-2', sheet))
  await acceptSettled(desk, sheet.station, sheet.constituency)
}

/** Explains every warning of a settled sheet and accepts it, where the room itself did not. */
export async function acceptSettled(desk: Desk, station: StationCode, constituency: ConstituencyCode): Promise<void> {
  const form = formOf(desk.state().count, station, constituency)
  if (form.status === 'accepted') return
  const on = { by: 'verifier' as PersonId, station, constituency }
  for (const [at, { code }] of findingsOf(countContext(desk.index, desk.state()), form).entries()) {
    const opening = { salt: String(at).padStart(32, '0'), value: { code, words: 'asked by telephone' } }
    await desk.act({ type: 'explain-warning', ...on, opening })
  }
  await desk.act({ type: 'accept-sheet', ...on })
}

/** Two people release a contest; answers the release's id. */
export async function release(desk: Desk, contest: string, level: ReleaseLevel): Promise<ReleaseId> {
  const by = (name: string) => name as PersonId
  await desk.act({ type: 'propose-release', by: by('officer-1'), contest: contest as ContestId, level })
  const id = desk.state().count.releases.at(-1)?.id
  if (id === undefined) throw new Error('the release was not proposed')
  await desk.act({ type: 'confirm-release', by: by('officer-2'), release: id })
  return id
}

export async function withdraw(desk: Desk, id: ReleaseId, reason: string): Promise<void> {
  await desk.act({ type: 'withdraw-release', by: 'officer-1' as PersonId, release: id, reason })
}
