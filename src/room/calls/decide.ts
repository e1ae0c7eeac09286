import { type Instant, type Minute, unreachable } from '#election/named.ts'
import { fail, type Outcome, ok } from '#election/outcome.ts'
import { clock } from '#election/time.ts'
import type { CallEntry, Told } from '#journal/call-entry.ts'
import { stationState } from '../figures.ts'
import type { RoomRules } from '../rules.ts'
import type { RoomState } from '../state.ts'
import type { CallAct } from './acts.ts'
import type { CallRefusal } from './refusals.ts'
import { toldAt } from './told.ts'

/**
 * What a talk with a station comes to. The rules are those of a phone's items; but here a person sits at the keyboard
 * and can ask again, so what breaks a rule is refused instead of being kept uncounted. Pure.
 */
export function decideCall(
  rules: RoomRules,
  state: RoomState,
  act: CallAct,
  now: Instant,
): Outcome<CallEntry[], CallRefusal> {
  const { by, station } = act
  const known = rules.index.stations.get(station)
  if (!known) return refuse('stationUnknown', { station })
  switch (act.type) {
    case 'call-station': {
      const { outcome, words } = act
      return ok([{ kind: 'called', by, station, outcome, ...(words !== undefined && { words }) }])
    }
    case 'tell-for-station': {
      const wrong = told(rules, known.registered, act.said, now)
      if (wrong) return fail(wrong)
      return ok([{ kind: 'told', by, station, source: act.source, speaker: act.speaker, said: act.said }])
    }
    case 'undo-told': {
      if (act.reason.trim() === '') return refuse('wordsMissing', { field: 'reason' })
      const statement = toldAt(stationState(state, station), act.entry)
      if (!statement || statement.undone) return refuse('toldUnknown', { entry: act.entry })
      return ok([{ kind: 'told-undone', by, station, entry: act.entry, reason: act.reason }])
    }
    default:
      return unreachable(act)
  }
}

function told(rules: RoomRules, registered: number, said: Told, now: Instant): CallRefusal | undefined {
  const from = said.k === 'opened' ? rules.midnight : rules.firstTick
  if (said.k !== 'incident' && now < from)
    return {
      kind: 'tooEarly',
      parameters: { from: clock(Math.max(0, (from - rules.midnight) / 60_000) as Minute), field: 'said' },
    }
  if (said.k === 'reading' && !rules.hours.has(said.hour)) {
    const hours = [...rules.hours].map((hour) => clock(hour as Minute)).join(' ')
    return { kind: 'hourUnknown', parameters: { hour: clock(said.hour), hours, field: 'said.hour' } }
  }
  if ((said.k === 'reading' || said.k === 'closed') && said.count > registered)
    return { kind: 'countAboveRegistered', parameters: { count: said.count, registered, field: 'said.count' } }
  return undefined
}

function refuse(kind: CallRefusal['kind'], parameters: CallRefusal['parameters']): Outcome<never, CallRefusal> {
  return fail({ kind, parameters })
}
