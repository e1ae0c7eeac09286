import type { Constituency, List, Station } from '#election/book/book.ts'
import type { ConstituencyCode, StationCode } from '#election/named.ts'
import { unreachable } from '#election/named.ts'
import { SHEET_COUNTS, type Sheet, sumOfVotes } from '#election/pv/sheet.ts'
import { formOf } from '#room/count/apply.ts'
import { copyDigest, handedCopies } from '#room/count/copies.ts'
import type { Form, Settled } from '#room/count/form.ts'
import type { Block, Document } from '../document.ts'
import { box, figure, grouped, isolated, moment, named, say } from '../voice.ts'
import { MINUTES } from '../words/results.ts'
import { BOXES, COPY } from '../words/sheet.ts'
import { contestName, documentOf, listName, type Scene, stationLabel } from './scene.ts'

/**
 * A station's sheet of one contest, once for the representative of each list, with what proves it and lines to sign;
 * at the end the log of hand-over, by hand and as the journal has it. `list` asks for one representative's copy alone. Names are left blank: they stay on
 * paper. No figure is told before two hands agree, so that a copy never helps the second one. Undefined where the station does not vote in the constituency or the list is not on its ballot.
 */
export function sheetCopies(
  scene: Scene,
  station: StationCode,
  constituency: ConstituencyCode,
  list?: number,
): Document | undefined {
  const place = scene.index.stations.get(station)
  const contest = place && scene.index.constituenciesOf(station).find(({ code }) => code === constituency)
  const lists = contest?.lists.filter(({ number }) => list === undefined || number === list)
  if (!place || !contest || !lists || lists.length === 0) return undefined
  const form = formOf(scene.state.count, station, constituency)
  const title = say(scene.voice, COPY.title)
  const copies = lists.flatMap((one) => copy(scene, title, place, contest, form, one))
  const log = list === undefined ? handOver(scene, place, contest, form) : []
  const about = [stationLabel(scene, place), named(scene.voice, contest.names)]
  return documentOf(scene, title, about, [...copies, ...log])
}

/** What a reader must know of the figures before reading them. */
function formStatus({ voice }: Scene, { status, excluded }: Form): string {
  switch (status) {
    case 'awaited':
    case 'typed':
    case 'settled':
    case 'differs':
    case 'accepted':
      return say(voice, COPY[status])
    case 'excluded':
      return say(voice, COPY.excluded, { reason: excluded?.reason ?? '' })
    default:
      return unreachable(status)
  }
}

function copy(
  scene: Scene,
  title: string,
  station: Station,
  constituency: Constituency,
  form: Form,
  list: List,
): Block[] {
  const { voice } = scene
  const { settled } = form
  return [
    { kind: 'heading', level: 1, text: title },
    { kind: 'text', text: say(voice, COPY.forList, { number: list.number, list: listName(scene, list) }) },
    { kind: 'facts', rows: whereabouts(scene, station, constituency) },
    { kind: 'notice', text: formStatus(scene, form) },
    ...(settled ? [...figures(scene, constituency, settled.sheet), ...evidence(scene, form, settled)] : []),
    { kind: 'signatures', names: [say(voice, COPY.handsOver), say(voice, COPY.receives), say(voice, COPY.time)] },
  ]
}

function whereabouts(scene: Scene, station: Station, constituency: Constituency): [string, string][] {
  const { index, voice } = scene
  const places = index.ancestors(station.code).filter(({ kind }) => kind !== 'nation')
  return [
    [say(voice, MINUTES.contest), contestName(scene, constituency)],
    [say(voice, MINUTES.constituency), named(voice, constituency.names)],
    [say(voice, COPY.station), stationLabel(scene, station)],
    [say(voice, MINUTES.place), places.map(({ names }) => named(voice, names)).join(' · ')],
  ]
}

function figures(scene: Scene, { lists }: Constituency, sheet: Sheet): Block[] {
  const { voice } = scene
  const observations = sheet.observations.trim()
  return [
    { kind: 'facts', rows: SHEET_COUNTS.map((count) => [say(voice, BOXES[count]), box(sheet[count])]) },
    {
      kind: 'table',
      head: [say(voice, COPY.number), say(voice, COPY.list), say(voice, COPY.votes)],
      columns: ['figure', 'words', 'figure'],
      rows: lists.map((list, line) => [figure(list.number), listName(scene, list), box(sheet.votes[line])]),
      total: ['', say(voice, COPY.sum), figure(sumOfVotes(sheet))],
    },
    {
      kind: 'facts',
      rows: [[say(voice, COPY.observations), observations === '' ? say(voice, COPY.none) : observations]],
    },
  ]
}

function evidence({ voice }: Scene, form: Form, { how, reason = '' }: Settled): Block[] {
  const { first, explanations } = form
  const digest = copyDigest(form)
  if (!first) return []
  return [
    { kind: 'heading', level: 3, text: say(voice, COPY.evidence) },
    {
      kind: 'facts',
      rows: [
        [say(voice, COPY.entry), figure(first.entry)],
        [say(voice, COPY.received), moment(voice, first.at)],
        [say(voice, COPY.version), figure(first.version)],
        ...(first.reason === undefined ? [] : [[say(voice, COPY.reason), first.reason] as const]),
      ],
    },
    ...(digest ? [{ kind: 'code', name: say(voice, COPY.digest), value: grouped(digest) } as const] : []),
    { kind: 'code', name: say(voice, COPY.sealed), value: grouped(first.sealed) },
    ...(first.photo ? [{ kind: 'code', name: say(voice, COPY.photo), value: grouped(first.photo) } as const] : []),
    { kind: 'text', text: say(voice, how === 'equal' ? COPY.settledEqual : COPY.settledDecided, { reason }) },
    ...explanations.map(
      ({ code, words }): Block => ({ kind: 'text', text: say(voice, COPY.explained, { code, words }) }),
    ),
    { kind: 'text', text: say(voice, COPY.check) },
  ]
}

function handOver(scene: Scene, station: Station, constituency: Constituency, form: Form): Block[] {
  const { voice } = scene
  const words = (['number', 'list', 'name', 'signature', 'time'] as const).map((key) => say(voice, COPY[key]))
  return [
    { kind: 'heading', level: 1, text: say(voice, COPY.handOver) },
    { kind: 'facts', rows: whereabouts(scene, station, constituency) },
    { kind: 'text', text: say(voice, COPY.handOverAbout) },
    {
      kind: 'table',
      head: words,
      columns: ['figure', 'words', 'words', 'words', 'words'],
      rows: constituency.lists.map((list) => [figure(list.number), listName(scene, list), '', '', '']),
      tall: true,
    },
    { kind: 'heading', level: 2, text: say(voice, COPY.recorded) },
    ...recorded(scene, constituency, form),
  ]
}

/** Hand-overs in the journal, oldest first; a copy of figures that changed since is called by name. */
function recorded(scene: Scene, { lists }: Constituency, form: Form): Block[] {
  const { voice, state } = scene
  const handed = handedCopies(state.count, form)
  if (handed.length === 0) return [{ kind: 'text', text: say(voice, COPY.noneRecorded) }]
  const current = copyDigest(form)
  const words = (['number', 'list', 'time', 'by', 'entry', 'digest', 'state'] as const).map((key) => COPY[key])
  return [
    {
      kind: 'table',
      head: words.map((word) => say(voice, word)),
      columns: ['figure', 'words', 'words', 'words', 'figure', 'words', 'words'],
      rows: handed.map(({ list, copy, by, at, entry }) => {
        const known = lists.find(({ number }) => number === list)
        return [
          figure(list),
          known ? listName(scene, known) : '',
          moment(voice, at),
          isolated(by),
          figure(entry),
          isolated(`${copy.slice(0, 8)}…${copy.slice(-8)}`),
          say(voice, copy === current ? COPY.stands : COPY.changedSince),
        ]
      }),
    },
  ]
}
