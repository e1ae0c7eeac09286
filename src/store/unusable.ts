import type { Text } from '#election/languages.ts'
import { ToldError } from '#election/told-error.ts'

const REASONS = {
  old: {
    ar: 'يلزم PostgreSQL 15 أو أحدث؛ إصدار هذا {found}. سمّ أحدث منه في DATABASE_URL، أو اتركه فارغا ليُستعمل المرفق.',
    fr: 'Il faut PostgreSQL 15 ou plus récent ; celui-ci est en {found}. Nommez-en un plus récent dans DATABASE_URL, ou laissez-la vide : celui qui est fourni sert alors.',
    zgh: 'ⵉⵇⵇⴰⵏⴷ PostgreSQL 15 ⵏⵖ ⵓⵊⴰⵔ; ⵡⴰⴷ {found}. ⵙⵎⵎⵉ ⵡⴰⵢⴹ ⴳ DATABASE_URL, ⵏⵖ ⴰⴷⵊ ⵜⵜ ⵜⵅⵡⴰ.',
    en: 'PostgreSQL 15 or later is needed; this is {found}. Name a later one in DATABASE_URL, or leave it empty: the one that is included then serves.',
  },
  encoding: {
    ar: 'ترميز قاعدة البيانات هذه {found} ولا يسع العربية. أنشئ أخرى وسمّها في DATABASE_URL: {command}',
    fr: 'Cette base garde les textes en {found}, où l’arabe n’entre pas. Faites-en une autre et nommez-la dans DATABASE_URL : {command}',
    zgh: 'ⴰⵙⵉⵍⴰ ⴰⴷ ⴰⵔ ⵉⵃⵟⵟⵓ ⵉⴹⵕⵉⵚⵏ ⵙ {found}. ⵙⴽⵔ ⵡⴰⵢⴹ, ⵜⵙⵎⵎⵉⴷ ⵜ ⴳ DATABASE_URL: {command}',
    en: 'This database keeps texts as {found}, which has no room for Arabic. Make another and name it in DATABASE_URL: {command}',
  },
  forbidden: {
    ar: 'المستخدم «{user}» لا يحق له إنشاء الجداول هنا ({found}). فليشغّل مديرها في القاعدة {database}: {command}',
    fr: 'L’utilisateur « {user} » n’a pas le droit de faire les tables ici ({found}). Qu’un administrateur lance dans la base {database} : {command}',
    zgh: 'ⴰⵙⵎⵔⴰⵙ «{user}» ⵓⵔ ⵖⵓⵔⵙ ⴰⵣⵔⴼ ⴰⴷ ⵉⵙⴽⵔ ⵜⵉⴼⵍⵡⵉⵏ ⴷⴰ ({found}). ⴰⴷ ⵉⵙⵡⵓⵔⵉ ⵓⵎⵙⵙⵓⴳⵓⵔ ⴳ ⵜⵙⵉⵍⴰ {database}: {command}',
    en: 'The user “{user}” may not make tables here ({found}). Let an administrator run in the database {database}: {command}',
  },
  sockets: {
    ar: 'المرفق PostgreSQL يحتاج إلى مقابس Unix وهي غائبة عن {found}. سمّ غيره في DATABASE_URL، أو شغّل الأمر داخل WSL.',
    fr: 'Le PostgreSQL fourni demande des sockets Unix, que {found} n’a pas. Nommez-en un autre dans DATABASE_URL, ou lancez la commande dans WSL.',
    zgh: 'PostgreSQL ⵉⴷⴷⴰⵏ ⴷⴰ ⵉⵔⴰ ⴰⵏⴰⴳⵔⴰⵡ ⵏ Unix, {found} ⵓⵔ ⵜ ⵉⴳⵉ. ⵙⵎⵎⵉ ⵡⴰⵢⴹ ⴳ DATABASE_URL, ⵏⵖ ⵙⵡⵓⵔⵉ ⵜⵉⵏⴰⴹⵜ ⴳ WSL.',
    en: 'The PostgreSQL that is included needs Unix sockets, which {found} has not. Name another in DATABASE_URL, or run the command in WSL.',
  },
  owner: {
    ar: 'المجلد {found} لمستخدم آخر على هذا الجهاز. شغّل الأمر باسم صاحبه، أو سمّ مجلدا آخر بـ --data.',
    fr: 'Le dossier {found} appartient à un autre utilisateur de cette machine. Lancez la commande sous son nom, ou nommez un autre dossier par --data.',
    zgh: 'ⴰⵙⴷⴰⵡ {found} ⵉⴳⴰ ⵡⵉⵏ ⵓⵙⵎⵔⴰⵙ ⵢⴰⴹⵏⵉⵏ. ⵙⵡⵓⵔⵉ ⵜⵉⵏⴰⴹⵜ ⵙ ⵢⵉⵙⵎ ⵏⵏⵙ, ⵏⵖ ⵙⵎⵎⵉ ⴰⵙⴷⴰⵡ ⵢⴰⴹⵏⵉⵏ ⵙ --data.',
    en: 'The folder {found} belongs to another user of this machine. Run the command as its owner, or name another folder with --data.',
  },
} as const satisfies Record<string, Text>

/** What Sunduq was told to keep its data in cannot hold them, and somebody has to change that. */
export class Unusable extends ToldError {
  override readonly name = 'Unusable'

  /**
   * @param found what is there instead, as PostgreSQL or the system names it
   * @param more what else the text names
   */
  constructor(why: keyof typeof REASONS, found: string, more: Readonly<Record<string, string>> = {}) {
    super(REASONS[why], { found, ...more })
  }
}
