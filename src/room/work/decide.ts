import type { BookIndex } from '#election/book/index.ts'
import { type Instant, unreachable } from '#election/named.ts'
import { fail, type Outcome, ok } from '#election/outcome.ts'
import type { WorkEntry } from '#journal/work-entry.ts'
import type { Alert } from '../alerts/alert.ts'
import { boardOf, dueAlerts } from '../board.ts'
import type { RoomState } from '../state.ts'
import type { WorkAct } from './acts.ts'
import type { WorkRefusal } from './refusals.ts'
import { type AlertWork, workOn } from './work.ts'

/** Longest sleep of an alert, hours: an election day forgets nothing overnight. */
export const SNOOZE_HOURS = 4

/**
 * What an act on alerts comes to: an entry for each alert on which it can be done. Of many alerts that are told as one,
 * those that are gone or in other hands are left alone; it is refused only where it can be done on none. Pure.
 */
export function decideWork(
  index: BookIndex,
  state: RoomState,
  act: WorkAct,
  now: Instant,
): Outcome<WorkEntry[], WorkRefusal> {
  const wrong = badWords(act, now)
  if (wrong) return fail(wrong)
  const due = new Map(dueAlerts(boardOf(index, state), now).map((alert) => [alert.id, alert]))
  const entries: WorkEntry[] = []
  let refused: WorkRefusal | undefined
  for (const id of new Set(act.alerts)) {
    const alert = due.get(id)
    const why = alert ? refusal(act, alert, workOn(state.work, alert)) : refuse('alertGone', { alert: id })
    if (alert && !why) entries.push(entryOf(act, alert))
    else refused ??= why
  }
  return entries.length === 0 && refused ? fail(refused) : ok(entries)
}

function badWords(act: WorkAct, now: Instant): WorkRefusal | undefined {
  switch (act.type) {
    case 'take-alerts':
    case 'hand-alerts':
      return undefined
    case 'snooze-alerts':
      if (act.until < now + 60_000 || act.until > now + SNOOZE_HOURS * 3_600_000)
        return refuse('snoozeTime', { hours: SNOOZE_HOURS, field: 'until' })
      return act.reason.trim() === '' ? refuse('wordsMissing', { field: 'reason' }) : undefined
    case 'close-alerts':
      return act.words.trim() === '' ? refuse('wordsMissing', { field: 'words' }) : undefined
    default:
      return unreachable(act)
  }
}

function refusal(act: WorkAct, { id }: Alert, work: AlertWork | undefined): WorkRefusal | undefined {
  // What was closed is nobody's any more: whoever takes it opens it again.
  const owner = work?.closed ? undefined : work?.owner?.person
  switch (act.type) {
    case 'take-alerts':
      return owner !== undefined && owner !== act.by ? refuse('alertTaken', { alert: id, owner }) : undefined
    case 'hand-alerts':
      return act.over || owner === act.by ? undefined : refuse('alertNotYours', { alert: id })
    case 'snooze-alerts':
    case 'close-alerts':
      return owner === act.by ? undefined : refuse('alertNotYours', { alert: id })
    default:
      return unreachable(act)
  }
}

function entryOf(act: WorkAct, { id, station }: Alert): WorkEntry {
  const on = { by: act.by, station, alert: id }
  switch (act.type) {
    case 'take-alerts':
      return { kind: 'alert-taken', ...on }
    case 'hand-alerts':
      return { kind: 'alert-handed', ...on, ...(act.to !== undefined && { to: act.to }) }
    case 'snooze-alerts':
      return { kind: 'alert-snoozed', ...on, until: act.until, reason: act.reason }
    case 'close-alerts':
      return { kind: 'alert-closed', ...on, outcome: act.outcome, words: act.words }
    default:
      return unreachable(act)
  }
}

function refuse(kind: WorkRefusal['kind'], parameters: WorkRefusal['parameters'] = {}): WorkRefusal {
  return { kind, parameters }
}
