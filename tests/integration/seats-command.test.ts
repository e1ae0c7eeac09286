import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'

const MAIN = new URL('../../src/cli/main.ts', import.meta.url).pathname

function seats(input: string, language = 'fr_FR.UTF-8') {
  const env = { ...process.env, LC_ALL: language, LANG: language }
  return spawnSync(process.execPath, [decodeURIComponent(MAIN), 'seats'], { input, env, encoding: 'utf8' })
}

describe('sunduq seats', () => {
  it('answers one request on standard input', () => {
    const votes = { RNI: 23_797, PI: 17_148, PAM: 12_174, MP: 4_086, PJD: 3_813 }
    const { status, stdout, stderr } = seats(JSON.stringify({ rule: 'ma-2021', seats: 3, registered: 160_630, votes }))
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({
      seats: { RNI: 1, PI: 1, PAM: 1, MP: 0, PJD: 0 },
      ties: [],
      warnings: [],
      quotient: '160630/3',
    })
  })

  it.each([
    ['not JSON at all', 'S116 (request)'],
    ['{"rule":"hare","seats":0,"votes":{"A":1}}', 'S104 seats'],
    ['{"rule":"hare","seats":2,"votes":{"A":1.5}}', 'S104 votes.A'],
  ])('refuses %s with exit 2 and names the field', (input, named) => {
    const { status, stdout, stderr } = seats(input)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(named)
  })

  it('tells the fault in Arabic to who reads Arabic', () => {
    expect(seats('{"rule":"hare","seats":0,"votes":{"A":1}}', 'ar_MA.UTF-8').stderr).toContain('يجب أن يكون عددا صحيحا')
  })
})
