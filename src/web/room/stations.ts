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

/** Communes in the order of the book, each with its station indexes. */
export function stationsByCommune(definition: WallDefinition): Map<number, number[]> {
  const groups = new Map<number, number[]>()
  for (const [station, commune] of communesOf(definition).entries()) {
    const group = groups.get(commune)
    if (group) group.push(station)
    else groups.set(commune, [station])
  }
  return groups
}
