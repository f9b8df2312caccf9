import type { ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import { FormField } from '#web/ui/FormField.tsx'
import { CheckField, NumberField, TextArea } from '#web/ui/fields.tsx'
import { Link } from '#web/ui/Link.tsx'
import type { RetrospectiveView } from './api.ts'
import { percent } from './Facts.tsx'
import { PartEnd } from './PartEnd.tsx'
import { usePart } from './use-part.ts'

type Row = RetrospectiveView['results'][number]

const fieldsOf = (view: RetrospectiveView) => ({
  rows: view.results.map(({ metric, region, actual, isLowerBetter, cause }) => ({
    metric,
    region,
    actual,
    isLowerBetter,
    cause,
  })),
})

/** 目标–结果–偏差: the goals are the charter's, the results are written here, the rest is reckoned. */
export function Results({ view }: { view: RetrospectiveView }): ReactNode {
  const text = useText()
  const part = usePart({
    view,
    name: 'results',
    fieldsOf,
    bodyOf: ({ rows }) => ({ results: rows.map((row) => ({ ...row, cause: row.cause.trim() })) }),
  })
  const canEdit = view.can.includes('edit')
  if (view.results.length === 0) {
    return (
      <p className="quiet">
        {text('retrospective.result.none')}{' '}
        <Link to={`/collaborations/${view.id}/charter#goal`}>{text('retrospective.result.toCharter')}</Link>
      </p>
    )
  }
  return (
    <div className="stack">
      <ul className="retro-results">
        {view.results.map((row, at) => {
          const typed = part.value.rows[at]
          const name = [row.metric, row.region].filter(Boolean).join(' ')
          return (
            <li key={`${row.metric} ${row.region}`} className="retro-result">
              <h3>{name}</h3>
              <dl className="retro-facts">
                <div>
                  <dt className="small quiet">{text('retrospective.result.goal')}</dt>
                  <dd>{row.value === null ? '—' : `${row.value}${row.unit}`}</dd>
                </div>
                <div>
                  <dt className="small quiet">{text('retrospective.result.actual')}</dt>
                  <dd>{row.actual === null ? '—' : `${row.actual}${row.unit}`}</dd>
                </div>
                <div>
                  <dt className="small quiet">{text('retrospective.result.deviation')}</dt>
                  <dd>
                    <Deviation row={row} />
                  </dd>
                </div>
              </dl>
              {canEdit && typed !== undefined ? (
                <div className="form-columns">
                  <FormField label={text('retrospective.result.actualOf', { name })}>
                    <NumberField
                      value={typed.actual}
                      step="any"
                      unit={row.unit}
                      onChange={(actual) => part.change({ rows: put(part.value.rows, at, { actual }) })}
                    />
                  </FormField>
                  <FormField label={text('retrospective.result.cause')}>
                    <TextArea
                      value={typed.cause}
                      onChange={(cause) => part.change({ rows: put(part.value.rows, at, { cause }) })}
                      maxLength={5000}
                    />
                  </FormField>
                  <CheckField
                    checked={typed.isLowerBetter}
                    onChange={(isLowerBetter) =>
                      part.change({ rows: put(part.value.rows, at, { isLowerBetter }) })
                    }
                  >
                    {text('retrospective.result.lowerIsBetter')}
                  </CheckField>
                </div>
              ) : (
                row.cause !== '' && <p className="retro-words">{row.cause}</p>
              )}
            </li>
          )
        })}
      </ul>
      <PartEnd
        part={part}
        say={({ rows }) =>
          rows.map(({ metric, actual, cause }) => `${metric} ${actual ?? '—'} ${cause}`).join('\n')
        }
      />
    </div>
  )
}

type Typed = ReturnType<typeof fieldsOf>['rows'][number]
function put(rows: readonly Typed[], at: number, change: Partial<Typed>): Typed[] {
  return rows.map((row, index) => (index === at ? { ...row, ...change } : row))
}

function Deviation({ row }: { row: Row }): ReactNode {
  const text = useText()
  const { difference, ratio, unit, isReached } = row
  if (difference === null) return '—'
  const share = ratio === null ? '' : text('retrospective.result.share', { share: percent(ratio) })
  return (
    <>
      {difference > 0 ? '+' : ''}
      {difference}
      {unit}
      {share}{' '}
      <span className={isReached ? 'tone-green' : 'tone-amber'}>
        {text(isReached ? 'retrospective.result.reached' : 'retrospective.result.missed')}
      </span>
    </>
  )
}
