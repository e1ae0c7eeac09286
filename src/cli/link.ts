import { fill, type Text } from '#election/languages.ts'
import { keptAddresses, lastAddresses } from './addresses.ts'
import type { Arguments, Terminal } from './command.ts'

const SAYS = {
  stopped: {
    ar: 'لا تعمل القاعة الآن. العنوان هو عنوان آخر تشغيل: يفتح الرابط متى عاد sunduq serve إليه، ولغيره --address.',
    fr: 'La salle ne tourne pas. L’adresse est celle de la dernière fois : le lien s’ouvrira dès que sunduq serve y sera revenu ; pour une autre, --address.',
    zgh: 'ⵜⴰⵣⵇⵇⴰ ⵓⵔ ⴷⴰ ⵜⵙⵡⵓⵔⵉ ⴷⵖⵉ. ⴰⵏⵙⴰ ⴰⴷ ⵏ ⵜⵉⴽⴽⵍⵜ ⵉⵣⵔⵉⵏ: ⴰⵔ ⵉⵔⵥⵥⵎ ⵓⵙⵖⵏ ⵍⵍⵉⴳ ⴷ ⵢⵓⵔⵔⵉ sunduq serve; ⵉ ⵡⴰⵢⴰⴹ --address.',
    en: 'The room is not running. The address is that of the last time: the link opens once sunduq serve is there again; for another, --address.',
  },
  unknown: {
    ar: 'لم يعمل sunduq serve هنا بعد، فعنوان القاعة مجهول: ضعه قبل هذا المسار، أو سمّه بـ --address.',
    fr: 'sunduq serve n’a pas encore tourné ici et l’adresse de la salle n’est pas connue : mettez-la devant ce chemin, ou donnez-la par --address.',
    zgh: 'ⵓⵔⵜⴰ ⵉⵙⵡⵓⵔⵉ sunduq serve ⴷⴰ, ⴰⵏⵙⴰ ⵏ ⵜⵣⵇⵇⴰ ⵓⵔ ⵉⵜⵜⵓⵙⵙⵏ: ⵙⵔⵙ ⵜ ⴷⴰⵜ ⵓⴱⵔⵉⴷ ⴰⴷ, ⵏⵖ ⵙ --address.',
    en: 'sunduq serve has not run here yet and the address of the room is not known: put it before this path, or name it with --address.',
  },
} as const satisfies Record<string, Text>

/**
 * Prints a link into the room: at the address that `--address` names, else at that of the running `sunduq serve`, else at
 * that of the last one. Whoever would get a link that does not open yet is told so.
 */
export async function printLink(given: Arguments, terminal: Terminal, folder: string, path: string): Promise<void> {
  const known = given.text('address') ?? (await keptAddresses(folder)).room
  const address = known ?? (await lastAddresses(folder)).room
  if (known === undefined) {
    terminal.err(fill(address === undefined ? SAYS.unknown : SAYS.stopped, terminal.language))
  }
  terminal.out(`${(address ?? '').replace(/\/+$/, '')}${path}`)
}
