import type { Messages } from 'messages:room.screens'
import type { TimelineAct } from '#room/views/timeline.ts'
import { isolateWords } from '../../ui/number.ts'

/** How the parts of an act that others know to name are said. */
export interface Saying {
  /** Time of day. */
  readonly clock: (at: NonNullable<TimelineAct['until']>) => string
  /** What somebody told. */
  readonly told: (said: NonNullable<TimelineAct['said']>) => string
}

/** What the room did, in a sentence; people by their pseudonyms. Undefined for acts that the page names itself. */
export function actWords(act: TimelineAct, m: Messages, { clock, told }: Saying): string | undefined {
  const by = isolateWords(act.by ?? '–')
  const how = act.how !== undefined && act.how in m.how ? m.how[act.how as keyof Messages['how']]() : (act.how ?? '')
  const words = act.words === undefined ? '' : isolateWords(act.words)
  const alert = isolateWords(act.alert ?? '')
  const sheet = isolateWords(act.constituency ?? '')
  switch (act.what) {
    case 'invited':
    case 'enrolled':
    case 'revoked':
    case 'alert-noted':
      return undefined
    case 'invitation-withdrawn':
      return m.act['invitation-withdrawn']()
    case 'alert-taken':
      return m.act['alert-taken']({ alert, by })
    case 'alert-handed':
      if (act.to !== undefined && act.to === act.by) return m.act['alert-taken-over']({ alert, by })
      return act.to === undefined
        ? m.act['alert-returned']({ alert, by })
        : m.act['alert-handed']({ alert, by, to: isolateWords(act.to) })
    case 'alert-snoozed':
      return m.act['alert-snoozed']({ alert, by, until: act.until === undefined ? '–' : clock(act.until), words })
    case 'alert-closed':
      return m.act['alert-closed']({ alert, by, how, words })
    case 'called':
      return m.act.called({ by, how, words })
    case 'told':
      return m.act.told({ by, how, said: act.said === undefined ? '' : told(act.said) })
    case 'told-undone':
      return m.act['told-undone']({ by, how, words })
    case 'incident-step':
      return m.act['incident-step']({ by, how, words: act.to === undefined ? words : isolateWords(act.to) })
    case 'message-sent':
    case 'message-withdrawn':
      return m.act[act.what]({ by, words })
    case 'release-withdrawn':
      return m.act['release-withdrawn']({ sheet, by, words })
    case 'station-rehearsed': {
      const steps = (act.done ?? []).map((step) => m.rehearsed[step]()).join(' · ')
      return m.act['station-rehearsed']({ by, steps: steps === '' ? '–' : steps, words })
    }
    case 'sheet-proposed':
      return m.act['sheet-proposed']({ sheet, by, how })
    default:
      return m.act[act.what]({ sheet, by })
  }
}
