import { afterEach, expect, test } from 'vitest'
import { makeSeed, nodeSigner } from '#phone/node-signer.ts'
import { Verifier } from './verifier.ts'

const verifier = new Verifier()
afterEach(async () => {
  await verifier.close()
})

test('true and false signatures are told apart, in the order of the questions, also once the thread is gone', async () => {
  const signer = nodeSigner(makeSeed())
  const ask = async (count: number) => {
    const order: number[] = []
    const claims = await Promise.all(
      Array.from(
        { length: count },
        async (_, i) => [`text ${i}`, await signer.sign(`text ${i % 3 ? i : i + 1}`)] as const,
      ),
    )
    const verdicts = await Promise.all(
      claims.map(async ([text, sig], i) => {
        const holds = await verifier.verify('ed25519', signer.key, text, sig)
        order.push(i)
        return holds
      }),
    )
    expect(order).toEqual(Array.from({ length: count }, (_, i) => i))
    expect(verdicts).toEqual(Array.from({ length: count }, (_, i) => i % 3 !== 0))
  }
  await ask(500)
  expect(await verifier.verify('ed25519', 'no key', 'text', 'no signature')).toBe(false)
  const closing = verifier.close()
  // Several batches are under way when it ends.
  await ask(100)
  await closing
  await ask(20)
})
