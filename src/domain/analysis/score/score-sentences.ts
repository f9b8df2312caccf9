import type { DirectoryData } from '#domain/analysis/directory/types.ts'
import type { PredictedAction, SentenceCase } from './labelled.ts'
import { isDueRight, nameBook, ownerVerdict } from './name-book.ts'

export interface SentenceFigures {
  readonly cases: number
  readonly detection: number
  readonly ownerAccuracy: number
  readonly dueAccuracy: number
  readonly cooperatingAccuracy: number
  readonly allCorrect: number
}

/** Single sentences: whether one is an action, and whose and until when. `actionOf` gives the first found in it. */
export function scoreSentences(
  directory: DirectoryData,
  cases: readonly SentenceCase[],
  actionOf: (one: SentenceCase) => PredictedAction | undefined,
): { figures: SentenceFigures; wrongs: string[] } {
  const book = nameBook(directory)
  const wrongs: string[] = []
  const count = { actions: 0, detected: 0, owner: 0, due: 0, cooperating: 0, all: 0 }
  const parties = (names: readonly string[] = []) => names.map(book.party).sort().join('、')
  for (const one of cases) {
    const { gold, id, sentence } = one
    const found = actionOf(one)
    const isDetected = (found !== undefined) === gold.isAction
    if (isDetected) count.detected += 1
    else wrongs.push(`[${id}] isAction gold ${gold.isAction}: ${sentence}`)
    if (!gold.isAction) {
      if (isDetected) count.all += 1
      continue
    }
    count.actions += 1
    const verdict = ownerVerdict(gold, found ?? {}, book)
    const isOwner = verdict.department && verdict.person
    const isDue = isDueRight(gold, found?.due)
    if (isOwner) count.owner += 1
    else
      wrongs.push(
        `[${id}] owner gold ${gold.department}/${gold.person} got ${found?.department}/${found?.person}: ${sentence}`,
      )
    if (isDue) count.due += 1
    else wrongs.push(`[${id}] due gold ${gold.due} got ${found?.due}: ${sentence}`)
    if (gold.owners || parties(gold.cooperating) === parties(found?.cooperating)) count.cooperating += 1
    if (isDetected && isOwner && isDue) count.all += 1
  }
  const figures = {
    cases: cases.length,
    detection: count.detected / cases.length,
    ownerAccuracy: count.owner / count.actions,
    dueAccuracy: count.due / count.actions,
    cooperatingAccuracy: count.cooperating / count.actions,
    allCorrect: count.all / cases.length,
  }
  return { figures, wrongs }
}
