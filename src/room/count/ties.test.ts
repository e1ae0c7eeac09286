import { describe, expect, it } from 'vitest'
import { allocate } from '#election/seats/rules.ts'
import type { DecidedTie, TieState, TieWords } from './state.ts'
import { decisionOf, tieFault } from './ties.ts'

const by = ['o1', 'o2'] as unknown as DecidedTie['by']
const decided = (words: Omit<TieWords, 'reason'>): DecidedTie =>
  ({ ...words, reason: 'minutes', by, at: 0 }) as unknown as DecidedTie

/** One seat, decided by plurality; lists are numbered from 1. */
function seat(votes: readonly number[], tie?: TieState) {
  const contenders = votes.map((count, line) => ({ key: String(line + 1), votes: BigInt(count) }))
  return allocate({ rule: 'plurality', seats: 1, contenders, ...decisionOf(tie) })
}
const winner = (votes: readonly number[], tie?: TieState) => seat(votes, tie).steps[0]?.list

describe('decisions on a tie', () => {
  const ages = decided({ ages: { 1: 52, 2: 40, 3: 40 } })
  const lot = decided({ lots: ['3', '2'] })

  it('add up: the draw decides what the ages before it left equal', () => {
    expect(seat([71, 71, 71], { decided: ages }).ties).toMatchObject([{ lists: ['2', '3'] }])
    expect(winner([71, 71, 71], { decided: lot, before: [ages] })).toBe('3')
  })

  it('a later one corrects an earlier one about the same lists', () => {
    expect(
      winner([71, 71], { decided: decided({ ages: { 1: 39, 2: 40 } }), before: [decided({ lots: ['2', '1'] })] }),
    ).toBe('1')
  })

  it('a draw says nothing about a list that was not in it', () => {
    expect(winner([0, 71, 71], { decided: lot })).toBe('3')
    expect(seat([71, 71, 71], { decided: lot }).ties).toMatchObject([{ lists: ['1', '2', '3'] }])
  })
})

describe('words on a tie', () => {
  const said = (words: Omit<TieWords, 'reason'>, votes = [71, 71, 20]) =>
    tieFault(seat(votes), { ...words, reason: 'minutes' })

  it('name every tied list and no other, by age or in the order drawn', () => {
    expect(said({ ages: { 1: 50, 2: 40 } })).toBeUndefined()
    expect(said({ lots: ['2', '1'] })).toBeUndefined()
    expect(said({ ages: { 1: 50, 2: 50 }, lots: ['2', '1'] })).toBeUndefined()
  })

  it.each([
    [{}, 'ages'],
    [{ ages: { 1: 50 } }, 'ages'],
    [{ ages: { 1: 50, 2: 40, 3: 30 } }, 'ages'],
    [{ lots: ['2'] }, 'lots'],
    [{ lots: ['2', '2'] }, 'lots'],
    [{ lots: ['2', '3'] }, 'lots'],
    [{ ages: { 1: 50, 2: 50 }, lots: ['1', '2', '1'] }, 'lots'],
  ])('%j does not', (words, field) => {
    expect(said(words)).toEqual({ kind: 'tieUnnamed', parameters: { field, lists: '1, 2' } })
  })

  it('have nothing to say where no lists are equal', () => {
    expect(said({ lots: ['2', '1'] }, [71, 70, 20])).toMatchObject({ kind: 'noTie' })
  })
})
