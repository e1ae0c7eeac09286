import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Digest, Instant, Position, StationCode } from '#election/named.ts'
import { fail, ok } from '#election/outcome.ts'
import type { Told } from '#journal/call-entry.ts'
import { callList } from '#room/calls/list.ts'
import { isOfPart } from '#room/calls/part.ts'
import { callRefusal, type Refusal, refusal } from '#room/refusals.ts'
import { everywhere } from '#room/scope.ts'
import type { RoomState } from '#room/state.ts'
import { callDeskView, type ToldLine, toldLines } from '#room/views/call-desk.ts'
import { answer, refuse } from '../../http/answer.ts'
import type { App } from '../../http/app.ts'
import { carryOut } from '../carry-out.ts'
import { currentState, personOf, type WorkParts } from './parts.ts'
import { CallSchema, DONE, NothingSchema, OnePart, OneStation, OneTold, ToldSchema, UndoSchema } from './schemas.ts'
import type { SharedViews } from './shared.ts'

/** A line is held so long, of the room's time, unless it is given back: a talk and what is typed after it (ms). */
const LINE_MS = 10 * 60_000
/** The same words typed again within this time are the same talk, sent twice (ms). */
const AGAIN_MS = 10 * 60_000

/** Whom to call next, on whose line a station is, how a call ended, what was told. */
export function calls(app: App, parts: WorkParts, shared: SharedViews): void {
  const { house, received } = parts
  const { index, journal, store } = house
  const { contacts } = store

  const listed = { summary: 'Whom to call next, with the numbers', querystring: OnePart }
  app.get('/room/api/calls', { schema: listed }, async (request, reply) => {
    const { state, now } = await currentState(parts)
    const { within } = request
    const { only } = request.query
    const made = () => callDeskView(index, state, now, within, only)
    const view = within === everywhere ? shared.get(`calls ${only ?? ''}`, now, made) : made()
    const stations = view.tasks.map(({ station }) => station)
    const [known, lines] = await Promise.all([contacts.of(journal.room, stations), contacts.lines(journal.room, now)])
    const byStation = Map.groupBy(known, ({ station }) => station)
    const tasks = view.tasks.map((task) => ({ ...task, contacts: byStation.get(task.station) ?? [] }))
    reply.header('cache-control', 'no-store')
    return { ...view, tasks, lines: lines.filter(({ station }) => within(station)) }
  })

  app.get(
    '/room/api/calls/:station',
    { schema: { summary: 'One station: its numbers and what was told for it', params: OneStation } },
    async (request, reply) => {
      const station = stationNamed(request.params.station)
      if (!station) return unknown(request, reply)
      const { state, now } = await currentState(parts)
      const [known, lines] = await Promise.all([
        contacts.of(journal.room, [station]),
        contacts.lines(journal.room, now),
      ])
      reply.header('cache-control', 'no-store')
      return {
        station,
        contacts: known,
        calls: [...(state.calls[station] ?? [])].reverse(),
        told: toldLines(state, station),
        line: lines.find((line) => line.station === station),
      }
    },
  )

  app.post(
    '/room/api/calls',
    { schema: { summary: 'Take the next station on the line', querystring: OnePart, body: NothingSchema } },
    async (request, reply) => {
      const { state } = await currentState(parts)
      const now = received(request)
      const { only } = request.query
      const waiting = callList(index, state, now, request.within).filter(
        (task) => task.notBefore === undefined && (only === undefined || isOfPart(index, task, only)),
      )
      const stations = waiting.map(({ station }) => station)
      const by = personOf(request).person
      const line = await contacts.takeFirst(journal.room, stations, by, now, (now + LINE_MS) as Instant)
      reply.header('cache-control', 'no-store')
      return line ?? reply.code(204).send()
    },
  )

  app.post(
    '/room/api/calls/:station/line',
    { schema: { summary: 'Take a station on the line', params: OneStation, body: NothingSchema } },
    async (request, reply) => {
      const station = stationNamed(request.params.station)
      if (!station) return unknown(request, reply)
      const by = personOf(request).person
      const now = received(request)
      const line = await contacts.take(journal.room, station, by, now, (now + LINE_MS) as Instant)
      if (line.by === by) return answer(request, reply, ok(line))
      return refuse(request, reply, callRefusal({ kind: 'onTheLine', parameters: { owner: line.by } }))
    },
  )

  app.delete(
    '/room/api/calls/:station/line',
    { schema: { summary: 'Hang up', params: OneStation } },
    async (request, reply) => {
      await contacts.give(journal.room, request.params.station as StationCode, personOf(request).person)
      return reply.code(204).send()
    },
  )

  app.post(
    '/room/api/calls/:station',
    { schema: { summary: 'Say how a call ended', params: OneStation, body: CallSchema, response: DONE } },
    async (request, reply) => {
      const station = request.params.station as StationCode
      const { outcome, words, contact } = request.body
      const by = personOf(request).person
      const now = received(request)
      if (contact !== undefined) {
        const known = (await contacts.of(journal.room, [station])).some((one) => one.contact === contact)
        if (!known) return refuse(request, reply, contactUnknown(contact))
      }
      const said = words === undefined || words.trim() === '' ? {} : { words }
      const done = await carryOut(parts, { type: 'call-station', by, station, outcome, ...said }, now)
      if (!done.ok) return answer(request, reply, done)
      // The journal says that a number was wrong; which one stands beside it, where it can be erased.
      if (contact !== undefined && outcome === 'wrong-number')
        await contacts.markWrong(journal.room, station, contact, now)
      await contacts.give(journal.room, station, by)
      return answer(request, reply, done)
    },
  )

  app.post(
    '/room/api/calls/:station/told',
    { schema: { summary: 'Type what a station told', params: OneStation, body: ToldSchema, response: DONE } },
    async (request, reply) => {
      const station = request.params.station as StationCode
      const { speaker, said } = request.body
      const { state } = await currentState(parts)
      const now = received(request)
      if (said.k === 'incident' && said.photo !== undefined && !store.photos.has(said.photo as Digest))
        return refuse(request, reply, callRefusal({ kind: 'photoNotHeld', parameters: { field: 'said.photo' } }))
      const again = toldAgain(state, station, request.body as Talk, now)
      if (again) return answer(request, reply, ok({ position: again.entry, at: again.at }))
      return answer(
        request,
        reply,
        await carryOut(
          parts,
          {
            type: 'tell-for-station',
            by: personOf(request).person,
            station,
            source: 'call',
            speaker,
            said: said as Told,
          },
          now,
        ),
      )
    },
  )

  app.post(
    '/room/api/calls/:station/told/:entry/undo',
    {
      schema: { summary: 'Take back what was typed for a station', params: OneTold, body: UndoSchema, response: DONE },
    },
    async (request, reply) => {
      const { station, entry } = request.params
      const on = { by: personOf(request).person, station: station as StationCode, entry: entry as Position }
      const act = { type: 'undo-told', ...on, reason: request.body.reason } as const
      return answer(request, reply, await carryOut(parts, act, received(request)))
    },
  )

  function stationNamed(code: string): StationCode | undefined {
    return index.stations.get(code as StationCode)?.code
  }

  function unknown(request: FastifyRequest<{ Params: { station: string } }>, reply: FastifyReply): FastifyReply {
    return answer(request, reply, fail(refusal('stationUnknown', { station: request.params.station })))
  }
}

interface Talk {
  readonly speaker: ToldLine['speaker']
  readonly said: Told
}

/** The same talk sent again, because its answer was lost: a retry must not report an incident twice. */
function toldAgain(state: RoomState, station: StationCode, talk: Talk, now: Instant): ToldLine | undefined {
  const { speaker, said } = talk
  return toldLines(state, station).find(
    (line) =>
      !line.undone &&
      line.speaker === speaker &&
      line.source === 'call' &&
      now - line.at <= AGAIN_MS &&
      same(line, said),
  )
}

function same(line: ToldLine, said: Told): boolean {
  const { hour, count, what, words, photo }: Partial<ToldLine> = said
  const figures = line.k === said.k && line.hour === hour && line.count === count
  return figures && line.what === what && line.words === words && line.photo === photo
}

function contactUnknown(contact: string): Refusal {
  return callRefusal({ kind: 'contactUnknown', parameters: { contact, field: 'contact' } })
}
