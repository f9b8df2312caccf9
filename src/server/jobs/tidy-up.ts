import { schedule } from './job.ts'

const day = 24 * 3600 * 1000

/** Rows that only serve for a while: events for resuming, keys of repeated requests, stale locks, the log of the channels. */
export const tidyUp = schedule({
  name: 'platform.tidy-up',
  cron: '17 3 * * *',
  async run({ now, transaction }) {
    const before = (days: number) => new Date(now.getTime() - days * day)
    await transaction(async (tx) => {
      await tx.deleteFrom('event').where('at', '<', before(3)).execute()
      await tx.deleteFrom('idempotency').where('at', '<', before(3)).execute()
      await tx
        .deleteFrom('channel_delivery')
        .where('created_at', '<', before(400))
        .where('state', 'in', ['sent', 'failed', 'withheld'])
        .execute()
      await tx.deleteFrom('entry_lock').where('until', '<', before(1)).execute()
    })
  },
})
