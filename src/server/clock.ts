import type { Instant } from '#election/named.ts'

/** The room's time: UTC in whole milliseconds. Everything that asks for the time in a process asks one of these. */
export interface Clock {
  now(): Instant
  /** Whether `now` moves only when a rehearsal says so (`advance`). Loops that wait for time to pass must not run then. */
  readonly driven: boolean
  /** Moves a driven clock forward to `to`, never back; any other clock stays as it is. */
  advance(to: Instant): void
}

/**
 * A simulated clock, as JSON in the environment variable `SUNDUQ_CLOCK`. At the machine's instant `real` the room's
 * time is `simulated`; from then on it runs `speed` times as fast. `speed` 0 is a driven clock: it stands until a
 * request of the rehearsal, or an entry of the journal, carries it forward. From the room's time `until` on, where it is
 * given, the clock runs as fast as any other, so that people may go on by hand where a rehearsal ended.
 */
export interface Simulation {
  readonly real: number
  readonly simulated: number
  readonly speed: number
  readonly until?: number
}

/** The machine's own clock. */
function systemClock(): Clock {
  return { now: () => Date.now() as Instant, driven: false, advance: () => {} }
}

/** A clock that runs `speed` times as fast as the machine's, or stands until it is driven. */
export function simulatedClock({ real, simulated, speed, until = Number.POSITIVE_INFINITY }: Simulation): Clock {
  if (speed > 0) {
    const slows = real + (until - simulated) / speed
    return {
      now: () => {
        const machine = Date.now()
        const fast = simulated + (Math.min(machine, slows) - real) * speed
        return Math.round(fast + Math.max(0, machine - slows)) as Instant
      },
      driven: false,
      advance: () => {},
    }
  }
  let now = simulated
  return {
    now: () => now as Instant,
    driven: true,
    advance: (to) => {
      if (to > now) now = to
    },
  }
}

/** The clock that the environment asks for. Throws on a `SUNDUQ_CLOCK` that is not a simulation: a wrong time is worse than none. */
export function clockFrom(environment: Readonly<Record<string, string | undefined>>): Clock {
  const text = environment.SUNDUQ_CLOCK
  if (!text) return systemClock()
  const read = JSON.parse(text) as Partial<Simulation>
  const { real, simulated, speed, until } = read
  if (!Number.isSafeInteger(real) || !Number.isSafeInteger(simulated) || typeof speed !== 'number' || !(speed >= 0)) {
    throw new Error('SUNDUQ_CLOCK must be {"real": ms, "simulated": ms, "speed": 0 or more}, and may have "until": ms')
  }
  const end = Number.isSafeInteger(until) ? { until: until as number } : {}
  return simulatedClock({ real: real as number, simulated: simulated as number, speed, ...end })
}
