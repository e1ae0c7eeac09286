import { whole } from '#election/fraction.ts'
import type { FractionText } from '#room/views/desk.ts'
import { formatNumber, GROUP } from '../../ui/number.ts'

/** `53 543 + 1/3`: the whole part and what is left, exactly; nothing is rounded. */
export function exactWords({ n, d }: FractionText): string {
  const value = { n: BigInt(n), d: BigInt(d) }
  const part = whole(value)
  const rest = value.n - part * value.d
  const units = formatNumber(Number(part))
  return rest === 0n ? units : `${units}${GROUP}+${GROUP}${rest}/${value.d}`
}
