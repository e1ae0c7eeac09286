import { describe, expect, test } from 'vitest'
import type { Instant } from '#election/named.ts'
import { ANA, LIVES } from '../testing/alert-lives.ts'
import { TestRoom } from '../testing/room.ts'
import { workQueue } from '../work/queue.ts'
import type { Alert } from './alert.ts'
import { alerts } from './alerts.ts'
import { ALERT_RULES } from './rules.ts'

/** Alerts of a rule that still ask for somebody: what was closed is no question any more. */
function standing(room: TestRoom, code: string, now: Instant): Alert[] {
  return alerts(room.index, room.state, now).filter((alert) => alert.code === code && !alert.noted)
}

/** The same room after a restart: its journal folded anew. */
function restarted({ book, entries, machine }: TestRoom): TestRoom {
  const again = new TestRoom(book)
  for (const entry of entries) again.state = machine.fold(again.state, entry)
  return again
}

describe.each(ALERT_RULES.map(({ code, severity }) => ({ code, severity })))('$code', ({ code, severity }) => {
  const life = () => {
    const script = LIVES[code]
    if (!script) throw new Error(`the life of ${code} is not told here: tell how it is raised, holds and is cleared`)
    return script()
  }

  test('is raised by its trouble and not before', () => {
    const { room, calm, raise } = life()
    expect(standing(room, code, calm())).toEqual([])
    const now = raise()
    const found = standing(room, code, now)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ severity, kind: expect.any(String) })
    expect(found[0]!.since).toBeLessThanOrEqual(now)
  })

  test('holds: the same alert, as old as it is, in the hands of who took it, over a restart too', () => {
    const { room, calm, raise, hold } = life()
    calm()
    const raised = raise()
    const [first] = standing(room, code, raised)
    room.must({ type: 'take-alerts', by: ANA, alerts: [first!.id] }, raised)
    const now = hold()
    expect(standing(room, code, now)).toMatchObject([{ id: first!.id, since: first!.since }])
    for (const each of [room, restarted(room)])
      expect(workQueue(each.index, each.state, now).filter((topic) => topic.code === code)).toMatchObject([
        { id: first!.id, state: 'taken', owners: [ANA] },
      ])
  })

  test('is cleared when its trouble is mended', () => {
    const { room, calm, raise, hold, clear } = life()
    calm()
    const [first] = standing(room, code, raise())
    room.must({ type: 'take-alerts', by: ANA, alerts: [first!.id] }, hold())
    expect(standing(room, code, clear())).toEqual([])
  })
})

test('no life is told of a rule that does not exist', () => {
  expect(Object.keys(LIVES).sort()).toEqual(ALERT_RULES.map(({ code }) => code).sort())
})
