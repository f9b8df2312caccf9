import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { EvaluationView } from '#contract/evaluation.ts'
import { dimensions, questions } from '#domain/evaluation/questions.ts'
import { useText } from '#web/lib/text.ts'
import { Faces } from '#web/ui/Faces.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Section } from '#web/ui/Page.tsx'
import { When } from '#web/ui/When.tsx'
import { evaluationQuery } from './api.ts'
import { Questionnaire } from './Questionnaire.tsx'
import './evaluation.css'

/** How good a meeting was: what is counted beside what attendees say. */
export function EvaluationSection({ meetingId }: { meetingId: string }): ReactNode {
  const text = useText()
  const query = useQuery(evaluationQuery(meetingId))
  const closes = query.data?.isOpen ? query.data.closes : null
  return (
    <div id="evaluation">
      <Section
        title={text('evaluation.title')}
        note={
          closes && (
            <>
              {text('evaluation.closes')} <When at={closes.at} />
            </>
          )
        }
      >
        <Faces query={query}>
          {(evaluation) => (
            <>
              {evaluation.mine === 'open' && <Questionnaire meetingId={meetingId} />}
              {evaluation.mine === 'answered' && evaluation.isOpen && (
                <p className="mark tone-green small">
                  <Icon name="check" size={14} />
                  {text('evaluation.thanks')}
                </p>
              )}
              <div className="evaluation">
                <Effect effect={evaluation.effect} />
                <Voices evaluation={evaluation} />
              </div>
            </>
          )}
        </Faces>
      </Section>
    </div>
  )
}

function Effect({ effect }: { effect: EvaluationView['effect'] }): ReactNode {
  const text = useText()
  return (
    <div>
      <h3 className="evaluation-head">
        {text('evaluation.effect')}{' '}
        <span className="number">
          {effect.score === null
            ? text('evaluation.noScore')
            : text('evaluation.score', { score: effect.score })}
        </span>
      </h3>
      <p className="small quiet">
        {text(`evaluation.weight.${effect.weightSet}`)}
        {effect.adHoc > 0 && ` · ${text('evaluation.adHoc', { count: effect.adHoc })}`}
      </p>
      <dl className="evaluation-rows">
        {effect.measures.map(({ measure, score, params }) => (
          <div key={measure} className="evaluation-row">
            <dt>{text(`evaluation.measure.${measure}`)}</dt>
            <dd className="small quiet">
              {score === null ? text('evaluation.unknown') : text(`evaluation.said.${measure}`, params)}
            </dd>
            <dd>{score !== null && <Bar share={score} said={`${Math.round(score * 100)}%`} />}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function Voices({ evaluation }: { evaluation: EvaluationView }): ReactNode {
  const text = useText()
  const { result, isKeptBack, answered, asked, comments, mine } = evaluation
  return (
    <div>
      <h3 className="evaluation-head">
        {text('evaluation.people')}{' '}
        <span className="number">{text('evaluation.answered', { count: answered, of: asked })}</span>
      </h3>
      {result === null ? (
        <p className="small quiet">
          {text(
            isKeptBack
              ? 'evaluation.keptBack'
              : mine === 'open' && answered > 0
                ? 'evaluation.afterMine'
                : 'evaluation.none',
          )}
        </p>
      ) : (
        <dl className="evaluation-rows">
          <Mean name={text('evaluation.overall')} mark={result.overall} isHead />
          {dimensions.map((dimension) => (
            <div key={dimension} className="evaluation-group">
              <Mean
                name={text(`evaluation.dimension.${dimension}`)}
                mark={result.byDimension[dimension] ?? null}
                isHead
              />
              {questions[dimension].length > 1 &&
                questions[dimension].map((question) => (
                  <Mean
                    key={question}
                    name={text(`evaluation.question.${question}`)}
                    mark={result.byQuestion[question] ?? null}
                  />
                ))}
            </div>
          ))}
        </dl>
      )}
      {comments.length > 0 && (
        <>
          <h4 className="small">{text('evaluation.comments')}</h4>
          <ul className="evaluation-comments">
            {comments.map(({ improve, suggestion, person }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: unsigned comments have nothing else
              <li key={at}>
                {improve !== '' && <p>{improve}</p>}
                {suggestion !== '' && <p>{suggestion}</p>}
                <span className="small faint">{person?.name ?? text('evaluation.unsigned')}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function Mean({
  name,
  mark,
  isHead = false,
}: {
  name: string
  mark: number | null
  isHead?: boolean
}): ReactNode {
  const text = useText()
  return (
    <div className="evaluation-row" data-head={isHead}>
      <dt>{name}</dt>
      <dd className="small quiet">
        {mark === null ? text('evaluation.unknown') : text('evaluation.outOf', { mark: mark.toFixed(1) })}
      </dd>
      <dd>{mark !== null && <Bar share={mark / 5} said="" />}</dd>
    </div>
  )
}

function Bar({ share, said }: { share: number; said: string }): ReactNode {
  return (
    <span className="evaluation-bar" data-low={share < 0.6}>
      <span className="evaluation-bar-track" aria-hidden="true">
        <span style={{ inlineSize: `${Math.round(share * 100)}%` }} />
      </span>
      {said !== '' && <span className="number small">{said}</span>}
    </span>
  )
}
