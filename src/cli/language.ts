import { LANGUAGES, type Language } from '#election/languages.ts'

/** Language of a terminal: `SUNDUQ_LANGUAGE`, else the locale's, else English. */
export function terminalLanguage(env: Readonly<Record<string, string | undefined>>): Language {
  const wishes = [env.SUNDUQ_LANGUAGE, env.LC_ALL, env.LC_MESSAGES, env.LANG]
  for (const wish of wishes) {
    const code = wish?.split(/[_.@-]/)[0]?.toLowerCase()
    if (code === undefined || code === '') continue
    return LANGUAGES.find((language) => language === code) ?? 'en'
  }
  return 'en'
}
