import { harmless, instant } from '../room/lists/columns.ts'
import type { RoomTable } from '../room/table.ts'
import type { ShownSubscription } from './office.ts'

/** Subscriptions as their screen shows them: one's own, or everybody's for an administrator. */
export function subscriptionTable(subscriptions: readonly ShownSubscription[]): RoomTable {
  return {
    columns: [
      ...['subscription', 'person', 'name', 'label', 'channel', 'address', 'language', 'places', 'events', 'severity'],
      ...['made_at', 'confirmed_at', 'paused_at', 'stopped'],
    ],
    rows: subscriptions.map((one) => [
      ...[one.subscription, one.person ?? null, one.name ?? null, one.label ?? null, one.channel].map(harmless),
      ...[one.address, one.language, one.places.join(' '), one.events.join(' '), one.severity].map(harmless),
      ...[one.made, one.confirmed, one.paused].map(instant),
      harmless(one.stopped ?? null),
    ]),
  }
}
