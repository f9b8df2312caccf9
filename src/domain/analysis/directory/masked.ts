import { surnameOf } from '#domain/analysis/surnames.ts'
import type { Hit } from './hit.ts'
import { actsAfter, opensBefore } from './slots.ts'
import { titleAt, titleBefore } from './titles.ts'

const masks =
  /(?:[〇㐀-鿿]{1,2}(?:[*×]{1,3}|某{1,2}(?![些个种项一])|x{1,2}(?![a-z0-9]))|[*×]{1,3}(?=[〇㐀-鿿]))/y
const han = /[〇㐀-鿿]/

/** 李*, 李某某, *经理: kept as written. */
export function maskedAt(folded: string, at: number): Hit | null {
  masks.lastIndex = at
  const mask = masks.exec(folded)?.[0]
  if (!mask) return null
  const first = /^[〇㐀-鿿]/.test(mask)
  if (first && !surnameOf(mask)) return null
  let end = at + mask.length
  const title = titleAt(folded, end)
  if (title) end += title.length
  else if (!first) return null
  else if (
    /[*×]$/.test(mask) &&
    mask.length === 2 &&
    han.test(folded.charAt(end)) &&
    !actsAfter(folded, end, false)
  )
    end += 1
  if (first && !opensBefore(folded, at) && !titleBefore.test(folded.slice(Math.max(0, at - 2), at)))
    return null
  return { kind: 'person', start: at, end, entry: null, candidates: [], confidence: 0.7, why: 'masked' }
}
