import type { MessageLine } from '#store/notify-messages.ts'
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

/** What was sent to those subscriptions, and what became of it, as their screen shows it. */
export function messageTable(messages: readonly MessageLine[], subscriptions: readonly ShownSubscription[]): RoomTable {
  const address = new Map(subscriptions.map((one) => [one.subscription, one.address]))
  return {
    columns: [
      ...['message', 'subscription', 'address', 'purpose', 'events', 'attempts', 'made_at', 'sent_at', 'given_up_at'],
      ...['due_at', 'again_at', 'again_by', 'fault'],
    ],
    rows: messages.map((one) => [
      ...[one.message, one.subscription, address.get(one.subscription) ?? null, one.purpose].map(harmless),
      ...[one.events, one.attempts],
      ...[one.made, one.sent, one.givenUp, one.due, one.again].map(instant),
      ...[one.againBy ?? null, one.fault ?? null].map(harmless),
    ]),
  }
}
