import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Instant, PersonId, StationCode } from '#election/named.ts'
import type { IncidentStep } from '#journal/incident-entry.ts'
import { alerts } from '../alerts/alerts.ts'
import { incidentKey } from '../alerts/incident.ts'
import { smallBook, station } from '../testing/book.ts'
import { TestRoom } from '../testing/room.ts'
import { type IncidentCase, isOpen, nextCase, REPORTED } from './case.ts'
import type { IncidentAct } from './decide.ts'

const BY = 'p-op' as PersonId
const words = 'as the president said'

const STEPS: Readonly<Record<string, IncidentStep>> = {
  confirm: { do: 'confirm', severity: 'serious', words },
  assign: { do: 'assign', to: 'p-other' as PersonId },
  solve: { do: 'solve', words },
  'close-settled': { do: 'close', outcome: 'settled', words },
  'close-unfounded': { do: 'close', outcome: 'unfounded', words },
  escalate: { do: 'escalate', words },
  'ask-advice': { do: 'ask-advice', words },
  advise: { do: 'advise', words },
  reopen: { do: 'reopen', words },
}

describe('the table of the documents', () => {
  const allowed = new Map<string, Set<string>>()
  const text = readFileSync(new URL('../../../docs/states-of-an-incident.md', import.meta.url), 'utf8')
  for (const [, from = '', step = '', to = ''] of text.matchAll(
    /^\| ([a-z, ]+) \| ([a-z-]+)[^|]* \| ([a-z, ]+) \|$/gm,
  )) {
    if (from === 'from') continue
    for (const one of from.split(', ')) allowed.set(`${one} ${step}`, new Set(to.split(', ')))
  }

  test('is what the machine does, over any sequence of steps', () => {
    expect(allowed.size).toBeGreaterThan(15)
    const seen = new Set<string>()
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...Object.keys(STEPS)), { maxLength: 14 }), (names) => {
        let one: IncidentCase = REPORTED
        for (const [i, name] of names.entries()) {
          const after = nextCase(one, STEPS[name]!, BY, i as Instant)
          const key = `${one.status} ${name}`
          const isAsked = one.advice === 'asked'
          const fits = name === 'ask-advice' ? !isAsked : name === 'advise' ? isAsked : true
          expect(after.ok).toBe(allowed.has(key) && fits)
          if (!after.ok) continue
          seen.add(key)
          expect(allowed.get(key)).toContain(after.value.status)
          expect(after.value.steps).toEqual([...one.steps, { ...STEPS[name], by: BY, at: i }])
          one = after.value
        }
      }),
      { numRuns: 3000 },
    )
    expect([...allowed.keys()].filter((key) => !seen.has(key))).toEqual([])
  })

  test('no step but handing to a person goes without words', () => {
    for (const step of Object.values(STEPS))
      if ('words' in step)
        expect(nextCase({ ...REPORTED, status: 'solved' }, { ...step, words: ' ' }, BY, 0 as Instant)).toEqual({
          ok: false,
          error: 'wordsMissing',
        })
  })
})

describe('an incident in the room', () => {
  function reported() {
    const room = TestRoom.open(smallBook({ stations: [station('S1', 'O1', 1, 300)] }))
    const phone = room.phone('a', 'S1')
    phone.open(room.time(8))
    const item = phone.report(room.time(8, 10), 'power')
    room.hearAll(phone, room.time(8, 10))
    const act = (step: string, changes: Partial<IncidentAct> = {}): IncidentAct => ({
      type: 'step-incident',
      by: BY,
      station: 'S1' as StationCode,
      incident: incidentKey(phone.id, item),
      step: STEPS[step]!,
      ...changes,
    })
    const told = (now: Instant) =>
      alerts(room.index, room.state, now)
        .filter(({ code }) => code === 'A301')
        .map(({ severity, since }) => ({ severity, since }))
    return { room, phone, item, act, told }
  }

  test('keeps its alert until it is solved; reopened, the alert is back with its own age', () => {
    const { room, act, told } = reported()
    const [start, later, again] = [room.time(8, 10), room.time(8, 20), room.time(8, 25)]
    expect(told(start)).toEqual([{ severity: 'amber', since: start }])
    room.must(act('confirm', { step: { do: 'confirm', severity: 'grave', words } }), later)
    expect(told(later)).toEqual([{ severity: 'red', since: start }])
    room.must(act('assign'), later)
    room.must(act('solve'), later)
    expect(told(later)).toEqual([])
    room.must(act('reopen'), again)
    expect(told(again)).toEqual([{ severity: 'red', since: again }])
  })

  test('refuses what does not fit, and what is not there', () => {
    const { room, phone, item, act } = reported()
    const now = room.time(8, 20)
    expect(room.act(act('solve'), now)).toMatchObject({ error: { code: 'X902', parameters: { status: 'reported' } } })
    expect(room.act(act('confirm', { incident: 'd0-1' }), now)).toMatchObject({ error: { code: 'X901' } })
    expect(room.act(act('confirm', { incident: '__proto__' }), now)).toMatchObject({ error: { code: 'X901' } })
    expect(room.act(act('confirm', { step: { do: 'solve', words: '' } }), now)).toMatchObject({
      error: { code: 'X903', parameters: { field: 'step.words' } },
    })
    phone.undo(now, item)
    room.hearAll(phone, now)
    expect(room.act(act('confirm'), now)).toMatchObject({ error: { code: 'X901' } })
  })

  test('an open one is what the wall draws', () => {
    const { room, act } = reported()
    const now = room.time(8, 20)
    expect(isOpen(REPORTED)).toBe(true)
    room.must(act('close-unfounded'), now)
    expect(Object.values(room.state.cases)).toMatchObject([{ status: 'closed', outcome: 'unfounded' }])
    expect(alerts(room.index, room.state, now).map(({ code }) => code)).toEqual([])
  })
})
