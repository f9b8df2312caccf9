/**
 * How people write deadlines, in folded script (see foldScript). Sources of patterns, put together by the
 * readers in this folder and by norm/due-spec.ts, so that a goal and a task agree on what a date is.
 */
const digits = '[0-9]{1,4}'
const chinese = '[一二两三四五六七八九十半]{1,3}'
export const numeral = `(?:${digits}|${chinese})`

const month = '(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])'
const dayNumber =
  '(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九])'
const edge = '(?:之前|以前|前|底|末|中旬|上旬|下旬|初|中|内|止)'

/** 2024年6月30日, 2024-06-30, 2024/6/30, 2024.6.30 */
export const fullDate = `(?<year>(?:19|20)[0-9]{2})(?:年|[-/.])(?<month>${month})(?:月|[-/.])(?<day>${dayNumber})(?:日|号|(?![0-9]))`
/** 6月30日, 十二月一号 */
export const monthDay = `(?<![0-9一二三四五六七八九十])(?<month>${month})月(?:份)?(?<day>${dayNumber})(?:日|号|(?![0-9个天]))`
/** 11/25 or 11-25, standing alone */
export const slashDay = `(?<![0-9/.-])(?<month>1[0-2]|0?[1-9])[/-](?<day>3[01]|[12][0-9]|0?[1-9])(?![0-9/.-]|%)`
/** 6月底, 9月前, 2024年3月中旬: a month with an edge */
export const monthEdge = `(?:(?:19|20)[0-9]{2}年|今年|明年|次年)?(?<![0-9一二三四五六七八九十])${month}月份?${edge}`
/** 年底, 本季度末, 下月初, q4结束前, 三季度内, 今年内 */
export const periodEdge = [
  '(?<!个|[0-9一二三四五六七八九十])(?:本|当|下|下个|次|这个)?月(?:底|末|初|中旬|上旬|下旬|内)',
  `(?<!个|[0-9一二三四])(?:本|当|下|下个|次|这个|第?[一二三四1-4])?(?:季度|季)(?:结束|完结)?${edge}`,
  `q[1-4](?:季度)?(?:结束|完结)?${edge}`,
  `(?:上|下)半年(?:结束)?(?:${edge})?`,
  '(?<![0-9一二三四五六七八九十两])(?:今|本|明|当|次|(?:19|20)[0-9]{2})?年(?:底|末|内|中|初)(?!度)',
  '(?:本|下|这|当)(?:个)?(?:周|星期|礼拜)(?:内|末|底)',
].join('|')
/** 周五, 下周三, 本星期日; 每周五 is a rhythm and no deadline. */
export const dayOfWeek =
  '(?<!每|每个)(?:本|这|下|下下|上)?(?:个)?(?:周|星期|礼拜)[一二三四五六日天1-7](?![0-9期个])'
/** 今天下班前, 明日 */
export const nearDay = '(?:今天|今日|明天|明日|后天|大后天|当天|当日|次日|翌日)'
/** 3个工作日内, 两周之内, 24小时内; 近3个月内 looks back. */
export const span = `(?<!近|过去|前|每|最近)${numeral}个?(?:工作日|自然日|日历日|小时|分钟|钟头|天|日|周|星期|礼拜|月|季度|年)(?:之内|以内|内)`
/** 本月25日, 下月5号, 25日前: a day of a month that is named by where we stand. */
export const dayOfMonth = `(?:本|当|下|下个|次|这个)月${dayNumber}(?:日|号)|(?<![0-9一二三四五六七八九十月年个第])${dayNumber}(?:号(?!楼|线|文|机|店|仓|院)|日(?:之前|以前|前))`
/** 3天后, 一周后 */
export const delay = `(?<!近|过去|每|最近|[0-9一二三四五六七八九十第])${numeral}个?(?:工作日|自然日|小时|天|日|周|星期|月)(?:之后|以后|后)`
/** 第1个月末, 第二周中, 启动后第3个月: counted from the start of the work. */
export const fromStart = `第${numeral}(?:个(?:工作日|天|周|星期|月|季度)|天|日|周|星期)(?:${edge}|结束)?`
/** 评审后2日内, 收到完整信息后24小时内, 上线前3天: counted from something that happens. */
export const fromEvent = `[\\u4e00-\\u9fff](?<![提最然随今此之])(?:之后|以后|后|之日起|起|之前|以前|前)(?:的|,|，)?(?:第)?${numeral}个?(?:工作日|自然日|日历日|小时|分钟|天|日|周|星期|月)(?:之内|以内|内|完成|提交|反馈)?`

export const englishMonth =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const englishDay = '(?:mon|tues|wednes|thurs|fri|satur|sun)day'
const englishUnit = '(?:(?:working|business|calendar) )?(?:hour|day|week|month)s?'
/** nov 5, 5 november, before september, next friday, end of the month */
export const englishDate = [
  `\\b${englishMonth}\\.? [0-9]{1,2}(?:st|nd|rd|th)?\\b`,
  `\\b[0-9]{1,2}(?:st|nd|rd|th)? (?:of )?${englishMonth}\\b`,
  `\\b(?:by|before|until|end of|in early|in late) ${englishMonth}\\b`,
  `(?<!every )\\b(?:(?:next|this|by|on|before) )*${englishDay}\\b`,
  '\\b(?:end of (?:the |this |next )?(?:week|month|quarter|year)|(?:month|quarter|year) end|tomorrow)\\b',
].join('|')
/** within 3 working days, in two weeks */
export const englishSpan = `\\b(?:within|in) (?:[0-9]+|one|two|three|four|five|six|ten) ${englishUnit}\\b`
/** 2 days after the review */
export const englishEvent = `\\b(?:[0-9]+|one|two|three|four|five|six|ten) ${englishUnit} (?:after|before|of|from) \\w+`
export const english = `${englishEvent}|${englishSpan}|${englishDate}`
