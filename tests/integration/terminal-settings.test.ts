import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'sunduq-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Every file under a folder by its name, with its bytes. */
function contents(path: string): Record<string, string> {
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return Object.fromEntries(
    files.map(({ parentPath, name }) => [
      join(parentPath, name).slice(path.length),
      readFileSync(join(parentPath, name), 'base64'),
    ]),
  )
}

it('builds the same pages whatever NODE_ENV the terminal sets', () => {
  const built = (name: string, environment: string) => {
    const dist = join(folder, name)
    const script = join(ROOT, 'scripts', 'build-web.ts')
    const made = spawnSync(process.execPath, [script, '--dist', dist, 'portal'], {
      env: { ...process.env, NODE_ENV: environment },
      encoding: 'utf8',
    })
    expect(made.status, made.stderr).toBe(0)
    return contents(dist)
  }
  const usual = built('usual', 'production')
  expect(Object.keys(usual)).toContain('/portal/render.js')
  for (const environment of ['development', 'test']) expect(built(environment, environment)).toEqual(usual)
})

it('installs what builds need whatever the terminal would leave out', () => {
  const checkout = join(folder, 'checkout')
  for (const name of ['bootstrap.cjs', 'lock.cjs']) cpSync(join(ROOT, 'scripts', name), join(checkout, 'scripts', name))
  for (const name of ['package.json', 'package-lock.json']) cpSync(join(ROOT, name), join(checkout, name))
  const seen = join(folder, 'seen.json')
  const npm = join(folder, 'npm.cjs')
  writeFileSync(npm, `require('fs').writeFileSync(${JSON.stringify(seen)}, JSON.stringify(process.env))`)
  const omitted = {
    NODE_ENV: 'production',
    npm_config_omit: 'dev',
    npm_config_production: 'true',
    NPM_CONFIG_ONLY: 'prod',
  }
  const run = spawnSync(process.execPath, [join(checkout, 'scripts', 'bootstrap.cjs')], {
    env: { ...process.env, ...omitted, npm_execpath: npm },
    encoding: 'utf8',
  })
  expect(run.stderr).toContain('installing')
  const given = JSON.parse(readFileSync(seen, 'utf8')) as NodeJS.ProcessEnv
  for (const name of Object.keys(omitted)) expect(given[name], name).toBeUndefined()
  expect(given.npm_config_include).toBe('dev optional')
})
