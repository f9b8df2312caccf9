import type { CivilDate } from '#domain/calendar/civil-date.ts'
import type { Source } from './source.ts'
import { execAt } from './tokens.ts'

/** Words in front of 后 or 前 that name what has to happen. */
export interface EventWords {
  readonly start: number
  readonly end: number
  readonly text: string
}

const furthest = 24
/** Before these an event cannot have begun: the end of a clause, a cell, a name and its colon. */
const stops = new Set([...',;:。、!?\n\r|()[]【】{}<>…·=*#•→✅☐ '])
/** With these an event begins, and they belong to it. */
const leads =
  /(?:收到|接到|接获|拿到|取得|获得|自(?!动|己|然|主|身|营|查|检|助|行|评|学|愿|理)|待(?!办|遇|定|机|命)|等(?!级|保|待|部门|单位)|俟|从(?!事|业|而))/
/** Behind these an event begins. */
const cuts =
  /.*(?:应当|应该|应(?!用|急|收|付|对|答|届|力|聘|商)|必须|务必|须(?!知)|需要|需(?!求)|务请|烦请|敬请|请(?!示|假|款|求|购|柬)|(?<![关对由位属处基等鉴])于(?!是)|(?<![现正存所潜])在(?!线|建|职|岗|途|库|校|册)|并(?!购|网|行|联|发)|(?<!必|主|需|重|纪|摘|概|简|次|只)要(?!求|点|素|领|件)|然后|由(?!于))/

/** The words that end at a character: as far back as one clause allows. */
export function wordsBefore(source: Source, end: number, notBefore: number): EventWords {
  let from = end
  while (from > notBefore && end - from < furthest && !stops.has(source.folded[from - 1] as string)) from -= 1
  from = pastNumbering(source, from, end)
  const all = source.folded.slice(from, end)
  const lead = leads.exec(all)
  const cut = lead === null ? (cuts.exec(all)?.[0].length ?? 0) : lead.index
  const start = from + (cut >= all.length ? 0 : cut)
  return { start, end, text: source.text.slice(start, end) }
}

const numbering = /(?:[0-9]{1,2}(?:\.(?![0-9])|\))|[①-⑳]|[-+])/y

/** 2.验收后3日内: the number is the list's. */
function pastNumbering(source: Source, from: number, end: number): number {
  const length = execAt(numbering, source.folded, from)?.[0].length ?? 0
  return from + length < end ? from + length : from
}

/** Gatherings whose names end in 会, and words that do; 会后 by itself is after this meeting. */
const gatherings =
  /[例周月季年晨早晚夕大协社工学董理监国议机酒宴峰展论布通评审报谈流订货碰头启动题组体听推培宣职盘结训聘见面气站不都才将就也]会$/

/** Whether the words before 后 mean the meeting that the text tells of. */
export function isThisMeeting(source: Source, words: EventWords): boolean {
  const text = source.folded.slice(words.start, words.end).replace(/(?:结束|开完|闭幕|召开)$/, '')
  if (/(?:^|本次|此次|这次|本|开)会议?$|散会$/.test(text)) return true
  return /会$/.test(text) && !gatherings.test(text)
}

/** Something of which one can say 前: an event rather than a place. */
const happenings =
  /(?:比赛|(?<![比])赛|进厂|开机|上线|提测|发布|发版|封版|封板|开工|投产|投运|验收|评审|签约|签订|签署|交付|交货|交房|开业|开学|开幕|开馆|开园|开盘|开标|投标|截标|入场|进场|出货|出厂|发货|量产|试产|试运行|试运营|竣工|完工|提审|到期|期满|届满|结项|结题|立项|会议|大会|活动|展会|考试|期中考|期末考|放学|停机|割接|切换|上市|启动|实施|施工|召开|换届|迁移|搬迁|入住|入职|离职|转正|汛期|台风季|年检|审计|检查|督查|巡检|演练|培训|过会|上会|送审|付款|放款|交底|招标|开庭|宣判|出发|出差|返程|登机|回国|抵达|到达|生效|失效|执行|打包|提交|归档|下班|例会|周会|站会|评审会|股东会|董事会|理事会|发布会|报告会|中期|终验|初验|首检|首发|冻结|封网|大促|旺季|高峰|收货|用印|盖章|审批|报批|备案|续签|续约|上架|下架|运抵|拆迁|灌浆|浇筑|试模|试车|试飞|试点|选举|表决|投票|结束|完成|确认|批准|通过|交接|移交|寒假|暑假|学期末|开春|入冬|雨季|供暖|春运|[亲圣恩影技书化术酒乐水食游灯筝花收欢货物]节)$/

export function isHappening(source: Source, words: EventWords): boolean {
  return happenings.test(source.folded.slice(words.start, words.end))
}

/** The day of an event, if somebody knows it: by its whole name, or by the longest name that the words hold. */
export function dayOfEvent(source: Source, words: string): CivilDate | undefined {
  const { events } = source.context
  if (events === undefined || words === '') return undefined
  const exact = events.get(words)
  if (exact !== undefined) return exact
  let best: readonly [name: string, day: CivilDate] | undefined
  for (const entry of events) {
    if (entry[0].length > 1 && words.includes(entry[0]) && entry[0].length > (best?.[0].length ?? 0)) {
      best = entry
    }
  }
  return best?.[1]
}
