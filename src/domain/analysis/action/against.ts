import { choices } from '#domain/wording/sieve/choice.ts'

/** What keeps a clause from being a task, in folded text. */
export type Against =
  | 'done'
  | 'saying'
  | 'suggestion'
  | 'question'
  | 'deferred'
  | 'cancelled'
  | 'plan'
  | 'hypothesis'
  | 'attendance'
  | 'nextMeeting'
  | 'opinion'
  | 'decides'
  | 'state'

const {
  done,
  pastTime,
  saying,
  suggests,
  deferred,
  cancelled,
  plan,
  figure,
  attendance,
  decides,
  happens,
  state,
  agenda,
  outside,
} = choices({
  done: /(?:已经?|早已|均已|业已|皆已|都已|悉数|刚刚?|曾经?)(?!知|婚|故|完工程|建|签|购|投|批|售|有(?:的|关)|于?[^,;。]{0,3}(?:前|内))(?![^,;。]{0,14}的(?!$))(?!.{0,3}(?:延|顺延|推迟|逾期|超期|过期|到期))[^,;。!?]|(?:了|毕|完成|结束|(?<![不未没])到位|闭环|结案|关闭|销号|办结|解除列管|归档|落地|验收合格|无异常|没问题了?|运行平稳|一切正常)[)」”"]*[。.!]?$/,
  pastTime:
    /(?:昨[天日晚]|前天|上(?:个)?(?:周|月|季度|半?年)(?!的|那|这|末?[^,;。]{0,6}的|[^,;。]{0,6}(?:遗留|待办|未|没))|去年|前年|年初(?:以来)?|今早|刚才|(?:原来|原先|原本)(?=归|由|是|在|负责|都)|截[至止](?:目前|到?\d|上)|目前|至今|以来|迄今)/,
  /** Somebody whom the directory does not know: 客户认为, 有人提出. */
  saying:
    /^[^,;。]{0,12}?(?:认为|觉得|坚持(?=[^,;。]{0,8}要)|(?:部|处|组|科|课|方|中心)提案(?!书|单|人|表)|申报(?=新增|[^,;。]{0,4}\d)|转达|抱怨|吐槽|主动提出|建议(?!书|稿|方案|案|表|的|清单)|提议|主张|希望|担心|担忧|反映|质疑|询问|追问|不赞成|倾向于?|坦言|直言|表示|透露|提到(?!\d)|谈到|判断(?!题))/,
  suggests:
    /(?:^|[,:;。\s会议我也还])(?:建议|提议|倡议)(?!书|稿|方案|案|表|的|清单|箱|汇总|及)|可以考虑|不妨|要不(?!然|要|断|停|折)|是不是(?:可以|能|该|应)|能不能|可不可以|是否(?:可以|能|需要|考虑|应)|不如|最好(?:是|能)|我(?:觉得|认为|想|的意见|的想法)|有人(?:提出|建议|认为)|应该可以|或许|何不/,
  deferred:
    /暂(?:不|缓|时不|停|且不|定|未)|先不(?!要忘)|搁置|缓议|(?:下次|下回|以后|后续|回头|改天|之后|会后|将来)(?:会议|例会|会)?上?(?:再|另行)(?:作|做|行|进行)?(?:议|说|讨论|研究|定|看|想|考虑|商量|决定)|(?:留待|留到|留至|放到|移至|待)下(?:一)?(?:次|期|届|回)|另行(?:研究|讨论|商议|安排|通知|决定|组织)|再(?:议|说|看看?|想想?|考虑|定(?!稿)|研究|讨论|商量|决定|观察|视情况)(?:吧|了)?$|再(?:作|做|行)?(?:研究|讨论|决策|决定)|待定|未定|(?:不|未)(?:作|做)(?:审议|决定|决策|表决)|没有?定论|(?:没|未)(?:有)?谈[拢妥成]|谈不拢|定不下来?|没定下来|视情况|具体再|(?:待|俟)[^,。]{1,14}后,?(?:再)?(?:提交|提请|提会|提|报|上会|另行|再)[^,。]{0,10}(?:研究|审议|讨论|决定|议)|(?:今天|先|这次|现在)[^,]{0,2}不(?:定|议|说|谈|表)|留待|容后|未(?:作|达成|形成)/,
  cancelled:
    /(?:取消|撤销|作废|终止|中止|不再|无需|无须|不需要|不必|不用|免于|废止|不予|不赞成|不同意|未予|未获|停办|叫停|没必要|不考虑|算了|(?:^|[,\s就先都也])不(?:做|改|动|换|搞|发|办|开)了?(?=$|[,。\s]))/,
  plan: /最(?:快|早|乐观)[^,。]{0,3}(?:也|得|要)|^[^,。]{0,6}(?<![设思理料感联预再])想(?!办法|方设法|[个出]|[一两三几])|预计|预期|预估|计划(?:于|在|到)|计划(?=\d|[今明本下]|[一二三四五六七八九十]{1,2}月)|拟(?!定|订|制|写)|有望|估计|打算|争取在|暂定|原定|原计划|大概(?!需要)|应该(?:能|会|可以)|(?<!尽)可能/,
  figure:
    /(?:率|额|量|数|值|比|分|柜|单|成本|收入|利润)(?:为|达|约|是|达到)?\d[\d.,]*(?:个?百分点|%|[万亿千]?[元吨件台单家人个]?|分)$|[^,]{4,}(?<!到|达|至|于|过)\d[\d.,]*\s?(?:%|美元|[万亿]?元)$/,
  attendance:
    /应到[^,]{0,6}\d+[人名位]|实到[^,]{0,6}\d+[人名位]|^[^,]{2,12}(?:退场|离席|回避)$|(?:参加|出席|列席)(?:了)?(?:本次|此次)?(?:会议|了?会|会)?(?:。|$)|参加(?:了)?(?:本次|此次)?会议,[^。]*请假|主持(?:召开)?(?:会议|了|本次)|会议由[^,]{1,24}(?:主持|记录|纪录)|主持会议|主持召开|代为(?:出席|参会|参加|表决|投票)|(?:负责同志|负责人|代表)(?:参加|出席|列席)|(?:会议|例会)(?:在|于)[^,]{2,24}(?:召开|举行)|记录人?:|纪要如下|宣布(?:散会|开会)|会议(?:到此)?结束/,
  decides:
    /^(?:(?:会议|与会(?:人员|者)?|大会|董事会|理事会|委员会|会上|本次会议|经[^,]{1,8}|原则上?|一致|最终|最后|全体|出席|讨论)*,?)?(?:决定|同意|批准|审议通过|原则同意|不同意|否决|采纳|认可|议决|定为)|^(?:会议|与会(?:人员|者)?|大会|董事会|理事会|委员会|会上|本次会议|经[^,]{1,8}|一致|最终|最后|全体|讨论)+,?(?:确定|确认|通过|明确)|^(?:原则)?通过(?!率)|^[^,]{0,6}(?:拍板|拍了板|定调)/,
  /** 春节前是理赔高峰, 样品明天就到: how it is by then, whoever does it. */
  happens:
    /(?:前|后|内|月|周|天|日|期间|底|初)(?:正?是|正值)(?![否由])|适逢|恰逢|是[^,;。]{1,8}不是|(?:^|[:,])[^我你咱,;。]{2,12}(?:今[天晚]|明[天早晚]?|后天|(?:这|本|下)?(?:周|星期)[一二三四五六日末]?|月底|[\d一二三四五六七八九十]+[号日点])(?:就|才|应该)(?:能|会)?(?:到货?|回来|空出来|出来|下来|结束|恢复)了?$/,
  state:
    /(?:不一致|不一$|(?:看法|意见|口径)不[一同]|分歧|争议|未达成|未能统一|各执一词|说法不同|(?:率|额|量|数|值|比)(?:为|达|约)?\d|挺|很(?!快)|太|休[^,]{0,4}假|非常|有点|大了|的$|到期|届满|生效|施行|起执行|截止|开始执行|有效|为止|左右|交付使用|开学|放假|停业|上市|挂牌|开业|具备|竣工|(?:可以|方便|有空|有时间|没空|不行)$|属于|存在|位于|偏[高低大小长短]|不足|紧张|严重|良好|稳定|正常|较[大高低好]|不理想|有限|困难|(?:多|少|贵|便宜|省|亏|赔)了?(?:花|出|赚)?\d[\d.]*[万亿千百]?[元块]?钱?$|不够|没有|下降|上升|增长|同比|环比|只有)/,
  /** 今天主要说三件事, 研究了两个议题. */
  agenda:
    /^(?:今[天日]|本次|这次|此次)[^,。]{0,6}(?:会(?:议|上)?(?=主要|共|就|围绕|研究|讨论|审议|听取|通报|旨在|安排了?[一二两三四五\d])|主要|就(?=[一两二三几这讨]))|(?:说|讲|谈|聊|强调|汇报|通报|研究|讨论|审议|听取|有|就)[^,。]{0,6}(?:[一二两三四五六七八九十几\d]+(?:件|个|项|点|条|方面))(?:事|问题|方面|议题|议案|点|意见|情况)?[,。!]?$/,
  /** What others want of us, whom nobody here can bind. */
  outside:
    /^[^,;。]{0,10}?(?<![跟和找向给问催让同与])(?:客户|供应商|代理商?|厂家|甲方|乙方|业主|总部|集团|上级|对方|监管|用户|房东|承建商|承办商|经销商|市局|省厅|区里|市里|省里|镇里|他们)[^,;。]{0,6}?(?:要求|希望|表示|承诺|答应|说|反馈|提出|催|要我们|问)/,
})

const doneWord =
  /(?<!未|没|没有|尚未|须|需|要|前|内|底|末|应|请|日|确保|争取|务必|力争|[周月]|计划|预计)完成$/
const perfect =
  /(?:[完好掉成到齐过发给交签批改换修测跑讲谈说问查报写买订装补清回做出开建]|上线|解决|完成|提交|关闭|发布|确认|收到|处理|联系|沟通|通过|更新|修复|上报|启动|达成|恢复|发生|出现|收集|整理)了(?!解|吗|没|吧|[再就才以]|之后|后)/
/** 进行了热烈讨论, 换了三台: over, in the middle of a clause. */
const perfectInside =
  /(?:[看试谈问提说讲去来查找用改跑算听聊碰报洗修换排约核]|核对|对比|走访|沟通|确认|讨论)过(?!后|以后|之后|一[遍轮]|来|去|程|关|户|审|会|磅|滤)|[〇㐀-鿿](?<![为除得罢])了(?![解结断如不吗吧再就才以之]|后)[〇㐀-鿿\d《“]/
const ongoing =
  /正在|进行中|推进中|处理中|办理中|审批中|中[。]?$|在(?:改|做|写|查|测|谈|跑|走|弄|搞|看|等)(?!$)/
const ticked = /✅|☑|✔|√|\[x\]|\bdone\b|\bclosed\b|\bfixed\b/

/** What one thinks, and settles nothing, whoever is named in it. */
const thinks =
  /(?:认为|觉得|建议(?!书|稿|方案|案|表|的|清单)|提议|主张|希望|担心|担忧|质疑|询问|不赞成|反对|倾向)/
const asks =
  /[?]|(?:吗|呢|么|没有?|不)[。.]?$|什么时候|啥时候|何时|多久|几号|归谁|谁管|谁(?:来|写|出|做|跟|负责|去|弄|有(?!空)|能|对接|牵头|发)|行不行|好不好|怎么(?!也)|走哪|哪(?:里|儿|[个些天])|哪$|多少$|要不要|([〇㐀-鿿])不\1(?!容)|有没有|对不对|为什么|是否(?!.{0,10}(?:报|确认|由))/
const coming = /将(?:于|在|会|继续)?/
const hypothesis = /^(?:如果|假如|若(?!干)|要是|倘若|万一|一旦|除非|即使|如(?!下|期|实|何|果|有|上|前|需))/
const nextMeeting =
  /^next(?: meeting)?\s*:|下(?:一)?(?:次|期|届|回|场)(?:的)?[^,;。]{0,8}(?:会|例会|会议|周会|月会|碰头)[^前,;。]{0,16}(?:召开|举行|时间|日期|地点|定于|主持|改到|[:]|安排在|定在|暂定|拟定|另行|不变|照常)/
const opinionTalk =
  /^(?:(?:我|咱|俺)(?:们)?(?:这边|这里|这块|先|来|也|就|再|倒|其实|给大家|跟大家|简单|补充)*(?:看(?=不|有)|说|讲|报(?=账|一下|个数)|汇报|介绍|补一[句点]|补充|问|插|提(?:一|个|两|下|醒)|想(?!办法)|觉得|认为|看(?!下|一下|着)|同意|支持|反对|赞成|没意见|不确定|不知道|记得|听说|担心|怕|理解|明白|知道|建议|倾向|希望|没有|有(?!空)|是|的|要说|说一?下|争取吧)|我(?:们)?(?:这边|这里)?(?:没|不))/

const agreement =
  /^(?:好的?|行|可以|没问题|没事|收到|嗯+|明白|了解|ok|okay|知道了?|中|成|得嘞|是的?|对的?|同意|那?就这样|谢谢|辛苦了?|那)(?:的|吧|啊|呀|呢|哈|嘞|了)*[,。!\s]*$/

const unsure =
  /够呛|悬了?$|来不及|恐怕|不一定|说不准|不好说|(?:尽量|争取)吧?$|看情况|没把握|^(?:没有?|不)[^,]{0,6}$/

/** Words that say it is over, or how it stands, in a part without a day to come. */
export function isDone(text: string): boolean {
  return (
    done.test(text) ||
    doneWord.test(text) ||
    perfectInside.test(text) ||
    perfect.test(text) ||
    ticked.test(text)
  )
}

export function isOngoing(text: string): boolean {
  return ongoing.test(text)
}

export function tellsPastTime(text: string): boolean {
  return pastTime.test(text)
}

/** 我可以…: within somebody's power, and not yet wanted. */
export const isOffer = (text: string) =>
  /^我(?:们)?(?:这边|这里)?(?:也|倒|其实)?(?:可以|能够?|愿意)/.test(text)
export const isSaying = (text: string) => saying.test(text)
/** 好的, 收到: agrees, and says no more. */
export const isAgreement = (text: string) => agreement.test(text)
export const isAgenda = (text: string) => agenda.test(text)
export const isOutside = (text: string) => outside.test(text)
export const isThought = (text: string) => thinks.test(text)
export const isSuggestion = (text: string) => suggests.test(text)
/** 够呛, 我争取吧: promises nothing. */
export const isUnsure = (text: string) => unsure.test(text)
export const isQuestion = (text: string) => asks.test(text)
/** 负责人待定 in brackets puts nothing off. */
export const isDeferred = (text: string) =>
  deferred.test(
    text.includes('(') ? text.replace(/\((?:负责人|责任人|责任部门|时间|日期|期限)[^()]*\)?/g, '') : text,
  )
export const isCancelled = (text: string) => cancelled.test(text)
/** 将于: a promise of whoever speaks, a plan in a report. */
export const isToCome = (text: string) => coming.test(text)
/** 合格率99.2%: tells a figure. */
export const isFigure = (text: string) => figure.test(text)
export const isPlan = (text: string) => plan.test(text)
export const isHypothesis = (text: string) => hypothesis.test(text)
export const isAttendance = (text: string) => attendance.test(text)
export const isNextMeeting = (text: string) => nextMeeting.test(text)
export const isDecision = (text: string) => decides.test(text)
export const comesAnyhow = (text: string) => happens.test(text)
export const isState = (text: string) => state.test(text)
export const isTalkOfOneself = (text: string) => opinionTalk.test(text)
