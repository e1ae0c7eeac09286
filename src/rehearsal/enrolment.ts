import { type EnrolFault, type Enrolled, enrol } from '#phone/enrol.ts'
import { nodeSigner } from '#phone/node-signer.ts'
import type { Signer } from '#phone/signer.ts'
import type { Transport } from '#phone/transport.ts'
import type { DayPlan, PhonePlan } from './day/plan.ts'
import type { Invitation, Operator } from './operator.ts'
import { SimulatedPhone } from './phone.ts'
import { repeatableCode, secretBytes } from './random.ts'
import type { Tally } from './tally.ts'

/** Phones enrolled side by side. */
const SIDE_BY_SIDE = 200

/**
 * Invites every phone of the plan as the operator would, and enrols it as its owner would. Codes and keys come from
 * the seed, so that the same day has the same journal; each step goes out in the order of the plan.
 */
export async function enrolAll(
  plan: DayPlan,
  operator: Operator,
  transport: Transport,
  tally: Tally,
): Promise<SimulatedPhone[]> {
  const phones: SimulatedPhone[] = []
  for (let first = 0; first < plan.phones.length; first += SIDE_BY_SIDE) {
    const some = plan.phones.slice(first, first + SIDE_BY_SIDE)
    const invitations: Invitation[] = []
    for (const { station, phone } of some) {
      // One after the other: an act of a person waits for its session to be read, and could be overtaken there.
      invitations.push(
        await operator.invite(station.code, {
          code: repeatableCode(plan.seed, station.code, phone),
          invitation: `${station.code.replace(/[^A-Za-z0-9-]/g, '-')}-${phone + 1}`,
        }),
      )
    }
    const signers = some.map(({ station, phone }) => nodeSigner(secretBytes(plan.seed, 'key', station.code, phone)))
    const enrolled = await Promise.all(
      some.map((phone, index) =>
        enrolOne(phone, (invitations[index] as Invitation).code, signers[index] as Signer, transport),
      ),
    )
    for (const [index, phone] of some.entries()) {
      const { identity } = enrolled[index] as Enrolled<unknown>
      phones.push(await SimulatedPhone.start(phone, identity, signers[index] as Signer, transport, tally))
    }
  }
  return phones
}

async function enrolOne(
  { station, phone }: PhonePlan,
  code: string,
  signer: Signer,
  transport: Transport,
): Promise<Enrolled<unknown>> {
  const enrolled = await enrol(code, signer, transport)
  if (enrolled.ok) return enrolled.value
  throw new Error(`phone ${phone} of ${station.code} could not be enrolled: ${reason(enrolled.error)}`)
}

function reason(fault: EnrolFault): string {
  return fault.why === 'refused' ? `${fault.refused.code} ${fault.refused.text}` : fault.why
}
