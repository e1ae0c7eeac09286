import { CROWDED } from '#election/map/crowded.ts'
import type { WallDefinition } from '#room/views/wall.ts'

/** For each station, the index of its commune in the definition's places (of its office where no commune is above). */
export function communesOf(definition: WallDefinition): Int32Array {
  const ofOffice = new Map<number, number>()
  return Int32Array.from(definition.stations.office, (office) => {
    let commune = ofOffice.get(office)
    if (commune === undefined) {
      commune = office
      for (let at = office; at >= 0; at = definition.places[at]?.parent ?? -1) {
        if (definition.places[at]?.kind === 'commune') {
          commune = at
          break
        }
      }
      ofOffice.set(office, commune)
    }
    return commune
  })
}

/**
 * What tells of a place on a map or in a list, in the order of the book, with the stations of each: its communes, or its
 * provinces where there are several, in a room that has a crowd of communes. Then only a province has a map of communes.
 */
export function stationsByUnit(definition: WallDefinition, within = definition.room): Map<number, readonly number[]> {
  const communes: Map<number, readonly number[]> = stationsByCommune(definition, within)
  if (definition.places.filter(({ kind, stations }) => kind === 'commune' && stations > 0).length <= CROWDED)
    return communes
  const provinces = new Map<number, number[]>()
  for (const [commune, stations] of communes) {
    const province = definition.places[commune]?.parent ?? -1
    const members = provinces.get(province)
    // Not spread into `push`: a province may have more stations than a call takes arguments.
    if (members) for (const station of stations) members.push(station)
    else provinces.set(province, [...stations])
  }
  return provinces.size > 1 && !provinces.has(-1) ? provinces : communes
}

/** Whether each place is `within` or lies under it; parents stand before their children. */
export function placesUnder(definition: WallDefinition, within: number): boolean[] {
  const inside: boolean[] = []
  for (const [index, { parent }] of definition.places.entries())
    inside.push(index === within || (inside[parent] ?? false))
  return inside
}

/**
 * Communes in the order of the book, each with its station indexes: all of them, or those `within` a place. A commune
 * or an office by itself is told by its offices, or there would be one group that says nothing.
 */
export function stationsByCommune(definition: WallDefinition, within = definition.room): Map<number, number[]> {
  const groups = new Map<number, number[]>()
  const inside = placesUnder(definition, within)
  const kind = definition.places[within]?.kind
  const { office } = definition.stations
  const groupOf = kind === 'commune' || kind === 'office' ? office : communesOf(definition)
  for (const [station, place] of groupOf.entries()) {
    if (!inside[office[station] ?? -1] && within !== definition.room) continue
    const group = groups.get(place)
    if (group) group.push(station)
    else groups.set(place, [station])
  }
  return groups
}
