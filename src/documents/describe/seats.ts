import { type Fraction, whole } from '#election/fraction.ts'
import { unreachable } from '#election/named.ts'
import { formatNumber, isolate } from '#election/number.ts'
import type { SeatPart, Step } from '#election/seats/result.ts'
import type { ConstituencyResult } from '#room/count/result.ts'
import type { DecidedTie } from '#room/count/state.ts'
import { decisionsOf } from '#room/count/ties.ts'
import type { Block } from '../document.ts'
import { moment, say, type Voice } from '../voice.ts'
import { SEAT_WARNINGS, SEATS } from '../words/results.ts'
import { listLabel, type Scene } from './scene.ts'

/** How the seats of a constituency were shared out, each part by itself where there are two. */
export function seatBlocks(scene: Scene, result: ConstituencyResult): Block[] {
  const { voice } = scene
  const { constituency, outcome } = result
  if (!outcome.parts) return blocksOf(scene, result, outcome, constituency.seats)
  return outcome.parts.flatMap((part) => [
    { kind: 'heading', level: 3, text: say(voice, SEATS[`part${part.part}`], { seats: part.size }) } as const,
    ...blocksOf(scene, result, part, part.size, part.part),
  ])
}

/** The quotient, every seat with its reason, ties, warnings. */
function blocksOf(
  scene: Scene,
  { constituency, tie }: ConstituencyResult,
  outcome: ConstituencyResult['outcome'],
  size: number,
  part?: SeatPart,
): Block[] {
  const { voice } = scene
  const named = (key: string) => listLabel(scene, constituency, key)
  const all = (keys: readonly string[]) => keys.map(named).join(' · ')
  const { quotient, steps, ties, warnings } = outcome
  const text = (words: string): Block => ({ kind: 'text', text: words })
  const decided = decisionsOf(tie).filter((decision) => decision.part === part)
  return [
    ...(quotient ? [text(say(voice, SEATS.quotient, { value: exact(quotient), seats: size }))] : []),
    steps.length > 0
      ? { kind: 'lines', items: steps.map((step) => stepText(voice, step, named(step.list))) }
      : text(say(voice, SEATS.none)),
    ...('secondRound' in outcome && outcome.secondRound.length > 0
      ? [text(say(voice, SEATS.secondRound, { lists: all(outcome.secondRound) }))]
      : []),
    ...ties.map(
      ({ lists, seats, value }): Block => ({
        kind: 'notice',
        text: say(voice, SEATS.tie, { lists: all(lists), seats, value: exact(value) }),
      }),
    ),
    ...decided.flatMap((decision) => decisionTexts(voice, decision, named).map(text)),
    ...warnings.map(({ code, lists, seats = 0 }) =>
      text(say(voice, SEAT_WARNINGS[code], { lists: all(lists), seats })),
    ),
  ]
}

/** An exact number in words that a person can compute with: `53 543 + 1/3`. */
function exact(value: Fraction): string {
  const units = whole(value)
  const rest = value.n % value.d
  const shown = formatNumber(Number(units))
  return isolate(rest === 0n ? shown : `${shown} + ${rest}/${value.d}`)
}

function stepText(voice: Voice, { seat, by, value, pass = 1, decided }: Step, list: string): string {
  const said = { seat, list, value: exact(value), pass }
  const reason = decided ? ` ${say(voice, SEATS[decided])}` : ''
  return stepWords(voice, by, said) + reason
}

function stepWords(voice: Voice, by: Step['by'], said: Readonly<Record<string, string | number>>): string {
  switch (by) {
    case 'quotient':
      return say(voice, SEATS.byQuotient, said)
    case 'remainder':
      return say(voice, SEATS.byRemainder, said)
    case 'average':
      return say(voice, SEATS.byAverage, said)
    case 'plurality':
      return say(voice, SEATS.byPlurality, said)
    case 'majority':
      return say(voice, SEATS.byMajority, said)
    default:
      return unreachable(by)
  }
}

function decisionTexts(
  voice: Voice,
  { by, at, reason, ages, lots }: DecidedTie,
  named: (key: string) => string,
): string[] {
  const aged = Object.entries(ages ?? {}).map(([key, age]) => `${named(key)} ${isolate(String(age))}`)
  return [
    say(voice, SEATS.decided, { first: by[0], second: by[1], at: moment(voice, at), reason }),
    ...(aged.length > 0 ? [say(voice, SEATS.ages, { ages: aged.join(' · ') })] : []),
    ...(lots && lots.length > 0 ? [say(voice, SEATS.lots, { lots: lots.map(named).join(' → ') })] : []),
  ]
}
