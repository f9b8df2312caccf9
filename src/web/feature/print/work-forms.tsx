import type { ReactNode } from 'react'
import type { DecisionRow } from '#contract/decision.ts'
import type { MeetingView } from '#contract/meeting.ts'
import type { PositionView } from '#contract/preparation.ts'
import type { RiskView } from '#contract/risk.ts'
import type { LedgerRow, TaskView } from '#contract/task.ts'
import { useReading } from '#web/lib/reading.ts'
import { type Text, useText } from '#web/lib/text.ts'
import { type Cell, Fields, Lines, Paper, Register, Signatures } from '#web/ui/Paper.tsx'
import { useMeetingWords } from './meeting-forms.tsx'
import { printInstant, printMoney } from './times.ts'

/** 部门会前准备 (A12; S2-22 … S2-25): a table a department. */
export function PositionsPaper({
  meeting,
  positions,
}: {
  meeting: MeetingView
  positions: readonly PositionView[]
}): ReactNode {
  const { text, time } = useMeetingWords(meeting)
  const label = (key: string) => text(`print.field.${key}`)
  const departments = [...new Map(positions.map(({ department }) => [department.id, department])).values()]
  const titleOf = (id: string) => meeting.topics.find((topic) => topic.id === id)?.title ?? ''
  const columns = [
    { head: label('topicTitle'), width: '20%', cell: ({ topicId }: PositionView) => titleOf(topicId) },
    { head: label('position'), cell: ({ position }: PositionView) => position },
    { head: label('needs'), cell: ({ needs }: PositionView) => needs },
    { head: label('suggestion'), cell: ({ suggestion }: PositionView) => suggestion },
    {
      head: label('speakingPoints'),
      cell: ({ speakingPoints }: PositionView) => <Lines of={speakingPoints} isNumbered />,
    },
  ]
  return (
    <Paper title={text('print.form.positions')} number={meeting.number} isWide>
      <Fields
        cells={[
          { label: label('subject'), value: meeting.name },
          { label: label('time'), value: time },
        ]}
      />
      {departments.length === 0 && (
        <Register rows={[]} keyOf={() => ''} columns={columns} blanks={meeting.topics.length || 3} />
      )}
      {departments.map((department) => (
        <Register
          key={department.id}
          caption={department.name}
          rows={positions.filter((one) => one.department.id === department.id)}
          keyOf={({ id }) => id}
          columns={columns}
        />
      ))}
    </Paper>
  )
}

/** 决议跟踪表 (A15; S0-23, S2-51, X-23). */
export function DecisionsPaper({
  meeting,
  decisions,
}: {
  meeting: MeetingView
  decisions: readonly DecisionRow[]
}): ReactNode {
  const { text, time } = useMeetingWords(meeting)
  const label = (key: string) => text(`print.field.${key}`)
  return (
    <Paper title={text('print.form.decisions')} number={meeting.number} isWide>
      <Fields
        cells={[
          { label: label('sourceMeeting'), value: meeting.name },
          { label: label('time'), value: time },
        ]}
      />
      <Register
        rows={decisions}
        keyOf={({ id }) => id}
        columns={[
          { head: label('seq'), width: '4em', isCentred: true, cell: (_, index) => index + 1 },
          { head: label('decisionNumber'), width: '8em', cell: ({ number }) => number },
          { head: label('topicTitle'), width: '12%', cell: ({ topic }) => topic?.title ?? '' },
          { head: label('decisionContent'), cell: ({ content }) => content },
          {
            head: label('decisionState'),
            width: '5em',
            isCentred: true,
            cell: ({ state }) => text(`enum.decisionState.${state}`),
          },
          {
            head: label('ownerDept'),
            width: '6em',
            cell: ({ ownerDepartment }) => ownerDepartment?.name ?? '',
          },
          { head: label('decisionOwner'), width: '5em', cell: ({ owner }) => owner?.name ?? '' },
          {
            head: label('cooperatingDepts'),
            width: '9em',
            cell: ({ cooperating }) => (
              <Lines
                of={cooperating.map(({ department, contribution }) =>
                  withNote(department.name, contribution),
                )}
              />
            ),
          },
          {
            head: label('decisionDue'),
            width: '7em',
            cell: ({ dueOn, dueText, confirmBy }) =>
              dueOn ?? (dueText || (confirmBy === null ? '' : text('print.confirmBy', { day: confirmBy }))),
          },
          {
            head: label('progress'),
            width: '10%',
            cell: ({ progress }) =>
              [progress.percent === null ? '' : `${progress.percent}%`, progress.text]
                .filter(Boolean)
                .join(' '),
          },
          { head: label('acceptedBy'), width: '6em', cell: ({ acceptedBy }) => acceptedBy.join('、') },
          { head: label('remark'), width: '7em', cell: ({ remark }) => remark },
        ]}
      />
    </Paper>
  )
}

/** 待办事项跟踪表 (A16; S2-52 … S2-56). */
export function TodoPaper({
  meeting,
  rows,
  maintainer,
}: {
  meeting: MeetingView
  rows: readonly LedgerRow[]
  maintainer: string
}): ReactNode {
  const { text, time } = useMeetingWords(meeting)
  const label = (key: string) => text(`print.field.${key}`)
  return (
    <Paper title={text('print.form.todo')} number={meeting.number}>
      <Fields
        cells={[
          { label: label('sourceMeeting'), value: meeting.name, isWide: true },
          { label: label('time'), value: time, isWide: true },
          { label: label('maintainer'), value: maintainer, isWide: true },
        ]}
      />
      <Register
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          { head: label('seq'), width: '4em', isCentred: true, cell: (_, index) => index + 1 },
          { head: label('taskDescription'), cell: ({ name }) => name },
          { head: label('taskOwner'), width: '9em', cell: (row) => ownerOf(row) },
          {
            head: label('dueAt'),
            width: '8em',
            isCentred: true,
            cell: ({ dueOn, dueText }) => dueOn ?? dueText,
          },
          {
            head: label('taskState'),
            width: '6em',
            isCentred: true,
            cell: ({ state }) => text(`enum.taskState.${state}`),
          },
        ]}
      />
    </Paper>
  )
}

/** 跨部门任务分配表, all tasks of a meeting (A17; S3-30, S3-19 … S3-23). */
export function LedgerPaper({
  meeting,
  rows,
  maintainer,
}: {
  meeting: MeetingView
  rows: readonly LedgerRow[]
  maintainer: string
}): ReactNode {
  const { text, time } = useMeetingWords(meeting)
  const { locale } = useReading()
  const label = (key: string) => text(`print.field.${key}`)
  return (
    <Paper title={text('print.form.ledger')} number={meeting.number} isWide>
      <Fields
        cells={[
          { label: label('sourceMeeting'), value: meeting.name },
          { label: label('time'), value: time },
          { label: label('maintainer'), value: maintainer, isWide: true },
        ]}
      />
      <Register
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          { head: label('seq'), width: '4%', isCentred: true, cell: (_, index) => index + 1 },
          {
            head: label('ledgerName'),
            width: '17%',
            cell: ({ name, isAddedAfter }) =>
              isAddedAfter ? `${name}（${text('print.addedAfter')}）` : name,
          },
          { head: label('ledgerOwner'), width: '9%', cell: (row) => ownerOf(row) },
          {
            head: label('sheetCooperatingDepts'),
            width: '10%',
            cell: ({ cooperating }) => (
              <Lines
                of={cooperating.map(({ department, provides }) => withNote(department.name, provides))}
              />
            ),
          },
          {
            head: label('plannedStart'),
            width: '9%',
            isCentred: true,
            cell: ({ plannedStart }) => plannedStart ?? '',
          },
          {
            head: label('ledgerDue'),
            width: '9%',
            isCentred: true,
            cell: ({ dueOn, dueText }) => dueOn ?? dueText,
          },
          {
            head: label('requiredResources'),
            width: '13%',
            cell: ({ resources, budgetCents }) => (
              <Lines of={resourceLines(resources, budgetCents, text, locale)} />
            ),
          },
          {
            head: label('doneCriteria'),
            width: '16%',
            cell: ({ doneCriteria }) => <Lines of={doneCriteria} isNumbered />,
          },
          {
            head: label('taskState'),
            width: '6%',
            isCentred: true,
            cell: ({ state }) => text(`enum.taskState.${state}`),
          },
          { head: label('riskPoints'), width: '7%', cell: ({ risks }) => <Lines of={risks} /> },
        ]}
      />
    </Paper>
  )
}

/** 跨部门任务分配表, one task (A17; S3-54 … S3-67). */
export function TaskPaper({ task, risks }: { task: TaskView; risks: readonly RiskView[] }): ReactNode {
  const text = useText()
  const { locale, zone } = useReading()
  const label = (key: string) => text(`print.field.${key}`)
  const wide = (key: string, value: ReactNode): Cell => ({ label: label(key), value, isWide: true })
  const reviews = task.reviewers.map(({ person, forDepartment, verdict }) =>
    withNote(forDepartment?.name ?? person.name, verdict === null ? '' : text(`enum.verdict.${verdict}`)),
  )
  return (
    <Paper title={text('print.form.task')} number={task.number}>
      <Fields
        cells={[
          wide('sheetName', task.name),
          wide('collaboration', task.collaboration?.title ?? task.collaborationName),
          wide('sheetDescription', task.description),
          { label: label('ownerDept'), value: task.ownerDepartment?.name ?? '' },
          {
            label: label('sheetOwner'),
            value: [task.owner?.name, task.owner?.jobTitle].filter(Boolean).join(' '),
          },
          wide(
            'sheetCooperatingDepts',
            <Lines
              of={task.cooperating.map(({ department, provides }) => withNote(department.name, provides))}
            />,
          ),
          wide(
            'cooperators',
            task.cooperators
              .map(({ name, departmentName }) => withNote(name, departmentName ?? ''))
              .join('、'),
          ),
          { label: label('plannedStart'), value: task.plannedStart ?? '' },
          { label: label('plannedEnd'), value: task.dueOn ?? task.dueText },
          wide(
            'milestones',
            <Lines
              of={task.milestones.map(({ dueOn, department, deliverable, doneAt }) =>
                [
                  dueOn,
                  department?.name,
                  deliverable,
                  doneAt === null ? '' : `（${text('print.milestoneDone')}）`,
                ]
                  .filter(Boolean)
                  .join(' '),
              )}
            />,
          ),
          wide(
            'resourcesAndSupport',
            <Lines of={resourceLines(task.resources, task.budgetCents, text, locale)} isNumbered />,
          ),
          wide(
            'doneCriteriaAndNotes',
            <Lines
              of={[
                ...task.doneCriteria,
                ...(task.requiredFormats.length > 0 ? [formatLine(task.requiredFormats, text)] : []),
                ...task.notes,
                ...(reviews.length > 0 ? [text('print.jointReview', { by: reviews.join('、') })] : []),
              ]}
              isNumbered
            />,
          ),
          wide(
            'progressUpdates',
            <Lines
              of={[...task.updates]
                .sort((a, b) => a.at.localeCompare(b.at))
                .map(({ at, state, text: said, awaiting }) =>
                  [
                    printInstant(at, zone),
                    text(`enum.taskState.${state}`),
                    said,
                    awaiting === null ? '' : text('print.awaiting', { department: awaiting.name }),
                  ]
                    .filter(Boolean)
                    .join(' '),
                )}
            />,
          ),
          wide(
            'riskPoints',
            <Lines
              of={risks.map(({ text: risk, response }) =>
                response === '' ? risk : text('print.riskLine', { risk, response }),
              )}
              isNumbered
            />,
          ),
        ]}
      />
      <Signatures of={[text('print.sign.owner'), text('print.sign.acceptor'), text('print.sign.date')]} />
    </Paper>
  )
}

function withNote(name: string, note: string): string {
  return note === '' ? name : `${name}（${note}）`
}

function ownerOf({ ownerDepartment, owner }: Pick<LedgerRow, 'ownerDepartment' | 'owner'>): string {
  return [ownerDepartment?.name, owner?.name].filter(Boolean).join(' ')
}

function resourceLines(
  resources: readonly Omit<LedgerRow['resources'][number], never>[],
  budgetCents: number | null,
  text: Text,
  locale: string,
): string[] {
  const lines = resources.map(
    ({ kind, text: what, provider, askingDepartment, headcount, dueOn, amountCents }) =>
      [
        `${text(`enum.resourceKind.${kind}`)}：${what}`,
        headcount === null ? '' : text('print.headcount', { count: headcount }),
        printMoney(amountCents, locale),
        provider === null ? '' : text('print.provider', { department: provider.name }),
        askingDepartment === null ? '' : text('print.asking', { department: askingDepartment.name }),
        dueOn === null ? '' : text('print.until', { day: dueOn }),
      ]
        .filter(Boolean)
        .join(' '),
  )
  return budgetCents === null
    ? lines
    : [...lines, text('print.budget', { amount: printMoney(budgetCents, locale) })]
}

function formatLine(formats: TaskView['requiredFormats'], text: Text): string {
  const uses = [...new Set(formats.map(({ use }) => use))]
  return text('print.formats', {
    formats: uses
      .map((use) => {
        const names = formats.filter((one) => one.use === use).map(({ format }) => format)
        return use === 'any' ? names.join('+') : withNote(names.join('+'), text(`enum.outputUse.${use}`))
      })
      .join('、'),
  })
}
