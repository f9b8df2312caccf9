import type { ReactNode } from 'react'
import type { BulletinView } from '#contract/supervision.ts'
import type { TaskRow } from '#contract/task.ts'
import { useReading } from '#web/lib/reading.ts'
import { sayShare } from '#web/lib/share.ts'
import { useText } from '#web/lib/text.ts'
import { sayDay } from '#web/lib/time.ts'
import { Fields, Paper, Register } from '#web/ui/Paper.tsx'

/** 督办通报 (A30; X-28): the figures by department, and what is late. */
export function BulletinPaper({
  bulletin: { from, to, rows },
  late,
}: {
  bulletin: BulletinView
  late: readonly TaskRow[]
}): ReactNode {
  const text = useText()
  const reading = useReading()
  const column = (key: string) => text(`supervision.bulletin.column.${key}`)
  return (
    <Paper title={text('print.form.bulletin')}>
      <Fields
        cells={[
          {
            label: text('supervision.bulletin.period'),
            value: text('supervision.bulletin.about', {
              from: sayDay(from, reading),
              to: sayDay(to, reading),
            }),
            isWide: true,
          },
        ]}
      />
      <Register
        rows={rows}
        keyOf={({ department }) => department?.id ?? ''}
        none={text('supervision.bulletin.empty')}
        columns={[
          {
            head: column('department'),
            cell: ({ department }) => department?.name ?? text('supervision.bulletin.nobody'),
          },
          { head: column('due'), isCentred: true, cell: ({ due }) => due },
          { head: column('done'), isCentred: true, cell: ({ done }) => done },
          { head: column('rate'), isCentred: true, cell: ({ done, due }) => sayShare(done, due) },
          { head: column('onTime'), isCentred: true, cell: ({ onTime, due }) => sayShare(onTime, due) },
          { head: column('overdue'), isCentred: true, cell: ({ overdue }) => overdue },
          { head: column('repeated'), isCentred: true, cell: ({ repeated }) => repeated },
        ]}
      />
      <Register
        caption={text('supervision.bulletin.late')}
        rows={late}
        keyOf={({ id }) => id}
        none={text('supervision.bulletin.noneLate')}
        columns={[
          { head: text('print.field.seq'), width: '4em', isCentred: true, cell: (_, index) => index + 1 },
          { head: text('print.number'), width: '9em', cell: ({ number }) => number },
          { head: text('print.field.ledgerName'), cell: ({ name }) => name },
          {
            head: text('print.field.ownerDept'),
            width: '8em',
            cell: ({ ownerDepartment }) => ownerDepartment?.name ?? '',
          },
          { head: text('print.field.taskOwner'), width: '6em', cell: ({ owner }) => owner?.name ?? '' },
          { head: text('print.field.dueAt'), width: '8em', cell: ({ dueOn }) => dueOn ?? '' },
        ]}
      />
    </Paper>
  )
}
