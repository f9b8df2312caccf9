import type { DeadlineView } from '#contract/common.ts'
import { addDays, civilDate } from '#domain/calendar/civil-date.ts'
import { type ClockSetting, nextProgressUpdate, taskClocks } from '#domain/calendar/clocks.ts'
import type { Deadline } from '#domain/calendar/deadline.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import { isOpen } from '#domain/task/lifecycle.ts'
import { viewDeadline } from '#server/calendar/deadline-view.ts'
import type { WholeTask } from './facts.ts'

/** The clocks that run for a task, each with the reason for its date; a closed task has only its due date. */
export function deadlinesOf(task: WholeTask, now: Date, setting: ClockSetting): DeadlineView[] {
  const start = task.plannedStart === null ? civilDateOf(task.createdAt, setting.zone) : task.plannedStart
  const handedIn = task.doneAt ?? (task.state === 'pendingAcceptance' ? task.submittedAt : null)
  const shown: DeadlineView[] = []
  if (task.dueOn !== null && task.state !== 'cancelled') {
    const due = civilDate(task.dueOn)
    // Weekly updates are asked for one by one, below.
    const clocks = taskClocks(due, due, setting)
    // Hours of a relative deadline end at an instant, not with the day.
    const end = task.dueAt === null ? clocks.due : { ...clocks.due, at: task.dueAt }
    shown.push(viewDeadline('due', end, metBy(end, handedIn, now)))
    if (isOpen(task.state) && task.state !== 'pendingAcceptance') {
      shown.push(viewDeadline('C-08', clocks.remindOn, now < clocks.remindOn.at ? 'waiting' : 'met'))
      const reported = task.updates.findLast(({ kind }) => kind === 'delay')
      const report = clocks.delayReportBy
      if (task.state === 'delayed' && reported) {
        shown.push(viewDeadline('C-12', report, reported.isLateReport ? 'missed' : 'met'))
      } else if (now <= report.at) {
        shown.push(viewDeadline('C-12', report, 'waiting'))
      }
      if (now > clocks.due.at) {
        const collected = task.updates.find(({ at }) => new Date(at) > clocks.due.at)
        shown.push(
          viewDeadline(
            'C-09',
            clocks.collectBy,
            metBy(clocks.collectBy, collected ? new Date(collected.at) : null, now),
          ),
        )
      }
    }
  }
  if (isOpen(task.state) && task.state !== 'pendingAcceptance') {
    const yesterday = addDays(civilDateOf(now, setting.zone), -1)
    const next = nextProgressUpdate(start > yesterday ? civilDate(start) : yesterday, setting)
    shown.push(viewDeadline('C-10', next.due, 'waiting'))
  }
  return shown
}

function metBy({ at }: Deadline, happened: Date | null, now: Date): DeadlineView['state'] {
  if (happened !== null) return happened <= at ? 'met' : 'missed'
  return now <= at ? 'waiting' : 'missed'
}
