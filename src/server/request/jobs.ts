import { z } from 'zod'
import { job } from '#server/jobs/job.ts'
import { tell } from './notices.ts'
import { getRequest } from './queries.ts'

/** A job of its own because the request closes deep inside other acts, whoever makes them. */
export const tellRequestClosed = job({
  name: 'request.tell-closed',
  payload: z.object({ requestId: z.uuid() }),
  attempts: 5,
  async run({ app, now, transaction }, { requestId }) {
    await transaction(async (tx) => {
      const request = await getRequest(tx, requestId)
      if (request.state !== 'closed') return
      await tell(
        tx,
        { app, at: request.closedAt ?? now },
        request,
        'request.closed',
        [request.initiatorId],
        {},
      )
    })
  },
})
