import type { Book, Constituency } from '../book.ts'
import type { Path } from '../faults.ts'
import type { SayWhere } from './places.ts'
import type { Report } from './shape.ts'

/** B3…: papers, contests, constituencies, lists and parties, each against the others. */
export function checkContests(book: Book, report: Report, where: SayWhere): void {
  const parties = unique(book.parties, 'parties', 'code', report, where)
  const papers = unique(book.papers, 'papers', 'id', report, where)
  const contests = unique(book.contests, 'contests', 'id', report, where)
  unique(book.constituencies, 'constituencies', 'code', report, where)
  const places = new Set<string>(book.places.map(({ code }) => code))

  const papersUsed = new Set<string>()
  book.contests.forEach(({ id, paper }, i) => {
    papersUsed.add(paper)
    if (!papers.has(paper)) report('B302', ['contests', i, 'paper'], { contest: id, paper })
  })
  book.papers.forEach(({ id }, i) => {
    if (!papersUsed.has(id)) report('B303', ['papers', i, 'id'], { paper: id })
  })

  const contestsUsed = new Set<string>()
  book.constituencies.forEach((constituency, i) => {
    const { code, contest, place } = constituency
    contestsUsed.add(contest)
    if (!contests.has(contest)) report('B305', ['constituencies', i, 'contest'], { contest, constituency: code })
    if (!places.has(place)) report('B306', ['constituencies', i, 'place'], { place, constituency: code })
    checkLists(constituency, i, parties, report)
    checkParts(constituency, i, report)
  })
  book.contests.forEach(({ id }, i) => {
    if (!contestsUsed.has(id)) report('B304', ['contests', i, 'id'], { contest: id })
  })
}

function checkLists({ code, lists }: Constituency, at: number, parties: ReadonlySet<string>, report: Report): void {
  if (lists.length === 0) report('B307', ['constituencies', at, 'lists'], { constituency: code })
  const seen = new Set<string>()
  lists.forEach(({ number, party, names }, i) => {
    const path = ['constituencies', at, 'lists', i]
    if (number !== i + 1) report('B308', [...path, 'number'], { number, expected: i + 1, constituency: code })
    if (!parties.has(party)) report('B309', [...path, 'party'], { party })
    const shownAs = `${party}\n${names?.ar ?? ''}\n${names?.fr ?? ''}`
    if (seen.has(shownAs)) report('B310', [...path, 'party'], { party, constituency: code })
    seen.add(shownAs)
  })
}

/** A second part is smaller than the whole, and candidates are counted where lists share seats out. */
function checkParts({ code, seats, reserved, rule, lists }: Constituency, at: number, report: Report): void {
  const path = ['constituencies', at]
  const shared = rule.kind === 'largest-remainder' || rule.kind === 'highest-average'
  const useless = (path: Path) =>
    report('B314', path, { field: String(path.at(-1)), constituency: code, rule: rule.kind })
  if (reserved !== undefined) {
    if (reserved >= seats) report('B313', [...path, 'reserved'], { reserved, seats, constituency: code })
    if (!shared) useless([...path, 'reserved'])
  }
  lists.forEach(({ number, candidates, reservedCandidates }, i) => {
    const list = [...path, 'lists', i]
    if (candidates !== undefined && !shared) useless([...list, 'candidates'])
    if (reservedCandidates !== undefined && reserved === undefined)
      report('B315', [...list, 'reservedCandidates'], { list: number, constituency: code })
  })
}

/** Reports every code that an earlier one of the same kind has taken; answers with the codes there are. */
function unique<Key extends string>(
  rows: readonly Readonly<Record<Key, string>>[],
  table: string,
  key: Key,
  report: Report,
  where: SayWhere,
): ReadonlySet<string> {
  const first = new Map<string, number>()
  rows.forEach((row, i) => {
    const code = row[key]
    const before = first.get(code)
    if (before === undefined) first.set(code, i)
    else report('B301', [table, i, key], { code, first: where([table, before]) })
  })
  return new Set(first.keys())
}
