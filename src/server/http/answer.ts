import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Outcome } from '#election/outcome.ts'
import { type Refusal, refusal, refusalStatus, refusalText } from '#room/refusals.ts'
import type { FindingView } from '#room/views/desk.ts'
import { NotAcknowledged } from '#store/journal.ts'
import { DatabaseAway } from '#store/sql.ts'
import { languageOf } from './language.ts'

/** A refusal as it crosses the wire; `field` names what could not be read. */
interface ErrorBody {
  readonly error: {
    readonly code: string
    readonly text: string
    readonly field?: string
    readonly parameters: Readonly<Record<string, string | number>>
    readonly cursor?: number
    readonly head?: string
    /** The rules of a sheet that do not hold, at the desk. */
    readonly findings?: readonly FindingView[]
  }
}

/** Answers with a refusal in the reader's language. The one way in which any surface says no. */
export function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  why: Refusal,
  findings?: readonly FindingView[],
): FastifyReply {
  const language = languageOf(request)
  const { code, parameters, cursor, head } = why
  const body: ErrorBody = {
    error: {
      code,
      text: refusalText(why, language),
      ...(typeof parameters.field === 'string' ? { field: parameters.field } : {}),
      parameters,
      ...(cursor === undefined ? {} : { cursor }),
      ...(head === undefined ? {} : { head }),
      ...(findings === undefined ? {} : { findings }),
    },
  }
  if (typeof parameters.seconds === 'number') reply.header('retry-after', String(parameters.seconds))
  return reply
    .code(refusalStatus(why))
    .header('cache-control', 'no-store')
    .header('content-language', language)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(body))
}

/** Sends what an act came to. */
export function answer<T>(request: FastifyRequest, reply: FastifyReply, outcome: Outcome<T, Refusal>): FastifyReply {
  reply.header('cache-control', 'no-store')
  return outcome.ok ? reply.send(outcome.value) : refuse(request, reply, outcome.error)
}

interface SchemaFault {
  readonly keyword?: string
  readonly schemaPath?: string
  readonly instancePath?: string
  readonly params?: {
    readonly additionalProperties?: readonly string[]
    readonly requiredProperties?: readonly string[]
  }
}

/** What Fastify and its schema checks threw, as one of our refusals. Anything unforeseen is `failed` and goes to standard error. */
export function refusalOf(error: unknown, bodyLimit: number): Refusal {
  const { code, validation, statusCode } = (error ?? {}) as {
    code?: string
    validation?: readonly SchemaFault[]
    statusCode?: number
  }
  if (validation) return refusal('malformed', { field: fieldOf(validation) })
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return refusal('tooLarge', { limit: bodyLimit })
  if (isOutage(error, code)) return refusal('unavailable', { seconds: 1 })
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return refusal('malformed', { field: 'body' })
  process.stderr.write(`sunduq: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  return refusal('failed')
}

/**
 * The deepest place that the checks name. Of a union of kinds only the kind that was meant is listened to: the others
 * complain about everything.
 */
function fieldOf(faults: readonly SchemaFault[]): string {
  const branch = ({ schemaPath = '' }: SchemaFault) => /^.*\/anyOf\/\d+/.exec(schemaPath)?.[0]
  const otherKinds = new Set(faults.filter(({ instancePath }) => /\/(k|do)$/.test(instancePath ?? '')).map(branch))
  const telling = faults.filter((fault) => fault.keyword !== 'anyOf' && !otherKinds.has(branch(fault)))
  let field = ''
  for (const { instancePath = '', params } of telling.length > 0 ? telling : faults) {
    const member = params?.additionalProperties?.[0] ?? params?.requiredProperties?.[0]
    const path = member === undefined ? instancePath : `${instancePath}/${member}`
    if (path.split('/').length > field.split('/').length) field = path
  }
  return field.slice(1).replaceAll('/', '.').slice(0, 120) || 'body'
}

/** Nothing was acknowledged, and it is worth trying again: a failed commit, or a database that is away or restarting. */
function isOutage(error: unknown, code: string | undefined): boolean {
  if (error instanceof NotAcknowledged || error instanceof DatabaseAway) return true
  // PostgreSQL's own: connection, shutdown and recovery, too many connections, a server that only reads.
  return code !== undefined && /^(08|57P0|53300|25006)/.test(code)
}
