import type { ReactNode } from 'react'
import type { SupervisionView } from '#contract/supervision.ts'
import type { TaskView } from '#contract/task.ts'
import { useReading } from '#web/lib/reading.ts'
import { useText } from '#web/lib/text.ts'
import { sayDay, sayInstant } from '#web/lib/time.ts'
import { Fields, Paper, Register, Signatures } from '#web/ui/Paper.tsx'

/** 督办催办单 (A30; X-28): to the department that answers for a task; what was said so far, and lines for its reply. */
export function UrgingPaper({
  task,
  supervision: { steps, urges },
}: {
  task: TaskView
  supervision: SupervisionView
}): ReactNode {
  const text = useText()
  const reading = useReading()
  const label = (key: string) => text(`print.urging.${key}`)
  const names = (people: readonly { readonly name: string }[]) =>
    people.map(({ name }) => name).join(text('common.listComma'))
  const said = [
    ...urges.map(({ text: words, ...urge }) => ({ ...urge, what: words === '' ? label('urged') : words })),
    ...steps.map((step) => ({
      id: step.id,
      at: step.at,
      by: null,
      people: step.told.map(({ person }) => person),
      what:
        step.workingDays === 0 ? label('onTheDay') : text('print.urging.step', { days: step.workingDays }),
    })),
  ].sort((a, b) => a.at.localeCompare(b.at))
  return (
    <Paper title={text('print.form.urging')} number={task.number}>
      <Fields
        cells={[
          { label: label('to'), value: task.ownerDepartment?.name ?? '' },
          { label: label('owner'), value: task.owner?.name ?? '' },
          { label: label('matter'), value: task.name, isWide: true },
          {
            label: label('source'),
            value: [task.meeting?.title, task.decision?.title].filter(Boolean).join(' · '),
            isWide: true,
          },
          { label: label('due'), value: task.dueOn === null ? '' : sayDay(task.dueOn, reading) },
          {
            label: label('firstDue'),
            value: task.originalDueOn === null ? '' : sayDay(task.originalDueOn, reading),
          },
          {
            label: label('state'),
            value: `${text(`enum.taskState.${task.state}`)} ${task.percent}%`,
          },
          { label: label('times'), value: text('print.urging.count', { count: urges.length }) },
        ]}
      />
      <Register
        caption={label('told')}
        rows={said}
        keyOf={({ id }) => id}
        none={label('nobodyYet')}
        columns={[
          { head: label('at'), width: '13em', cell: ({ at }) => sayInstant(at, reading) },
          { head: label('people'), width: '10em', cell: ({ people }) => names(people) },
          { head: label('words'), cell: ({ what }) => what },
          { head: label('by'), width: '6em', isCentred: true, cell: ({ by }) => by?.name ?? label('clock') },
        ]}
      />
      <Register
        caption={label('reply')}
        rows={[]}
        keyOf={() => ''}
        blanks={2}
        columns={[
          { head: label('progress'), cell: () => '' },
          { head: label('reason'), cell: () => '' },
          { head: label('finishBy'), width: '9em', cell: () => '' },
        ]}
      />
      <Signatures of={[label('signDepartment'), label('signSupervisor')]} />
    </Paper>
  )
}
