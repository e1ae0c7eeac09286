import { unreachable } from '#election/named.ts'
import type { Reply } from './ask.ts'
import { isolate } from './number.ts'

/** How a surface says that a request did not work. */
export interface TroubleWords {
  readonly refused: (refusal: { readonly code: string; readonly text: string }) => string
  readonly signedOut: () => string
  readonly away: () => string
}

/** What to tell about a request that did not work; empty when it did. A refusal says its code and the server's own words. */
export function troubleOf(reply: Reply<unknown>, say: TroubleWords): string {
  switch (reply.kind) {
    case 'ok':
      return ''
    case 'refused':
      return say.refused({ code: isolate(reply.code), text: reply.text })
    case 'signed-out':
      return say.signedOut()
    case 'away':
      return say.away()
    default:
      return unreachable(reply)
  }
}
