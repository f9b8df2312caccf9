import { foldScript } from '#domain/wording/script.ts'

/** 每班, 按月, 定期, 随时: again and again. */
const again =
  /每(?:一)?(?:班|次|批|台|单(?!位)|趟|轮|场|期|车|节|届|回|逢|当|笔|炉|航次|学期|环节|到|个[\u4e00-\u9fff]{1,3}[日天晚])|按(?:日|周|月|季|年|批|班|次|学期)(?![期益])|逐(?:日|周|月|季|年|批|班|次)|(?:不)?定期(?!存|限)|轮流|轮值|轮班|随时|随到随|全天候|昼夜|每逢/
/** 立即, 当场, 即日起: now. */
const now = /立即|立刻|马上|即刻|即时|当场|当即|第一时间|即日|[今此]后|日起|月起|起(?:执行|实施|施行|生效)/
/** 一旦, 如遇, 待…后: when something comes about. */
const condition =
  /一旦|(?:如|若|遇)(?:有|遇|果|到|需|发生|出现|发现|再)|(?:发现|发生|出现|收到|接到|遇)[^,;。]{1,14}?(?:时|后|的,|当[天日场])|(?:待|俟|等)[^,;。]{2,14}?(?:后|再|时)|凡[^,;。]{1,10}?(?:必|均|须|一律)|(?:触发|超标|超限|报警|告警)[^,;。]{0,4}(?:时|后)/
/** What others do or what happens by itself; 汇总后 would be a step of the task. */
const happened =
  '货到|到货|到达|抵达|批复|批准|获批|核准|通过|合格|签订|签署|签约|中标|开标|定标|到账|到帐|到岗|到位|到手|上线|发布|结束|开业|竣工|完工|放款|放假|长假|节|假期|生效|审定|定稿|出来|出炉|下来|落地|成立|交付|交房|入住|入职|投产|复工|开学|到期|期满|封顶|移交|解除|下班|交班|散会|开馆|收市|入库|进场'
const behind = new RegExp(`(?:${happened})(?:之|以)?后(?![续期勤台端备方])`)
const around =
  /(?:当天|当日|当晚|次日|翌日|当月|当周|期间(?!费)|过程中|(?:例会|周会|月会|会议|年会|大会|股东会)(?:上(?![次周月个])|时|之前|前)|下(?:个|一)?(?:版本|期|批|轮|次|届|学期|赛季|迭代|航次)(?![的再说])|随[^,;。]{1,8}?(?:一并|同步))/
/** 开市前三日, 雨季来临前, and neither 目前 nor 门前. */
const ahead =
  /[\u4e00-\u9fff][^目当此先之以提眼面往日年生超空门楼店台窗院村桌屏场朝向从人胸床房庭堂事\s,;。0-9](?:之前|以前|前)(?![期后者台端述提面方沿景任往来言列置瞻缀途线门排部台段科锋所端])/

/** Whether the words name an event, a condition, a rhythm or now: that is a limit, though it has no day. */
export function tellsWhen(text: string): boolean {
  const folded = foldScript(text)
  return [again, now, condition, behind, around, ahead].some((shape) => shape.test(folded))
}
