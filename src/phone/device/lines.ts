import { createInterface } from 'node:readline'
import { type Readable, Transform, type TransformCallback } from 'node:stream'

/** Most bytes of a line that are looked at; the longest command, its note included, is far shorter. */
const LONGEST = 4096

/**
 * The lines of a stream. What a line holds beyond `LONGEST` bytes is dropped while it is read: a sensor that never ends
 * its lines must not fill the memory. Ends with the stream, or when the signal aborts; then nothing more is read.
 */
export async function* linesOf(input: Readable, signal: AbortSignal): AsyncGenerator<string> {
  const short = new ShortLines()
  input.pipe(short)
  try {
    yield* createInterface({ input: short, signal })
  } finally {
    input.unpipe(short)
    input.pause()
  }
}

class ShortLines extends Transform {
  /** Bytes of the line so far. */
  #length = 0

  override _transform(chunk: Buffer | string, _encoding: BufferEncoding, done: TransformCallback): void {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    let kept = 0
    const short = Buffer.allocUnsafe(bytes.length)
    for (const byte of bytes) {
      const ends = byte === 10 || byte === 13
      this.#length = ends ? 0 : this.#length + 1
      if (this.#length <= LONGEST) short[kept++] = byte
    }
    done(null, short.subarray(0, kept))
  }
}
