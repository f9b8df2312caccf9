import type { ReactNode } from 'react'
import { dueRuleOf } from '#domain/task/due-rule.ts'
import { useText } from '#web/lib/text.ts'
import { sayRule } from '#web/ui/rule-words.ts'

/** How a relative deadline is understood while it is typed, by the rule that the server will read it with. */
export function RuleReading({ words }: { words: string }): ReactNode {
  const text = useText()
  if (words.trim() === '') return text('task.life.rule.placeholder')
  const rule = dueRuleOf(words)
  return rule === null
    ? text('task.life.rule.notUnderstood')
    : text('task.life.rule.understood', { rule: sayRule(rule, text) })
}
