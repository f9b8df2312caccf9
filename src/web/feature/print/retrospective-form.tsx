import type { ReactNode } from 'react'
import type { RetrospectiveView } from '#contract/retrospective.ts'
import { noteKinds } from '#domain/retrospective/note.ts'
import { useText } from '#web/lib/text.ts'
import { type Cell, Fields, Lines, Paper, Register, Signatures } from '#web/ui/Paper.tsx'

const percent = (share: number | null) => (share === null ? '—' : `${Math.round(share * 1000) / 10}%`)

/** 跨部门协作复盘报告 (A27; S1-43 … S1-47, X-42). */
export function RetrospectivePaper({ report }: { report: RetrospectiveView }): ReactNode {
  const text = useText()
  const { collaboration, facts } = report
  const wide = (label: string, value: ReactNode): Cell => ({ label, value, isWide: true })
  const names = (all: readonly { readonly name: string }[]) =>
    all.map(({ name }) => name).join(text('common.join'))
  const kept = report.notes.filter(({ isKept }) => isKept)
  const of = (count: number, all: number, share: number | null) =>
    text('retrospective.fact.of', { kept: count, of: all, share: percent(share) })
  return (
    <Paper title={text('print.form.retrospective')} number={report.number ?? ''}>
      <Fields
        cells={[
          wide(text('enum.noun.collaboration'), `${collaboration.number} ${collaboration.name}`),
          {
            label: text('retrospective.period'),
            value: `${collaboration.startsOn ?? '—'} – ${collaboration.endsOn ?? '—'}`,
          },
          { label: text('charter.field.leader'), value: collaboration.leader?.name ?? '' },
          wide(text('retrospective.people'), names(collaboration.members)),
          wide(text('retrospective.field.overview'), report.overview),
        ]}
      />
      <Register
        caption={text('retrospective.section.results')}
        rows={report.results}
        keyOf={({ metric, region }) => `${metric} ${region}`}
        columns={[
          {
            head: text('retrospective.result.goal'),
            cell: ({ metric, region, value, unit }) =>
              `${[metric, region].filter(Boolean).join(' ')} ${value ?? '—'}${unit}`,
          },
          {
            head: text('retrospective.result.actual'),
            width: '7em',
            cell: ({ actual, unit }) => (actual === null ? '—' : `${actual}${unit}`),
          },
          {
            head: text('retrospective.result.deviation'),
            width: '8em',
            cell: ({ difference, ratio, unit }) =>
              difference === null ? '—' : `${difference}${unit} ${ratio === null ? '' : percent(ratio)}`,
          },
          { head: text('retrospective.result.cause'), cell: ({ cause }) => cause },
        ]}
      />
      <Fields
        cells={[
          {
            label: text('retrospective.fact.done'),
            value: of(facts.work.done, facts.work.tasks, facts.rates.done),
          },
          {
            label: text('retrospective.fact.onTime'),
            value: of(facts.work.onTime, facts.work.dated, facts.rates.onTime),
          },
          {
            label: text('retrospective.fact.extensions'),
            value: text('retrospective.fact.times', { count: facts.extensions }),
          },
          {
            label: text('retrospective.fact.executed'),
            value: of(facts.executed, facts.decisions, facts.rates.executed),
          },
          wide(
            text('retrospective.fact.meetings'),
            text('retrospective.fact.meetingsSaid', {
              count: facts.meetings,
              hours: (facts.meetingMinutes / 60).toFixed(1),
              person: (facts.personMinutes / 60).toFixed(1),
            }),
          ),
          wide(
            text('retrospective.fact.conflicts'),
            text('retrospective.fact.conflictsSaid', {
              count: facts.conflicts,
              escalated: facts.escalated,
              settled: facts.settled,
            }),
          ),
          wide(text('retrospective.field.assessment'), report.assessment),
        ]}
      />
      {noteKinds.map((kind) => (
        <Register
          key={kind}
          caption={text(`enum.noteKind.${kind}`)}
          rows={kept.filter((note) => note.kind === kind)}
          keyOf={({ id }) => id}
          columns={[
            {
              head: text('retrospective.field.department'),
              width: '6em',
              cell: ({ department }) => department.name,
            },
            { head: text(`enum.noteKind.${kind}`), cell: (note) => note.text },
            {
              head: text('retrospective.field.rootCause'),
              cell: ({ whys, rootCause }) => (
                <Lines of={[...whys.filter((why) => why !== rootCause), rootCause].filter(Boolean)} />
              ),
            },
          ]}
        />
      ))}
      <Fields cells={[wide(text('retrospective.field.conclusion'), report.conclusion)]} />
      <Register
        caption={text('retrospective.section.measures')}
        rows={report.measures}
        keyOf={({ id }) => id}
        columns={[
          { head: text('retrospective.section.measures'), cell: (measure) => measure.text },
          {
            head: text('retrospective.field.owner'),
            width: '6em',
            cell: ({ owner }) => owner?.name ?? '',
          },
          { head: text('retrospective.field.dueOn'), width: '7em', cell: ({ dueOn }) => dueOn ?? '' },
          { head: text('enum.noun.task'), width: '8em', cell: ({ task }) => task?.number ?? '' },
        ]}
      />
      <Register
        caption={text('retrospective.section.assets')}
        rows={report.assets}
        keyOf={({ id }) => id}
        columns={[
          {
            head: text('retrospective.asset.kind'),
            width: '5em',
            cell: ({ kind }) => text(`enum.assetKind.${kind}`),
          },
          { head: text('retrospective.asset.name'), cell: ({ name }) => name },
          { head: text('retrospective.asset.description'), cell: ({ description }) => description },
        ]}
      />
      <Fields cells={[wide(text('retrospective.section.files'), names(report.files))]} />
      <Signatures of={[text('charter.field.leader')]} />
    </Paper>
  )
}
