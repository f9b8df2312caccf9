/** Words that leave open what stands beside them; folded text throughout. */

const asks =
  /[?]|(?:吗|呢|么|没有|与否|不成)[。!]*$|是否|能否|可否|有没有|要不要|需不需要|行不行|可不可以|能不能|会不会|该不该|对不对|好不好|是不是|哪(?:个|家|种|天|里|些|位|一|版)|怎么(?!都|也)|如何(?!落实|做好|把)|多少(?!都|也)|为什么|为何|什么时候|什么(?!都|也)|几(?:点|号|天|个(?!月内))|谁(?!都|也|负责谁|提)/

/** Whether it asks. 是否合格 within a longer statement asks as well; 不管是否 does not. */
export function isQuestion(text: string): boolean {
  const found = asks.exec(text)
  return (
    found !== null &&
    !/(?:不管|无论|不论|确认|确定|核实|检查|判断|核查|看看|评估)[^,]{0,10}$/.test(text.slice(0, found.index))
  )
}

/** Whether it is a question in so many words, mark and all. */
export function asksOutright(text: string): boolean {
  return (
    /[?]["”』」)]*$/.test(text) ||
    /(?:吗|呢)[。!]*$/.test(text) ||
    (/要不要|是不是|能不能|有没有|怎么|哪个|哪家|什么时候|多少/.test(text) && text.length <= 24)
  )
}

const settlesLater =
  '(?:定(?!稿|点|额|位|价|期|向)|议(?!程|案)|研究|讨论|决定|商议|商量|审议|决策|说|看|评估|确认|拍板|考虑|定夺|协商|碰)'
const later: readonly RegExp[] = [
  new RegExp(
    `(?:下次|下回|下期|下周|改天|改日|会后|回头|另行|另外|择日|届时|以后|后续|日后|下届|下一次)(?:会议|例会|会|开会|再|上|时|召开|提会|董事会|的会)*(?:再|上|进一步|另|来|继续)*${settlesLater}`,
  ),
  new RegExp(
    `(?:待|等|俟|留待|视)[^,。;]{0,30}?(?:再|另行|后)(?:行|次|另|提会|进一步|做|作)*${settlesLater}`,
  ),
  /(?:留待|留给|交由)[^,。;]{0,14}(?:会|会议|大会|上级|总部|集团|董事会|例会)(?:上)?(?:再)?(?:决定|讨论|研究|审议|定|商议|定夺)|(?:提交|提请|报|转|列入|放到)[^,。;]{0,6}(?:下次|下届|下期|下一次|下周)[^,。;]{0,8}(?:会|会议|大会|例会)/,
  /(?:^|[^不无])(?:待定|待议|待确认|待讨论|待研究|待明确|待商议?|待决|未决|未定|悬而未决|缓议|搁置|再议|再定(?!期)|再看(?:吧|看)?$|容后|tbd|to be (?:confirmed|determined|decided))/,
  /(?:暂|先|今天|今日|本次|此次|会上|目前|现在|这次)(?:时)?(?:都|也|先|还)?不(?:作|做|下|定(?!期|额|位|制)|急着定|表决|审议|议|讨论|决定|拍板)(?!为)/,
  /(?:未|没有?|未能|尚未|暂未|还没)(?:作出?|做出?|形成|得出|能?确定|明确|定(?!期)|决定|拍板)(?:最终|统一|明确|任何)?(?:的)?(?:决定|决议|结论|定论|意见|下来)?(?:$|[,。;了])/,
  /(?:没有?|尚?无|未有)(?:最终|统一|明确)?(?:结论|定论|决议)/,
  /暂缓(?:审议|表决|决定|讨论|研究|决策|决议|通过)|不作审议|延后(?:审议|表决|讨论)|推迟(?:审议|表决|讨论|决策)|保留(?:讨论|再议)/,
]

/** Whether it puts the matter off or says that nothing was settled. */
export function postpones(text: string): boolean {
  return later.some((shape) => shape.test(text))
}

const proposal =
  /建议|提议|动议(?!通过)|希望|主张|倾向|打算|设想|考虑(?!到|后)|争取|力争|能否|可否|不妨|提请|请示|^申请|(?:提出|拟|想)申请|请求|征求|可以(?!不)|如果(?!.*则)|要是|假如|假设|倘若|最好|宜|应该|期望|呼吁|预计|预期|计划(?!书|表|调整|取消|不变|终止)|(?:^|[^草初])拟(?!定|订|稿|写)|准备(?!金|期|工作)|或可|酌情|想(?!法)/

/** Whether it only puts something forward. */
export function proposes(text: string): boolean {
  return proposal.test(text)
}

const past =
  /(?:此前|之前|先前|早前|前期|前次|上次|上回|上届|上周|上月|上个月|上季度|去年|前年|年初|年前|日前|前不久|会前|昨天|昨日|前天|当时|原先|曾经?|业已|历来|一直|截至|截止)[^,。;]{0,24}$/
const already = /(?:已经?|业已|早已|均已|都已|刚|曾)(?:于|在|经|由|被|获|按|向|全部)?[^,。;]{0,10}$/

/** Whether the words before a verb put it into the past. */
export function isBehind(before: string): boolean {
  return past.test(before) || already.test(before)
}

/** 完成了, 已发布, 同比: what is or was so. */
export function isFact(text: string): boolean {
  return /(?:已经?(?!定|确)|业已|早已|均已|都已|刚刚)|同比|环比|较(?:去年|上月|上年|年初|上季|前|同期|[一二三四五六七八九十\d])|比(?:去年|上月|上年|年初|上周|前年)|累计|截至|截止目前|以来|目前(?!不|暂)|(?:完成|结束|发生|出现|发出|上线|提交|修复|处理|解决|通过|召开|到货|收到)了/.test(
    text,
  )
}

/** 要高度重视, 进一步加强: asks for zeal, settles nothing. */
export function exhorts(text: string): boolean {
  return /^(?:会议(?:要求|强调|指出),?)?(?:[^,]{0,10}?(?:要|须|应|应当|务必|必须|需|需要))?(?:继续|进一步|切实|不断|持续|全力|认真|扎实|积极|主动|大力|着力|真正)*(?:高度重视|切实|加强|强化|提高(?:认识|政治|站位|警惕|思想|工作|服务|管理|质量)|提升|统一(?:思想|认识)|狠抓|抓好|抓紧|压实|夯实|做好|做大|做强|全力|扎实|认真|严格(?:落实|执行|遵守|按照)|持续|不断|着力|大力|积极|高质量|确保|守住|守牢|树立|增强|杜绝|防止|避免|关注|重视|落实好|贯彻|优化(?!为))/.test(
    text,
  )
}
