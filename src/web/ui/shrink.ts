/** Largest picture that is sent, bytes. */
const MOST_BYTES = 300_000

/** Longest edge tried, then the quality, from the best; a signed sheet stays readable at the first. */
const TRIES = [
  [2000, 0.8],
  [2000, 0.6],
  [1600, 0.6],
  [1280, 0.5],
  [960, 0.4],
  [640, 0.3],
] as const

/**
 * A picture small enough for a slow network, upright, without the place and the phone that the camera wrote into it.
 * Undefined where the browser cannot read the picture.
 */
export async function shrink(original: Blob): Promise<Blob | undefined> {
  let picture: ImageBitmap
  try {
    picture = await createImageBitmap(original, { imageOrientation: 'from-image' })
  } catch {
    return undefined
  }
  try {
    for (const [edge, quality] of TRIES) {
      const small = await drawn(picture, edge, quality)
      if (small.size <= MOST_BYTES) return small
    }
    return undefined
  } finally {
    picture.close()
  }
}

async function drawn(picture: ImageBitmap, edge: number, quality: number): Promise<Blob> {
  const scale = Math.min(1, edge / Math.max(picture.width, picture.height))
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(picture.width * scale)),
    Math.max(1, Math.round(picture.height * scale)),
  )
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('a canvas of this size has a context')
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas.convertToBlob({ type: 'image/jpeg', quality })
}
