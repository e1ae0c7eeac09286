import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { filesUnder } from './surfaces.ts'

/** Below this a compressed copy saves no packet. */
const WORTHWHILE_BYTES = 1024

/** Writes `.gz` and `.br` beside every text file of a built folder, so that no request ever compresses. */
export async function precompress(folder: string): Promise<void> {
  const names = filesUnder(folder).filter((name) => /\.(html|js|css|json|svg|webmanifest)$/.test(name))
  await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name)
      const bytes = await readFile(path)
      if (bytes.length < WORTHWHILE_BYTES) return
      const [gz, br] = await Promise.all([
        promisify(gzip)(bytes, { level: 9 }),
        promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
      ])
      await Promise.all([writeFile(`${path}.gz`, gz), writeFile(`${path}.br`, br)])
    }),
  )
}
