/** The media type of a photo that was let in, by its first bytes: PNG, JPEG or WebP. */
export function pictureType(bytes: Uint8Array): string {
  if (bytes[0] === 0x89) return 'image/png'
  return bytes[0] === 0xff ? 'image/jpeg' : 'image/webp'
}
