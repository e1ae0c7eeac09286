import { clock } from '#election/time.ts'
import type { Analysis } from './analysis.ts'

/** The tables of an analysis. */
export const ANALYSIS_TABLES = ['turnout', 'outliers', 'staff'] as const
export type AnalysisTable = (typeof ANALYSIS_TABLES)[number]

/** One of its tables as cells; null is "nothing received". English names, shares in per mille, as in the published tables. */
export function analysisTable(
  { groups, hours, previous, outliers, staff }: Analysis,
  table: AnalysisTable,
): { readonly columns: readonly string[]; readonly rows: readonly (readonly (string | number | null)[])[] } {
  switch (table) {
    case 'turnout':
      return {
        columns: [
          ...['group_by', 'group_key', 'stations', 'reporting', 'registered', 'registered_reporting'],
          ...['local_time', 'voters', 'voters_previous', 'registered_previous'],
        ],
        rows: groups.flatMap(({ by, key, stations, reporting, registered, registeredReporting, voters }) =>
          hours.map((minute, hour) => [
            ...[by, key, stations, reporting, registered, registeredReporting, clock(minute)],
            reporting > 0 ? (voters[hour] ?? null) : null,
            by === 'room' ? (previous?.voters[hour] ?? null) : null,
            by === 'room' ? (previous?.registered ?? null) : null,
          ]),
        ),
      }
    case 'outliers':
      return {
        columns: [
          ...['station_code', 'commune_code', 'turnout_per_mille'],
          ...['compared_by', 'compared_key', 'compared_stations', 'median_per_mille', 'median_deviation_per_mille'],
          'also_far_from',
        ],
        rows: outliers.map(({ station, commune, share, reasons: [strongest, ...others] }) => [
          ...[station, commune, share],
          ...[strongest.by, strongest.key, strongest.compared, strongest.median, strongest.deviation],
          others.length === 0 ? null : others.map(({ by, key, median }) => `${by} ${key} ${median}`).join('; '),
        ]),
      }
    case 'staff':
      return {
        columns: ['person', 'forms', 'hours', 'forms_per_hour_tenths', 'boxes', 'boxes_corrected'],
        rows: staff.map((row) => [
          ...[row.person, row.forms, row.hours, row.formsPerHourTenths, row.boxes, row.corrected],
        ]),
      }
  }
}
