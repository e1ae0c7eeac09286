import { buffer } from 'node:stream/consumers'
import { fill } from '#election/languages.ts'
import { answerSeatRequest, readSeatRequest } from '#election/seats/request.ts'
import { REQUEST_FAULTS, type RequestFault } from '#election/seats/request-faults.ts'
import { readRequestText } from '#election/seats/request-text.ts'
import { SEAT_RULES } from '#election/seats/rules.ts'
import { type Command, readArguments, type Terminal } from './command.ts'

const HELP = `
sunduq seats: share out seats in exact arithmetic.

  echo '{"rule":"ma-2021","seats":3,"registered":160630,"votes":{"RNI":23797,"PI":17148,"PAM":12174}}' | sunduq seats

Reads one JSON request from standard input and prints
  {"seats":{"RNI":1,…},"ties":[…],"steps":[…],"warnings":[…]}
with the quotient where the rule has one; with reserved seats also "parts", the seats of each part, and "quotients".
Steps, ties and warnings then name their "part", 1 or 2, and seats are numbered through. Quotients, remainders and averages are exact: "160630/3".

  rule          ${SEAT_RULES.join(', ')}
  seats         whole number, 1 or more
  votes         {"list": whole number, …}
  registered    registered voters; needed by ma-2021, whose quotient is registered / seats
  cast          ballots cast; only for a threshold on them
  threshold     share below which a list is dropped: "3%", "3/100" or 0.03; a number of 1 or more is per cent.
                ma-2016 drops lists below 3% unless told otherwise, the other rules drop none
  thresholdOf   valid (as given in votes; default), cast or registered
  firstDivisor  of modified-sainte-lague; 1.4 unless told
  candidates    {"list": number of candidates}: a list takes no more seats
  ages          {"list": age}: of equal claims the younger candidate's wins
  lots          ["list", …] in the order drawn: decides what ages leave equal
  reserved      seats of a second part, shared out by itself with the same votes; counted in seats
  reservedCandidates, reservedAges, reservedLots
                the same of the second part, where other people stand; candidates, ages and lots hold in both
                unless these are given
  qualify       two-round: share of the registered (else of the valid votes) that admits to the second round; "1/8"

A tie that neither ages nor lots decide is an answer: "ties" names the lists and the seats, and nobody has them.
Warnings: dropped (below the threshold), further-pass (seats left after every list had one remainder), exhausted (more
seats than candidates), unfilled, no-votes, floored-quotient-differs (the printed, floored quotient would seat others), not-used (the rule has no
use for that field).

A name that is written twice, or a number that cannot be read exactly, is refused.

Exit code 2: the request is wrong; standard error names each field.
`

export const command: Command = {
  summary: {
    ar: 'توزيع المقاعد وفق قاعدة، بدقة تامة، من طلب JSON',
    fr: 'répartir des sièges selon une règle, exactement, depuis une requête JSON',
    zgh: 'ⴱⴹⵓ ⵏ ⵜⵙⵇⵇⵉⵎⵉⵏ ⵙ ⵓⵍⵓⴳⵏ, ⵙ ⵜⵎⵏⵏⴰⵡⵜ, ⵙⴳ ⵓⵙⵓⵜⵔ',
    en: 'share out seats by a rule, exactly, from a JSON request',
  },
  help: HELP,
  async run(args, terminal) {
    readArguments(args, {})
    // At a keyboard nobody would know that it waits for one; nothing at all is told like an empty request.
    const written = readRequestText(process.stdin.isTTY ? new Uint8Array() : await buffer(process.stdin))
    const read = written.ok ? readSeatRequest(written.value) : written
    if (!read.ok) {
      for (const fault of read.error) terminal.err(line(fault, terminal))
      return 2
    }
    terminal.out(JSON.stringify(answerSeatRequest(read.value)))
    return 0
  },
}

function line({ field, kind, parameters }: RequestFault, { language }: Terminal): string {
  const { code, text: says } = REQUEST_FAULTS[kind]
  return `${code} ${field}: ${fill(says, language, parameters)}`
}
