/** The browser's own reader, where it has one. */
interface NativeReader {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>
}
type NativeReaderClass = (new (options: {
  formats: string[]
}) => NativeReader) & { getSupportedFormats(): Promise<string[]> }

const LOOK_MS = 200

/** Resolves with the first QR code that the camera sees. Rejects when there is no camera, no leave, or on abort. */
export async function readCode(video: HTMLVideoElement, signal: AbortSignal): Promise<string> {
  const native = (globalThis as { BarcodeDetector?: NativeReaderClass }).BarcodeDetector
  const supported = native ? await native.getSupportedFormats().catch(() => []) : []
  return native && supported.includes('qr_code')
    ? readNatively(new native({ formats: ['qr_code'] }), video, signal)
    : readWithLibrary(video, signal)
}

async function readNatively(reader: NativeReader, video: HTMLVideoElement, signal: AbortSignal): Promise<string> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
  try {
    video.srcObject = stream
    await video.play()
    for (;;) {
      signal.throwIfAborted()
      const [found] = await reader.detect(video)
      if (found) return found.rawValue
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    }
  } finally {
    for (const track of stream.getTracks()) track.stop()
  }
}

/** 16 kB that only a browser without a reader of its own loads. */
async function readWithLibrary(video: HTMLVideoElement, signal: AbortSignal): Promise<string> {
  const { default: library } = await import('qr-scanner')
  // Its declarations speak of a CommonJS module; what is there is the class itself.
  const QrScanner = library as unknown as typeof library.default
  signal.throwIfAborted()
  return new Promise((resolve, reject) => {
    const scanner = new QrScanner(video, ({ data }) => end(() => resolve(data)), { returnDetailedScanResult: true })
    const end = (then: () => void) => {
      scanner.destroy()
      then()
    }
    signal.addEventListener('abort', () => end(() => reject(signal.reason)))
    scanner.start().catch((reason: unknown) => end(() => reject(reason)))
  })
}
