import type { FormEvent, ReactNode } from 'react'
import { dimensions, type Question, questions } from '#domain/evaluation/questions.ts'
import { useDraft } from '#web/lib/draft.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { CheckField, TextArea } from '#web/ui/fields.tsx'
import { toast } from '#web/ui/toast.tsx'
import { useAnswer } from './api.ts'

interface Typed {
  readonly marks: Partial<Record<Question, number>>
  readonly improve: string
  readonly suggestion: string
  readonly isAnonymous: boolean
}

const nothing: Typed = { marks: {}, improve: '', suggestion: '', isAnonymous: false }

/** Eight marks and two open questions; a minute on a phone. */
export function Questionnaire({ meetingId }: { meetingId: string }): ReactNode {
  const text = useText()
  const answer = useAnswer(meetingId)
  const { value: typed, set: setTyped, clear: drop } = useDraft<Typed>(`evaluation.${meetingId}`, nothing)
  const { marks, improve, suggestion, isAnonymous } = typed
  const { fields } = useError()(answer.error)

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    answer.mutate(typed, {
      onSuccess: () => {
        drop()
        toast(text('evaluation.thanks'))
      },
    })
  }
  return (
    <form className="form questionnaire" onSubmit={handleSubmit}>
      <div>
        <strong>{text('evaluation.ask')}</strong>
        <p className="small quiet">{text('evaluation.askHint')}</p>
      </div>
      <div className="questionnaire-marks">
        {dimensions.flatMap((dimension) =>
          questions[dimension].map((question) => (
            <MarkField
              key={question}
              question={question}
              mark={marks[question]}
              onChange={(mark) => setTyped({ ...typed, marks: { ...marks, [question]: mark } })}
            />
          )),
        )}
      </div>
      {fields.marks !== undefined && (
        <p className="field-issue" role="alert">
          {fields.marks}
        </p>
      )}
      <FormField label={text('evaluation.improve')} issue={fields.improve}>
        <TextArea
          value={improve}
          onChange={(value) => setTyped({ ...typed, improve: value })}
          maxLength={5000}
        />
      </FormField>
      <FormField label={text('evaluation.suggestion')} issue={fields.suggestion}>
        <TextArea
          value={suggestion}
          onChange={(value) => setTyped({ ...typed, suggestion: value })}
          maxLength={5000}
        />
      </FormField>
      <CheckField checked={isAnonymous} onChange={(value) => setTyped({ ...typed, isAnonymous: value })}>
        {text('evaluation.anonymous')} <span className="small faint">{text('evaluation.anonymousHint')}</span>
      </CheckField>
      <ErrorLine error={answer.error} />
      <div className="form-end">
        <Button type="submit" kind="primary" busy={answer.isPending}>
          {text('evaluation.submit')}
        </Button>
      </div>
    </form>
  )
}

function MarkField({
  question,
  mark,
  onChange,
}: {
  question: Question
  mark: number | undefined
  onChange: (mark: number) => void
}): ReactNode {
  const text = useText()
  return (
    <fieldset className="mark-field">
      <legend>{text(`evaluation.question.${question}`)}</legend>
      {[1, 2, 3, 4, 5].map((value) => (
        <label key={value} data-chosen={mark === value}>
          <input
            type="radio"
            className="visually-hidden"
            name={`mark-${question}`}
            value={value}
            checked={mark === value}
            onChange={() => onChange(value)}
          />
          {value}
        </label>
      ))}
    </fieldset>
  )
}
