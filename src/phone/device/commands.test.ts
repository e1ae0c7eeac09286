import { expect, it } from 'vitest'
import { readCommand } from './commands.ts'

it('takes anything that is not a command as one voter, and carries none of its content', () => {
  for (const line of ['+', 'AB123456', '6111234567890', 'x y z', 'W12', 'w 3', '\u001dQR;DOE;JANE', 'undone']) {
    expect(readCommand(line)).toEqual({ do: 'tick' })
  }
})

it('reads women, men, undo, nothing', () => {
  expect(readCommand('w')).toEqual({ do: 'tick', sex: 'w' })
  expect(readCommand(' M\r')).toEqual({ do: 'tick', sex: 'm' })
  expect(readCommand('undo')).toEqual({ do: 'undo' })
  expect(readCommand('  \t')).toEqual({ do: 'nothing' })
})

it('reads opening, readings and the close, notes and Arabic-Indic digits included', () => {
  expect(readCommand('open 1 3 2 4')).toEqual({
    do: 'open',
    members: { president: true, assessors: 3, substitutes: 2, representatives: 4 },
  })
  expect(readCommand('open')).toMatchObject({ do: 'open', members: { president: true, assessors: 0 } })
  expect(readCommand('reading 12:00 345')).toEqual({ do: 'reading', hour: 720, count: 345 })
  expect(readCommand('reading 17:00 ٣٤٥ اثنان غادرا')).toEqual({
    do: 'reading',
    hour: 1020,
    count: 345,
    note: 'اثنان غادرا',
  })
  expect(readCommand('close 512')).toEqual({ do: 'close', count: 512 })
})

it('never counts a mistyped command', () => {
  for (const line of [
    'undo 3',
    'open 2',
    'open 1 2 3 4 5',
    'open x',
    'reading',
    'reading 12 345',
    'reading 12:00',
    'reading 12:00 3.5',
    'close',
    'close many',
    'close -1',
  ]) {
    expect(readCommand(line)).toMatchObject({ do: 'unclear' })
  }
})
