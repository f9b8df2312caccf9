import type { ReactNode } from 'react'
import type { SyncView } from '#contract/sync.ts'
import { useReading } from '#web/lib/reading.ts'
import { useText } from '#web/lib/text.ts'
import { exactly } from '#web/lib/time.ts'
import { type Cell, Fields, Lines, Paper, Register, Signatures } from '#web/ui/Paper.tsx'

/** 进度同步报告 / 周报 (A18; S1-30, S4-46): exactly three blocks. */
export function SyncPaper({ report }: { report: SyncView }): ReactNode {
  const text = useText()
  const reading = useReading()
  const wide = (label: string, value: ReactNode): Cell => ({ label, value, isWide: true })
  const of = (block: SyncView['rows'][number]['block']) => report.rows.filter((row) => row.block === block)
  const who = (row: SyncView['rows'][number]) =>
    [row.now?.department?.name, row.now?.owner?.name].filter(Boolean).join(' ')
  const owner = { head: text('retrospective.field.owner'), width: '9em', cell: who }
  return (
    <Paper title={text('print.form.sync')} number={report.number}>
      <Fields
        cells={[
          wide(text('enum.noun.collaboration'), `${report.collaboration?.number ?? ''} ${report.title}`),
          {
            label: text('sync.paper.period'),
            value: `${report.from} – ${report.to}`,
          },
          { label: text('charter.field.leader'), value: report.leader?.name ?? '' },
          wide(text('sync.field.summary'), report.summary),
          ...(report.correction === ''
            ? []
            : [wide(text('sync.correct.field'), `${report.replaces?.number ?? ''} ${report.correction}`)]),
        ]}
      />
      <Register
        caption={text('enum.syncBlock.done')}
        rows={of('done')}
        keyOf={({ id }) => id}
        none={text('sync.none.done')}
        columns={[{ head: text('enum.syncBlock.done'), cell: (row) => row.text }, owner]}
      />
      <Register
        caption={text('enum.syncBlock.undone')}
        rows={of('undone')}
        keyOf={({ id }) => id}
        none={text('sync.none.undone')}
        columns={[
          { head: text('sync.paper.undone'), cell: (row) => row.text },
          { head: text('retrospective.result.cause'), cell: ({ reason }) => reason },
          {
            head: text('sync.helpOf'),
            width: '8em',
            cell: ({ helpDepartment }) => helpDepartment?.name ?? '',
          },
          owner,
        ]}
      />
      <Register
        caption={text('enum.syncBlock.support')}
        rows={of('support')}
        keyOf={({ id }) => id}
        none={text('sync.none.support')}
        columns={[
          { head: text('enum.syncBlock.support'), cell: (row) => row.text },
          {
            head: text('sync.helpOf'),
            width: '8em',
            cell: ({ helpDepartment }) => helpDepartment?.name ?? '',
          },
          {
            head: text('sync.paper.answer'),
            cell: ({ support }) =>
              support === null ? (
                ''
              ) : (
                <Lines
                  of={[
                    text(`enum.supportState.${support.state}`),
                    ...[support.answer, support.settledText].filter(Boolean),
                  ]}
                />
              ),
          },
        ]}
      />
      <Fields
        cells={[
          wide(text('sync.section.told'), report.readers.map(({ name }) => name).join(text('common.join'))),
          {
            label: text('sync.paper.sent'),
            value:
              report.sentAt === null
                ? ''
                : `${report.sentBy?.name ?? ''} ${exactly(report.sentAt, reading.zone)}`,
          },
        ]}
      />
      <Signatures of={[text('charter.field.leader')]} />
    </Paper>
  )
}
