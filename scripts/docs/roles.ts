import { ACCESS, homeOf, PROVED, ROLES, type Role, WHOLE } from '#server/room/access.ts'

/** What each role is for, as `docs/roles.md` tells it. */
const FOR: Readonly<Record<Role, string>> = {
  administrator:
    'Lets people in and out, gives them roles and places, manages the phones. Never sees or types a result.',
  'duty-officer': 'Leads the room: what an operator does, and hands over work that is in somebody else’s hands.',
  operator: 'Works on alerts, calls, incidents, messages and phones.',
  'clerk-1': 'Types the first entry of the signed sheets, blind to the second.',
  'clerk-2': 'Types the second entry, blind to the first.',
  verifier: 'Settles what differs, explains, accepts; proposes recalls and exclusions, which a second person confirms.',
  'returning-officer': 'What a verifier does; decides ties and releases results, each with a second one.',
  observer: 'Accredited, with a number and dates: watches turnout and stations on the wall, and results once released.',
  media: 'Reads what is public, like everybody; has an own account for accreditation.',
  wall: 'A screen: shows everything live, cannot act, never logs out. It has a link, not a person.',
}

const TITLES = { '/room': 'The room', '/desk': 'The desk', '/office': 'The office' } as const

/** `docs/roles.md`, made from the one table that the server asks. */
export function rolesDocument(): string {
  return `# Who may see and do what

Made from \`src/server/room/access.ts\` by \`npm run docs\`: the server asks this very table before every request, and an
address that is not in it cannot be registered. \`tests/integration/roles.test.ts\` knocks at every address as every role.

| Role | Works at | For |
|---|---|---|
${ROLES.map((role) => `| \`${role}\` | \`${homeOf(role)}\` | ${FOR[role]} |`).join('\n')}

A person may be in charge of the whole room or of some communes and central offices. Acts and views that name a station or
a place elsewhere are refused (P109); lists, queues, search, sums and CSV hold only what lies in those places
([why](decisions/0245-a-scope-narrows-what-is-seen.md)). On the wall they see the turnout of all and the work of
their own; observers see it as the public does ([why](decisions/0275-a-wall-for-each-sight.md)).

In the tables below ● may, · may not (403, X402); without a session everything but “everyone” is 401. ◆ asks a person to
have proved within five minutes who they are (P108); ■ is only for whoever is in charge of the whole place it concerns.

${(['/room', '/desk', '/office'] as const).map(chapter).join('\n\n')}
`
}

function chapter(home: keyof typeof TITLES): string {
  const rows = Object.entries(ACCESS).filter(([address]) => {
    const path = address.split(' ')[1] ?? ''
    return path.startsWith(home) || (path === '/' && home === '/room')
  })
  const head = `| Address | everyone | ${ROLES.join(' | ')} |\n|---|:-:|${ROLES.map(() => ':-:').join('|')}|`
  const lines = rows.map(([address, who]) => {
    const marks = `${PROVED.has(address) ? ' ◆' : ''}${WHOLE.has(address) ? ' ■' : ''}`
    const cells = ROLES.map((role) => (who === 'open' || who.includes(role) ? '●' : '·'))
    return `| \`${address}\`${marks} | ${who === 'open' ? '●' : '·'} | ${cells.join(' | ')} |`
  })
  return `## ${TITLES[home]}\n\n${head}\n${lines.join('\n')}`
}
