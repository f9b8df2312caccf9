import { foldScript } from '#domain/wording/script.ts'

const numerals = '零一二三四五六七八九十'
const afterReview =
  /(?:评审|审核|验收|评审会|review)(?:通过|意见|结束|完成)?(?:之后|以后|后|起)(?:的|,|，)?([0-9]{1,2}|[一二两三四五六七八九十])个?(工作日|日|天)(?:之内|以内|内)?/u

export interface AfterReview {
  readonly count: number
  readonly unit: 'day' | 'workday'
}

/**
 * 经评审后2日内修改完成: a deadline that has no date until the review happens (S3-77). Null for any other
 * text. 日 are natural days, 工作日 working days (K2, K4).
 */
export function dueAfterReview(text: string): AfterReview | null {
  const [, written, unit] = afterReview.exec(foldScript(text)) ?? []
  if (written === undefined) return null
  const count = /^[0-9]+$/u.test(written)
    ? Number(written)
    : numerals.indexOf(written === '两' ? '二' : written)
  return count > 0 ? { count, unit: unit === '工作日' ? 'workday' : 'day' } : null
}
