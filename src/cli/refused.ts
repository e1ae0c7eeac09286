import { type Refusal, refusalText } from '#room/refusals.ts'
import type { Terminal } from './command.ts'

/** Tells why something was refused, in the language of the terminal; answers the command's exit code. */
export function refused(terminal: Terminal, refusal: Refusal): 1 {
  terminal.err(`${refusal.code} ${refusalText(refusal, terminal.language)}`)
  return 1
}
