import type { Deadline } from '#domain/analysis/deadline/deadline.ts'
import type { Span } from '#domain/analysis/document/doc.ts'
import { bestOf } from './due.ts'
import type { Ground } from './ground.ts'

const ahead =
  /^[^,;。]{0,16}(?:以下|下列|如下)[^。]*(?:完成|反馈|提交|办结|落实)[^。]{0,12}$|(?:完成|反馈|提交|办结|落实)(?:以下|下列|如下)[^,。]{0,8}$/
const behind = /^[^,;。]{0,16}(?:以上|上述)[^。]*(?:完成|反馈|提交|办结|落实)[^。]{0,12}$/

/** What a sentence that says nothing else sets for the list behind it, or before it. */
export function limitIn(ground: Ground, sentence: Span): { due: Deadline; of: 'ahead' | 'behind' } | null {
  if (sentence.end - sentence.start > 80) return null
  const text = ground.folded(sentence).replace(/[。:]$/, '')
  if (!/[上下]/.test(text)) return null
  const of = ahead.test(text) ? 'ahead' : behind.test(text) ? 'behind' : null
  // 上述事项由王红跟踪，…: somebody's task
  if (of && ground.setting.directory.findNames(text).some(({ kind }) => kind !== 'collective')) return null
  const due = of && limitOf(ground, sentence)
  return of && due ? { due, of } : null
}

/** The limit that a heading or a lead sets: 月底前, 本周内; no mere 本周. */
export function limitOf(ground: Ground, span: Span): Deadline | null {
  return bestOf(
    ground
      .deadlinesIn(span)
      .filter(
        ({ role, bound, due, quote }) =>
          role === 'deadline' &&
          due !== null &&
          (bound === 'by' || (bound === 'within' && /[内內]$/.test(quote))),
      ),
  )
}
