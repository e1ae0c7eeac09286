import type { Count, Instant, PersonId } from '#election/named.ts'
import { closed, commune, opened, quiet } from './alert-scenes.ts'
import { minute, smallBook, station } from './book.ts'
import { TestRoom } from './room.ts'

/**
 * The life of one trouble at one station. Each step does what brings it about, and answers when it is over: `calm` when all
 * is there but the trouble; `raise` brings it; `hold` lets time and other news pass that mend nothing; `clear` mends it.
 */
export interface Life {
  readonly room: TestRoom
  readonly calm: () => Instant
  readonly raise: () => Instant
  readonly hold: () => Instant
  readonly clear: () => Instant
}

/** Who works in these rooms. */
export const ANA = 'p-ana' as PersonId

/** Of every rule of the wall, by its code; `alerts/life.test.ts` fails where one has none. */
export const LIVES: Readonly<Record<string, () => Life>> = {
  A101() {
    const { room, phone, say } = quiet()
    return {
      room,
      calm: () => room.time(8, 14),
      raise: () => room.time(8, 15),
      hold() {
        phone.pulse(room.time(9))
        return say(room.time(9))
      },
      clear() {
        phone.open(room.time(9, 5))
        return say(room.time(9, 5))
      },
    }
  },
  A102() {
    const room = TestRoom.open(smallBook({ stations: [station('S1', 'O1', 1, 300)] }))
    const phone = room.phone('a', 'S1')
    phone.open(room.time(8))
    room.hearAll(phone, room.time(8))
    return {
      room,
      calm: () => room.time(8, 29),
      raise: () => room.time(8, 30),
      hold() {
        // A second phone is enrolled and says nothing: the station is as silent as before.
        room.phone('b', 'S1')
        return room.time(9)
      },
      clear() {
        phone.pulse(room.time(9, 1))
        room.hearAll(phone, room.time(9, 1))
        return room.time(9, 1)
      },
    }
  },
  A103() {
    const { room, phone, say } = opened()
    let close: number
    return {
      room,
      calm: () => room.time(9, 59),
      raise() {
        close = phone.close(room.time(10), 20)
        return say(room.time(10))
      },
      hold() {
        phone.pulse(room.time(10, 30))
        return say(room.time(10, 30))
      },
      clear() {
        phone.undo(room.time(10, 31), close)
        return say(room.time(10, 31))
      },
    }
  },
  A104() {
    const { room, phone, say } = opened()
    return {
      room,
      calm: () => room.time(20, 29),
      raise: () => room.time(20, 30),
      hold() {
        phone.pulse(room.time(21))
        return say(room.time(21))
      },
      clear() {
        phone.close(room.time(21, 5), 0)
        return say(room.time(21, 5))
      },
    }
  },
  A105() {
    const { room, odd, others, count, hear } = commune()
    const all = [...odd, ...others]
    count(odd, room.time(8), 10, 7)
    count(others, room.time(8), 5, 20)
    return {
      room,
      calm: () => hear(all, room.time(9, 40)),
      raise() {
        count(others, room.time(9, 46), 1, 1)
        return hear(all, room.time(9, 50))
      },
      hold() {
        count(others, room.time(10), 5, 6)
        return hear(all, room.time(10, 30))
      },
      clear() {
        count(odd, room.time(10, 31), 1, 1)
        return hear(all, room.time(10, 31))
      },
    }
  },
  A201() {
    const { room, phone, say } = opened()
    let last: number
    return {
      room,
      calm() {
        for (let n = 0; n < 20; n++) phone.tick(room.time(9, 1))
        return say(room.time(9, 2))
      },
      raise() {
        last = phone.tick(room.time(9, 3))
        return say(room.time(9, 3))
      },
      hold() {
        phone.tick(room.time(9, 10))
        return say(room.time(9, 10))
      },
      clear() {
        phone.undo(room.time(9, 11), last)
        return say(room.time(9, 11))
      },
    }
  },
  A202() {
    const { room, phone, say } = opened(4)
    const ticks: number[] = []
    return {
      room,
      calm() {
        for (let n = 0; n < 4; n++) phone.tick(room.time(9, 10 * n))
        return say(room.time(9, 40))
      },
      raise() {
        ticks.push(phone.tick(room.time(10)))
        return say(room.time(10))
      },
      hold() {
        ticks.push(phone.tick(room.time(10, 20)))
        return say(room.time(10, 20))
      },
      clear() {
        for (const tick of ticks) phone.undo(room.time(10, 21), tick)
        return say(room.time(10, 21))
      },
    }
  },
  A203() {
    const { room, phone, say } = opened()
    for (let n = 0; n < 100; n++) phone.tick(room.time(9, n))
    return {
      room,
      calm() {
        phone.read(room.time(12), minute(12), 105)
        return say(room.time(12))
      },
      raise() {
        phone.read(room.time(12, 1), minute(12), 106)
        return say(room.time(12, 1))
      },
      hold() {
        phone.tick(room.time(12, 20))
        return say(room.time(12, 20))
      },
      clear() {
        phone.read(room.time(12, 30), minute(12), 102)
        return say(room.time(12, 30))
      },
    }
  },
  A204() {
    const { room, phone, say } = opened()
    return {
      room,
      calm() {
        phone.read(room.time(12), minute(12), 100)
        return say(room.time(12))
      },
      raise() {
        phone.read(room.time(17), minute(17), 99)
        return say(room.time(17))
      },
      hold() {
        phone.tick(room.time(17, 30))
        return say(room.time(17, 30))
      },
      clear() {
        phone.read(room.time(17, 31), minute(12), 90)
        return say(room.time(17, 31))
      },
    }
  },
  A205() {
    const { room, phone, say } = opened()
    const other = room.phone('b', 'S1')
    let wrong: number
    const both = (now: Instant) => {
      room.hearAll(other, now)
      return say(now)
    }
    return {
      room,
      calm() {
        phone.close(room.time(19), 70)
        return both(room.time(19))
      },
      raise() {
        wrong = other.close(room.time(19, 1), 71)
        return both(room.time(19, 1))
      },
      hold() {
        phone.pulse(room.time(19, 30))
        other.pulse(room.time(19, 30))
        return both(room.time(19, 30))
      },
      clear() {
        other.undo(room.time(19, 31), wrong)
        return both(room.time(19, 31))
      },
    }
  },
  A206() {
    const { room, odd, others, count, hear } = commune()
    const all = [...odd, ...others]
    count(odd, room.time(8), 1, 90)
    count(others, room.time(8), 4, 50)
    return {
      room,
      calm: () => hear(all, room.time(8, 59)),
      raise: () => hear(all, room.time(9, 1)),
      hold: () => hear(all, room.time(10, 5)),
      clear() {
        count(others, room.time(11, 30), 1, 34)
        return hear(all, room.time(13))
      },
    }
  },
  A301() {
    const { room, phone, say } = opened()
    let power: number
    return {
      room,
      calm: () => room.time(8, 59),
      raise() {
        power = phone.report(room.time(9), 'power')
        return say(room.time(9))
      },
      hold() {
        phone.tick(room.time(9, 30))
        return say(room.time(9, 30))
      },
      clear() {
        phone.undo(room.time(9, 31), power)
        return say(room.time(9, 31))
      },
    }
  },
  A401() {
    const { room, say } = opened()
    const wrong = room.phone('wrong', 'S1', -11 * 60_000)
    const pulse = (now: Instant) => {
      wrong.pulse(now)
      room.hearAll(wrong, now)
      return now
    }
    return {
      room,
      calm: () => say(room.time(8, 1)),
      raise: () => pulse(room.time(8, 5)),
      hold: () => pulse(room.time(8, 40)),
      clear() {
        const act = { type: 'revoke', by: ANA, device: wrong.id, reason: 'clock' } as const
        room.must(act, room.time(8, 41))
        return room.time(8, 41)
      },
    }
  },
  A402() {
    const { room, phone, say } = quiet()
    const day = room.time(8, 15)
    phone.open(room.time(8))
    return {
      room,
      calm: () => say(room.time(8)),
      raise() {
        phone.undo(room.time(8, 10), 99)
        return say(room.time(8, 10))
      },
      hold() {
        phone.pulse(day)
        return say(day)
      },
      clear() {
        // What was received and did not count stays so: a person closes the alert, and no question is left.
        const on = { by: ANA, alerts: ['A402:S1'] } as const
        room.must({ type: 'close-alerts', ...on, outcome: 'solved', words: 'they know' }, room.time(9))
        return room.time(9)
      },
    }
  },
  A403() {
    const { room, phone, say } = opened()
    const pulse = (minutes: number, battery: number) => {
      phone.say(room.time(9, minutes), { k: 'pulse', battery })
      return say(room.time(9, minutes))
    }
    return {
      room,
      calm: () => pulse(0, 16),
      raise: () => pulse(5, 15),
      hold: () => pulse(10, 12),
      clear: () => pulse(30, 60),
    }
  },
  A404() {
    const { room, phone, say } = opened()
    const pulse = (minutes: number, kept: number) => {
      phone.say(room.time(9, minutes), { k: 'pulse', kept: kept as Count })
      return say(room.time(9, minutes))
    }
    return {
      room,
      calm: () => pulse(0, 199),
      raise: () => pulse(5, 200),
      hold: () => pulse(10, 340),
      clear: () => pulse(30, 0),
    }
  },
  A405() {
    const { room, phone, say } = opened()
    const unseen = room.phone('b', 'S1')
    return {
      room,
      calm: () => room.time(10, 59),
      raise: () => room.time(11),
      hold() {
        phone.pulse(room.time(11, 30))
        return say(room.time(11, 30))
      },
      clear() {
        unseen.pulse(room.time(11, 31))
        room.hearAll(unseen, room.time(11, 31))
        return room.time(11, 31)
      },
    }
  },
  A501() {
    const { room, contests, send } = closed()
    const [first, ...others] = contests
    return {
      room,
      calm: () => room.time(20, 59),
      raise: () => room.time(21),
      hold: () => send(first, room.time(21, 30), 'f'),
      clear() {
        for (const [at, one] of others.entries()) send(one, room.time(21, 31 + at), 'e')
        return room.time(21, 59)
      },
    }
  },
  A502() {
    const { room, contests, send } = closed()
    const [first, second] = contests
    return {
      room,
      calm: () => send(second, room.time(19, 30), 'e'),
      raise: () => send(first, room.time(20)),
      hold: () => send(first, room.time(20, 10), undefined, 2),
      clear: () => send(first, room.time(20, 20), 'f', 3),
    }
  },
}
