import { latinDigits } from '#election/digits.ts'

/** A telephone number as it is compared: digits with the country's in front, no plus, no zeros, no spaces. */
export function plainNumber(typed: string): string {
  return latinDigits(typed)
    .replace(/[^\d+]/g, '')
    .replace(/^(?:\+|00)/, '')
    .replace(/\D/g, '')
    .slice(0, 20)
}
