/** Upper ends of the classes of turnout, in basis points; fixed for the day, so that a colour means the same at noon and at night. */
export const CLASS_ENDS: readonly number[] = [1000, 2000, 3000, 4000, 5000, 6000]

/** One hue, ever further from the ground (`room.css`, both themes); `ink` is what can be read on it. */
export const CLASSES: readonly { readonly fill: string; readonly ink: string }[] = [
  { fill: 'var(--turnout-0)', ink: 'var(--turnout-ink-0)' },
  { fill: 'var(--turnout-1)', ink: 'var(--turnout-ink-1)' },
  { fill: 'var(--turnout-2)', ink: 'var(--turnout-ink-2)' },
  { fill: 'var(--turnout-3)', ink: 'var(--turnout-ink-3)' },
  { fill: 'var(--turnout-4)', ink: 'var(--turnout-ink-4)' },
  { fill: 'var(--turnout-5)', ink: 'var(--turnout-ink-5)' },
  { fill: 'var(--turnout-6)', ink: 'var(--turnout-ink-6)' },
]

/** The class of a turnout in basis points, 0 for the palest. */
export function classOf(points: number): number {
  const at = CLASS_ENDS.findIndex((end) => points < end)
  return at === -1 ? CLASS_ENDS.length : at
}
