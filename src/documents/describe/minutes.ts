import type { Constituency, Place } from '#election/book/book.ts'
import type { ConstituencyCode, PlaceCode } from '#election/named.ts'
import { RULES } from '#election/pv/catalogue.ts'
import { run } from '#election/pv/rule.ts'
import { SUM_RULES, type SumContext } from '#election/pv/rules/sums.ts'
import { countAt, type Sheet } from '#election/pv/sheet.ts'
import { formOf } from '#room/count/apply.ts'
import { sumsOf } from '#room/count/kept-sums.ts'
import { type ConstituencyResult, missingSheets, resultOf, type Totals } from '#room/count/result.ts'
import type { Sum, Sums } from '#room/count/sums.ts'
import { counted } from '#room/count/sums.ts'
import type { Block, Document } from '../document.ts'
import { box, figure, isolated, named, say } from '../voice.ts'
import { MINUTES, MINUTES_OF, SEATS } from '../words/results.ts'
import { BOXES, COPY } from '../words/sheet.ts'
import { ADDITIVE, listTable, missingBlock, placeProgress, statusBlock, wholeProgress } from './figures.ts'
import { constituencyOf, contestName, documentOf, listName, type Scene } from './scene.ts'
import { seatBlocks } from './seats.ts'

/**
 * The minutes of a central office or commission on one contest: computed sums beside the written ones, the parts they
 * are made of, what is missing, and where the contest is decided there, every seat with its reason. Undefined where
 * nobody votes in it, for a place above the one that decides, and for one that the room sees only a part of.
 */
export function minutes(scene: Scene, code: PlaceCode, constituencyCode: ConstituencyCode): Document | undefined {
  const { index, state, voice } = scene
  const constituency = constituencyOf(scene, constituencyCode)
  const place = index.places.get(code)
  const sums = sumsOf(index, state)
  const sum = sums.of(code, constituencyCode)
  if (!constituency || !place || !sum || !answersFor(scene, place, constituency)) return undefined
  const result = resultOf(state.count, sums, constituency)
  // A central office that has every station of a district proclaims its winner.
  const whole = constituency.district === true && sum.expected === result.own.expected
  const decides = whole || place.code === constituency.place
  const totals = decides ? result.totals : sum
  const written = writtenOf(scene, place, constituency)
  const title = say(voice, MINUTES_OF[place.kind])
  const about = [named(voice, place.names), named(voice, constituency.names)]
  return documentOf(scene, title, about, [
    { kind: 'heading', level: 1, text: title },
    { kind: 'facts', rows: whereabouts(scene, place, constituency) },
    statusBlock(scene, result, decides ? wholeProgress(result) : placeProgress(sum)),
    { kind: 'heading', level: 2, text: say(voice, MINUTES.sums) },
    ...sumTables(scene, constituency, totals, written),
    ...(written ? findingTexts(scene, place, { written, totals, sum }) : []),
    { kind: 'heading', level: 2, text: say(voice, MINUTES.lists) },
    listTable(scene, constituency, totals, decides ? result.outcome.seats : undefined),
    ...(decides ? [{ kind: 'heading', level: 2, text: say(voice, SEATS.heading) } as const] : []),
    ...(decides ? seatBlocks(scene, result) : []),
    { kind: 'heading', level: 2, text: say(voice, MINUTES.parts) },
    partTable(scene, sums, place, constituency),
    ...(decides ? otherRooms(scene, result) : []),
    { kind: 'heading', level: 2, text: say(voice, MINUTES.missing) },
    missingBlock(scene, missingSheets(index, state.count, code, constituencyCode)),
    { kind: 'signatures', names: [MINUTES.president, MINUTES.member, MINUTES.member].map((who) => say(voice, who)) },
  ])
}

/** Inside the room's own places, or the one place where the contest is decided. */
function answersFor({ index }: Scene, place: Place, constituency: Constituency): boolean {
  if (place.code === constituency.place) return true
  const above = new Set<PlaceCode>()
  for (let at = place.parent; at !== undefined; at = index.places.get(at)?.parent) above.add(at)
  const inRoom = place.code === index.book.room || above.has(index.book.room)
  return inRoom && above.has(constituency.place)
}

function whereabouts(scene: Scene, place: Place, constituency: Constituency): [string, string][] {
  const { index, voice, state } = scene
  return [
    [say(voice, MINUTES.place), named(voice, place.names)],
    [say(voice, MINUTES.contest), contestName(scene, constituency)],
    [say(voice, MINUTES.constituency), named(voice, constituency.names)],
    [say(voice, MINUTES.day), isolated(index.book.day)],
    [say(voice, MINUTES.asOf), figure(state.size - 1)],
  ]
}

function writtenOf({ state: { count } }: Scene, { code }: Place, constituency: Constituency): Sheet | undefined {
  const key = `${code}|${constituency.code}` as const
  return (Object.hasOwn(count.written, key) ? count.written[key] : undefined)?.at(-1)?.sheet
}

/** Computed and written side by side, both kept; where nothing was written, the computed ones with a word. */
function sumTables(
  scene: Scene,
  { lists }: Constituency,
  totals: Readonly<Sum> | Totals,
  written: Sheet | undefined,
): Block[] {
  const { voice } = scene
  const rows: [name: string, computed: number, written: number | null][] = [
    ...ADDITIVE.map((count): [string, number, number | null] => [
      say(voice, BOXES[count]),
      totals[count],
      written ? countAt(written, count) : null,
    ]),
    ...(written
      ? lists.map((list, line): [string, number, number | null] => [
          `${figure(list.number)} ${listName(scene, list)}`,
          totals.votes[line] ?? 0,
          written.votes[line] ?? null,
        ])
      : []),
  ]
  if (!written)
    return [
      { kind: 'facts', rows: rows.map(([name, computed]) => [name, figure(computed)]) },
      { kind: 'text', text: say(voice, MINUTES.notWritten) },
    ]
  return [
    {
      kind: 'table',
      head: [MINUTES.box, MINUTES.computed, MINUTES.written, MINUTES.gap].map((word) => say(voice, word)),
      columns: ['words', 'figure', 'figure', 'figure'],
      rows: rows.map(([name, computed, stated]) => [
        name,
        figure(computed),
        box(stated),
        stated === null || stated === computed ? '' : figure(stated - computed),
      ]),
    },
  ]
}

/** The numbered rules of sums that do not hold, so that the paper calls a fault as the desk does. */
function findingTexts(
  { voice }: Scene,
  { kind }: Place,
  {
    written,
    totals,
    sum,
  }: { readonly written: Sheet; readonly totals: Readonly<Sum> | Totals; readonly sum: Readonly<Sum> },
): Block[] {
  const figures = { ...Object.fromEntries(ADDITIVE.map((count) => [count, totals[count]])), votes: totals.votes }
  const computed = { ...written, ...figures } as Sheet
  const { expected, accepted, excluded, review } = sum
  const parts = { expected, accepted, excluded, review } as SumContext['parts']
  return run(SUM_RULES, { kind, written, computed, parts }).flatMap(({ code, parameters }): Block[] => {
    const rule = RULES.get(code)
    return rule ? [{ kind: 'text', text: `${isolated(code)} ${say(voice, rule.says, parameters)}` }] : []
  })
}

/** What the sums are made of, one level below: stations of an office, places of a commission. */
function partTable(scene: Scene, sums: Sums, place: Place, constituency: Constituency): Block {
  const { index, voice } = scene
  const parts =
    place.kind === 'office'
      ? stationRows(scene, place, constituency)
      : index.children(place.code).flatMap((child) => {
          const sum = sums.of(child.code, constituency.code)
          return sum ? [[named(voice, child.names), sheetsText(sum.accepted, sum.expected), ...boxes(sum)]] : []
        })
  return {
    kind: 'table',
    head: [say(voice, MINUTES.place), say(voice, MINUTES.sheets), ...ADDITIVE.map((count) => say(voice, BOXES[count]))],
    columns: ['words', 'figure', ...ADDITIVE.map(() => 'figure' as const)],
    rows: parts,
  }
}

function stationRows(scene: Scene, place: Place, { code }: Constituency): string[][] {
  const { index, state } = scene
  return index.stationsOf(place.code).flatMap((station) => {
    if (!index.constituenciesOf(station.code).some((one) => one.code === code)) return []
    const sheet = counted(formOf(state.count, station.code, code))
    return [[named(scene.voice, station.names), sheetsText(sheet ? 1 : 0, 1), ...boxes(sheet)]]
  })
}

function boxes(sum: Readonly<Record<(typeof ADDITIVE)[number], number>> | undefined): string[] {
  return ADDITIVE.map((count) => box(sum?.[count]))
}

function sheetsText(accepted: number, expected: number): string {
  return isolated(`${accepted}/${expected}`)
}

/** What the other rooms of a wider contest contributed, with its source. */
function otherRooms(scene: Scene, { constituency: { lists }, others }: ConstituencyResult): Block[] {
  const { voice } = scene
  if (others.length === 0) return []
  const heads = [MINUTES.room, MINUTES.source, MINUTES.sheets, COPY.votes].map((word) => say(voice, word))
  return [
    { kind: 'heading', level: 2, text: say(voice, MINUTES.rooms) },
    {
      kind: 'table',
      head: heads,
      columns: ['words', 'words', 'figure', 'words'],
      rows: others.map(({ room, source, stations, stationsCounted, votes }) => [
        room,
        say(voice, MINUTES[source]),
        sheetsText(stationsCounted, stations),
        lists.map(({ number }, line) => `${figure(number)}: ${figure(votes[line] ?? 0)}`).join(' · '),
      ]),
    },
  ]
}
