'use strict'
// Plain old JavaScript without dependencies: also used before anything is installed.
const fs = require('fs')
const path = require('path')

const FOLDER = path.resolve(__dirname, '..', '.sunduq')

/**
 * Waits until nobody else in this checkout holds the lock `name`, takes it and returns the function that gives it back.
 * The lock of a process that died is taken over. `waiting` is called once when there is somebody to wait for.
 */
exports.takeLock = function takeLock(name, waiting) {
  const file = path.join(FOLDER, name + '.lock')
  fs.mkdirSync(FOLDER, { recursive: true })
  let told = false
  for (;;) {
    if (create(file)) break
    const owner = Number(readText(file))
    if (owner && !alive(owner)) {
      remove(file)
      continue
    }
    if (!told) waiting()
    told = true
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300)
  }
  const release = () => remove(file)
  process.on('exit', release)
  return () => {
    process.removeListener('exit', release)
    release()
  }
}

function create(file) {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (e) {
    if (e.code === 'EEXIST') return false
    throw e
  }
}

function remove(file) {
  try {
    fs.unlinkSync(file)
  } catch (e) {
    if (e.code !== 'ENOENT') throw e
  }
}

function readText(file) {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function alive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (e) {
    return e.code === 'EPERM'
  }
}
