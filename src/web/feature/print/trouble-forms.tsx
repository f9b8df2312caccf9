import type { ReactNode } from 'react'
import type { ConflictView } from '#contract/conflict.ts'
import type { ContingencyView } from '#contract/contingency.ts'
import type { RiskView } from '#contract/risk.ts'
import { useReading } from '#web/lib/reading.ts'
import { useText } from '#web/lib/text.ts'
import { type Cell, Fields, Lines, Paper, Register, Signatures } from '#web/ui/Paper.tsx'
import { printInstant } from './times.ts'

/** 冲突处理记录表, which is also what goes up with it (A21; X-39, X-40, S1-36). */
export function ConflictPaper({ conflict }: { conflict: ConflictView }): ReactNode {
  const text = useText()
  const { zone } = useReading()
  const at = (moment: string | null) => (moment === null ? '' : printInstant(moment, zone))
  const wide = (label: string, value: ReactNode): Cell => ({ label, value, isWide: true })
  const names = (people: readonly { readonly name: string }[]) => people.map(({ name }) => name).join('、')
  const label = (key: Parameters<typeof text>[0]) => text(key)
  return (
    <Paper title={text('print.form.conflict')} number={conflict.number}>
      <Fields
        cells={[
          wide(label('conflict.field.title'), conflict.title),
          {
            label: label('conflict.field.departments'),
            value: names(conflict.departments),
          },
          { label: label('conflict.field.kind'), value: text(`enum.conflictKind.${conflict.kind}`) },
          { label: label('conflict.field.raisedBy'), value: conflict.raisedBy?.name ?? '' },
          { label: label('conflict.field.leader'), value: conflict.leader?.name ?? '' },
          { label: label('conflict.field.state'), value: text(`enum.conflictState.${conflict.state}`) },
          { label: label('conflict.times.raised'), value: at(conflict.raisedAt) },
          wide(label('conflict.field.commonGoal'), conflict.commonGoal),
          wide(label('conflict.field.options'), conflict.options),
        ]}
      />
      <Register
        caption={label('conflict.section.sides')}
        rows={conflict.sides}
        keyOf={({ department }) => department.id}
        columns={[
          {
            head: label('conflict.field.departments'),
            width: '6em',
            cell: ({ department }) => department.name,
          },
          { head: label('conflict.field.position'), cell: ({ position }) => position },
          { head: label('conflict.field.demand'), cell: ({ demand }) => demand },
          { head: label('conflict.field.facts'), cell: ({ facts }) => facts },
          {
            head: label('conflict.side.sign'),
            width: '7em',
            cell: ({ signedBy, signedAt }) => (
              <Lines of={[signedBy?.name ?? '', at(signedAt)].filter(Boolean)} />
            ),
          },
        ]}
      />
      <Register
        caption={label('conflict.section.talks')}
        rows={conflict.talks}
        keyOf={({ id }) => id}
        blanks={2}
        columns={[
          { head: label('conflict.talk.at'), width: '9em', cell: (talk) => at(talk.at) },
          { head: label('conflict.field.talk'), cell: (talk) => talk.text },
          { head: label('conflict.talk.by'), width: '6em', cell: (talk) => talk.by?.name ?? '' },
        ]}
      />
      <Register
        caption={label('conflict.section.ladder')}
        rows={conflict.stops}
        keyOf={({ enteredAt, level }) => `${level}${enteredAt}`}
        blanks={3}
        columns={[
          {
            head: label('conflict.field.level'),
            width: '7em',
            cell: ({ level, isSkip }) =>
              `${text(`enum.conflictLevel.${level}`)}${isSkip ? `（${label('conflict.skipMark')}）` : ''}`,
          },
          { head: label('conflict.field.handler'), width: '8em', cell: ({ handlers }) => names(handlers) },
          { head: label('conflict.ladder.entered'), width: '9em', cell: ({ enteredAt }) => at(enteredAt) },
          { head: label('conflict.field.due'), width: '9em', cell: ({ due }) => at(due.at) },
          { head: label('conflict.field.reason'), cell: ({ reason }) => reason },
        ]}
      />
      <Fields
        cells={[
          {
            label: label('conflict.field.resolution'),
            value: conflict.resolution === null ? '' : text(`enum.conflictResolution.${conflict.resolution}`),
          },
          { label: label('conflict.field.arbitrator'), value: names(conflict.rulingSignedBy) },
          wide(label('conflict.field.ruling'), conflict.ruling),
          wide(
            label('conflict.field.tasks'),
            <Lines
              of={conflict.tasks.map(({ number, name, owner, dueOn }) =>
                [number, name, owner?.name, dueOn].filter(Boolean).join(' '),
              )}
            />,
          ),
          { label: label('conflict.field.recheckOn'), value: conflict.recheckOn ?? '' },
          { label: label('conflict.times.decided'), value: at(conflict.decidedAt) },
          wide(label('conflict.field.recheckNote'), conflict.recheckNote),
        ]}
      />
      <Signatures
        of={[
          ...conflict.sides.map(({ department }) => department.name),
          label('conflict.field.leader'),
          label('conflict.field.arbitrator'),
        ]}
      />
    </Paper>
  )
}

/** 应急预案 (A22; S1-38 … S1-41). */
export function ContingencyPaper({ contingency }: { contingency: ContingencyView }): ReactNode {
  const text = useText()
  const { zone } = useReading()
  const at = (moment: string | null) => (moment === null ? '' : printInstant(moment, zone))
  const wide = (label: string, value: ReactNode): Cell => ({ label, value, isWide: true })
  return (
    <Paper title={text('print.form.contingency')} number={contingency.number}>
      <Fields
        cells={[
          wide(text('contingency.field.title'), contingency.title),
          { label: text('contingency.field.interimOwner'), value: contingency.interimOwner?.name ?? '' },
          {
            label: text('contingency.field.state'),
            value: text(`enum.contingencyState.${contingency.state}`),
          },
          { label: text('contingency.field.startedAt'), value: at(contingency.startedAt) },
          { label: text('contingency.field.endedAt'), value: at(contingency.endedAt) },
          wide(
            text('contingency.field.source'),
            [contingency.source?.number, contingency.source?.title].filter(Boolean).join(' '),
          ),
          wide(
            text('contingency.field.measures'),
            <Lines
              of={contingency.measures.map(({ text: words, task }) =>
                [words, task?.number, task?.owner?.name, task?.dueOn].filter(Boolean).join(' '),
              )}
              isNumbered
            />,
          ),
          wide(text('contingency.field.impactSchedule'), contingency.impactSchedule),
          wide(text('contingency.field.impactCost'), contingency.impactCost),
          wide(text('contingency.field.impactScope'), contingency.impactScope),
          wide(text('contingency.field.affected'), contingency.affected),
          wide(text('contingency.field.endNote'), contingency.endNote),
        ]}
      />
      <Signatures of={[text('contingency.field.interimOwner')]} />
    </Paper>
  )
}

/** 风险登记表 (A23; S1-67 … S1-70, X-60). */
export function RisksPaper({ name, risks }: { name: string; risks: readonly RiskView[] }): ReactNode {
  const text = useText()
  return (
    <Paper title={text('print.form.risks')} number="" isWide>
      <Fields cells={[{ label: text('enum.noun.collaboration'), value: name, isWide: true }]} />
      <Register
        rows={risks}
        keyOf={({ id }) => id}
        blanks={5}
        columns={[
          { head: text('conflict.field.number'), width: '7em', cell: ({ number }) => number },
          { head: text('risk.field.text'), cell: (risk) => risk.text },
          {
            head: text('risk.field.kind'),
            width: '4em',
            cell: ({ kind }) => (kind === null ? '' : text(`enum.riskKind.${kind}`)),
          },
          {
            head: text('risk.field.possibility'),
            width: '5em',
            cell: ({ possibility }) => (possibility === null ? '' : text(`enum.riskGrade.${possibility}`)),
          },
          {
            head: text('risk.field.impact'),
            width: '5em',
            cell: ({ impact }) => (impact === null ? '' : text(`enum.riskGrade.${impact}`)),
          },
          {
            head: text('risk.field.level'),
            width: '5em',
            cell: ({ level }) => (level === null ? '' : text(`enum.riskLevel.${level}`)),
          },
          { head: text('risk.field.owner'), width: '5em', cell: ({ owner }) => owner?.name ?? '' },
          {
            head: text('risk.field.department'),
            width: '6em',
            cell: ({ department }) => department?.name ?? '',
          },
          { head: text('risk.field.response'), cell: ({ response }) => response },
          { head: text('risk.field.triggerCondition'), cell: ({ triggerCondition }) => triggerCondition },
          {
            head: text('conflict.field.state'),
            width: '5em',
            cell: ({ state }) => text(`enum.riskState.${state}`),
          },
          { head: text('risk.field.note'), width: '10%', cell: ({ note }) => note },
        ]}
      />
    </Paper>
  )
}
