import type { FastifyRequest } from 'fastify'
import { LANGUAGES, type Language } from '#election/languages.ts'

/** The language in which to answer a request. */
export function languageOf({ query, headers }: Pick<FastifyRequest, 'query' | 'headers'>): Language {
  return readerLanguage((query as { lang?: unknown } | undefined)?.lang, headers['accept-language'])
}

/**
 * The language a reader wants: `?lang=` when it names one of the four, else the best of `Accept-Language` (RFC 9110:
 * by weight, the earlier of equals), else Arabic. `tzm`, `ber` and `zgh` all mean Amazigh.
 */
export function readerLanguage(asked: unknown, accepted: string | undefined): Language {
  if (typeof asked === 'string') {
    const language = known(asked)
    if (language) return language
  }
  let best: Language = 'ar'
  let weight = 0
  for (const part of (accepted ?? '').split(',').slice(0, 20)) {
    const [tag = '', ...parameters] = part.trim().split(';')
    const language = known(tag.trim())
    const q = parameters.map((parameter) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(parameter)?.[1]).find(Boolean)
    const quality = q === undefined ? 1 : Number(q)
    if (language && quality > weight) {
      best = language
      weight = quality
    }
  }
  return best
}

function known(tag: string): Language | undefined {
  const primary = tag.toLowerCase().split('-')[0]
  if (primary === 'tzm' || primary === 'ber') return 'zgh'
  return LANGUAGES.find((language) => language === primary)
}
