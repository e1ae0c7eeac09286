import type { Refused } from '#phone/transport.ts'
import { isolate } from '../../ui/number.ts'

/** Why the room refused, with the code that a president can tell it on the telephone; empty where no room answered. */
export function refusedWords({ code, text }: Pick<Refused, 'code' | 'text'>): string {
  return text === '' ? code : `${text} (${isolate(code)})`
}
