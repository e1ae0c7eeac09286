import { compare, type Fraction, fraction, fractionText, readFraction } from '../fraction.ts'
import { fail, type Outcome, ok } from '../outcome.ts'
import type { FirstRound } from './majority.ts'
import type { Allocation, Contender } from './result.ts'
import { allocate, SEAT_RULES, type SeatQuestion, type SeatRuleName } from './rules.ts'

/** What is wrong with a request: the field as a path, and what to write instead. */
export interface RequestFault {
  readonly field: string
  readonly message: string
}

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
}

/** Checks a request as a user wrote it (parsed JSON). Every fault names its field. */
export function readSeatRequest(input: unknown): Outcome<SeatRequest, readonly RequestFault[]> {
  if (!isRecord(input))
    return fail([
      {
        field: '(request)',
        message: 'must be one JSON object, e.g. {"rule":"ma-2021","seats":3,"registered":160630,"votes":{"A":1}}',
      },
    ])
  const faults: RequestFault[] = []
  const fault = (field: string, message: string): undefined => void faults.push({ field, message })

  for (const field of Object.keys(input)) {
    if (!FIELDS.some((known) => known === field)) fault(field, `is not known; the fields are ${FIELDS.join(', ')}`)
  }
  const rule =
    SEAT_RULES.find((name) => name === input.rule) ?? fault('rule', `must be one of ${SEAT_RULES.join(', ')}`)
  const seats =
    wholeNumber(input.seats) && input.seats >= 1 && input.seats <= 10_000
      ? input.seats
      : fault('seats', 'must be a whole number from 1 to 10000')
  const votes = readVotes(input.votes, fault)
  const registered = readCount('registered', input, fault)
  const cast = readCount('cast', input, fault)
  const threshold = readShare('threshold', input, fault)
  const qualify = readShare('qualify', input, fault)
  const firstDivisor = input.firstDivisor === undefined ? undefined : readPositive(input.firstDivisor)
  if (input.firstDivisor !== undefined && !firstDivisor)
    fault('firstDivisor', 'must be a positive number such as 1.4 or "7/5"')
  const thresholdOf = (['valid', 'cast', 'registered'] as const).find((base) => base === input.thresholdOf)
  if (input.thresholdOf !== undefined && !thresholdOf) fault('thresholdOf', 'must be valid, cast or registered')
  const keys = new Set(votes?.map(([key]) => key))
  const ages = readTable('ages', input, keys, fault)
  const candidates = readTable('candidates', input, keys, fault)
  const lots = readLots(input.lots, keys, fault)
  const reserved =
    input.reserved === undefined
      ? 0
      : wholeNumber(input.reserved)
        ? input.reserved
        : (fault('reserved', 'must be a whole number, 0 or more') ?? 0)
  if (seats !== undefined && reserved >= seats && reserved > 0) fault('reserved', 'must be smaller than seats')
  if (rule === 'two-round' && seats !== undefined && seats !== 1) fault('seats', 'must be 1 for two-round')
  if (rule === 'ma-2021' && registered === undefined && input.registered === undefined)
    fault('registered', 'is needed by ma-2021: the quotient is registered voters / seats')
  const sum = votes?.reduce((total, [, count]) => total + count, 0n) ?? 0n
  if (registered !== undefined && sum > registered)
    fault('votes', `sum to ${sum}, more than the ${registered} registered`)
  if (cast !== undefined && sum > cast) fault('votes', `sum to ${sum}, more than the ${cast} cast`)
  if (thresholdOf && thresholdOf !== 'valid' && input[thresholdOf] === undefined)
    fault(thresholdOf, `is needed because thresholdOf is ${thresholdOf}`)
  if (faults.length > 0 || rule === undefined || seats === undefined || votes === undefined) return fail(faults)

  const contenders: Contender[] = votes.map(([key, count]) => {
    const limit = candidates?.get(key)
    return { key, votes: count, ...(limit !== undefined && { candidates: limit }) }
  })
  return ok({
    reserved,
    question: {
      rule: rule as SeatRuleName,
      seats,
      contenders,
      ...(registered !== undefined && { registered }),
      ...(cast !== undefined && { cast }),
      ...(threshold && { threshold }),
      ...(thresholdOf && { thresholdOf }),
      ...(firstDivisor && { firstDivisor }),
      ...(qualify && { qualify }),
      ...(ages && { ages }),
      ...(lots && { lots }),
    },
  })
}

/** The answer as plain JSON: fractions as text (`107086/3`), counts as numbers. */
export function answerSeatRequest({ question, reserved }: SeatRequest): Record<string, unknown> {
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
  const { quotient, seats, ties, steps, ...rest } = allocation
  return {
    seats: Object.fromEntries(seats),
    ...rest,
    ties: ties.map((tie) => ({ ...tie, value: fractionText(tie.value) })),
    steps: steps.map((step) => ({ ...step, value: fractionText(step.value) })),
    ...(quotient && { quotient: fractionText(quotient), quotientFloor: Number(quotient.n / quotient.d) }),
  }
}

type Fault = (field: string, message: string) => undefined

function readVotes(input: unknown, fault: Fault): [string, bigint][] | undefined {
  if (!isRecord(input) || Object.keys(input).length === 0)
    return fault('votes', 'must be an object of list: votes with at least one list')
  const votes: [string, bigint][] = []
  for (const [key, value] of Object.entries(input)) {
    if (wholeNumber(value)) votes.push([key, BigInt(value)])
    else fault(`votes.${key}`, 'must be a whole number, 0 or more')
  }
  return votes
}

function readCount(field: string, input: Record<string, unknown>, fault: Fault): bigint | undefined {
  const value = input[field]
  if (value === undefined) return undefined
  return wholeNumber(value) && value > 0 ? BigInt(value) : fault(field, 'must be a whole number above 0')
}

/** `"3%"`, `"3/100"`, `0.03`; a number of 1 or more is read as per cent, because nobody means 300 %. */
function readShare(field: string, input: Record<string, unknown>, fault: Fault): Fraction | undefined {
  const value = input[field]
  if (value === undefined) return undefined
  const read = typeof value === 'string' || typeof value === 'number' ? readFraction(value) : undefined
  const share =
    read && typeof value === 'number' && compare(read, fraction(1)) >= 0 ? fraction(read.n, read.d * 100n) : read
  return share && compare(share, fraction(1)) <= 0
    ? share
    : fault(field, 'must be a share such as "3%", "3/100" or 0.03')
}

function readPositive(value: unknown): Fraction | undefined {
  const read = typeof value === 'string' || typeof value === 'number' ? readFraction(value) : undefined
  return read && read.n > 0n ? read : undefined
}

function readTable(
  field: string,
  input: Record<string, unknown>,
  keys: ReadonlySet<string>,
  fault: Fault,
): Map<string, number> | undefined {
  const table = input[field]
  if (table === undefined) return undefined
  if (!isRecord(table)) return fault(field, 'must be an object of list: whole number')
  const read = new Map<string, number>()
  for (const [key, value] of Object.entries(table)) {
    if (!keys.has(key)) fault(`${field}.${key}`, 'names a list without votes')
    else if (wholeNumber(value)) read.set(key, value)
    else fault(`${field}.${key}`, 'must be a whole number, 0 or more')
  }
  return read
}

function readLots(input: unknown, keys: ReadonlySet<string>, fault: Fault): string[] | undefined {
  if (input === undefined) return undefined
  if (
    Array.isArray(input) &&
    input.every((key): key is string => typeof key === 'string' && keys.has(key)) &&
    new Set(input).size === input.length
  )
    return input
  return fault('lots', 'must be an array of different lists that have votes, in the order drawn')
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function wholeNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
