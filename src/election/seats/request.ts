import { compare, type Fraction, fraction, fractionText, readFraction } from '../fraction.ts'
import { fail, type Outcome, ok } from '../outcome.ts'
import type { FirstRound } from './majority.ts'
import type { RequestFault, RequestFaultKind } from './request-faults.ts'
import type { Allocation, Contender } from './result.ts'
import { allocate, SEAT_RULES, type SeatQuestion, type SeatRuleName } from './rules.ts'

const FIELDS = [
  'rule',
  'seats',
  'registered',
  'cast',
  'votes',
  'threshold',
  'thresholdOf',
  'firstDivisor',
  'qualify',
  'ages',
  'lots',
  'candidates',
  'reserved',
] as const

/** A checked request: one question, or two when part of the seats is reserved. */
export interface SeatRequest {
  readonly question: SeatQuestion
  /** Seats of the second, reserved part, shared out by itself with the same votes; 0 when there is none. */
  readonly reserved: number
  /** Fields that were given and that the rule has no use for. */
  readonly unused: readonly string[]
}

/** Fields that only some rules read. */
const READ_BY: Partial<Record<(typeof FIELDS)[number], (rule: SeatRuleName) => boolean>> = {
  threshold: isProportional,
  thresholdOf: isProportional,
  candidates: isProportional,
  firstDivisor: (rule) => rule === 'modified-sainte-lague',
  qualify: (rule) => rule === 'two-round',
}

function isProportional(rule: SeatRuleName): boolean {
  return rule !== 'plurality' && rule !== 'two-round'
}

/** A request as a user would write it. */
export const REQUEST_EXAMPLE = '{"rule":"ma-2021","seats":3,"registered":160630,"votes":{"A":23797,"B":17148}}'
const MOST_SEATS = 10_000

/** Checks a request as a user wrote it (parsed JSON). Every fault names its field. */
export function readSeatRequest(input: unknown): Outcome<SeatRequest, readonly RequestFault[]> {
  if (!isRecord(input))
    return fail([{ field: '(request)', kind: 'notAnObject', parameters: { example: REQUEST_EXAMPLE } }])
  const faults: RequestFault[] = []
  const fault: Fault = (field, kind, parameters = {}) => void faults.push({ field, kind, parameters })

  for (const field of Object.keys(input)) {
    if (!FIELDS.some((known) => known === field)) fault(field, 'unknownField', { known: FIELDS.join(', ') })
  }
  const rule = oneOf('rule', input, SEAT_RULES, fault)
  if (input.rule === undefined) fault('rule', 'notOneOf', { known: SEAT_RULES.join(', ') })
  const seats = readWhole('seats', input, 1, MOST_SEATS, fault)
  if (input.seats === undefined) fault('seats', 'notWhole', { least: 1, most: MOST_SEATS })
  const votes = readVotes(input.votes, fault)
  const registered = readCount('registered', input, fault)
  const cast = readCount('cast', input, fault)
  const threshold = readShare('threshold', input, fault)
  const qualify = readShare('qualify', input, fault)
  const firstDivisor = readPositive('firstDivisor', input, fault)
  const thresholdOf = oneOf('thresholdOf', input, ['valid', 'cast', 'registered'], fault)
  const keys = new Set(votes?.map(([key]) => key))
  const ages = readTable('ages', input, keys, fault)
  const candidates = readTable('candidates', input, keys, fault)
  const lots = readLots(input.lots, keys, fault)
  const reserved = readWhole('reserved', input, 0, MOST_SEATS, fault) ?? 0

  if (seats !== undefined && reserved > 0 && reserved >= seats) fault('reserved', 'reservedTooMany')
  if (rule === 'two-round' && seats !== undefined && seats !== 1) fault('seats', 'notWhole', { least: 1, most: 1 })
  if (rule === 'ma-2021' && input.registered === undefined) fault('registered', 'needed', { by: 'ma-2021' })
  if (thresholdOf && thresholdOf !== 'valid' && input[thresholdOf] === undefined) {
    fault(thresholdOf, 'needed', { by: `thresholdOf: ${thresholdOf}` })
  }
  const sum = votes?.reduce((total, [, count]) => total + count, 0n) ?? 0n
  for (const limit of [registered, cast]) {
    if (limit !== undefined && sum > limit) fault('votes', 'votesAbove', { sum: `${sum}`, limit: `${limit}` })
  }
  if (faults.length > 0 || rule === undefined || seats === undefined || votes === undefined) return fail(faults)

  const contenders: Contender[] = votes.map(([key, count]) => {
    const limit = candidates?.get(key)
    return { key, votes: count, ...(limit !== undefined && { candidates: limit }) }
  })
  return ok({
    reserved,
    unused: FIELDS.filter((field) => input[field] !== undefined && READ_BY[field]?.(rule) === false),
    question: {
      rule,
      seats,
      contenders,
      ...(registered !== undefined && { registered }),
      ...(cast !== undefined && { cast }),
      ...(threshold && { threshold }),
      ...(thresholdOf && { thresholdOf }),
      ...(firstDivisor && { firstDivisor }),
      ...(qualify && { qualify }),
      rounds: [...(ages ? [{ by: 'age', ages } as const] : []), ...(lots ? [{ by: 'lot', drawn: lots } as const] : [])],
    },
  })
}

/** The answer as plain JSON: fractions as text (`107086/3`), counts as numbers. */
export function answerSeatRequest({ question, reserved, unused }: SeatRequest): Record<string, unknown> {
  const answer = shared(question, reserved)
  const told = unused.map((field) => ({ code: 'not-used', lists: [], field }))
  return { ...answer, warnings: [...(answer.warnings as unknown[]), ...told] }
}

function shared(question: SeatQuestion, reserved: number): Record<string, unknown> {
  if (reserved === 0) return plain(allocate(question))
  const first = allocate({ ...question, seats: question.seats - reserved })
  const second = allocate({ ...question, seats: reserved })
  const seats = Object.fromEntries(
    question.contenders.map(({ key }) => [key, (first.seats.get(key) ?? 0) + (second.seats.get(key) ?? 0)]),
  )
  const parts = [plain(first), plain(second)] as const
  const both = (field: 'ties' | 'steps' | 'warnings'): unknown[] =>
    parts.flatMap((part, index) =>
      (part[field] as Record<string, unknown>[]).map((row) => ({ ...row, part: index + 1 })),
    )
  return {
    seats,
    ties: both('ties'),
    steps: both('steps'),
    warnings: both('warnings'),
    parts: parts.map((part) => part.seats),
  }
}

function plain(allocation: Allocation | FirstRound): Record<string, unknown> {
  const { quotient, seats, ties, steps, warnings, ...rest } = allocation
  return {
    seats: Object.fromEntries(seats),
    ties: ties.map((tie) => ({ ...tie, value: fractionText(tie.value) })),
    steps: steps.map((step) => ({ ...step, value: fractionText(step.value) })),
    warnings,
    ...rest,
    ...(quotient && { quotient: fractionText(quotient), quotientFloor: Number(quotient.n / quotient.d) }),
  }
}

type Fault = (field: string, kind: RequestFaultKind, parameters?: RequestFault['parameters']) => undefined
type Input = Readonly<Record<string, unknown>>

function oneOf<T extends string>(field: string, input: Input, known: readonly T[], fault: Fault): T | undefined {
  const value = input[field]
  if (value === undefined) return undefined
  return known.find((name) => name === value) ?? fault(field, 'notOneOf', { known: known.join(', ') })
}

function readVotes(input: unknown, fault: Fault): [string, bigint][] | undefined {
  if (!isRecord(input) || Object.keys(input).length === 0) return fault('votes', 'noVotes')
  return Object.keys(input).map((key) => [
    key,
    BigInt(readWhole(key, input, 0, Number.MAX_SAFE_INTEGER, fault, 'votes.') ?? 0),
  ])
}

function readWhole(
  field: string,
  input: Input,
  least: number,
  most: number,
  fault: Fault,
  path = '',
): number | undefined {
  const value = input[field]
  if (value === undefined) return undefined
  const fits = typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most
  return fits ? value : fault(`${path}${field}`, 'notWhole', { least, most })
}

function readCount(field: string, input: Input, fault: Fault): bigint | undefined {
  const value = readWhole(field, input, 1, Number.MAX_SAFE_INTEGER, fault)
  return value === undefined ? undefined : BigInt(value)
}

/** `"3%"`, `"3/100"`, `0.03`; a number of 1 or more is read as per cent, because nobody means 300 %. */
function readShare(field: string, input: Input, fault: Fault): Fraction | undefined {
  const value = input[field]
  if (value === undefined) return undefined
  const read = typeof value === 'string' || typeof value === 'number' ? readFraction(value) : undefined
  const share =
    read && typeof value === 'number' && compare(read, fraction(1)) >= 0 ? fraction(read.n, read.d * 100n) : read
  return share && compare(share, fraction(1)) <= 0 ? share : fault(field, 'notAShare')
}

function readPositive(field: string, input: Input, fault: Fault): Fraction | undefined {
  const value = input[field]
  if (value === undefined) return undefined
  const read = typeof value === 'string' || typeof value === 'number' ? readFraction(value) : undefined
  return read && read.n > 0n ? read : fault(field, 'notPositive')
}

function readTable(
  field: string,
  input: Input,
  keys: ReadonlySet<string>,
  fault: Fault,
): Map<string, number> | undefined {
  const table = input[field]
  if (table === undefined) return undefined
  if (!isRecord(table)) return fault(field, 'notATable')
  const read = new Map<string, number>()
  for (const key of Object.keys(table)) {
    if (!keys.has(key)) fault(`${field}.${key}`, 'unknownList')
    else read.set(key, readWhole(key, table, 0, Number.MAX_SAFE_INTEGER, fault, `${field}.`) ?? 0)
  }
  return read
}

function readLots(input: unknown, keys: ReadonlySet<string>, fault: Fault): string[] | undefined {
  if (input === undefined) return undefined
  const draw = Array.isArray(input) && input.every((key): key is string => typeof key === 'string' && keys.has(key))
  return draw && new Set(input).size === input.length ? input : fault('lots', 'notADraw')
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
