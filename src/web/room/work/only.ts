/** A part of a list that can be chosen, with how many of it there are. */
export interface Choice {
  readonly value: string
  readonly name: string
  readonly count: number
}

/** The choices that things fall under, in the order of their names; those without a value under none. */
export function choicesOf<T>(
  all: readonly T[],
  value: (one: T) => string | undefined,
  name: (value: string) => string,
  weight: (one: T) => number = () => 1,
): Choice[] {
  const counts = new Map<string, number>()
  for (const one of all) {
    const under = value(one)
    if (under !== undefined) counts.set(under, (counts.get(under) ?? 0) + weight(one))
  }
  return [...counts]
    .map(([each, count]): Choice => ({ value: each, name: name(each), count }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

/** The choice of those for which something holds, nothing of it included. */
export function choiceOf<T>(
  value: string,
  name: string,
  all: readonly T[],
  holds: (one: T) => boolean,
  weight: (one: T) => number = () => 1,
): Choice {
  return { value, name, count: all.reduce((sum, one) => sum + (holds(one) ? weight(one) : 0), 0) }
}
