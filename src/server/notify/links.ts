import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a link in a message does. */
export type LinkPurpose = 'confirm' | 'unsubscribe'

/**
 * Links of messages. Nothing is kept for them: the token is computed from the subscription, and ends with it. Whoever has
 * the message can do what its link says, nothing else.
 */
export interface Links {
  url(purpose: LinkPurpose, subscription: string): string
  isRight(purpose: LinkPurpose, subscription: string, token: string): boolean
}

/** @param address where people reach the notifier, without a slash at the end */
export function openLinks(secret: string, address: string): Links {
  const token = (purpose: LinkPurpose, subscription: string) =>
    createHmac('sha256', secret).update(`sunduq-notify/1\n${purpose}\n${subscription}`).digest('base64url')
  return {
    url: (purpose, subscription) => `${address}/notify/${purpose}/${subscription}/${token(purpose, subscription)}`,
    isRight(purpose, subscription, given) {
      const [is, asked] = [Buffer.from(given), Buffer.from(token(purpose, subscription))]
      return is.length === asked.length && timingSafeEqual(is, asked)
    },
  }
}
