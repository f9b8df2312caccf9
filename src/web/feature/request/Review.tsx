import { type FormEvent, type ReactNode, useState } from 'react'
import type { PersonRef } from '#contract/common.ts'
import {
  type ReviewCriterion,
  type ReviewVerdict,
  reviewCriteria,
  reviewVerdicts,
} from '#domain/request/request.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Findings, findingsOf } from '#web/ui/Findings.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { Choice, TextArea } from '#web/ui/fields.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { PeoplePicker } from '#web/ui/PersonPicker.tsx'
import { toast } from '#web/ui/toast.tsx'
import { When } from '#web/ui/When.tsx'
import { acts, type RequestView, useRequestAct } from './api.ts'
import './request.css'

type Said = Readonly<Record<ReviewCriterion, 'yes' | 'no' | ''>>
const icons = { pass: 'check', return: 'undo', reject: 'cross' } as const

/** 初审 (S4-20): three verdicts, and pass, return or reject by them. */
export function ReviewForm({ request }: { request: RequestView }): ReactNode {
  const text = useText()
  const sayError = useError()
  const review = useRequestAct(request.id, acts.review(request.id))
  const [verdict, setVerdict] = useState<ReviewVerdict>()
  const { value, set, clear } = useDraft<{ said: Said; comment: string; assessors: readonly PersonRef[] }>(
    `request/${request.id}/review`,
    {
      said: { necessity: '', reasonableness: '', completeness: '' },
      comment: '',
      assessors: [request.initiator],
    },
  )
  const issues = review.error ? sayError(review.error).fields : {}
  const findings = findingsOf(review.error)
  const asBoolean = (criterion: ReviewCriterion) =>
    value.said[criterion] === '' ? null : value.said[criterion] === 'yes'

  function give(event: FormEvent, given: ReviewVerdict) {
    event.preventDefault()
    setVerdict(given)
    review.mutate(
      {
        necessity: asBoolean('necessity'),
        reasonableness: asBoolean('reasonableness'),
        completeness: asBoolean('completeness'),
        verdict: given,
        comment: value.comment.trim(),
        ...(given === 'pass' && { assessorIds: value.assessors.map(({ id }) => id) }),
      },
      {
        onSuccess: () => {
          clear()
          toast(text('request.reviewed'))
        },
      },
    )
  }

  return (
    <form className="form request-inset" onSubmit={(event) => event.preventDefault()}>
      <div className="request-criteria">
        {reviewCriteria.map((criterion) => (
          <div key={criterion} className="request-criterion">
            <span>{text(`enum.reviewCriterion.${criterion}`)}</span>
            <Choice
              label={text(`enum.reviewCriterion.${criterion}`)}
              value={value.said[criterion]}
              onChange={(one) => set((before) => ({ ...before, said: { ...before.said, [criterion]: one } }))}
              options={[
                { value: 'yes', label: text('request.review.met') },
                { value: 'no', label: text('request.review.unmet') },
              ]}
            />
          </div>
        ))}
      </div>
      <FormField
        label={text('request.review.comment')}
        hint={text('request.review.commentHint')}
        issue={issues.comment}
      >
        <TextArea
          value={value.comment}
          onChange={(comment) => set((before) => ({ ...before, comment }))}
          maxLength={5000}
        />
      </FormField>
      <FormField
        label={text('request.field.assessors')}
        hint={text('request.review.assessorsHint')}
        issue={issues.assessorIds}
      >
        <PeoplePicker
          value={value.assessors}
          onChange={(assessors) => set((before) => ({ ...before, assessors }))}
        />
      </FormField>
      {findings.length > 0 ? <Findings findings={findings} /> : <ErrorLine error={review.error} />}
      <div className="form-end">
        {reviewVerdicts
          .filter((one) => request.can.includes(one))
          .map((one) => (
            <Button
              key={one}
              kind={one === 'pass' ? 'primary' : 'plain'}
              icon={icons[one]}
              busy={review.isPending && verdict === one}
              disabled={review.isPending}
              onClick={(event) => give(event, one)}
            >
              {text(`enum.reviewVerdict.${one}`)}
            </Button>
          ))}
      </div>
    </form>
  )
}

/** The reviews that were given, latest last. */
export function Reviews({ request }: { request: RequestView }): ReactNode {
  const text = useText()
  if (request.reviews.length === 0) return <p className="quiet">{text('request.review.none')}</p>
  return (
    <ol className="request-rounds">
      {request.reviews.map((review) => (
        <li key={review.at} className="request-round">
          <div className="line">
            <strong>{text(`enum.reviewVerdict.${review.verdict}`)}</strong>
            <span className="small quiet">
              {review.reviewer.name} · <When at={review.at} />
            </span>
            {review.isOwn && <span className="small tone-amber">{text('request.review.own')}</span>}
          </div>
          <div className="line small">
            {reviewCriteria.map((criterion) => (
              <span key={criterion} className={`mark tone-${review[criterion] ? 'green' : 'orange'}`}>
                <Icon name={review[criterion] ? 'check' : 'cross'} size={12} />
                {text(`enum.reviewCriterion.${criterion}`)}
                {text(review[criterion] ? 'request.review.met' : 'request.review.unmet')}
              </span>
            ))}
          </div>
          {review.comment !== '' && <p>{review.comment}</p>}
        </li>
      ))}
    </ol>
  )
}
