import type { RetrospectiveView } from '#contract/retrospective.ts'
import type { Locale } from '#domain/person/locale.ts'
import { noteKinds } from '#domain/retrospective/note.ts'
import type { Block } from '#server/document/block.ts'
import { wordFile } from '#server/document/word.ts'
import { filled, labelIn, wordsIn } from '#server/document/words.ts'
import { wordsOf } from './words.ts'

/** 《跨部门协作复盘报告》 (A27) as a Word file: labels are the reader's, what was written stays as it is. */
export async function reportFile(
  view: RetrospectiveView,
  locale: Locale,
): Promise<{ name: string; bytes: Buffer }> {
  const words = wordsOf(locale)
  const house = wordsIn(locale)
  const { report } = words
  const bytes = await wordFile(
    {
      title: report.title,
      subtitle: [view.number, view.collaboration.name].filter(Boolean).join(' · '),
      mark: view.state === 'final' ? house.text.finalMark : '',
      head: {
        left: `${house.text.field.classification}：${labelIn(house, 'classification', view.collaboration.classification)}`,
        right: view.number ?? '',
      },
      foot: house.text.pageOf,
      blocks: blocksOf(view, locale),
    },
    locale,
  )
  return { name: `${report.title}-${view.collaboration.name}.docx`, bytes }
}

function blocksOf(view: RetrospectiveView, locale: Locale): Block[] {
  const { report } = wordsOf(locale)
  const { collaboration, facts } = view
  const percent = (share: number | null) => (share === null ? '—' : `${Math.round(share * 1000) / 10}%`)
  const kept = view.notes.filter(({ isKept }) => isKept)
  const heading = (text: string): Block => ({ kind: 'heading', level: 1, text })
  const words = (text: string): Block[] => (text === '' ? [] : [{ kind: 'text', text }])
  return [
    heading(report.overview),
    {
      kind: 'grid',
      cells: [
        {
          label: report.field.period,
          lines: [`${collaboration.startsOn ?? '—'} – ${collaboration.endsOn ?? '—'}`],
        },
        { label: report.field.leader, lines: [collaboration.leader?.name ?? ''] },
        {
          label: report.field.departments,
          lines: [collaboration.departments.map(({ name }) => name).join('、')],
        },
        { label: report.field.people, lines: [collaboration.members.map(({ name }) => name).join('、')] },
        { label: report.field.goal, lines: [collaboration.goal], wide: true },
      ],
    },
    ...words(view.overview),
    heading(report.results),
    {
      kind: 'table',
      head: [
        report.column.metric,
        report.column.goal,
        report.column.result,
        report.column.deviation,
        report.column.cause,
      ],
      widths: [22, 16, 16, 16, 30],
      rows: view.results.map((row) => [
        [row.metric, row.region].filter(Boolean).join(' '),
        row.value === null ? '—' : `${row.value}${row.unit}`,
        row.actual === null ? '—' : `${row.actual}${row.unit}`,
        row.difference === null
          ? '—'
          : `${row.difference > 0 ? '+' : ''}${row.difference}${row.unit}${row.ratio === null ? '' : ` (${percent(row.ratio)})`}`,
        row.cause,
      ]),
    },
    heading(report.facts),
    {
      kind: 'grid',
      cells: [
        {
          label: report.fact.done,
          lines: [`${facts.work.done}/${facts.work.tasks} (${percent(facts.rates.done)})`],
        },
        {
          label: report.fact.onTime,
          lines: [`${facts.work.onTime}/${facts.work.dated} (${percent(facts.rates.onTime)})`],
        },
        {
          label: report.fact.late,
          lines: [`${facts.work.late}/${facts.work.dated} (${percent(facts.rates.late)})`],
        },
        { label: report.fact.extensions, lines: [String(facts.extensions)] },
        {
          label: report.fact.meetings,
          lines: [
            filled(report.fact.meetingsSaid, {
              count: facts.meetings,
              hours: (facts.meetingMinutes / 60).toFixed(1),
            }),
          ],
        },
        {
          label: report.fact.executed,
          lines: [`${facts.executed}/${facts.decisions} (${percent(facts.rates.executed)})`],
        },
        {
          label: report.fact.conflicts,
          lines: [
            filled(report.fact.conflictsSaid, {
              count: facts.conflicts,
              escalated: facts.escalated,
              settled: facts.settled,
            }),
          ],
        },
        { label: report.fact.issues, lines: [`${facts.issuesSettled}/${facts.issues}`] },
      ],
    },
    ...words(view.assessment),
    ...noteKinds.flatMap((kind): Block[] => [
      heading(report.note[kind]),
      {
        kind: 'table',
        head: [report.column.department, report.column.text, report.column.rootCause],
        widths: [18, 47, 35],
        rows: kept
          .filter((note) => note.kind === kind)
          .map((note) => [
            note.department.name,
            note.text,
            [...note.whys.map((why, at) => `${at + 1}. ${why}`), note.cause].filter(Boolean).join('\n'),
          ]),
      },
    ]),
    ...(view.conclusion === '' ? [] : [heading(report.conclusion), ...words(view.conclusion)]),
    heading(report.measures),
    {
      kind: 'table',
      head: [report.column.text, report.column.owner, report.column.due, report.column.task],
      widths: [50, 16, 16, 18],
      rows: view.measures.map(({ text, owner, dueOn, task }) => [
        text,
        owner?.name ?? '',
        dueOn ?? '',
        task?.number ?? '',
      ]),
    },
    ...(view.assets.length === 0
      ? []
      : [
          heading(report.assets),
          {
            kind: 'table' as const,
            head: [report.column.kind, report.column.name, report.column.description],
            widths: [16, 30, 54],
            rows: view.assets.map(({ kind, name, description }) => [report.asset[kind], name, description]),
          },
        ]),
    ...(view.files.length === 0
      ? []
      : [{ kind: 'list' as const, label: report.files, lines: view.files.map(({ name }) => name) }]),
  ]
}
