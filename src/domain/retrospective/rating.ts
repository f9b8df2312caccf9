/**
 * What one department rates another on, in percent of the whole: 配合度, 质量, 及时性, 主动性, 沟通, 反馈, 态度.
 */
export const ratingWeights = {
  cooperation: 20,
  quality: 20,
  timeliness: 15,
  initiative: 15,
  communication: 15,
  feedback: 10,
  attitude: 5,
} as const
export type RatingItem = keyof typeof ratingWeights
export const ratingItems = Object.keys(ratingWeights) as RatingItem[]

/** 很不满意, 不满意, 一般, 满意, 很满意. */
export const ratingLevels = [1, 2, 3, 4, 5] as const
export type RatingLevel = (typeof ratingLevels)[number]

/** Up to this level a mark is low, and asks for a reason and for facts. */
export const lowLevel = 2

export type Marks = Readonly<Record<RatingItem, RatingLevel>>

/** From 1 to 5, to two decimals. */
export function scoreOf(marks: Marks): number {
  const sum = ratingItems.reduce((total, item) => total + marks[item] * ratingWeights[item], 0)
  return Math.round(sum) / 100
}

export function lowItems(marks: Marks): RatingItem[] {
  return ratingItems.filter((item) => marks[item] <= lowLevel)
}

/** A low mark without these says nothing that anybody could act on. */
export function missingWords(
  marks: Marks,
  { reason, facts }: { readonly reason: string; readonly facts: string },
): ('reason' | 'facts')[] {
  if (lowItems(marks).length === 0) return []
  return (['reason', 'facts'] as const).filter((field) => ({ reason, facts })[field].trim() === '')
}

export interface Given {
  readonly marks: Marks
  readonly score: number
}

export interface RatingMean {
  readonly count: number
  readonly score: number
  readonly byItem: Readonly<Record<RatingItem, number>>
}

/** What others said of a department, in the mean; to two decimals. Null: nobody has. */
export function meanOf(given: readonly Given[]): RatingMean | null {
  if (given.length === 0) return null
  const mean = (values: readonly number[]) =>
    Math.round((values.reduce((total, value) => total + value, 0) / values.length) * 100) / 100
  return {
    count: given.length,
    score: mean(given.map(({ score }) => score)),
    byItem: Object.fromEntries(
      ratingItems.map((item) => [item, mean(given.map(({ marks }) => marks[item]))]),
    ) as Record<RatingItem, number>,
  }
}

/** With fewer than these, a mean would be somebody's own word, so that the rated department sees none. */
export const fewestRaters = 2

export interface RatingRound {
  readonly isOver: boolean
  /** Departments that take part: each rates all others. */
  readonly departmentIds: readonly string[]
}

export const ratingSights = ['all', 'mean', 'none'] as const
/**
 * What somebody may see of the ratings of a department.
 * - all: marks, reasons and who gave them: whoever led the work, and whoever stands above it
 * - mean: the mean and the reasons, without names: whoever speaks for the rated department
 * - none: while it runs, so that nobody is swayed; and for everybody else
 */
export type RatingSight = (typeof ratingSights)[number]

export function sightOf(viewer: {
  readonly isOver: boolean
  readonly leads: boolean
  readonly isSuperior: boolean
  /** Belongs to the rated department, or oversees it. */
  readonly isRated: boolean
  readonly raters: number
}): RatingSight {
  if (!viewer.isOver) return 'none'
  if (viewer.isRated && !viewer.isSuperior) return viewer.raters >= fewestRaters ? 'mean' : 'none'
  return viewer.leads || viewer.isSuperior ? 'all' : 'none'
}
