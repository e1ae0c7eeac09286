import type { Language } from '#election/languages.ts'
import type { Site } from '#room/views/portal.ts'
import { homeOf, placeUnit, stationUnit, type Unit } from './model.ts'

/** Which page an address names. The addresses are promises (docs/open-data.md): none is ever given another meaning. */
export type Route =
  | { readonly page: 'figures' | 'missing'; readonly unit: Unit }
  | { readonly page: 'reading' | 'data' | 'accessibility' | 'not-found' }

/** Reads what follows the language in an address: nothing, a code, `code/missing` or `about/…`. */
export function routeOf(site: Site, path: string, language: Language): Route {
  if (path === '') return figures(site, homeOf(site), language)
  if (path === 'about/figures') return { page: 'reading' }
  if (path === 'about/data') return { page: 'data' }
  if (path === 'about/accessibility') return { page: 'accessibility' }
  const [code = '', more, ...rest] = path.split('/')
  if (rest.length > 0 || (more !== undefined && more !== 'missing')) return { page: 'not-found' }
  const route = figures(site, code, language)
  if (more === undefined || route.page !== 'figures') return route
  return route.unit.kind === 'station' ? { page: 'not-found' } : { page: 'missing', unit: route.unit }
}

function figures(site: Site, code: string, language: Language): Route {
  const unit = placeUnit(site, code, language) ?? stationUnit(site, code, language)
  return unit ? { page: 'figures', unit } : { page: 'not-found' }
}
