import { fill, type Language, type Text } from '#election/languages.ts'
import type { Command } from './command.ts'

const SAYS = {
  what: {
    ar: 'يدير «صندوق» عمليات يوم الاقتراع.',
    fr: 'Sunduq mène les opérations d’un jour d’élection.',
    zgh: 'ⴰⵔ ⵉⵙⵙⵓⴷⵓⵙ ⵙⵓⵏⴷⵓⵇ ⵜⵉⵡⵓⵔⵉⵡⵉⵏ ⵏ ⵡⴰⵙⵙ ⵏ ⵓⵙⵜⴰⵢ.',
    en: 'Sunduq runs the operations side of an election day.',
  },
  more: {
    ar: 'لشرح أمر: {how}',
    fr: 'Pour expliquer une commande : {how}',
    zgh: 'ⴰⵙⵙⴼⵔⵓ ⵏ ⵜⵉⵏⴰⴹⵜ: {how}',
    en: 'To explain a command: {how}',
  },
  // Of the English one nothing needs to be said.
  english: {
    ar: 'الشرح المفصل أدناه بالإنجليزية وحدها؛ أما أخطاء الأمر وما يقوله عند العمل فبالعربية.',
    fr: 'Les explications ci-dessous n’existent qu’en anglais ; les erreurs et ce que la commande répond sont en français.',
    zgh: 'ⴰⵙⵙⴼⵔⵓ ⴷⴷⴰⵡ ⵉⵍⵍⴰ ⵖⴰⵙ ⵙ ⵜⵏⴳⵍⵉⵣⵜ; ⵜⵉⵣⴳⴰⵍ ⴷ ⵡⴰⵢⵏⵏⴰ ⵜⵜⵉⵏⵉ ⵜⵉⵏⴰⴹⵜ ⵍⵍⴰⵏ ⵙ ⵜⵎⴰⵣⵉⵖⵜ.',
    en: '',
  },
} as const satisfies Record<string, Text>

/** What `sunduq --help` prints: what the program is, each command in a line, where to read on. */
export function overview(commands: Iterable<readonly [string, Command]>, language: Language): string {
  const lines = Array.from(commands, ([name, { summary }]) => `  ${name.padEnd(10)} ${summary[language]}`)
  const more = fill(SAYS.more, language, { how: 'sunduq COMMAND --help' })
  return [SAYS.what[language], '', 'sunduq COMMAND [OPTION …]', '', ...lines, '', more].join('\n')
}

/** What `--help` prints of one command. The long text is English; whoever reads another language is told so above it. */
export function explanation({ summary, help }: Command, language: Language): string {
  const above = language === 'en' ? [] : [summary[language], SAYS.english[language], '']
  return [...above, help.trim()].join('\n')
}
