/** How a text travels as SMS: the alphabet of GSM 03.38, seven bits a letter, or UCS-2, sixteen. */
export interface SmsText {
  readonly coding: 'gsm-7' | 'ucs-2'
  /** Each fits one message: 160 or 70 letters alone, 153 or 67 as parts of a longer one. */
  readonly parts: readonly string[]
}

/** The default alphabet of 3GPP TS 23.038, table 6.2.1. */
const GSM = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
/** Its extension: each costs two letters. */
const EXTENDED = new Set('^{}\\[~]|€\f')
const LENGTHS = { 'gsm-7': { alone: 160, part: 153 }, 'ucs-2': { alone: 70, part: 67 } } as const

/** A text as it is sent: with letters that GSM has where that loses nothing but typography, else as it is, in UCS-2. */
export function smsText(text: string): SmsText {
  const folded = fold(text)
  const coding = [...folded].every((letter) => GSM.has(letter) || EXTENDED.has(letter)) ? 'gsm-7' : 'ucs-2'
  return { coding, parts: split(coding === 'gsm-7' ? folded : text, coding) }
}

/** Typography that GSM does not have, and accents that it lacks. */
function fold(text: string): string {
  const plain = text
    .replace(/[’‘]/g, "'")
    .replace(/[“”«»]\s?/g, '"')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replaceAll('…', '...')
    .replaceAll('°', 'o')
    .replaceAll('–', '-')
  return Array.from(plain, (letter) =>
    GSM.has(letter) ? letter : letter.normalize('NFD').replace(/[\u0300-\u036f]/g, ''),
  ).join('')
}

function split(text: string, coding: SmsText['coding']): string[] {
  const { alone, part } = LENGTHS[coding]
  const cost = (letter: string) => (coding === 'ucs-2' ? letter.length : EXTENDED.has(letter) ? 2 : 1)
  const letters = [...text]
  if (letters.reduce((sum, letter) => sum + cost(letter), 0) <= alone) return [text]
  const parts: string[] = []
  let now = ''
  let used = 0
  for (const letter of letters) {
    if (used + cost(letter) > part) {
      parts.push(now)
      now = ''
      used = 0
    }
    now += letter
    used += cost(letter)
  }
  return [...parts, now]
}
