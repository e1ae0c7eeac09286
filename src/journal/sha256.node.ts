import { hash } from 'node:crypto'

export function hashHex(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex')
}

export function hashBytes(data: string | Uint8Array): Uint8Array {
  // A plain array, as in the browser: a Buffer turns into text in other ways.
  const { buffer, byteOffset, byteLength } = hash('sha256', data, 'buffer')
  return new Uint8Array(buffer, byteOffset, byteLength)
}
