import type { IncomingSms } from './desk.ts'

/** A message as Kannel's smsbox asks for it: `?key=…&id=%I&from=%p&charset=%C&text=%b`. */
export interface KannelSms extends IncomingSms {
  readonly key: string
}

/** What stands in the address that Kannel calls; undefined where a part is missing. Never throws. */
export function readKannel(url: string): KannelSms | undefined {
  const parts = new Map(
    url
      .slice(url.indexOf('?') + 1)
      .split('&')
      .map((part): [string, Uint8Array] => {
        const [name = '', ...value] = part.split('=')
        return [name, bytesOf(value.join('='))]
      }),
  )
  const plain = (name: string) => new TextDecoder().decode(parts.get(name))
  const [key, id, from, charset] = [plain('key'), plain('id'), plain('from'), plain('charset')]
  if (!key || !id || id.length > 120 || !from || from.length > 40 || !parts.has('text')) return undefined
  return { key, id, from, text: decoderOf(charset).decode(parts.get('text')).slice(0, 2000) }
}

/** Kannel names the character set of the bytes that it hands on: UTF-8, or UTF-16BE for what came as UCS-2. */
function decoderOf(charset: string): TextDecoder {
  try {
    return new TextDecoder(charset === '' ? 'utf-8' : charset)
  } catch {
    return new TextDecoder()
  }
}

/** The bytes that a percent-encoded value stands for; a broken escape is taken as it is. */
function bytesOf(value: string): Uint8Array {
  const text = value
    .replaceAll('+', ' ')
    .replace(/%([0-9a-fA-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0xff)
}
