import type { PersonId, Position, StationCode } from '#election/named.ts'
import type { CallOutcome, Speaker, Told, ToldSource } from '#journal/call-entry.ts'

interface OnStation {
  readonly by: PersonId
  readonly station: StationCode
}

/** What the call desk, or the gateway of messages, does for a station. The edge checked shape and role. */
export type CallAct =
  | (OnStation & { readonly type: 'call-station'; readonly outcome: CallOutcome; readonly words?: string })
  | (OnStation & {
      readonly type: 'tell-for-station'
      readonly source: ToldSource
      readonly speaker: Speaker
      readonly said: Told
    })
  | (OnStation & { readonly type: 'undo-told'; readonly entry: Position; readonly reason: string })
