/** What attendees are asked after a meeting, by dimension; each from 1 to 5. */
export const questions = {
  organisation: ['time', 'place', 'notice'],
  content: ['agenda', 'relevance'],
  conduct: ['speech', 'atmosphere'],
  goal: ['goal'],
} as const

export type Dimension = keyof typeof questions
export type Question = (typeof questions)[Dimension][number]

export const dimensions = Object.keys(questions) as Dimension[]
export const allQuestions = Object.values(questions).flat() as Question[]

/** One person's marks, from 1 to 5; a question may be left out. */
export type Marks = Readonly<Partial<Record<Question, number>>>

export interface Tally {
  readonly count: number
  /** From 1 to 5, to one decimal; null: nobody answered it. */
  readonly byQuestion: Readonly<Record<Question, number | null>>
  readonly byDimension: Readonly<Record<Dimension, number | null>>
  readonly overall: number | null
}

/** The means of all answers. A dimension is the mean of its questions, the whole that of its dimensions. */
export function tally(answers: readonly Marks[]): Tally {
  const byQuestion = Object.fromEntries(
    allQuestions.map((question) => [
      question,
      mean(answers.flatMap((marks) => (marks[question] === undefined ? [] : [marks[question]]))),
    ]),
  ) as Record<Question, number | null>
  const byDimension = Object.fromEntries(
    dimensions.map((dimension) => [
      dimension,
      mean(known(questions[dimension].map((one) => byQuestion[one]))),
    ]),
  ) as Record<Dimension, number | null>
  const round = <Key extends string>(means: Record<Key, number | null>) =>
    Object.fromEntries(Object.entries(means).map(([key, value]) => [key, toTenth(value as number | null)]))
  return {
    count: answers.length,
    byQuestion: round(byQuestion) as Record<Question, number | null>,
    byDimension: round(byDimension) as Record<Dimension, number | null>,
    overall: toTenth(mean(known(Object.values(byDimension)))),
  }
}

/**
 * So few answers that a mean would tell who gave which: they are kept back while somebody among them
 * asked not to be named.
 */
export const fewest = 3

function known(values: readonly (number | null)[]): number[] {
  return values.filter((value) => value !== null)
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}

function toTenth(value: number | null): number | null {
  return value === null ? null : Math.round(value * 10) / 10
}
