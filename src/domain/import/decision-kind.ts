import type { DecisionKind } from '#domain/decision/lifecycle.ts'
import { foldScript } from '#domain/wording/script.ts'

const conditional =
  /(?:^|[,;。:，；：、])\s*(?:如果|如遇|如|若|倘若|一旦|假如|除非)\s*\S|(?:\bif\b|\bunless\b)/i
const reference =
  /^(?:具体|详情|内容)?(?:详见|见|参见|另见|按)\s*(?:附件|附表|附录|《)|(?:详见|见附件|见附表)[^,。;，；]{0,24}$/
const standing =
  /今后|以后|此后|一律|原则上|凡|每(?:周|月|季|年|天|日|次|个)|须在|不得|不再|统一(?:使用|采用|由|按)|自[^,。，]{0,14}起(?:实行|执行|施行)?/
const provisional = /暂定|暂时(?:定|按)|暂按|初定|先按/

/** What kind of decision its words make it: a guess that its reader can change. `hasTask`: a task stands in it. */
export function decisionKindOf(words: string, hasTask: boolean): DecisionKind {
  const text = foldScript(words)
  if (conditional.test(text)) return 'conditional'
  if (reference.test(text)) return 'reference'
  if (hasTask) return 'action'
  return standing.test(text) ? 'standingRule' : 'conclusion'
}

export function isProvisional(words: string): boolean {
  return provisional.test(foldScript(words))
}
