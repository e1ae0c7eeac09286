/** The browser's own reader, where it has one. */
interface NativeReader {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>
}
type NativeReaderClass = (new (options: {
  formats: string[]
}) => NativeReader) & { getSupportedFormats(): Promise<string[]> }

const LOOK_MS = 200

/** Resolves with the first QR code that the camera sees. Rejects when there is no camera, no leave, or on abort. */
export function readCode(video: HTMLVideoElement, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const found = new AbortController()
    const onread = (text: string) => {
      resolve(text)
      found.abort()
    }
    // `AbortSignal.any` is newer than the oldest browsers (Chrome 109).
    signal.addEventListener('abort', () => found.abort())
    watchCodes(video, found.signal, onread).catch(reject)
  })
}

/**
 * Tells every QR code that the camera sees, the same one again and again, until `signal` aborts; then it rejects, as it
 * does when there is no camera or no leave to use it.
 */
export async function watchCodes(
  video: HTMLVideoElement,
  signal: AbortSignal,
  onread: (text: string) => void,
): Promise<never> {
  const native = (globalThis as { BarcodeDetector?: NativeReaderClass }).BarcodeDetector
  const supported = native ? await native.getSupportedFormats().catch(() => []) : []
  return native && supported.includes('qr_code')
    ? watchNatively(new native({ formats: ['qr_code'] }), video, signal, onread)
    : watchWithLibrary(video, signal, onread)
}

async function watchNatively(
  reader: NativeReader,
  video: HTMLVideoElement,
  signal: AbortSignal,
  onread: (text: string) => void,
): Promise<never> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
  try {
    video.srcObject = stream
    await video.play()
    for (;;) {
      signal.throwIfAborted()
      for (const { rawValue } of await reader.detect(video)) onread(rawValue)
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    }
  } finally {
    for (const track of stream.getTracks()) track.stop()
  }
}

/** Largest edge of the picture that is searched; a dense code needs more than the library's own 400. */
const MOST_PIXELS = 720

/** What the person sees, the square in the middle; the library alone would search two thirds of it and miss the rim. */
function wholeView({ videoWidth, videoHeight }: HTMLVideoElement) {
  const edge = Math.min(videoWidth, videoHeight)
  const small = Math.min(edge, MOST_PIXELS)
  return {
    x: (videoWidth - edge) / 2,
    y: (videoHeight - edge) / 2,
    width: edge,
    height: edge,
    downScaledWidth: small,
    downScaledHeight: small,
  }
}

/** 16 kB that only a browser without a reader of its own loads. */
async function watchWithLibrary(
  video: HTMLVideoElement,
  signal: AbortSignal,
  onread: (text: string) => void,
): Promise<never> {
  const { default: library } = await import('qr-scanner')
  // Its declarations speak of a CommonJS module; what is there is the class itself.
  const QrScanner = library as unknown as typeof library.default
  signal.throwIfAborted()
  return new Promise((_, reject) => {
    const scanner = new QrScanner(video, ({ data }) => onread(data), {
      returnDetailedScanResult: true,
      calculateScanRegion: wholeView,
    })
    const end = (reason: unknown) => {
      scanner.destroy()
      reject(reason)
    }
    signal.addEventListener('abort', () => end(signal.reason))
    scanner.start().catch(end)
  })
}
