import { installedChromium } from '../../tests/chromium.ts'
import { run } from './process.ts'

/**
 * Makes sure that there is a Chromium: an installed one, else (as root, on Debian and its kin) the system's package,
 * else Playwright's own. Returns false, having said what to do, when none could be had.
 */
export async function provideChromium(env: NodeJS.ProcessEnv): Promise<boolean> {
  if (installedChromium(env)) return true
  if (process.getuid?.() === 0 && (await quietly('apt-get', ['--version'], env))) {
    process.stdout.write('no Chromium here: installing the package of the system …\n')
    const apt = { ...env, DEBIAN_FRONTEND: 'noninteractive' }
    await run('apt-get', ['update', '-qq'], apt)
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], apt)
    if (installedChromium(env)) return true
  }
  process.stdout.write("no Chromium here: taking Playwright's own …\n")
  if ((await run('playwright', ['install', 'chromium'], env)) === 0) return true
  process.stdout.write(
    'No Chromium could be had. Install one (chromium or google-chrome), or name it in SUNDUQ_CHROMIUM.\n',
  )
  return false
}

async function quietly(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<boolean> {
  return (await run('sh', ['-c', `${[program, ...args].join(' ')} >/dev/null 2>&1`], env)) === 0
}
