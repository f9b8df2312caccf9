import { foldScript } from '#domain/wording/script.ts'

const event = /(?:如果|如遇|若遇|倘若|一旦|假如|若|如)\s*([^,，;；。]{2,60}?)(?:的话|时)?\s*[,，;；]/
const lead = /提前\s*(\d{1,3}|[一二三四五六七八九十]{1,3})\s*(?:个)?(?:天|日|自然日)/
const digits = '零一二三四五六七八九'

/** What a conditional decision waits for, and how many days ahead it says people are told; null: none said. */
export function conditionIn(words: string): { event: string; leadDays: number | null } | null {
  const text = foldScript(words)
  const found = event.exec(text)
  if (found?.[1] === undefined) return null
  const start = found.index + found[0].indexOf(found[1])
  const days = lead.exec(text)?.[1]
  return {
    // In the script of the text, which the folded one matches place by place.
    event: words.slice(start, start + found[1].length).trim(),
    leadDays: days === undefined ? null : numberOf(days),
  }
}

function numberOf(written: string): number {
  if (/^\d+$/.test(written)) return Number(written)
  const [tens, ones] = written.includes('十') ? written.split('十') : ['', written]
  const unit = (sign: string | undefined, otherwise: number) => (sign ? digits.indexOf(sign) : otherwise)
  return written.includes('十') ? unit(tens, 1) * 10 + unit(ones, 0) : unit(ones, 0)
}
