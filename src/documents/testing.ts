import { getDocumentProxy } from 'unpdf'
import { sampleBook } from '#election/book/sample.ts'
import type { Language } from '#election/languages.ts'
import type { ConstituencyCode } from '#election/named.ts'
import { TestNight } from '#room/testing/night.ts'
import { type Scene, sceneOf } from './describe/scene.ts'
import type { Block, Document } from './document.ts'

/** The sample's contest of the whole province, three seats, two lists. */
export const HOUSE = 'P-house' as ConstituencyCode
export const STATIONS = ['A-1-1', 'A-1-2', 'A-1-3', 'B-1-1', 'B-1-2'] as const

/** A night of the sample book in which the House's sheets of the first `counted` stations came in, all alike. */
export function houseNight(counted: number = STATIONS.length, votes: readonly number[] = [160, 77]): TestNight {
  const night = new TestNight(sampleBook())
  for (const station of STATIONS.slice(0, counted)) night.count(station, HOUSE, votes)
  return night
}

export function sceneAt({ room }: TestNight, language: Language): Scene {
  return sceneOf(room.index, room.state, language)
}

/** Every word of a document, one a line, without the signs that keep figures in their direction; groups of digits are parted by plain spaces. */
export function wordsOf({ title, foot, blocks }: Document): string {
  return [title, foot, ...blocks.flatMap(wordsIn)]
    .join('\n')
    .replace(/[\u2066-\u2069]/g, '')
    .replaceAll('\u202f', ' ')
}

function wordsIn(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'text':
    case 'notice':
      return [block.text]
    case 'facts':
      return block.rows.map((row) => row.join(' = '))
    case 'table':
      return [block.head, ...block.rows, ...(block.total ? [block.total] : [])].map((row) => row.join(' | '))
    case 'lines':
      return block.items
    case 'code':
      return [`${block.name} = ${block.value}`]
    case 'signatures':
      return block.names
  }
}

/** A run of text as it stands on a page: its words, its direction, where it begins and how wide it is (points). */
export interface Run {
  readonly words: string
  readonly direction: 'ltr' | 'rtl'
  readonly page: number
  readonly x: number
  readonly y: number
  readonly width: number
}

/** Every run of text of a PDF, page by page. */
export async function runsOf(pdf: Uint8Array): Promise<Run[]> {
  const read = await getDocumentProxy(new Uint8Array(pdf))
  const runs: Run[] = []
  for (let page = 1; page <= read.numPages; page++) {
    const { items } = await (await read.getPage(page)).getTextContent()
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue
      const [, , , , x = 0, y = 0] = item.transform as number[]
      runs.push({ words: item.str, direction: item.dir === 'rtl' ? 'rtl' : 'ltr', page, x, y, width: item.width })
    }
  }
  return runs
}
