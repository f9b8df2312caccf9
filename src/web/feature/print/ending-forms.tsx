import type { ReactNode } from 'react'
import type { RatingView } from '#contract/rating.ts'
import type { RetrospectiveView } from '#contract/retrospective.ts'
import { type RatingLevel, ratingItems, ratingLevels, ratingWeights } from '#domain/retrospective/rating.ts'
import { useReading } from '#web/lib/reading.ts'
import { useText } from '#web/lib/text.ts'
import { Fields, Lines, Paper, Register, Signatures } from '#web/ui/Paper.tsx'
import { printInstant } from './times.ts'

/** 表扬与感谢 (A28; S1-49): each letter on a sheet of its own, or the one that is named. */
export function RecognitionPaper({
  report,
  letterId,
}: {
  report: RetrospectiveView
  letterId?: string | undefined
}): ReactNode {
  const text = useText()
  const { zone } = useReading()
  const label = (key: string) => text(`print.letter.${key}`)
  const names = (all: readonly { readonly name: string }[]) =>
    all.map(({ name }) => name).join(text('common.join'))
  const letters = report.recognitions.filter(({ id }) => letterId === undefined || id === letterId)
  if (letters.length === 0) {
    return (
      <Paper title={text('print.form.recognition')}>
        <p className="quiet">{text('retrospective.recognition.none')}</p>
      </Paper>
    )
  }
  return letters.map((letter) => (
    <Paper
      key={letter.id}
      title={text(`enum.recognitionKind.${letter.kind}`)}
      number={report.collaboration.number}
    >
      <Fields
        cells={[
          { label: label('subject'), value: letter.subject, isWide: true },
          { label: label('to'), value: names([...letter.departments, ...letter.people]), isWide: true },
          { label: label('copies'), value: names(letter.copies) || text('print.none'), isWide: true },
          {
            label: label('matter'),
            value: `${report.collaboration.number} ${report.collaboration.name}`,
            isWide: true,
          },
          { label: label('words'), value: <Lines of={letter.text.split('\n')} />, isWide: true },
          { label: label('by'), value: letter.by?.name ?? '' },
          { label: label('at'), value: printInstant(letter.at, zone) },
        ]}
      />
      <Signatures of={[label('sign')]} />
    </Paper>
  ))
}

interface Sheet {
  readonly rater: { readonly id: string; readonly name: string }
  readonly department: { readonly id: string; readonly name: string }
  readonly given: RatingView['mine'][number]['others'][number]['given']
}

/**
 * 部门满意度互评表 (A29; X-65): one sheet for each department that the reader rates, filled in as far as it has been
 * given (or an empty one to fill in by hand), and what may be seen of all of them.
 */
export function RatingPaper({ name, ratings }: { name: string; ratings: RatingView }): ReactNode {
  const text = useText()
  const { zone } = useReading()
  const label = (key: string) => text(`print.rating.${key}`)
  const mine = ratings.mine.flatMap(({ department, others }) =>
    others.map((other) => ({ rater: department, ...other })),
  )
  const blank = { rater: { id: '', name: '' }, department: { id: '', name: '' }, given: null }
  const sheets: readonly Sheet[] = mine.length === 0 ? [blank] : mine
  const seen = ratings.results.filter(({ mean }) => mean !== null)
  return (
    <>
      {sheets.map(({ rater, department, given }) => (
        <Paper key={`${rater.id}${department.id}`} title={text('print.form.ratings')}>
          <Fields
            cells={[
              { label: label('matter'), value: name, isWide: true },
              { label: label('rater'), value: rater.name },
              { label: label('rated'), value: department.name },
            ]}
          />
          <Register
            rows={ratingItems}
            keyOf={(item) => item}
            columns={[
              { head: label('item'), cell: (item) => text(`enum.ratingItem.${item}`) },
              {
                head: label('weight'),
                width: '5em',
                isCentred: true,
                cell: (item) => `${ratingWeights[item]}%`,
              },
              ...ratingLevels.toReversed().map((level: RatingLevel) => ({
                head: text(`enum.ratingLevel.${level}`),
                width: '6em',
                isCentred: true,
                cell: (item: (typeof ratingItems)[number]) => (given?.marks[item] === level ? '√' : ''),
              })),
            ]}
          />
          <Fields
            cells={[
              {
                label: label('score'),
                value: given === null ? '' : text('rating.score', { score: given.score }),
              },
              { label: label('at'), value: given === null ? '' : printInstant(given.at, zone) },
              { label: label('reason'), value: given?.reason ?? '', isWide: true },
              { label: label('facts'), value: given?.facts ?? '', isWide: true },
              { label: label('by'), value: given?.by?.name ?? '', isWide: true },
            ]}
          />
          <Signatures of={[label('sign')]} />
        </Paper>
      ))}
      {seen.length > 0 && (
        <Paper title={text('print.rating.results')} isWide>
          <Fields cells={[{ label: label('matter'), value: name, isWide: true }]} />
          <Register
            rows={seen}
            keyOf={({ department }) => department.id}
            columns={[
              { head: label('rated'), width: '7em', cell: ({ department }) => department.name },
              ...ratingItems.map((item) => ({
                head: text(`enum.ratingItem.${item}`),
                isCentred: true,
                cell: ({ mean }: (typeof seen)[number]) => mean?.byItem[item] ?? '',
              })),
              { head: label('score'), isCentred: true, cell: ({ mean }) => mean?.score ?? '' },
              {
                head: label('reason'),
                width: '30%',
                cell: ({ words }) => (
                  <Lines of={words.map(({ reason, facts }) => [reason, facts].filter(Boolean).join(' · '))} />
                ),
              },
            ]}
          />
        </Paper>
      )}
    </>
  )
}
