import type { Opening } from '#journal/seal.ts'
import { verifySignature } from '#journal/signature.ts'
import { LIMITS, type Submission } from '#journal/submission.ts'
import type { App } from '../../http/app.ts'
import { ErrorSchema, HeldSchema, SubmissionSchema } from '../../http/schemas.ts'
import { submit } from '../../intake/submissions.ts'
import { answer, type DeskParts } from './parts.ts'

/** Few a night, so that no thread waits for them. */
const VERIFIER = { verify: async (...claim: Parameters<typeof verifySignature>) => verifySignature(...claim) }

/** What a phone without a network showed as codes: handed in unchanged by whoever settles, as by any other phone. */
export function carried(app: App, { house, received }: DeskParts): void {
  app.post(
    '/desk/api/carried',
    {
      bodyLimit: LIMITS.bodyBytes,
      schema: {
        summary: 'Hand in a signed run that a phone without a network showed',
        body: SubmissionSchema,
        response: { 200: HeldSchema, '4xx': ErrorSchema } as unknown,
      },
    },
    async (request, reply) => {
      // The schema has checked exactly this shape; the names of ids exist for the compiler only.
      const { openings = [], ...submission } = request.body as unknown as Submission & {
        readonly openings?: readonly Opening[]
      }
      return answer(request, reply, await submit(house.journal, VERIFIER, submission, openings, received(request)))
    },
  )
}
