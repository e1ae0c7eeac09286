import { LANGUAGES } from '#election/languages.ts'
import { actionText, RULES, type RuleEntry } from '#election/pv/catalogue.ts'
import { READERS, stops } from '#election/pv/rule.ts'
import { DEFAULT_SHEET_TOLERANCES, type SheetTolerances } from '#election/pv/tolerances.ts'

/** The chapters, by the first digit of the code. */
const CHAPTERS: Readonly<Record<string, { readonly title: string; readonly about: string }>> = {
  1: { title: 'One sheet', about: 'The boxes of one contest at one station, also while they are typed.' },
  2: { title: 'The sheets of a station', about: 'The contests of a station beside each other.' },
  3: { title: 'The day and the neighbours', about: 'Counter, readings, the other stations, the previous election.' },
  4: { title: 'The way of a sheet', about: 'How it came in and who handled it.' },
  5: {
    title: 'Sums',
    about: 'A written sheet of a central office or commission beside the sum of its parts; both are kept.',
  },
}

/** The rules of the signed sheet as Markdown, made from the catalogue: formula, tolerances, texts for every reader. */
export function rulesDocument(): string {
  const rules = [...RULES.values()].sort((a, b) => (number(a) < number(b) ? -1 : 1))
  const lines = [
    '# The rules of a signed sheet',
    '',
    'Made from the code by `npm run docs`; do not edit. A code never changes its meaning. `E…` stops until it is right;',
    '`W…` is accepted only with a stored explanation. Nothing is ever corrected by the machine. Each rule has a test that',
    'breaks it and one that keeps it (`src/election/pv/rules.test.ts`). `{words}` in braces are filled in.',
    '',
    ...table(
      ['Rule', 'Severity', 'What must hold', 'Tolerance'],
      rules.map((rule) => [
        `[${rule.code}](#${rule.code.toLowerCase()})`,
        severity(rule),
        rule.formula,
        toleranceText(rule),
      ]),
    ),
    '',
    'An outlier is further from the median of at least `outlierNeighbours` neighbours than `outlierTimes` times their',
    'median deviation and than `outlierPerMille` ‰ (Hampel’s identifier): no fixed percentage is alarming everywhere.',
  ]
  for (const [digit, { title, about }] of Object.entries(CHAPTERS)) {
    lines.push('', `## ${title}`, '', about)
    for (const rule of rules.filter(({ code }) => code[1] === digit)) lines.push(...section(rule))
  }
  return `${lines.join('\n')}\n`
}

function section(rule: RuleEntry): string[] {
  const rows = LANGUAGES.map((language) => [
    language,
    rule.says[language],
    ...READERS.map((reader) => actionText(rule.action, reader, language)),
  ])
  const tolerance = toleranceText(rule)
  return [
    '',
    `### ${rule.code}`,
    '',
    `${severity(rule)}: ${rule.formula}.${tolerance && ` Tolerance: ${tolerance}.`}`,
    '',
    ...table(['', 'Says', ...READERS], rows),
  ]
}

function severity({ code }: RuleEntry): string {
  return stops({ code }) ? 'error' : 'warning'
}

function toleranceText({ tolerances = [] }: RuleEntry): string {
  return tolerances.map((name: keyof SheetTolerances) => `\`${name}\` ${DEFAULT_SHEET_TOLERANCES[name]}`).join(', ')
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)]
}

/** Errors and warnings of one matter stand together, in the order of their numbers. */
function number({ code }: RuleEntry): string {
  return code.slice(1)
}
