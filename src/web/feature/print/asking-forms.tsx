import type { ReactNode } from 'react'
import type { ApprovalView } from '#contract/approval.ts'
import type { RequestView } from '#contract/request.ts'
import type { TaskView } from '#contract/task.ts'
import { type CivilDate, daysBetween } from '#domain/calendar/civil-date.ts'
import { useReading } from '#web/lib/reading.ts'
import { useText } from '#web/lib/text.ts'
import { sayDay } from '#web/lib/time.ts'
import { type Cell, Fields, Lines, Paper, Register, Signatures } from '#web/ui/Paper.tsx'
import { printInstant } from './times.ts'

const wide = (label: string, value: ReactNode): Cell => ({ label, value, isWide: true })

type Update = TaskView['updates'][number]

interface Asked {
  readonly asked: Update
  /** What the assigning side said to it; undefined: nothing yet. */
  readonly answer: Update | undefined
}

/** Each application with the next answer after it, the newest first. */
function applicationsOf({ updates }: TaskView): Asked[] {
  const inOrder = updates.toSorted((a, b) => a.at.localeCompare(b.at))
  return inOrder
    .flatMap((asked, index) => {
      if (asked.kind !== 'delay') return []
      const answer = inOrder
        .slice(index + 1)
        .find(({ kind }) => kind === 'delay' || kind === 'delayApproved' || kind === 'delayRefused')
      return [{ asked, answer: answer?.kind === 'delay' ? undefined : answer }]
    })
    .toReversed()
}

/** 延期申请 (A19; X-56): one sheet for each time that a later date was asked for, or an empty one to fill in by hand. */
export function DelayPaper({ task }: { task: TaskView }): ReactNode {
  const applications = applicationsOf(task)
  if (applications.length === 0) return <DelaySheet task={task} />
  return applications.map((application) => (
    <DelaySheet key={application.asked.id} task={task} of={application} />
  ))
}

function DelaySheet({ task, of }: { task: TaskView; of?: Asked }): ReactNode {
  const text = useText()
  const reading = useReading()
  const day = (on: string | null | undefined) => (on == null ? '' : sayDay(on, reading))
  const { asked, answer } = of ?? {}
  const label = (key: string) => text(`print.delay.${key}`)
  const [from, to] = [asked?.oldDueOn ?? task.dueOn, asked?.newDueOn]
  return (
    <Paper title={text('print.form.delay')} number={task.number}>
      <Fields
        cells={[
          wide(label('task'), task.name),
          { label: label('department'), value: task.ownerDepartment?.name ?? '' },
          { label: label('owner'), value: asked?.person?.name ?? task.owner?.name ?? '' },
          { label: label('oldDue'), value: day(from) },
          { label: label('newDue'), value: day(to) },
          {
            label: label('days'),
            value:
              from == null || to == null
                ? ''
                : text('print.delay.count', { count: daysBetween(from as CivilDate, to as CivilDate) }),
          },
          {
            label: label('askedAt'),
            value: asked
              ? `${printInstant(asked.at, reading.zone)}${asked.isLateReport ? `（${label('late')}）` : ''}`
              : '',
          },
          wide(label('reason'), asked?.text ?? ''),
          wide(label('impact'), asked?.impact ?? ''),
          wide(label('remedy'), asked?.remedy ?? ''),
          {
            label: label('responsibility'),
            value: asked?.responsibility == null ? '' : text(`enum.responsibility.${asked.responsibility}`),
          },
          { label: label('improvement'), value: asked?.improvement ?? '' },
          {
            label: label('verdict'),
            value: answer === undefined ? '' : text(`enum.taskUpdateKind.${answer.kind}`),
          },
          { label: label('decidedOn'), value: answer ? printInstant(answer.at, reading.zone) : '' },
          { label: label('approver'), value: answer?.person?.name ?? '' },
          { label: label('agreed'), value: day(answer?.newDueOn) },
          wide(label('opinion'), answer?.text ?? ''),
        ]}
      />
      <Signatures of={[label('signOwner'), label('signApprover')]} />
    </Paper>
  )
}

const yuan = (cents: number) => (cents / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2 })

/** 费用审批 (A26; S3-73, S3-74): a request that a decision has started. */
export function ApprovalPaper({ approval }: { approval: ApprovalView }): ReactNode {
  const text = useText()
  const reading = useReading()
  const label = (key: string) => text(`print.approval.${key}`)
  const at = (moment: string | null) => (moment === null ? '' : printInstant(moment, reading.zone))
  return (
    <Paper title={text('print.form.approval')} number={approval.number}>
      <Fields
        cells={[
          wide(label('subject'), approval.subject),
          { label: label('kind'), value: text(`enum.approvalKind.${approval.kind}`) },
          { label: label('state'), value: text(`enum.approvalState.${approval.state}`) },
          { label: label('department'), value: approval.department?.name ?? '' },
          {
            label: label('headcount'),
            value: approval.headcount === null ? '' : text('approval.people', { count: approval.headcount }),
          },
          {
            label: label('amount'),
            value:
              approval.amountCents === null
                ? ''
                : text('approval.yuan', { amount: yuan(approval.amountCents) }),
          },
          {
            label: label('submitBy'),
            value: approval.submitBy === null ? '' : sayDay(approval.submitBy, reading),
          },
          wide(label('note'), approval.note),
          wide(label('decision'), `${approval.decision.number} ${approval.decision.title}`),
          { label: label('submitter'), value: approval.submitter?.name ?? '' },
          { label: label('submittedAt'), value: at(approval.submittedAt) },
          { label: label('approver'), value: approval.approver?.name ?? '' },
          { label: label('decidedAt'), value: at(approval.decidedAt) },
          wide(label('opinion'), approval.comment),
        ]}
      />
      <Signatures of={[label('signSubmitter'), label('signApprover')]} />
    </Paper>
  )
}

/** 资源申请单 (A26; X-69): what a request asks other departments for, and what they give of it. */
export function ResourcesPaper({ request }: { request: RequestView }): ReactNode {
  const text = useText()
  const { zone } = useReading()
  const label = (key: string) => text(`print.resources.${key}`)
  return (
    <Paper title={text('print.form.resources')} number={request.number} isWide>
      <Fields
        cells={[
          wide(label('source'), request.name),
          { label: label('department'), value: request.initiatingDepartment.name },
          { label: label('person'), value: request.initiator.name },
          {
            label: label('askedOn'),
            value: request.submittedAt === null ? '' : printInstant(request.submittedAt, zone),
          },
          { label: label('contact'), value: request.contact },
        ]}
      />
      <Register
        rows={request.needs}
        keyOf={({ id }) => id}
        blanks={request.needs.length === 0 ? 4 : 0}
        columns={[
          {
            head: label('kind'),
            width: '6em',
            isCentred: true,
            cell: ({ kind }) => text(`enum.resourceKind.${kind}`),
          },
          { head: label('spec'), cell: ({ spec }) => spec },
          {
            head: label('quantity'),
            width: '5em',
            cell: ({ quantity, unit }) => (quantity === null ? '' : `${quantity}${unit}`),
          },
          {
            head: label('span'),
            width: '9em',
            cell: ({ fromOn, untilOn }) => [fromOn, untilOn].filter(Boolean).join(' – '),
          },
          { head: label('purpose'), cell: ({ purpose }) => purpose },
          {
            head: label('priority'),
            width: '4em',
            isCentred: true,
            cell: ({ priority }) => text(`enum.needPriority.${priority}`),
          },
          { head: label('provider'), width: '6em', cell: (need) => need.providerDepartment?.name ?? '' },
          { head: label('opinion'), cell: ({ opinion }) => opinion },
          {
            head: label('allocation'),
            cell: ({ allocation, allocated }) => (
              <Lines
                of={[allocation === null ? '' : text(`enum.allocation.${allocation}`), allocated].filter(
                  Boolean,
                )}
              />
            ),
          },
        ]}
      />
      <Signatures of={[label('signPerson'), label('signHead'), label('signProvider')]} />
    </Paper>
  )
}
