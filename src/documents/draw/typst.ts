import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Document } from '../document.ts'

const FONTS = [
  '@expo-google-fonts/ibm-plex-sans-arabic/400Regular/IBMPlexSansArabic_400Regular.ttf',
  '@expo-google-fonts/ibm-plex-sans-arabic/600SemiBold/IBMPlexSansArabic_600SemiBold.ttf',
  '@expo-google-fonts/noto-sans-tifinagh/400Regular/NotoSansTifinagh_400Regular.ttf',
]

/** Results kept between documents are forgotten after so many others: a booklet must not stay in memory for ever. */
const KEPT_DOCUMENTS = 8

/** Draws documents; slow to make (a tenth of a second), quick to use. Belongs in a thread of its own (`draw.ts`). */
export class Typst {
  readonly #compiler: NodeCompiler
  readonly #template = readFileSync(join(import.meta.dirname, 'template.typ'), 'utf8')

  constructor() {
    const { resolve } = createRequire(import.meta.url)
    const fontBlobs = FONTS.map((file) => readFileSync(resolve(file)))
    // A workspace must be named; the template reads no file from it.
    this.#compiler = NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs }] })
  }

  /** The document as PDF; the same bytes for the same document. Throws on one that the template cannot draw. */
  pdf(document: Document): Uint8Array {
    const source = { mainFileContent: this.#template, inputs: { document: JSON.stringify(document, wellFormed) } }
    const bytes = this.#compiler.pdf(source)
    this.#compiler.evictCache(KEPT_DOCUMENTS)
    return bytes
  }
}

/** Half a character, which somebody's paste may hold, is no text for anyone else. */
function wellFormed(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed() : value
}
