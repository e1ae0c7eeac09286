/** A server without the fonts must not hold anybody up. */
const FONT_PATIENCE_MS = 1_500

/** Resolves when a page has started and its fonts have come, so that no figure moves once it is painted. */
export async function beforeFirstPaint(started: Promise<void>): Promise<void> {
  const faces = ['400 1em "IBM Plex Sans Arabic"', '600 1em "IBM Plex Sans Arabic"'].map((face) =>
    document.fonts.load(face, 'بركان 123'),
  )
  await Promise.race([
    Promise.allSettled([...faces, started]),
    new Promise((done) => setTimeout(done, FONT_PATIENCE_MS)),
  ])
}
