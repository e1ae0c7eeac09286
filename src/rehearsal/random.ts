import { codeOf, shownCode } from '#journal/code.ts'
import { sha256Hex } from '#journal/sha256.ts'

/** A repeatable stream of numbers (sfc32). Only integer arithmetic, so every machine draws the same. */
export interface Random {
  /** Whole number from 0 to `below` − 1; `below` from 1 to 2^32. */
  below(below: number): number
  /** Whole number from `least` to `most`, both included. */
  between(least: number, most: number): number
  /** True in `perMille` of a thousand cases. */
  chance(perMille: number): boolean
  /** One of the list, which must not be empty. */
  pick<T>(list: readonly T[]): T
}

/** The stream of a seed and a name: other names under the same seed are independent of it. */
export function random(seed: string, ...name: readonly (string | number)[]): Random {
  const digest = sha256Hex(['sunduq-rehearsal/1', seed, ...name].join('\n'))
  let [a = 0, b = 0, c = 0, counter = 0] = [0, 8, 16, 24].map((at) => Number.parseInt(digest.slice(at, at + 8), 16) | 0)

  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }

  // 32 random bits scaled by a whole number below 2^21 stay exact in a double.
  const below = (limit: number): number => {
    if (!(Number.isSafeInteger(limit) && limit >= 1 && limit <= 2 ** 32)) throw new Error(`cannot draw below ${limit}`)
    return limit <= 2 ** 21 ? Math.floor((next() * limit) / 2 ** 32) : next() % limit
  }
  const between = (least: number, most: number) => least + below(most - least + 1)
  return {
    below,
    between,
    chance: (perMille) => below(1000) < perMille,
    pick: (list) => {
      const value = list[below(list.length)]
      if (value === undefined) throw new Error('cannot pick from an empty list')
      return value
    },
  }
}

/** 32 bytes that only the seed and the name decide: the secret of a simulated phone. */
export function secretBytes(seed: string, ...name: readonly (string | number)[]): Uint8Array {
  return Buffer.from(sha256Hex(['sunduq-rehearsal-secret/1', seed, ...name].join('\n')), 'hex')
}

/** An invitation code that only the seed and the name decide. */
export function repeatableCode(seed: string, ...name: readonly (string | number)[]): string {
  return shownCode(codeOf(secretBytes(seed, 'code', ...name)))
}
