/*
 * Makes the checkout ready to run: the packages of package-lock.json and a Node that reads TypeScript.
 * It runs on whatever Node the machine has, before anything is installed: plain old JavaScript, no dependency.
 * Progress goes to standard error, because standard output may be somebody's JSON. Quick when nothing is to be done.
 *
 *   node scripts/bootstrap.cjs [SCRIPT [ARGUMENT …]]
 *
 * With a script it then runs it on that Node. npm's own pre-scripts would not do: `ignore-scripts` switches them off,
 * and a shell remembers where it found `node` before the right one was there.
 */
'use strict'
const fs = require('fs')
const path = require('path')
const childProcess = require('child_process')
const takeLock = require('./lock.cjs').takeLock

const ROOT = path.resolve(__dirname, '..')
const INSTALLED = path.join(ROOT, 'node_modules', '.package-lock.json')
const OURS = path.join(ROOT, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
const LEAST_SYSTEM = [20, 19]
const LEAST_RUNTIME = [24, 0]

function say(line) {
  process.stderr.write('sunduq: ' + line + '\n')
}

function stop(line) {
  say(line)
  process.exit(1)
}

function numbers(version) {
  return String(version).replace(/^v/, '').split('.').map(Number)
}

function atLeast(version, least) {
  const is = numbers(version)
  return is[0] > least[0] || (is[0] === least[0] && is[1] >= least[1])
}

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

function fits(list, mine) {
  return !list || [].concat(list).indexOf(mine) !== -1
}

/** Does node_modules hold what package-lock.json says? npm writes its own lock there last, when all went well. */
function inStep() {
  const wanted = readJson(path.join(ROOT, 'package-lock.json'))
  const installed = readJson(INSTALLED)
  if (!wanted) stop('package-lock.json is missing or broken: take a clean checkout.')
  if (!installed || !installed.packages) return false
  const direct = wanted.packages[''].optionalDependencies || {}
  return Object.keys(wanted.packages).every((name) => {
    if (name === '') return true
    const want = wanted.packages[name]
    const have = installed.packages[name]
    if (have) return have.version === want.version && have.integrity === want.integrity
    if (!want.optional) return false
    // Packages for other machines stay away; a direct one for this machine (Node, PostgreSQL) must be there.
    const ours =
      direct[name.replace('node_modules/', '')] && fits(want.os, process.platform) && fits(want.cpu, process.arch)
    return !ours
  })
}

function install() {
  say('installing the packages of package-lock.json (once, about a minute) …')
  const npm = process.env.npm_execpath
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  // Standard output of npm goes to standard error.
  const options = { cwd: ROOT, stdio: ['ignore', 2, 2], env: cleanEnvironment() }
  const done =
    npm && /\.c?js$/.test(npm)
      ? childProcess.spawnSync(process.env.npm_node_execpath || process.execPath, [npm].concat(args), options)
      : childProcess.spawnSync('npm', args, Object.assign(options, { shell: process.platform === 'win32' }))
  if (done.error) stop('npm cannot be started: ' + done.error.message)
  if (done.status !== 0) stop('npm ci failed; its message is above. Is the network there? Run the command again.')
}

/** NODE_ENV=production or npm_config_omit=dev of the caller would leave out what builds and tests. */
function cleanEnvironment() {
  const env = Object.assign({}, process.env)
  Object.keys(env).forEach((key) => {
    if (
      /^(node_env|npm_config_(omit|production|only|global|dry_run|workspace|workspaces|json|ignore_scripts))$/i.test(
        key,
      )
    )
      delete env[key]
  })
  env.npm_config_include = 'dev optional'
  return env
}

function versionOf(node) {
  const run = childProcess.spawnSync(node, ['--version'], { encoding: 'utf8', shell: process.platform === 'win32' })
  return run.status === 0 ? run.stdout.trim() : undefined
}

/** The packaged Node where there is one that runs here; else the installed one, if it is new enough. */
function runtime() {
  if (fs.existsSync(OURS)) {
    if (versionOf(OURS)) return OURS
    // Made for another C library: npm scripts would find it first, so it has to go.
    fs.unlinkSync(OURS)
  }
  const system = versionOf('node')
  if (system && atLeast(system, LEAST_RUNTIME)) {
    say('no packaged Node for ' + process.platform + '-' + process.arch + ': using the installed Node ' + system + '.')
    return 'node'
  }
  stop(
    'there is no packaged Node 24 for ' +
      process.platform +
      '-' +
      process.arch +
      ', and the installed one is ' +
      (system || 'missing') +
      '.\n' +
      'Install Node 24 or later from https://nodejs.org and run the command again.',
  )
}

/** Runs a script in our place: its input, output, signals and exit code are ours. */
function run(node, args) {
  const env = Object.assign({}, process.env)
  env.PATH = path.join(ROOT, 'node_modules', '.bin') + path.delimiter + env.PATH
  const child = childProcess.spawn(node, args, { stdio: 'inherit', env: env, shell: process.platform === 'win32' })
  ;['SIGINT', 'SIGTERM', 'SIGHUP'].forEach((signal) => {
    process.on(signal, () => {
      // Ctrl-C reaches the child by itself, with its whole terminal group.
      if (!(signal === 'SIGINT' && process.stdin.isTTY)) child.kill(signal)
    })
  })
  child.on('error', (error) => {
    stop('Node cannot be started: ' + error.message)
  })
  child.on('exit', (code, signal) => {
    process.exit(signal ? 128 + (require('os').constants.signals[signal] || 1) : code)
  })
}

if (!atLeast(process.versions.node, LEAST_SYSTEM)) {
  stop(
    'Node 20.19 or later is needed to start; this is ' +
      process.version +
      '. Install a newer one from https://nodejs.org',
  )
}
if (!inStep()) {
  const unlock = takeLock('install', () => say('another installation is under way here, waiting for it …'))
  if (!inStep()) install()
  unlock()
}
const node = runtime()
if (process.argv.length > 2) run(node, process.argv.slice(2))
