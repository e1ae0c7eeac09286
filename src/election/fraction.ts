/**
 * Exact non-negative rationals. Quotients, remainders and averages are compared by cross multiplication, never
 * rounded: a seat must not depend on how a machine writes a third.
 */
export interface Fraction {
  readonly n: bigint
  /** Positive. */
  readonly d: bigint
}

/** `n / d` in lowest terms. Throws when `d` is not positive or `n` is negative. */
export function fraction(n: bigint | number, d: bigint | number = 1n): Fraction {
  const [top, bottom] = [BigInt(n), BigInt(d)]
  if (bottom <= 0n || top < 0n) throw new RangeError(`not a non-negative fraction: ${top}/${bottom}`)
  const divisor = gcd(top, bottom)
  return { n: top / divisor, d: bottom / divisor }
}

export function compare(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const [left, right] = [a.n * b.d, b.n * a.d]
  return left < right ? -1 : left > right ? 1 : 0
}

export function times(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.n, a.d * b.d)
}

/** `a / b`; throws on division by zero. */
export function over(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.d, a.d * b.n)
}

/** `a − b`; throws when the difference is negative. */
export function minus(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.d - b.n * a.d, a.d * b.d)
}

/** The whole part: rounds down. */
export function whole(a: Fraction): bigint {
  return a.n / a.d
}

/** `160630/3`, or `5` where the denominator is one. */
export function fractionText(a: Fraction): string {
  return a.d === 1n ? `${a.n}` : `${a.n}/${a.d}`
}

/**
 * Reads `3%`, `3/100`, `1.4` or a JSON number by its decimal digits, so that 1.4 means seven fifths and not the
 * nearest binary number. Undefined when it is none of these.
 */
export function readFraction(text: string | number): Fraction | undefined {
  const trimmed = String(text).trim()
  const percent = /^(\d+(?:\.\d+)?)\s*%$/.exec(trimmed)
  if (percent) return times(decimal(percent[1] ?? ''), fraction(1, 100))
  const ratio = /^(\d+)\s*\/\s*(\d+)$/.exec(trimmed)
  if (ratio) return BigInt(ratio[2] ?? 0) > 0n ? fraction(BigInt(ratio[1] ?? 0), BigInt(ratio[2] ?? 1)) : undefined
  return /^\d+(?:\.\d+)?$/.test(trimmed) ? decimal(trimmed) : undefined
}

function decimal(digits: string): Fraction {
  const [units, decimals = ''] = digits.split('.')
  return fraction(BigInt(`${units}${decimals}`), 10n ** BigInt(decimals.length))
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b]
  while (y > 0n) [x, y] = [y, x % y]
  return x === 0n ? 1n : x
}
