import type { ReactNode } from 'react'
import type { EvaluationView } from '#contract/evaluation.ts'
import type { MeetingView } from '#contract/meeting.ts'
import { dimensions, questions } from '#domain/evaluation/questions.ts'
import { Fields, Paper, Register } from '#web/ui/Paper.tsx'
import { useMeetingWords } from './meeting-forms.tsx'

/** 会议效果评估表 (A20; ): the results, or empty to be filled in by hand. */
export function EvaluationPaper({
  meeting,
  evaluation,
}: {
  meeting: MeetingView
  evaluation: EvaluationView
}): ReactNode {
  const { text, time } = useMeetingWords(meeting)
  const label = (key: string) => text(`print.field.${key}`)
  const rows = dimensions.flatMap((dimension) =>
    questions[dimension].map((question) => ({ dimension, question })),
  )
  return (
    <Paper title={text('print.form.evaluation')} number={meeting.number}>
      <Fields
        cells={[
          { label: label('meetingName'), value: meeting.name, isWide: true },
          { label: label('time'), value: time, isWide: true },
        ]}
      />
      <Register
        caption={text('evaluation.people')}
        rows={rows}
        keyOf={({ question }) => question}
        columns={[
          {
            head: label('dimension'),
            width: '8em',
            cell: ({ dimension }) => text(`evaluation.dimension.${dimension}`),
          },
          { head: label('question'), cell: ({ question }) => text(`evaluation.question.${question}`) },
          {
            head: label('mark'),
            width: '12em',
            isCentred: true,
            cell: ({ question }) =>
              evaluation.result?.byQuestion[question]?.toFixed(1) ?? '□1　□2　□3　□4　□5',
          },
        ]}
      />
      <Fields
        cells={[
          { label: text('evaluation.improve'), value: <br />, isWide: true },
          { label: text('evaluation.suggestion'), value: <br />, isWide: true },
        ]}
      />
      <Register
        caption={text('evaluation.effect')}
        rows={evaluation.effect.measures}
        keyOf={({ measure }) => measure}
        columns={[
          {
            head: label('measure'),
            width: '10em',
            cell: ({ measure }) => text(`evaluation.measure.${measure}`),
          },
          {
            head: label('finding'),
            cell: ({ measure, score, params }) =>
              score === null ? text('evaluation.unknown') : text(`evaluation.said.${measure}`, params),
          },
          {
            head: label('score'),
            width: '6em',
            isCentred: true,
            cell: ({ score }) => (score === null ? '' : `${Math.round(score * 100)}%`),
          },
        ]}
      />
    </Paper>
  )
}
