import { hash } from 'node:crypto'

export function hashHex(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex')
}

export function hashBytes(data: string | Uint8Array): Uint8Array {
  return hash('sha256', data, 'buffer')
}
