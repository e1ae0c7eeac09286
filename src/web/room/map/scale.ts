/** Upper ends of the classes of turnout, in basis points; fixed for the day, so that a colour means the same at noon and at night. */
export const CLASS_ENDS: readonly number[] = [1000, 2000, 3000, 4000, 5000, 6000]

/** One hue from pale to deep; `ink` is what can be read on it. */
export const CLASSES: readonly { readonly fill: string; readonly ink: string }[] = [
  { fill: '#e6eff7', ink: '#1b2127' },
  { fill: '#c6dbec', ink: '#1b2127' },
  { fill: '#a0c4e0', ink: '#1b2127' },
  { fill: '#74a8d0', ink: '#1b2127' },
  { fill: '#3973a6', ink: '#ffffff' },
  { fill: '#1f5a8e', ink: '#ffffff' },
  { fill: '#0a3c69', ink: '#ffffff' },
]

/** The class of a turnout in basis points, 0 for the palest. */
export function classOf(points: number): number {
  const at = CLASS_ENDS.findIndex((end) => points < end)
  return at === -1 ? CLASS_ENDS.length : at
}
