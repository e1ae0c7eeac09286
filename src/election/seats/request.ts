import { compare, type Fraction, fraction, fractionText, readFraction } from '../fraction.ts'
import { fail, type Outcome, ok } from '../outcome.ts'
import { type PartedQuestion, shareSeats } from './parts.ts'
import type { RequestFault, RequestFaultKind } from './request-faults.ts'
import type { Contender, TieRound } from './result.ts'
import { SEAT_RULES, type SeatRuleName } from './rules.ts'

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
  'reservedCandidates',
  'reservedAges',
  'reservedLots',
] as const

/** A checked request. */
export interface SeatRequest {
  readonly question: PartedQuestion
  /** Fields that were given and that the rule has no use for. */
  readonly unused: readonly string[]
}

/** Fields that are not always read: only some rules have a use for them, or only a second part. */
const READ_BY: Partial<Record<(typeof FIELDS)[number], (rule: SeatRuleName, reserved: number) => boolean>> = {
  threshold: isProportional,
  thresholdOf: isProportional,
  candidates: isProportional,
  firstDivisor: (rule) => rule === 'modified-sainte-lague',
  qualify: (rule) => rule === 'two-round',
  reservedCandidates: (rule, reserved) => isProportional(rule) && reserved > 0,
  reservedAges: (_, reserved) => reserved > 0,
  reservedLots: (_, reserved) => reserved > 0,
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
  const lots = readLots('lots', input, keys, fault)
  const reservedCandidates = readTable('reservedCandidates', input, keys, fault) ?? candidates
  const reservedAges = readTable('reservedAges', input, keys, fault)
  const reservedLots = readLots('reservedLots', input, keys, fault)
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
    const [limit, second] = [candidates?.get(key), reservedCandidates?.get(key)]
    return {
      key,
      votes: count,
      ...(limit !== undefined && { candidates: limit }),
      ...(second !== undefined && { reservedCandidates: second }),
    }
  })
  return ok({
    unused: FIELDS.filter((field) => input[field] !== undefined && READ_BY[field]?.(rule, reserved) === false),
    question: {
      rule,
      seats,
      reserved,
      contenders,
      ...(registered !== undefined && { registered }),
      ...(cast !== undefined && { cast }),
      ...(threshold && { threshold }),
      ...(thresholdOf && { thresholdOf }),
      ...(firstDivisor && { firstDivisor }),
      ...(qualify && { qualify }),
      rounds: roundsOf({ ages, lots }, { ages: reservedAges, lots: reservedLots }),
    },
  })
}

interface Told {
  readonly ages: ReadonlyMap<string, number> | undefined
  readonly lots: readonly string[] | undefined
}

/** What is told for the second part holds there alone; where nothing is, what is told holds in both. */
function roundsOf(told: Told, reserved: Told): TieRound[] {
  const rounds = (name: 'ages' | 'lots', round: (told: Told) => TieRound[]): TieRound[] => {
    if (!reserved[name]) return round(told)
    return [
      ...round(told).map((one) => ({ ...one, part: 1 as const })),
      ...round(reserved).map((one) => ({ ...one, part: 2 as const })),
    ]
  }
  return [
    ...rounds('ages', ({ ages }) => (ages ? [{ by: 'age', ages }] : [])),
    ...rounds('lots', ({ lots }) => (lots ? [{ by: 'lot', drawn: lots }] : [])),
  ]
}

/** The answer as plain JSON: fractions as text (`107086/3`), counts as numbers. */
export function answerSeatRequest({ question, unused }: SeatRequest): Record<string, unknown> {
  const { quotient, parts, seats, ties, steps, warnings, ...rest } = shareSeats(question)
  const told = unused.map((field) => ({ code: 'not-used', lists: [], field }))
  const quotients = (parts ?? []).flatMap((part) => (part.quotient ? [fractionText(part.quotient)] : []))
  return {
    seats: Object.fromEntries(seats),
    ties: ties.map((tie) => ({ ...tie, value: fractionText(tie.value) })),
    steps: steps.map((step) => ({ ...step, value: fractionText(step.value) })),
    warnings: [...warnings, ...told],
    ...rest,
    ...(quotient && { quotient: fractionText(quotient), quotientFloor: Number(quotient.n / quotient.d) }),
    ...(parts && { parts: parts.map((part) => Object.fromEntries(part.seats)) }),
    ...(quotients.length > 0 && { quotients }),
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

function readLots(field: string, input: Input, keys: ReadonlySet<string>, fault: Fault): string[] | undefined {
  const lots = input[field]
  if (lots === undefined) return undefined
  const draw = Array.isArray(lots) && lots.every((key): key is string => typeof key === 'string' && keys.has(key))
  return draw && new Set(lots).size === lots.length ? lots : fault(field, 'notADraw')
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
