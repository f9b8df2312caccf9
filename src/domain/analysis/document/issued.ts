import type { Field } from './doc.ts'
import type { Draft } from './draft.ts'
import { datesIn, timesIn } from './head-date.ts'
import { trim } from './lines.ts'

const organ =
  /(?:政府|委员会|办公室|局|厅|党委|支部|集团|公司|大学|学院|医院|中学|小学|银行|指挥部|领导小组|协会|学会|工会|秘书处|理事会|董事会|法院|检察院|管理处|街道办事处)$/

/** 泗溪县人民政府办公室　　2025年9月26日: who put the paper out, and when; no day on which one met. */
export function issuedField(folded: string, { body: whole, marker }: Draft): Field | null {
  if (marker || whole.end - whole.start > 60) return null
  const bracketed = /^(?:\([^()]*\)|〔[^〔〕]*〕|\[[^[\]]*\]|【[^【】]*】)$/.test(
    folded.slice(whole.start, whole.end),
  )
  const body = bracketed ? trim(folded, whole.start + 1, whole.end - 1) : whole
  const date = datesIn(folded, body)[0]
  if (!date || !/^(?:印发)?$/.test(folded.slice(date.end, body.end).trim())) return null
  const gap = folded.slice(body.start, date.start)
  const name = trim(folded, body.start, date.start)
  const apart = gap.length - gap.trimEnd().length >= 1
  if (!apart || timesIn(folded, body).length > 0 || !organ.test(folded.slice(name.start, name.end)))
    return null
  return { role: 'paper', label: null, value: { start: whole.start, end: whole.end } }
}
