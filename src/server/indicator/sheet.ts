import type { IndicatorsView } from '#contract/indicator.ts'
import type { Locale } from '#domain/person/locale.ts'
import { asWords } from '#server/document/cell-text.ts'
import { houseSheet } from '#server/document/house-sheet.ts'
import { wordsOf } from '#server/retrospective/words.ts'

const columns = [
  ['collaboration', 40],
  ['tasks', 8],
  ['done', 11],
  ['onTime', 11],
  ['late', 11],
  ['responseHours', 13],
  ['settleHours', 13],
  ['executed', 13],
  ['reached', 13],
  ['rating', 11],
] as const
const percents = columns.flatMap(([key], at) =>
  ['done', 'onTime', 'late', 'executed', 'reached'].includes(key) ? [at] : [],
)

/** 协作指标 of a period as a workbook, in the reader's language: a line a collaboration, the whole last. */
export async function indicatorSheet(
  view: IndicatorsView,
  locale: Locale,
): Promise<{ name: string; bytes: Buffer }> {
  const { indicator } = wordsOf(locale)
  const line = (name: string, figures: IndicatorsView['total']) =>
    columns.map(([key]) => (key === 'collaboration' ? asWords(name) : (figures[key] ?? '')))
  const bytes = await houseSheet(
    {
      title: `${indicator.title} ${view.from} – ${view.to}`,
      columns: columns.map(([key, width]) => ({ header: indicator.column[key], width })),
      rows: [
        ...view.collaborations.map((one) => line(`${one.number} ${one.name}`, one)),
        line(indicator.total, view.total),
      ],
    },
    percents,
  )
  return { name: `${indicator.title}-${view.from}-${view.to}.xlsx`, bytes }
}
