/** Where a value of an axis stands on the screen, in pixels. */
export type Scale = (value: number) => number

/** An axis whose value `least` stands at pixel `start` and whose value `most` stands at `end`; straight between and beyond. */
export function scaleOf([least, most]: readonly [number, number], [start, end]: readonly [number, number]): Scale {
  const each = most === least ? 0 : (end - start) / (most - least)
  return (value) => start + (value - least) * each
}

/** Straight lines from point to point as SVG writes them, to a hundredth of a pixel; empty without points. */
export function pathOf(points: readonly (readonly [number, number])[], x: Scale, y: Scale): string {
  return points.map(([at, value], turn) => `${turn === 0 ? 'M' : 'L'}${pixel(x(at))},${pixel(y(value))}`).join('')
}

function pixel(value: number): number {
  return Math.round(value * 100) / 100
}

/** The top of a percentage axis: the next multiple of ten above everything drawn, between 10 and 100 and beyond if it must. */
export function percentTop(shares: readonly number[]): number {
  const most = Math.max(0, ...shares)
  return Math.max(10, Math.ceil((most * 1.08) / 10) * 10)
}

/** The percentages at which lines cross a chart: from 0 to its top in round steps, at most `most`, which is 2 or more. */
export function percentTicks(top: number, most = 6): number[] {
  const step = STEPS.find((one) => top < most * one) ?? top
  return Array.from({ length: Math.floor(top / step) + 1 }, (_, at) => at * step)
}

const STEPS = [2, 5, 10, 20, 50]
