import { type LookupAddress, lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { Agent, request } from 'undici'
import { fail, type Outcome, ok } from '#election/outcome.ts'
import type { NotifySettings } from './settings.ts'

/** Whoever is asked answers within this time (ms). */
export const PATIENCE_MS = 10_000

/** Addresses that no stranger's webhook may make this server speak to: its own machine, its network, and what is no host. */
const NOT_PUBLIC: readonly (readonly [string, number])[] = [
  ...([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.88.99.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 3],
  ] as const),
  ...([
    ['::', 96],
    ['64:ff9b::', 96],
    ['64:ff9b:1::', 48],
    ['100::', 64],
    ['2001::', 23],
    ['2001:db8::', 32],
    ['2002::', 16],
    ['3fff::', 20],
    ['5f00::', 16],
    ['fc00::', 7],
    ['fe80::', 10],
    ['fec0::', 10],
    ['ff00::', 8],
  ] as const),
]

const PRIVATE = new BlockList()
for (const [address, bits] of NOT_PUBLIC) PRIVATE.addSubnet(address, bits, address.includes(':') ? 'ipv6' : 'ipv4')

/** Whether the server may speak to an IP address; without TLS only to networks that were allowed by name. */
function mayReach({ allow }: NotifySettings, address: string, secure: boolean): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  return allow.check(address, family) || (secure && !PRIVATE.check(address, family))
}

/** Why nobody was reached or nothing was taken: a short word for the people who look into it. */
export interface PostFault {
  readonly fault: string
  /** HTTP status, where somebody answered. */
  readonly status?: number
}

/**
 * An address as it may be asked for; undefined where it can never be. A name is judged when it is resolved for the very
 * connection, so that it cannot mean another machine a moment later.
 */
export function readTarget(settings: NotifySettings, text: string): URL | undefined {
  if (!URL.canParse(text) || text.length > 2000) return undefined
  const url = new URL(text)
  const secure = url.protocol === 'https:'
  if (!secure && !(url.protocol === 'http:' && settings.allowsAny)) return undefined
  if (url.username !== '' || url.password !== '' || url.hostname === '') return undefined
  const literal = url.hostname.replace(/^\[|\]$/g, '')
  return isIP(literal) !== 0 && !mayReach(settings, literal, secure) ? undefined : url
}

/** Sends bodies to addresses that strangers gave. */
export interface Post {
  send(
    url: URL,
    headers: Readonly<Record<string, string>>,
    body: string | Uint8Array,
  ): Promise<Outcome<void, PostFault>>
  close(): Promise<void>
}

/** Follows no redirection and reads no answer beyond its status: what stands there is not for us. */
export function openPost(settings: NotifySettings): Post {
  const agents = {
    secure: new Agent({ connect: { lookup: guarded(settings, true), timeout: PATIENCE_MS } }),
    plain: new Agent({ connect: { lookup: guarded(settings, false), timeout: PATIENCE_MS } }),
  }
  return {
    async send(url, headers, body) {
      if (!readTarget(settings, url.href)) return fail({ fault: 'not a public address' })
      try {
        const answer = await request(url, {
          method: 'POST',
          headers,
          body,
          dispatcher: url.protocol === 'https:' ? agents.secure : agents.plain,
          signal: AbortSignal.timeout(PATIENCE_MS),
        })
        await answer.body.dump({ limit: 65_536 }).catch(() => {})
        const { statusCode: status } = answer
        return status >= 200 && status < 300 ? ok(undefined) : fail({ fault: `HTTP ${status}`, status })
      } catch (error) {
        return fail({ fault: faultOf(error) })
      }
    },
    async close() {
      await Promise.all([agents.secure.destroy(), agents.plain.destroy()])
    },
  }
}

function guarded(settings: NotifySettings, secure: boolean): LookupFunction {
  return (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[] | undefined) => {
      if (error) return done(error, '')
      const good = (found ?? []).filter(({ address }) => mayReach(settings, address, secure))
      const [first] = good
      if (!first) return done(Object.assign(new Error('not a public address'), { code: 'NOT_PUBLIC' }), '')
      if (options.all) return done(null, good)
      return done(null, first.address, first.family)
    })
  }
}

function faultOf(error: unknown): string {
  const { name, code, message } = (error ?? {}) as { name?: string; code?: string; message?: string }
  if (name === 'TimeoutError' || name === 'AbortError') return `no answer within ${PATIENCE_MS / 1000} s`
  if (code === 'NOT_PUBLIC') return 'not a public address'
  return (code ?? message ?? 'failed').slice(0, 200)
}
