import { argon2 as argon2WithCallback, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const argon2 = promisify(argon2WithCallback)

/** Shortest password (characters); NIST SP 800-63B asks 8 beside a second factor, we ask for more. */
export const LEAST_LENGTH = 12
const MOST_BYTES = 512
/** argon2id as OWASP recommends for passwords: 19 MiB, two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const
/** Hashes under way at once: each holds 19 MiB, and a flood of sign-ins must not take the machine. */
const AT_ONCE = 4

let running = 0
const waiting: (() => void)[] = []

/** Whether a password may be chosen: long enough, not one character over and over, without the sign-in name. */
export function isGoodPassword(password: string, login: string): boolean {
  const letters = [...password.normalize('NFKC')]
  if (letters.length < LEAST_LENGTH || Buffer.byteLength(password) > MOST_BYTES) return false
  if (new Set(letters).size < 5) return false
  return !password.toLowerCase().includes(login.toLowerCase())
}

/** The password as it is kept: a PHC string with a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const tag = await derive(password, salt, COST)
  const { memory, passes, parallelism } = COST
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${bare(salt)}$${bare(tag)}`
}

/** Made up, so that an unknown sign-in name takes as long as a known one. */
const NOBODY = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`

/** Whether a password is the one that is kept; without one it takes as long and is wrong. */
export async function isPassword(password: string, kept: string | undefined): Promise<boolean> {
  const shape = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(kept ?? NOBODY)
  if (!shape) throw new Error('not a password as it is kept')
  const [, memory, passes, parallelism, salt = '', tag = ''] = shape
  const wanted = Buffer.from(tag, 'base64')
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) }
  const made = await derive(password, Buffer.from(salt, 'base64'), { ...cost, tagLength: wanted.length })
  return timingSafeEqual(made, wanted) && kept !== undefined
}

type Cost = { readonly [Part in keyof typeof COST]: number }

async function derive(password: string, nonce: Buffer, cost: Cost): Promise<Buffer> {
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go))
  running += 1
  try {
    // One password, however the keyboard composed its letters.
    return await argon2('argon2id', { message: password.normalize('NFKC').slice(0, MOST_BYTES), nonce, ...cost })
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}

function bare(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}
