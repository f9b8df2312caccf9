import type { ActionItem, Because } from '#domain/analysis/analysis.ts'
import type { Deadline } from '#domain/analysis/deadline/deadline.ts'
import type { Ownership } from '#domain/analysis/directory/owner.ts'
import type { Span } from '#domain/analysis/document/doc.ts'
import { criterionIn } from './criterion.ts'
import type { Ground } from './ground.ts'
import { contentOf } from './part.ts'

/** An action in the making: what stands behind it may still name its owner or its day. */
export interface DraftAction {
  quote: Span
  /** Where its owner and day were read, to be left out of the task. */
  marks: readonly Span[]
  owner: Ownership
  due: Deadline | null
  criterion: Span | null
  because: Because
  confidence: number
  repeats: Span[]
  block: number
}

export const nobody: Ownership = {
  department: null,
  person: null,
  owners: [],
  cooperating: [],
  collective: null,
  quotes: [],
  why: 'none',
}

export function actionOf(ground: Ground, draft: DraftAction): ActionItem {
  const { quote, owner, due } = draft
  const criterion =
    draft.criterion ?? (draft.because.key === 'action.row' ? null : criterionIn(ground.doc.folded, quote))
  return {
    quote: { text: ground.text(quote), start: quote.start },
    task: taskOf(ground, draft),
    department: owner.department,
    person: owner.person,
    owners: owner.owners,
    cooperating: owner.cooperating,
    collective: owner.collective,
    due: due?.due ?? null,
    time: due?.time ?? null,
    dueText: due ? { text: due.quote, start: due.start } : null,
    dueKind: due?.kind ?? 'none',
    criterion: criterion ? { text: ground.text(criterion), start: criterion.start } : null,
    repeats: draft.repeats.map((span) => ({ text: ground.text(span), start: span.start })),
    topic: null,
    confidence: draft.confidence,
    because: { action: draft.because, owner: owner.why, due: due?.why ?? null },
  }
}

/** The words without who and when; all of them where nothing is left. */
function taskOf(ground: Ground, { quote, marks }: DraftAction): string {
  let words = ''
  let at = quote.start
  for (const { start, end } of [...marks].sort((a, b) => a.start - b.start)) {
    if (start >= quote.end || end <= at) continue
    words += ground.doc.text.slice(at, Math.max(at, start)).replace(/[由请請让讓叫派@于於在]$/, '')
    at = Math.min(end, quote.end)
  }
  words += ground.doc.text.slice(at, quote.end)
  const task = words
    .replace(
      /(?:责任|負責|负责|牵头|牽頭|配合|协办|主办|承办|完成|截止|办结)(?:部门|部門|单位|單位|人|时间|時間|时限|期限|日期)\s*[：:为]?/g,
      '',
    )
    .replace(/[(（]\s*[)）]/g, '')
    .replace(/\s*[|\t]\s*/g, ' ')
    .replace(/^[\s，,；;。、：:@—–\-由请請要须須应應]+|[\s，,；;。、：:@—–\-(（]+$/g, '')
    .replace(/[，,]\s*(?=[，,])/g, '')
  return task === '' ? ground.text(quote) : task
}

/** The task's words alone, folded, to compare it with others. */
export function wordsOf(ground: Ground, { quote, marks }: DraftAction): string {
  return contentOf(ground.folded(quote), quote.start, marks)
}
