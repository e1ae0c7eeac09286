import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type {
  ConstituencyCode,
  Count,
  Digest,
  Instant,
  PaperId,
  PersonId,
  Position,
  StationCode,
} from '#election/named.ts'
import type { RuleResult } from '#election/pv/rule.ts'
import { type FilledSheet, isFilled, type Sheet } from '#election/pv/sheet.ts'
import { awaitedForm, FORM_STATUSES, type Form, type FormStatus, type Typed } from './form.ts'
import { differences, type FormAct, next } from './form-machine.ts'

const STATION = 'S1' as StationCode
const CONSTITUENCY = 'C1' as ConstituencyCode
const at = 1 as Instant

function sheet(votes: readonly (number | null)[], changes: Partial<Sheet> = {}): Sheet {
  const valid = votes.reduce<number>((sum, count) => sum + (count ?? 0), 0) as Count
  const counts = {
    registered: 500 as Count,
    voters: valid,
    ballots: valid,
    void: 0 as Count,
    contested: 0 as Count,
    valid,
  }
  return {
    station: STATION,
    constituency: CONSTITUENCY,
    paper: 'A' as PaperId,
    ...counts,
    votes: votes as (Count | null)[],
    observations: '',
    ...changes,
  }
}

function typing(by: string, typed: Sheet, more: Partial<Typed> = {}): Typed {
  return { by, from: 'desk', sheet: typed, sealed: '0' as Digest, entry: 0 as Position, at, version: 1, ...more }
}

const person = (name: string): PersonId => name as PersonId
const sends = (typed: Sheet, version = 1, reason?: string): FormAct => ({
  type: 'station-sends',
  typed: typing('d1', typed, { from: 'station', version, ...(reason !== undefined && { reason }) }),
})
const types = (by: string, typed: Sheet): FormAct => ({ type: 'clerk-types', typed: typing(by, typed) })
const propose = (by: string, act: 'recall' | 'exclude' | 'include'): FormAct => ({
  type: 'propose',
  by: person(by),
  at,
  act,
  reason: 'said why',
})
const confirm = (by: string): FormAct => ({ type: 'confirm', by: person(by), at })
const accept = (by: string): FormAct => ({ type: 'accept', by: person(by), at })

function play(acts: readonly FormAct[], results: readonly RuleResult[] = []): Form {
  return acts.reduce(
    (form, act) => {
      const outcome = next(form, act, results)
      if (!outcome.ok) throw new Error(`${act.type}: ${outcome.error.kind}`)
      return outcome.value
    },
    awaitedForm(STATION, CONSTITUENCY),
  )
}

function refusal(form: Form, act: FormAct, results: readonly RuleResult[] = []): string {
  const outcome = next(form, act, results)
  return outcome.ok ? 'done' : outcome.error.kind
}

describe('two people type a sheet', () => {
  it('equal typings settle it', () => {
    expect(play([sends(sheet([5, 3])), types('c2', sheet([5, 3]))])).toMatchObject({
      status: 'settled',
      settled: { how: 'equal' },
    })
  })
  it('one digit apart stops it and names the boxes', () => {
    const form = play([types('c1', sheet([5, 3])), types('c2', sheet([5, 4]))])
    expect(form).toMatchObject({ status: 'differs', differing: ['voters', 'ballots', 'valid', 'votes.1'] })
  })
  it('a blank is not a zero', () => {
    expect(differences(sheet([5, 0]), sheet([5, null]))).toEqual(['votes.1'])
    expect(play([types('c1', sheet([5, 0])), types('c2', sheet([5, null]))])).toMatchObject({
      status: 'differs',
      differing: ['votes.1'],
    })
  })
  it('a box that is blank for both hands waits for a third person, whoever the first hand is', () => {
    const blank = sheet([5, null])
    for (const first of [types('c1', blank), sends(blank)]) {
      expect(play([first, types('c2', blank)])).toMatchObject({ status: 'differs', differing: ['votes.1'] })
    }
    // Also where the station is heard after the clerk, and where it sends the same blank again.
    expect(play([types('c1', blank), sends(blank)])).toMatchObject({ status: 'differs', differing: ['votes.1'] })
    expect(play([sends(blank), types('c2', blank), sends(blank, 2, 'signed anew')]).status).toBe('differs')
    expect(play([sends(blank), types('c2', blank), sends(sheet([5, 0]), 2, 'line 2 is zero')])).toMatchObject({
      status: 'differs',
      differing: ['votes.1'],
    })
  })
  it('a line that only the phone has, and left blank, asks nobody anything', () => {
    expect(play([sends(sheet([5, 3, null])), types('c2', sheet([5, 3]))]).status).toBe('settled')
  })
  it('the same person cannot be both hands', () => {
    expect(refusal(play([types('c1', sheet([5]))]), types('c1', sheet([5])))).toBe('samePerson')
  })
  it('the second corrects the own slip without typing anything twice, and both typings stay', () => {
    const form = play([types('c1', sheet([5])), types('c2', sheet([6])), types('c2', sheet([5]))])
    expect(form).toMatchObject({ status: 'settled', earlier: [{ by: 'c2' }] })
  })
  it('the station that sends after one clerk typed from paper is the other hand', () => {
    expect(play([types('c1', sheet([5])), sends(sheet([5]))])).toMatchObject({
      status: 'settled',
      second: { by: 'c1' },
    })
    expect(play([types('c1', sheet([5])), sends(sheet([6]))])).toMatchObject({ status: 'differs' })
  })
  it('a third hand cannot take the place of the second', () => {
    expect(refusal(play([types('c1', sheet([5])), types('c2', sheet([6]))]), types('c3', sheet([5])))).toBe(
      'wrongState',
    )
  })
})

describe('a third person decides', () => {
  const differing = [
    types('c1', sheet([5, 3])),
    types('c2', sheet([5, 4], { voters: 8 as Count, ballots: 8 as Count, valid: 8 as Count })),
  ]
  const decide = (by: string, values: [`votes.${number}`, number][], reason = 'read on the photo'): FormAct => ({
    type: 'decide',
    by: person(by),
    at,
    values: new Map(values),
    reason,
  })
  it('only the boxes that differ', () => {
    const form = play([...differing, decide('v', [['votes.1', 3]])])
    expect(form.settled).toMatchObject({ how: 'decided', by: 'v', sheet: { votes: [5, 3], valid: 8 } })
    expect(refusal(play(differing), decide('v', []))).toBe('decideAll')
    expect(
      refusal(
        play(differing),
        decide('v', [
          ['votes.0', 5],
          ['votes.1', 3],
        ]),
      ),
    ).toBe('decideAll')
  })
  it('what is blank for both, by a figure and a reason, or two people leave the sheet out', () => {
    const blank = [sends(sheet([5, null])), types('c2', sheet([5, null]))]
    expect(refusal(play(blank), decide('v', []))).toBe('decideAll')
    expect(refusal(play(blank), decide('v', [['votes.1', 0]], ' '))).toBe('reasonMissing')
    expect(refusal(play(blank), decide('c2', [['votes.1', 0]]))).toBe('samePerson')
    const decided = play([...blank, decide('v', [['votes.1', 0]], 'the sums leave nothing for line 2')])
    expect(decided).toMatchObject({
      status: 'settled',
      settled: { how: 'decided', sheet: { votes: [5, 0] } },
      // What stood on the paper stays in both hands.
      first: { sheet: { votes: [5, null] } },
      second: { sheet: { votes: [5, null] } },
    })
    const out = play([...blank, propose('v', 'exclude'), confirm('w')])
    expect(out.status).toBe('excluded')
    expect(
      play([...blank, propose('v', 'exclude'), confirm('w'), propose('v', 'include'), confirm('w')]),
    ).toMatchObject({ status: 'differs', differing: ['votes.1'] })
  })
  it('is neither of the two, and says why', () => {
    expect(refusal(play(differing), decide('c1', [['votes.1', 3]]))).toBe('samePerson')
    expect(refusal(play(differing), decide('c2', [['votes.1', 3]]))).toBe('samePerson')
    expect(refusal(play(differing), decide('v', [['votes.1', 3]], '  '))).toBe('reasonMissing')
  })
})

describe('acceptance', () => {
  const settled = [sends(sheet([5])), types('c2', sheet([5]))]
  const warning: RuleResult = { code: 'W151', fields: [], parameters: {} }
  it('errors stop', () => {
    expect(refusal(play(settled), accept('v'), [{ ...warning, code: 'E104' }])).toBe('errorsRemain')
  })
  it('a warning needs words', () => {
    expect(refusal(play(settled), accept('v'), [warning])).toBe('unexplained')
    const explained = play([
      ...settled,
      { type: 'explain', by: person('v'), at, code: 'W151', words: 'one voter left with the ballot' },
    ])
    expect(refusal(explained, accept('v'), [warning])).toBe('done')
    expect(refusal(play(settled), { type: 'explain', by: person('v'), at, code: 'W151', words: ' ' })).toBe(
      'reasonMissing',
    )
  })
  it('recall needs two people', () => {
    const proposed = play([...settled, accept('v'), propose('v', 'recall')])
    expect(proposed.status).toBe('accepted')
    expect(refusal(proposed, confirm('v'))).toBe('samePerson')
    expect(play([...settled, accept('v'), propose('v', 'recall'), confirm('w')])).toMatchObject({ status: 'settled' })
  })
})

describe('a corrected version by the station', () => {
  it('needs a reason, keeps the old one and is compared with what the clerk typed', () => {
    const form = play([sends(sheet([5])), types('c2', sheet([6]))])
    expect(refusal(form, sends(sheet([6]), 2))).toBe('reasonMissing')
    expect(play([sends(sheet([5])), types('c2', sheet([6])), sends(sheet([6]), 2, 'line 1 misread')])).toMatchObject({
      status: 'settled',
      earlier: [{ sheet: { votes: [5] } }],
    })
  })
  it('waits beside an accepted sheet until two people recall it', () => {
    const waiting = play([sends(sheet([5])), types('c2', sheet([5])), accept('v'), sends(sheet([6]), 2, 'x')])
    expect(waiting).toMatchObject({
      status: 'accepted',
      settled: { sheet: { votes: [5] } },
      waiting: { sheet: { votes: [6] } },
    })
    const recalled = [propose('v', 'recall'), confirm('w')].reduce((form, act) => {
      const outcome = next(form, act, [])
      if (!outcome.ok) throw new Error(outcome.error.kind)
      return outcome.value
    }, waiting)
    expect(recalled).toMatchObject({
      status: 'differs',
      first: { sheet: { votes: [6] } },
      second: { sheet: { votes: [5] } },
    })
    expect(recalled.waiting).toBeUndefined()
  })
})

describe('the diagram and the table of the documents', () => {
  const page = readFileSync(new URL('../../../docs/states-of-a-sheet.md', import.meta.url), 'utf8')
  /** The arrows as drawn; one that leads back to its own state is not drawn. */
  const drawn = [...page.matchAll(/^ {2}(\w+) --> (\w+)/gm)].map(([, from, to]) => `${from} → ${to}`)
  const allowed = new Map<string, Set<string>>()
  for (const row of page.matchAll(/^\| ([a-z, ]+) \| ([a-z-]+)[^|]* \| ([a-z, ]+) \|$/gm)) {
    const [, from = '', act = '', to = ''] = row
    if (from === 'from') continue
    for (const state of from.split(', ')) {
      const key = `${state} ${act}`
      allowed.set(key, new Set([...(allowed.get(key) ?? []), ...to.split(', ')]))
    }
  }

  it('say the same', () => {
    const told = [...allowed].flatMap(([key, states]) => [...states].map((to) => [key.split(' ')[0], to] as const))
    const arrows = new Set(told.filter(([from, to]) => from !== to).map(([from, to]) => `${from} → ${to}`))
    expect([...arrows].sort()).toEqual([...drawn].sort())
  })

  it('draw nothing that cannot happen', () => {
    const happened = new Set<string>()
    const met = new Set<string>()
    const ahead = [awaitedForm(STATION, CONSTITUENCY)]
    const figures = [sheet([5, 3]), sheet([5, 4]), sheet([5, null], { valid: 8 as Count })]
    const acts: readonly ((form: Form) => FormAct)[] = [
      ...figures.flatMap((figure) => [
        () => sends(figure, 2, 'corrected'),
        () => types('c1', figure),
        () => types('c2', figure),
      ]),
      ({ differing }) => ({
        ...{ type: 'decide', by: person('v'), at, reason: 'photo' },
        values: new Map(differing.map((field) => [field, 8])),
      }),
      () => ({ type: 'explain', by: person('v'), at, code: 'W151', words: 'so' }),
      () => accept('v'),
      ...(['recall', 'exclude', 'include'] as const).map((act) => () => propose('v', act)),
      () => confirm('w'),
    ]
    for (let form = ahead.pop(); form; form = ahead.pop()) {
      for (const act of acts) {
        const one = act(form)
        const outcome = next(form, one, [])
        if (!outcome.ok) continue
        if (one.type !== 'propose') happened.add(`${form.status} ${one.type} ${outcome.value.status}`)
        // What was there before says nothing about what can come.
        const { earlier: _, explanations: __, ...lasting } = outcome.value
        const key = JSON.stringify(lasting)
        if (met.has(key)) continue
        met.add(key)
        ahead.push(outcome.value)
      }
    }
    const told = [...allowed].flatMap(([key, states]) => [...states].map((to) => `${key} ${to}`))
    expect([...happened].sort()).toEqual(told.sort())
  })

  it('are what the machine does, over any sequence of acts', () => {
    const people = fc.constantFrom('c1', 'c2', 'v', 'w').map(person)
    const blank = sheet([5, null], { valid: 8 as Count, voters: null, ballots: 8 as Count })
    const figures = fc.constantFrom(sheet([5, 3]), sheet([5, 4]), sheet([6, 3]), blank)
    /** An act, or one that needs to know the form. */
    type Play = FormAct | ((form: Form) => FormAct)
    const anyAct: fc.Arbitrary<Play> = fc.oneof(
      figures.map((figure) => sends(figure, 2, 'corrected')),
      fc.tuple(people, figures).map(([by, figure]) => types(by, figure)),
      people.map((by): FormAct => ({ type: 'accept', by, at })),
      people.map((by): FormAct => ({ type: 'explain', by, at, code: 'W151', words: 'so' })),
      fc
        .tuple(people, fc.constantFrom<'recall' | 'exclude' | 'include'>('recall', 'exclude', 'include'))
        .map(([by, act]) => propose(by, act)),
      people.map(confirm),
      // What two people do, as far as the sheet allows it, or the walk would seldom come to an end of it.
      people.map(
        (by) => (form: Form) =>
          propose(by, form.status === 'accepted' ? 'recall' : form.status === 'excluded' ? 'include' : 'exclude'),
      ),
      fc.constant((form: Form) => confirm(form.proposal?.by === 'v' ? 'w' : 'v')),
      people.map((by): FormAct => ({ type: 'withdraw-proposal', by, at })),
      people.map(
        (by) =>
          (form: Form): FormAct => ({
            type: 'decide',
            by,
            at,
            values: new Map(form.differing.map((field) => [field, 8])),
            reason: 'photo',
          }),
      ),
    )
    const seen = new Set<FormStatus>()
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 25 }), (acts) => {
        let form = awaitedForm(STATION, CONSTITUENCY)
        for (const one of acts) {
          const act = typeof one === 'function' ? one(form) : one
          const outcome = next(form, act, [])
          if (!outcome.ok) continue
          const after = outcome.value
          if (act.type !== 'propose' && act.type !== 'withdraw-proposal') {
            expect([...(allowed.get(`${form.status} ${act.type}`) ?? [])], `${form.status} ${act.type}`).toContain(
              after.status,
            )
          }
          if (after.status === 'settled' || after.status === 'accepted') {
            expect(after.settled && isFilled(after.settled.sheet)).toBe(true)
          }
          // Whatever waits for a third person names what it waits for.
          if (after.status === 'differs') expect(after.differing).not.toEqual([])
          if (after.status === 'settled' && after.settled?.how === 'equal') {
            expect(after.first?.by).not.toBe(after.second?.by)
            expect(differences((after.first as Typed).sheet, (after.settled as { sheet: FilledSheet }).sheet)).toEqual(
              [],
            )
          }
          expect(after.earlier.length).toBeGreaterThanOrEqual(form.earlier.length)
          seen.add(after.status)
          form = after
        }
      }),
      { numRuns: 2_000 },
    )
    expect([...seen].sort()).toEqual(
      [...FORM_STATUSES].filter((status) => status !== 'awaited' || seen.has('awaited')).sort(),
    )
  })
})
