/** Largest photo that a room takes, bytes. A phone sends up to 300 kB; a camera's original of a PV fits too. */
export const PHOTO_BYTES = 8 * 1024 * 1024

/** JPEG, PNG or WebP by its first bytes: nothing else is ever shown to an operator as a photo. */
export function isPicture(bytes: Uint8Array): boolean {
  const start = String.fromCharCode(...bytes.subarray(0, 12))
  return start.startsWith('\xff\xd8\xff') || start.startsWith('\x89PNG\r\n\x1a\n') || /^RIFF[\s\S]{4}WEBP/.test(start)
}
