import { deliverToChannel, deliverWaiting } from '#server/channel/deliver.ts'
import { listOverdue } from '#server/channel/overdue.ts'
import { sweep } from '#server/clock/sweep.ts'
import { sendMail } from '#server/mail/outbox.ts'
import { releaseDue, releaseLetters } from '#server/notification/release.ts'
import { tellRequestClosed } from '#server/request/jobs.ts'
import { keepSeriesAhead } from '#server/series/ahead.ts'
import { tellMeetingClosed } from '#server/task/jobs.ts'
import type { Job, Schedule } from './job.ts'
import { tidyUp } from './tidy-up.ts'

/** All work there is, by hand: what is not listed is never worked off. A room adds its lines here. */
export const jobs: readonly Job[] = [
  sendMail,
  tellMeetingClosed,
  tellRequestClosed,
  deliverToChannel,
  releaseLetters,
]
export const schedules: readonly Schedule[] = [
  sweep,
  keepSeriesAhead,
  listOverdue,
  deliverWaiting,
  releaseDue,
  tidyUp,
]
