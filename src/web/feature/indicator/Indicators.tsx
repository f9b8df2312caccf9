import type { ReactNode } from 'react'
import { useDraft } from '#web/lib/draft.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Findings } from '#web/ui/Findings.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextArea } from '#web/ui/fields.tsx'
import { Link } from '#web/ui/Link.tsx'
import { Section } from '#web/ui/Page.tsx'
import { type Column, RowTable } from '#web/ui/RowTable.tsx'
import { toast } from '#web/ui/toast.tsx'
import { OnDay, When } from '#web/ui/When.tsx'
import { type IndicatorsView, useWriteReview } from './api.ts'
import './indicator.css'

type Figures = IndicatorsView['total']
const keys = [
  'onTime',
  'done',
  'late',
  'responseHours',
  'settleHours',
  'executed',
  'rating',
  'reached',
] as const
type Key = (typeof keys)[number]

function useSay(): (key: Key, figures: Figures) => string {
  const text = useText()
  return (key, figures) => {
    const value = figures[key]
    if (value === null) return '—'
    if (key === 'rating') return text('indicator.of5', { score: value })
    if (key === 'responseHours' || key === 'settleHours') return text('indicator.hours', { hours: value })
    return `${Math.round(value * 1000) / 10}%`
  }
}

/** X-66: the eight indicators of a period, the collaborations they come from, the departments that did the work. */
export function Indicators({ view }: { view: IndicatorsView }): ReactNode {
  const text = useText()
  const say = useSay()
  type Row = IndicatorsView['collaborations'][number]
  const columns: Column<Row>[] = [
    {
      key: 'name',
      head: text('enum.noun.collaboration'),
      cell: ({ id, number, name }) => (
        <>
          <Link to={`/collaborations/${id}/retrospective`}>{name}</Link>{' '}
          <span className="small faint">{number}</span>
        </>
      ),
    },
    ...keys.map(
      (key): Column<Row> => ({
        key,
        head: text(`indicator.${key}`),
        width: 108,
        wideOnly: !['onTime', 'reached'].includes(key),
        cell: (row) => say(key, row),
      }),
    ),
  ]
  type Line = IndicatorsView['departments'][number]
  const percent = (share: number | null) => (share === null ? '—' : `${Math.round(share * 1000) / 10}%`)
  const departments: Column<Line>[] = [
    { key: 'department', head: text('enum.noun.department'), cell: ({ department }) => department.name },
    { key: 'tasks', head: text('indicator.tasks'), width: 88, cell: ({ tasks }) => tasks },
    { key: 'onTime', head: text('indicator.onTime'), width: 108, cell: ({ onTime }) => percent(onTime) },
    { key: 'late', head: text('indicator.late'), width: 88, cell: ({ late }) => percent(late) },
  ]
  return (
    <>
      <dl className="indicator-figures">
        {keys.map((key) => (
          <div key={key}>
            <dt className="small quiet">{text(`indicator.${key}`)}</dt>
            <dd>{say(key, view.total)}</dd>
          </div>
        ))}
      </dl>
      <Section title={text('indicator.problems.title')}>
        <dl className="indicator-figures">
          {(['shirking', 'unread', 'decisionHours'] as const).map((key) => {
            const value = view.problems[key]
            return (
              <div key={key}>
                <dt className="small quiet">{text(`indicator.problems.${key}`)}</dt>
                <dd>
                  {key === 'decisionHours' && value !== null
                    ? text('indicator.hours', { hours: value })
                    : percent(value)}
                </dd>
                <dd className="small faint">{text(`indicator.problems.${key}Hint`)}</dd>
              </div>
            )
          })}
        </dl>
      </Section>
      <Section title={text('indicator.collaborations')} note={view.collaborations.length}>
        {view.collaborations.length === 0 ? (
          <EmptyState title={text('indicator.none')} hint={text('indicator.noneHint')} />
        ) : (
          <RowTable
            label={text('indicator.collaborations')}
            columns={columns}
            rows={view.collaborations}
            keyOf={({ id }) => id}
          />
        )}
      </Section>
      {view.departments.length > 0 && (
        <Section title={text('indicator.departments')}>
          <RowTable
            label={text('indicator.departments')}
            columns={departments}
            rows={view.departments}
            keyOf={({ department }) => department.id}
          />
        </Section>
      )}
      <Review view={view} />
    </>
  )
}

/** 定期评估协作流程 (S4-10): whether it is time, and what was concluded before. */
function Review({ view }: { view: IndicatorsView }): ReactNode {
  const text = useText()
  const say = useSay()
  const write = useWriteReview()
  const { value, set, clear } = useDraft('process-review', { conclusion: '' })
  const { review } = view
  return (
    <Section title={text('indicator.review.title')} id="review">
      <div className="stack">
        {review.findings.length > 0 ? (
          <Findings findings={review.findings} />
        ) : (
          <p className="quiet">
            {text('indicator.review.next')} <OnDay day={review.dueOn} />
          </p>
        )}
        {review.canWrite && (
          <form
            className="form"
            onSubmit={(event) => {
              event.preventDefault()
              write.mutate(
                { from: view.from, to: view.to, conclusion: value.conclusion.trim() },
                {
                  onSuccess: () => {
                    clear()
                    toast(text('indicator.review.saved'))
                  },
                },
              )
            }}
          >
            <FormField label={text('indicator.review.conclusion')} hint={text('indicator.review.hint')}>
              <TextArea
                value={value.conclusion}
                onChange={(conclusion) => set({ conclusion })}
                rows={3}
                maxLength={5000}
              />
            </FormField>
            <ErrorLine error={write.error} />
            <div>
              <Button type="submit" busy={write.isPending} disabled={value.conclusion.trim() === ''}>
                {text('indicator.review.save')}
              </Button>
            </div>
          </form>
        )}
        <ul>
          {review.items.map((one) => (
            <li key={one.id} className="indicator-row">
              <p className="small quiet">
                <OnDay day={one.from} /> – <OnDay day={one.to} /> · {one.by?.name} <When at={one.at} />
              </p>
              <p className="indicator-words">{one.conclusion}</p>
              <p className="small quiet">
                {(['onTime', 'executed', 'reached'] as const)
                  .map((key) => `${text(`indicator.${key}`)} ${say(key, one.total)}`)
                  .join(' · ')}
              </p>
            </li>
          ))}
        </ul>
      </div>
    </Section>
  )
}
