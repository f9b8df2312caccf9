import type { ReactNode } from 'react'
import type { RequestView } from '#contract/request.ts'
import { reviewCriteria } from '#domain/request/request.ts'
import { useReading } from '#web/lib/reading.ts'
import { useText } from '#web/lib/text.ts'
import { Fields, Lines, Paper, Register, Signatures } from '#web/ui/Paper.tsx'
import { printInstant, printMoney } from './times.ts'

/** 跨部门协作需求单 (A01; S4-13 … S4-20, X-68, X-69). */
export function RequestPaper({ request }: { request: RequestView }): ReactNode {
  const text = useText()
  const reading = useReading()
  const label = (key: string) => text(`request.field.${key}`)
  const list = text('common.join')
  const accepted = request.answers.filter(({ state }) => state === 'accepted')
  const review = request.reviews.at(-1)
  return (
    <Paper title={text('print.form.request')} number={request.number}>
      <Fields
        cells={[
          { label: label('number'), value: request.number },
          { label: label('raisedOn'), value: printInstant(request.createdAt, reading.zone) },
          { label: label('name'), value: request.name, isWide: true },
          { label: label('initiatingDepartment'), value: request.initiatingDepartment.name },
          { label: label('initiator'), value: request.initiator.name },
          { label: label('contact'), value: request.contact },
          { label: label('urgency'), value: text(`enum.urgency.${request.urgency}`) },
          {
            label: label('departments'),
            value: request.departments.map(({ department }) => department.name).join(list),
          },
          { label: label('wishedOn'), value: request.wishedOn ?? '' },
          { label: label('background'), value: <Lines of={request.background.split('\n')} />, isWide: true },
          { label: label('goal'), value: <Lines of={request.goal.split('\n')} />, isWide: true },
          {
            label: label('expectedOutcome'),
            value: <Lines of={request.expectedOutcome.split('\n')} />,
            isWide: true,
          },
          {
            label: label('nodes'),
            value: <Lines of={request.nodes.map(({ name, on }) => `${on} ${name}`)} isNumbered />,
            isWide: true,
          },
          {
            label: label('risks'),
            value: (
              <Lines
                of={request.risks.map(({ text: risk, response }) =>
                  response === '' ? risk : text('print.riskLine', { risk, response }),
                )}
                isNumbered
              />
            ),
            isWide: true,
          },
          {
            label: label('concreteTasks'),
            value: <Lines of={request.concreteTasks.split('\n')} />,
            isWide: true,
          },
          {
            label: label('deliveryStandard'),
            value: <Lines of={request.deliveryStandard.split('\n')} />,
            isWide: true,
          },
        ]}
      />
      <Register
        caption={label('needs')}
        rows={request.needs}
        keyOf={({ id }) => id}
        columns={[
          {
            head: text('request.need.kind'),
            width: '5em',
            cell: ({ kind }) => text(`enum.resourceKind.${kind}`),
          },
          { head: text('request.need.specHead'), cell: ({ spec }) => spec },
          {
            head: text('request.need.quantity'),
            width: '5em',
            cell: ({ quantity, unit }) => (quantity === null ? '' : `${quantity}${unit}`),
          },
          {
            head: text('request.need.span'),
            width: '9em',
            cell: ({ fromOn, untilOn }) => [fromOn, untilOn].filter(Boolean).join(' – '),
          },
          { head: text('request.need.purpose'), cell: ({ purpose }) => purpose },
          {
            head: text('request.need.priority'),
            width: '4em',
            isCentred: true,
            cell: ({ priority }) => text(`enum.needPriority.${priority}`),
          },
          { head: label('allocationOpinion'), cell: ({ opinion }) => opinion },
          {
            head: label('allocation'),
            cell: ({ allocation, allocated }) =>
              allocation === null
                ? ''
                : [text(`enum.allocation.${allocation}`), allocated].filter(Boolean).join(' '),
          },
        ]}
      />
      <Register
        caption={label('opinion')}
        rows={request.answers}
        keyOf={({ department }) => department.id}
        columns={[
          { head: label('departments'), width: '8em', cell: ({ department }) => department.name },
          {
            head: label('state'),
            width: '7em',
            cell: ({ state }) => text(`enum.requestAnswer.${state}`),
          },
          {
            head: label('opinion'),
            cell: ({ reason, counterOn, counterResources }) => (
              <Lines of={[reason, counterOn ?? '', counterResources].filter(Boolean)} />
            ),
          },
          { head: label('liaison'), width: '6em', cell: ({ liaison }) => liaison?.name ?? '' },
        ]}
      />
      <Fields
        cells={[
          {
            label: label('review'),
            value:
              review === undefined ? (
                ''
              ) : (
                <Lines
                  of={[
                    reviewCriteria
                      .map(
                        (one) =>
                          `${text(`enum.reviewCriterion.${one}`)}${text(review[one] ? 'request.review.met' : 'request.review.unmet')}`,
                      )
                      .join(list),
                    `${text(`enum.reviewVerdict.${review.verdict}`)} ${review.comment}`,
                    `${review.reviewer.name} ${printInstant(review.at, reading.zone)}`,
                  ]}
                />
              ),
            isWide: true,
          },
          {
            label: label('confirmed'),
            value: (
              <Lines
                of={[
                  ...(request.decision?.isAccepted
                    ? [
                        `${request.initiatingDepartment.name} ${request.decision.by?.name ?? ''} ${printInstant(request.decision.at, reading.zone)}`,
                      ]
                    : []),
                  ...accepted.map(
                    ({ department, answeredBy, answeredAt }) =>
                      `${department.name} ${answeredBy?.name ?? ''} ${answeredAt === null ? '' : printInstant(answeredAt, reading.zone)}`,
                  ),
                ]}
              />
            ),
            isWide: true,
          },
          {
            label: label('result'),
            value:
              request.result === null
                ? ''
                : `${text(`enum.requestOutcome.${request.result.outcome}`)} ${request.result.text}`,
            isWide: true,
          },
          {
            label: label('rating'),
            value:
              request.result?.rating == null
                ? ''
                : `${text('request.rate.mark', { rating: request.result.rating })} ${request.result.ratingComment}`,
            isWide: true,
          },
        ]}
      />
      <Signatures of={[label('initiatingDepartment'), label('departments')]} />
    </Paper>
  )
}

/** 影响评估与资源预估表 (A02; S4-21 … S4-24). */
export function AssessmentPaper({ request }: { request: RequestView }): ReactNode {
  const text = useText()
  const reading = useReading()
  const label = (key: string) => text(`request.field.${key}`)
  const answer = (key: string) => text(`request.answer.${key}`)
  const { feasibility, decision } = request
  return (
    <Paper title={text('print.form.assessment')} number={request.number} isWide>
      <Fields
        cells={[
          { label: label('name'), value: request.name, isWide: true },
          { label: label('initiatingDepartment'), value: request.initiatingDepartment.name },
          {
            label: label('assessors'),
            value: request.assessors.map(({ name }) => name).join(text('common.join')),
          },
          { label: label('goal'), value: <Lines of={request.goal.split('\n')} />, isWide: true },
        ]}
      />
      <Register
        caption={label('estimate')}
        rows={request.answers.filter(({ state }) => state !== 'forwarded' && state !== 'dropped')}
        keyOf={({ department }) => department.id}
        columns={[
          { head: label('department'), width: '8em', cell: ({ department }) => department.name },
          { head: label('state'), width: '7em', cell: ({ state }) => text(`enum.requestAnswer.${state}`) },
          { head: label('impact'), cell: ({ impact }) => <Lines of={impact.split('\n')} /> },
          { head: answer('people'), cell: ({ people }) => people },
          { head: answer('material'), cell: ({ material }) => material },
          {
            head: answer('money'),
            width: '7em',
            cell: ({ moneyCents }) => (moneyCents === null ? '' : printMoney(moneyCents, reading.locale)),
          },
          { head: answer('duration'), cell: ({ duration }) => duration },
          { head: label('liaison'), width: '6em', cell: ({ liaison }) => liaison?.name ?? '' },
        ]}
      />
      <Fields
        cells={[
          {
            label: label('feasibility'),
            value:
              feasibility === null
                ? ''
                : `${text(`enum.feasibility.${feasibility.verdict}`)} ${feasibility.reason} ${feasibility.by?.name ?? ''}`,
            isWide: true,
          },
          {
            label: label('decision'),
            value:
              decision === null
                ? ''
                : `${text(decision.isAccepted ? 'request.decide.accepted' : 'request.decide.rejected')} ${decision.comment} ${decision.by?.name ?? ''} ${printInstant(decision.at, reading.zone)}`,
            isWide: true,
          },
        ]}
      />
      <Signatures of={[label('assessors'), label('initiatingDepartment')]} />
    </Paper>
  )
}
