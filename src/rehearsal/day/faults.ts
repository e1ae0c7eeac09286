/** How often what goes wrong, in per mille of the things that it can befall. */
export interface Chances {
  /** Of the stations: opens 20 to 75 minutes late. */
  readonly lateOpening: number
  /** Of the stations: nobody taps for 35 to 90 minutes, then everything at once from the paper list. */
  readonly silentSpell: number
  /** Of the stations: the first phone breaks during the day and a spare one takes over. */
  readonly takeover: number
  /** Of the stations: two phones count side by side. */
  readonly secondPhone: number
  /** Of the stations: something happens that has to be reported. */
  readonly incident: number
  /** Of the readings: the typed number is off by a few. */
  readonly misreading: number
  /** Of the voters: tapped twice by mistake, and undone. */
  readonly mistakenTap: number
  /** Of the stations: somebody taps once more after the close; the room keeps it and does not count it. */
  readonly lateTap: number
  /** Of the phones: without network for 3 minutes to 6 hours. */
  readonly offline: number
  /** Of the phones: clock wrong by up to ten minutes. */
  readonly wrongClock: number
  /** Of the phones: clock wrong by up to a day. */
  readonly wildClock: number
  /** Of the requests: arrives twice, side by side. */
  readonly twice: number
  /** Of the requests: arrives, but its answer is lost, and the phone sends again. */
  readonly answerLost: number
  /** Of the requests: the second half arrives before the first. */
  readonly overtaken: number
  /** Of the requests: an old copy arrives once more, after newer ones. */
  readonly lateCopy: number
}

/** A day as the field knows it. */
export const FIELD: Chances = {
  lateOpening: 30,
  silentSpell: 20,
  takeover: 10,
  secondPhone: 60,
  incident: 70,
  misreading: 25,
  mistakenTap: 6,
  lateTap: 15,
  offline: 130,
  wrongClock: 60,
  wildClock: 15,
  twice: 8,
  answerLost: 8,
  overtaken: 40,
  lateCopy: 5,
}

/** A day without any fault. */
export const NONE: Chances = Object.freeze(
  Object.fromEntries(Object.keys(FIELD).map((name) => [name, 0])),
) as unknown as Chances

/** What befalls one request on its way. */
export type Fate = 'plain' | 'twice' | 'answer-lost' | 'overtaken' | 'late-copy'

/** A stretch of time, UTC ms; `to` is not in it. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** The moment itself, or the end of the stretch that it falls into. */
export function after(spans: readonly Span[], at: number): number {
  return spans.reduce((moment, span) => (moment >= span.from && moment < span.to ? span.to : moment), at)
}
