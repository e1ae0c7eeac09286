import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const execute = promisify(execFile)

interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs the launcher as a person would, from another folder. */
async function sunduq(args: readonly string[], language = 'en', more: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const env = { ...process.env, SUNDUQ_LANGUAGE: language, ...more }
  try {
    const { stdout, stderr } = await execute(join(ROOT, 'sunduq'), args, { cwd: '/', env })
    return { code: 0, out: stdout, err: stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, out: stdout, err: stderr }
  }
}

describe('the command line', () => {
  it('lists its commands, and explains each', async () => {
    const { code, out } = await sunduq(['--help'])
    expect(code).toBe(0)
    const names = [...out.matchAll(/^ {2}(\w+) +\S/gm)].map((match) => match[1] as string)
    expect(names).toEqual(expect.arrayContaining(['book', 'serve', 'access', 'device', 'journal', 'rehearse', 'demo']))
    for (const name of names) {
      const help = await sunduq([name, '--help'])
      expect(help.code).toBe(0)
      expect(help.out).toContain(`sunduq ${name}`)
    }
  })

  it.each([
    ['ar', /\p{Script=Arabic}/u],
    ['fr', /\p{Script=Latin}/u],
    ['zgh', /\p{Script=Tifinagh}/u],
  ])(
    'lists them in the language of the terminal (%s), and says that the long text is English',
    async (language, own) => {
      const [, sentence = '', more = ''] = /^(.+)\n.*\n\n(.+)\n$/s.exec((await sunduq(['--help'], language)).out) ?? []
      expect([sentence, more]).toEqual([expect.stringMatching(own), expect.stringMatching(own)])
      const commands = async (one: string) =>
        (await sunduq(['help'], one)).out.split('\n').filter((line) => /^ {2}\w/.test(line))
      const [lines, english] = [await commands(language), await commands('en')]
      expect(lines.length).toBe(english.length)
      for (const line of lines) expect([line, english.includes(line)]).toEqual([expect.stringMatching(own), false])
      const book = (await sunduq(['book', '--help'], language)).out.split('\n')
      expect(lines.some((line) => line.endsWith(` ${book[0]}`))).toBe(true)
      expect(book[1]).toMatch(own)
      expect(book[3]).toContain('sunduq book: the definition')
    },
  )

  it('says what to do where the database is not, or is not named as one', async () => {
    const verify = (url: string) => sunduq(['journal', 'verify'], 'fr', { DATABASE_URL: url })
    const away = await verify('postgres://127.0.0.1:1/sunduq')
    expect(away.code).toBe(1)
    expect(away.err).toMatch(
      /^sunduq: La base de données ne répond pas \(.*127\.0\.0\.1:1\)\. Vérifiez DATABASE_URL.*\n$/,
    )
    const wrong = await verify('secret@127.0.0.1')
    expect(wrong.code).toBe(2)
    expect(wrong.err).toMatch(/DATABASE_URL.*postgres:\/\/USER/)
    expect(wrong.err).not.toContain('secret')
  })

  it('makes no database in a folder that has none: a mistyped --data is told', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sunduq-'))
    try {
      const { code, err } = await sunduq(['access', 'list', '--data', folder], 'fr')
      expect([code, err]).toEqual([2, expect.stringContaining(`Aucune salle n’est encore ouverte dans « ${folder} »`)])
      expect(readdirSync(folder)).toEqual([])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it.each([
    [['boook'], 'boook'],
    [['serve', '--colour'], '--colour'],
    [['access', 'create'], '--role'],
    [['access', 'create', '--role', 'king'], 'king'],
    [['journal', 'verify', '--data', '/nowhere/at/all'], '/nowhere/at/all'],
    [['serve', '--only', 'kitchen'], 'kitchen'],
    [['demo', '--speed', 'fast'], 'fast'],
  ])('answers %j with exit code 2, naming %s', async (args, named) => {
    const { code, out, err } = await sunduq(args)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toContain(named)
  })

  it('speaks the language of the terminal', async () => {
    expect((await sunduq(['boook'], 'fr')).err).toContain('commande')
    expect((await sunduq(['boook'], 'ar')).err).toContain('أمر')
    expect((await sunduq(['boook'], 'zgh')).err).toContain('ⵜⵉⵏⴰⴹⵜ')
  })
})
