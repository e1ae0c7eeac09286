import type { Instant } from '#election/named.ts'
import { fail, ok } from '#election/outcome.ts'
import type { EntryBody } from '#journal/entry.ts'
import type { Act, Decided } from './act.ts'
import { alertStation } from './alerts/ids.ts'
import { decideCall } from './calls/decide.ts'
import type { CountAct } from './count/acts.ts'
import { countContext } from './count/context.ts'
import { decideCount } from './count/decide.ts'
import { decideEnrol, decideInvite, decideRevoke, decideWithdraw } from './enrolment.ts'
import { decideIncident } from './incidents/decide.ts'
import { decideMessage } from './messages/decide.ts'
import { decideReadiness } from './readiness/record.ts'
import { callRefusal, formRefusal, incidentRefusal, messageRefusal, refusal, workRefusal } from './refusals.ts'
import type { RoomRules } from './rules.ts'
import type { RoomState } from './state.ts'
import { decideSubmit } from './submit.ts'
import { decideWork } from './work/decide.ts'

/**
 * What a room does about an act: entries to append with an answer, or a refusal that leaves the journal untouched.
 * Reads the state and changes nothing. `now` is the time of receipt; a clock that lags behind the journal is taken as
 * the time of the last entry.
 */
export function decide(rules: RoomRules, state: RoomState, act: Act, now: Instant): Decided {
  const at = Math.max(now, state.at) as Instant
  if (act.type === 'open') return decideOpen(rules, state, act)
  if (state.size === 0) return fail(refusal('roomNotOpen'))
  switch (act.type) {
    case 'heartbeat':
      return done({ kind: 'heartbeat' })
    case 'invite':
      return decideInvite(rules, state, act, at)
    case 'withdraw-invitation':
      return decideWithdraw(state, act)
    case 'enrol':
      return decideEnrol(state, act, at)
    case 'revoke':
      return decideRevoke(state, act)
    case 'submit':
      return decideSubmit(rules, state, act.submission, act.head, at, act.openings)
    case 'note-alert': {
      const station = alertStation(act.alert)
      if (station === undefined || !rules.index.stations.has(station))
        return fail(refusal('alertUnknown', { alert: act.alert }))
      return done({ kind: 'alert-noted', by: act.by, alert: act.alert, words: act.words })
    }
    case 'record-person':
      return done(act.entry)
    case 'mark-rehearsed':
    case 'tick-check': {
      const decided = decideReadiness(state, act)
      return decided.ok ? done(...decided.value) : decided
    }
    case 'take-alerts':
    case 'hand-alerts':
    case 'snooze-alerts':
    case 'close-alerts': {
      const decided = decideWork(rules.index, state, act, at)
      return decided.ok ? done(...decided.value) : fail(workRefusal(decided.error))
    }
    case 'step-incident': {
      const decided = decideIncident(state, act, at)
      return decided.ok ? done(...decided.value) : fail(incidentRefusal(decided.error))
    }
    case 'call-station':
    case 'tell-for-station':
    case 'undo-told': {
      const decided = decideCall(rules, state, act, at)
      return decided.ok ? done(...decided.value) : fail(callRefusal(decided.error))
    }
    case 'send-message':
    case 'pin-message':
    case 'withdraw-message': {
      const decided = decideMessage(rules.index, state.messages, act)
      return decided.ok ? done(...decided.value) : fail(messageRefusal(decided.error))
    }
    default:
      return decideDesk(rules, state, act, at)
  }
}

/** The desk's acts, with what the room knows of the stations' day. */
function decideDesk(rules: RoomRules, state: RoomState, act: CountAct, at: Instant): Decided {
  const decided = decideCount(countContext(rules.index, state), act, at)
  if (!decided.ok) return fail(formRefusal(decided.error))
  const { entries, openings } = decided.value
  return ok({ entries, openings: openings.map((opening) => opening && [opening]), answer: { type: 'done' } })
}

function decideOpen(rules: RoomRules, state: RoomState, act: Extract<Act, { type: 'open' }>): Decided {
  const { room, book, test } = act
  if (room !== rules.index.book.room || book !== rules.digest) return fail(refusal('bookDiffers'))
  if (state.size === 0) return done({ kind: 'opened', room, book, test })
  return state.test === test ? done() : fail(refusal('roomOpen'))
}

function done(...entries: EntryBody[]): Decided {
  return ok({ entries, answer: { type: 'done' } })
}
