import { readFileSync } from 'node:fs'
import { BlockList } from 'node:net'

/** What whoever runs the server decides about messages to the outside. */
export interface NotifySettings {
  /** Where e-mail is handed over (`smtps://user:secret@host:465`), and in whose name; absent: no e-mail. */
  readonly mail?: { readonly url: string; readonly from: string }
  /** Networks that webhooks may reach although they are not public. */
  readonly allow: BlockList
  /** Whether `allow` holds any. */
  readonly allowsAny: boolean
}

/**
 * Reads `SUNDUQ_SMTP_URL` (or the file that `SUNDUQ_SMTP_URL_FILE` names, so that the secret stands in no environment),
 * `SUNDUQ_MAIL_FROM` and `SUNDUQ_NOTIFY_ALLOW` (networks as `10.0.0.0/8,fd00::/8`). Throws on half a setting: messages that
 * silently go nowhere are worse than a server that says why it does not start.
 */
export function settingsFrom(env: Readonly<Record<string, string | undefined>>): NotifySettings {
  const file = env.SUNDUQ_SMTP_URL_FILE
  const url = (file ? readFileSync(file, 'utf8') : (env.SUNDUQ_SMTP_URL ?? '')).trim()
  const from = env.SUNDUQ_MAIL_FROM?.trim() ?? ''
  if ((url === '') !== (from === '')) throw new Error('SUNDUQ_SMTP_URL and SUNDUQ_MAIL_FROM are set together')
  if (url !== '' && !/^smtps?:\/\//.test(url)) throw new Error('SUNDUQ_SMTP_URL begins with smtp:// or smtps://')
  const networks = (env.SUNDUQ_NOTIFY_ALLOW ?? '').split(',').filter((text) => text.trim() !== '')
  return { ...(url !== '' && { mail: { url, from } }), allow: networkList(networks), allowsAny: networks.length > 0 }
}

function networkList(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const text of networks) {
    const [address = '', bits = ''] = text.trim().split('/')
    const family = address.includes(':') ? 'ipv6' : 'ipv4'
    try {
      list.addSubnet(address, Number(bits || (family === 'ipv6' ? 128 : 32)), family)
    } catch {
      throw new Error(`SUNDUQ_NOTIFY_ALLOW: “${text.trim()}” is no network, as 10.0.0.0/8 is`)
    }
  }
  return list
}
