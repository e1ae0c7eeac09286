import { verifySignature } from '#journal/signature.ts'
import { LIMITS } from '#journal/submission.ts'
import { answer } from '../../http/answer.ts'
import type { App } from '../../http/app.ts'
import { ErrorSchema, HeldSchema, SubmissionSchema } from '../../http/schemas.ts'
import { handedIn, submit } from '../../intake/submissions.ts'
import type { DeskParts } from './parts.ts'

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
      const { submission, openings } = handedIn(request.body)
      return answer(request, reply, await submit(house.journal, VERIFIER, submission, openings, received(request)))
    },
  )
}
