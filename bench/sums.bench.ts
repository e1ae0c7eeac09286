/**
 * The sums and seats of a nation, 40,000 stations with four contests each, in one process: CPU of one new sheet until
 * every sum above it stands, and of all seats of the nation recomputed.
 */
import { indexBook } from '#election/book/index.ts'
import type { Position } from '#election/named.ts'
import { type Form, formKey } from '#room/count/form.ts'
import { sumsOf } from '#room/count/kept-sums.ts'
import { resultOf } from '#room/count/result.ts'
import { Sums } from '#room/count/sums.ts'
import { stationState } from '#room/figures.ts'
import { initialState } from '#room/initial.ts'
import { roomRules } from '#room/rules.ts'
import { COUNTRY, countBook } from './count-book.ts'
import { acceptedForm } from './count-forms.ts'
import { chanceOf, honestSheets, withVotes } from './count-sheets.ts'
import { machine } from './machine.ts'

const UPDATES = 2_000
const ROUNDS = 5

function cpu(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

function main(): void {
  const book = countBook(COUNTRY)
  const index = indexBook(book)
  const state = initialState(roomRules(book))
  const chance = chanceOf(1)
  for (const station of book.stations)
    for (const sheet of honestSheets(index, station, chance))
      state.count.forms[formKey(sheet.station, sheet.constituency)] = acceptedForm(sheet)
  const start = cpu(() => {
    sumsOf(index, state)
  })

  // A sheet after the other is recalled and comes again with one vote moved; each time every sum is asked for.
  const forms = Object.values(state.count.forms)
  const times = Array.from({ length: UPDATES }, (_, i) => {
    const form = forms[chance(forms.length)] as Form
    const sheet = form.settled?.sheet
    if (!sheet) throw new Error('every sheet was settled')
    const { votes } = sheet
    const moved = withVotes(sheet, { 0: (votes[0] ?? 0) + 1, 1: Math.max(0, (votes[1] ?? 0) - 1) })
    state.count.forms[formKey(form.station, form.constituency)] = acceptedForm(moved)
    stationState(state, form.station).entry = i as Position
    return cpu(() => {
      sumsOf(index, state)
    })
  })
  const mean = times.reduce((sum, time) => sum + time, 0) / UPDATES
  const largest = Math.max(...times)

  const anew = new Sums(index)
  for (const form of Object.values(state.count.forms)) anew.move(form.station, form.constituency, undefined, form)
  const kept = sumsOf(index, state)
  const same = book.constituencies.every(
    ({ place, code }) => JSON.stringify(kept.of(place, code)) === JSON.stringify(anew.of(place, code)),
  )

  let given = 0
  const seatTimes = Array.from({ length: ROUNDS }, () =>
    cpu(() => {
      given = 0
      for (const constituency of book.constituencies)
        given += resultOf(state.count, kept, constituency).outcome.steps.length
    }),
  ).sort((a, b) => a - b)
  const seats = seatTimes[Math.floor(ROUNDS / 2)] as number

  const rounded = (ms: number) => Math.round(ms * 1000) / 1000
  const figures = {
    machine: machine(),
    stations: book.stations.length,
    sheets: forms.length,
    places: book.places.length,
    constituencies: book.constituencies.length,
    firstSumsCpuMs: rounded(start),
    updateCpuMs: { mean: rounded(mean), largest: rounded(largest) },
    seats: given,
    allSeatsCpuMs: rounded(seats),
  }
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
  line('a new sheet, every sum', `${rounded(mean)} ms CPU`, mean < 5, '< 5 ms')
  line('all seats of the nation', `${rounded(seats)} ms CPU`, seats < 1000, '< 1 s')
  line('kept sums = sums taken anew', String(same), same, 'true')
}

function line(what: string, figure: string, holds: boolean, goal: string): void {
  if (!holds) process.exitCode = 1
  process.stdout.write(`${holds ? 'holds' : 'FAILS'}  ${what.padEnd(34)} ${figure.padStart(18)}   (${goal})\n`)
}

main()
