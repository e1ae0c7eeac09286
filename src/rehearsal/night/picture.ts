import { constants, crc32, deflateSync } from 'node:zlib'
import type { FilledSheet } from '#election/pv/sheet.ts'
import { SHEET_COUNTS, type SheetCount } from '#election/pv/sheet.ts'
import { random } from '../random.ts'

/** Five columns of seven dots a character, the lowest bit on top. */
const GLYPHS: Readonly<Record<string, string>> = {
  '-': '0808080808',
  '.': '0060600000',
  '/': '2010080402',
  0: '3e5149453e',
  1: '00427f4000',
  2: '4261514946',
  3: '2141454b31',
  4: '1814127f10',
  5: '2745454539',
  6: '3c4a494930',
  7: '0171090503',
  8: '3649494936',
  9: '064949291e',
  A: '7e1111117e',
  B: '7f49494936',
  C: '3e41414122',
  D: '7f4141221c',
  E: '7f49494941',
  F: '7f09090901',
  G: '3e4149497a',
  H: '7f0808087f',
  I: '00417f4100',
  J: '2040413f01',
  K: '7f08142241',
  L: '7f40404040',
  M: '7f020c027f',
  N: '7f0408107f',
  O: '3e4141413e',
  P: '7f09090906',
  Q: '3e4151215e',
  R: '7f09192946',
  S: '4649494931',
  T: '01017f0101',
  U: '3f4040403f',
  V: '1f2040201f',
  W: '3f4038403f',
  X: '6314081463',
  Y: '0708700807',
  Z: '6151494543',
}

const BOXES: Readonly<Record<SheetCount, string>> = {
  registered: 'inscrits',
  voters: 'votants',
  ballots: 'bulletins',
  void: 'nuls',
  contested: 'contestes',
  valid: 'exprimes',
}

const WIDTH = 480
const SCALE = 2
const MARGIN = 24
const ROW = 26

/**
 * A picture of a signed sheet as PNG: the boxes in their order, one line for each list, signatures at the foot. The
 * same sheet makes the same bytes on every machine. `lists` are the names of the lines in ballot order, in Latin letters.
 */
export function sheetPicture(sheet: FilledSheet, lists: readonly string[]): Uint8Array {
  const rows = [
    ...SHEET_COUNTS.map((name) => [BOXES[name], sheet[name]] as const),
    ...lists.map((name, line) => [`${line + 1} ${name}`, sheet.votes[line]] as const),
  ]
  const page = new Page(MARGIN * 2 + ROW * (rows.length + 6))
  page.write(MARGIN, MARGIN, sheet.station)
  page.write(MARGIN, MARGIN + ROW, sheet.constituency)
  for (const [index, [label, count]] of rows.entries()) {
    const top = MARGIN + ROW * (index + 3)
    page.line(top - 8)
    page.write(MARGIN, top, label)
    page.write(WIDTH - MARGIN, top, String(count ?? ''), 'right')
  }
  const foot = MARGIN + ROW * (rows.length + 3)
  page.line(foot - 8)
  for (const member of [0, 1, 2, 3]) page.signature(MARGIN + member * 110, foot + 30, sheet.station, member)
  return page.png()
}

/** Black dots on white paper. */
class Page {
  readonly #height: number
  readonly #dots: Uint8Array

  constructor(height: number) {
    this.#height = height
    this.#dots = new Uint8Array((WIDTH / 8) * height).fill(0xff)
  }

  write(x: number, y: number, text: string, align: 'left' | 'right' = 'left'): void {
    const width = text.length * 6 * SCALE
    const left = align === 'right' ? x - width : x
    for (const [place, character] of [...text.toUpperCase()].entries()) {
      const columns = GLYPHS[character]
      if (columns === undefined) continue
      for (let dot = 0; dot < 35; dot++) {
        const column = Number.parseInt(columns.slice(2 * (dot % 5), 2 * (dot % 5) + 2), 16)
        if ((column >> Math.floor(dot / 5)) % 2 === 1) {
          this.#square(left + (place * 6 + (dot % 5)) * SCALE, y + Math.floor(dot / 5) * SCALE)
        }
      }
    }
  }

  line(y: number): void {
    for (let x = MARGIN; x < WIDTH - MARGIN; x++) this.#dot(x, y)
  }

  /** A stroke that no two members write alike. */
  signature(x: number, y: number, station: string, member: number): void {
    const hand = random('signature', station, member)
    let height = 0
    for (let step = 0; step < 80; step++) {
      height = Math.max(-12, Math.min(12, height + hand.between(-3, 3)))
      this.#square(x + step, y + height)
    }
  }

  png(): Uint8Array {
    const stride = WIDTH / 8
    const raw = new Uint8Array((stride + 1) * this.#height)
    for (let y = 0; y < this.#height; y++) {
      // Filter "up": rows are like those above them.
      raw[y * (stride + 1)] = 2
      for (let x = 0; x < stride; x++) {
        const above = y === 0 ? 0 : (this.#dots[(y - 1) * stride + x] ?? 0)
        raw[y * (stride + 1) + 1 + x] = ((this.#dots[y * stride + x] ?? 0) - above) & 0xff
      }
    }
    const header = Buffer.alloc(13)
    header.writeUInt32BE(WIDTH, 0)
    header.writeUInt32BE(this.#height, 4)
    // One bit a dot, grey, no interlacing.
    header.set([1, 0, 0, 0, 0], 8)
    // Run lengths only: other strategies look for matches differently on different processors.
    const data = deflateSync(raw, { strategy: constants.Z_RLE })
    const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
    return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))])
  }

  #square(x: number, y: number): void {
    for (let dot = 0; dot < SCALE * SCALE; dot++) this.#dot(x + (dot % SCALE), y + Math.floor(dot / SCALE))
  }

  #dot(x: number, y: number): void {
    if (x < 0 || x >= WIDTH || y < 0 || y >= this.#height) return
    const at = (WIDTH / 8) * y + (x >> 3)
    this.#dots[at] = (this.#dots[at] ?? 0) & ~(0x80 >> (x & 7))
  }
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}
