import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { DepartmentRef } from '#contract/common.ts'
import {
  lowItems,
  type Marks,
  type RatingLevel,
  ratingItems,
  ratingLevels,
  ratingWeights,
  scoreOf,
} from '#domain/retrospective/rating.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Deadlines } from '#web/ui/Deadlines.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { SelectField, TextArea } from '#web/ui/fields.tsx'
import { Link } from '#web/ui/Link.tsx'
import { toast } from '#web/ui/toast.tsx'
import { type RatingView, ratingsQuery, useRate } from './api.ts'
import './rating.css'

/** 部门互评: what I have to give, and what I may see of what was given. */
export function Ratings({ id }: { id: string }): ReactNode {
  const text = useText()
  const query = useQuery(ratingsQuery(id))
  return (
    <Faces query={query}>
      {(view) =>
        view.closes === null ? (
          <p className="quiet">{text('rating.notYet')}</p>
        ) : (
          <div className="stack">
            <p className="small quiet">
              {text('rating.given', { given: view.given, expected: view.expected })}{' '}
              <Link to={`/print/ratings/${id}`}>{text('print.print')}</Link>
            </p>
            <Deadlines deadlines={[view.closes]} />
            {view.isOpen &&
              view.mine.map(({ department, others }) => (
                <div key={department.id} className="stack">
                  {others.map((other) => (
                    <RateForm
                      key={other.department.id}
                      id={id}
                      own={department}
                      other={other.department}
                      given={other.given}
                    />
                  ))}
                </div>
              ))}
            <Results view={view} />
          </div>
        )
      }
    </Faces>
  )
}

type Given = RatingView['mine'][number]['others'][number]['given']

interface Typed {
  readonly marks: Partial<Record<keyof Marks, RatingLevel>>
  readonly reason: string
  readonly facts: string
}

function RateForm({
  id,
  own,
  other,
  given,
}: {
  id: string
  own: DepartmentRef
  other: DepartmentRef
  given: Given
}): ReactNode {
  const text = useText()
  const rate = useRate(id)
  const { value, set, clear } = useDraft<Typed>(`rating/${id}/${own.id}/${other.id}`, {
    marks: given?.marks ?? {},
    reason: given?.reason ?? '',
    facts: given?.facts ?? '',
  })
  const { fields } = useError()(rate.error)
  const isWhole = ratingItems.every((item) => value.marks[item] !== undefined)
  const marks = value.marks as Marks
  const isLow = isWhole && lowItems(marks).length > 0
  return (
    <details open={given === null}>
      <summary>
        {text('rating.of', { own: own.name, other: other.name })}
        {given !== null && ` · ${text('rating.score', { score: given.score })}`}
      </summary>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          rate.mutate(
            {
              departmentId: own.id,
              ratedDepartmentId: other.id,
              marks,
              reason: value.reason.trim(),
              facts: value.facts.trim(),
            },
            {
              onSuccess: () => {
                clear()
                toast(text('rating.saved'))
              },
            },
          )
        }}
      >
        <div className="rating-items">
          {ratingItems.map((item) => (
            <FormField
              key={item}
              label={text('rating.item', {
                name: text(`enum.ratingItem.${item}`),
                weight: ratingWeights[item],
              })}
            >
              <SelectField
                value={value.marks[item] === undefined ? '' : (`${value.marks[item]}` as `${RatingLevel}`)}
                none={text('rating.pick')}
                onChange={(level) =>
                  set((before) => ({
                    ...before,
                    marks: { ...before.marks, [item]: Number(level) as RatingLevel },
                  }))
                }
                options={ratingLevels
                  .toReversed()
                  .map((level) => ({ value: `${level}` as const, label: text(`enum.ratingLevel.${level}`) }))}
              />
            </FormField>
          ))}
        </div>
        {isWhole && <p aria-live="polite">{text('rating.score', { score: scoreOf(marks) })}</p>}
        {isLow && <p className="small tone-amber">{text('rating.low')}</p>}
        <FormField label={text('rating.reason')} issue={fields.reason} required={isLow}>
          <TextArea
            value={value.reason}
            onChange={(reason) => set((before) => ({ ...before, reason }))}
            maxLength={5000}
          />
        </FormField>
        <FormField label={text('rating.facts')} issue={fields.facts} required={isLow}>
          <TextArea
            value={value.facts}
            onChange={(facts) => set((before) => ({ ...before, facts }))}
            placeholder={text('rating.factsExample')}
            maxLength={5000}
          />
        </FormField>
        <ErrorLine error={rate.error} />
        <div>
          <Button type="submit" kind="primary" busy={rate.isPending} disabled={!isWhole}>
            {text(given === null ? 'rating.submit' : 'rating.submitAgain')}
          </Button>
        </div>
      </form>
    </details>
  )
}

function Results({ view }: { view: RatingView }): ReactNode {
  const text = useText()
  const shown = view.results.filter(({ mean }) => mean !== null)
  if (shown.length === 0) {
    return <p className="quiet">{text(view.isOpen ? 'rating.whileOpen' : 'rating.nothingToSee')}</p>
  }
  return (
    <ul>
      {shown.map(({ department, mean, words, sight }) => (
        <li key={department.id} className="rating-row">
          <p>
            <strong>{department.name}</strong> {text('rating.score', { score: mean?.score ?? 0 })}{' '}
            <span className="small quiet">{text('rating.raters', { count: mean?.count ?? 0 })}</span>
          </p>
          <dl className="rating-means">
            {ratingItems.map((item) => (
              <div key={item}>
                <dt className="small quiet">{text(`enum.ratingItem.${item}`)}</dt>
                <dd>{mean?.byItem[item]}</dd>
              </div>
            ))}
          </dl>
          {words.map(({ reason, facts, from }) => (
            <p key={`${reason} ${facts}`} className="small">
              {from !== null && `${from.name}${text('retrospective.colon')}`}
              {reason}
              {facts !== '' && ` · ${facts}`}
            </p>
          ))}
          {sight === 'mean' && <p className="small faint">{text('rating.noNames')}</p>}
        </li>
      ))}
    </ul>
  )
}
