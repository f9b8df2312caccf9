import { isBehind, proposes } from '#domain/analysis/talk/pending.ts'

/** What in a part of a clause settles something. */
export interface Settling {
  readonly why:
    | 'settled'
    | 'passed'
    | 'refused'
    | 'voted'
    | 'rule'
    | 'changed'
    | 'chosen'
    | 'stopped'
    | 'amount'
  /** As it stands in the folded text. */
  readonly word: string
  /** Behind the words that only lead in; where what is settled begins. */
  readonly content: number
  /** Whether the words say themselves that the meeting settles; else the place has to bear it out. */
  readonly sure: boolean
  /** What is settled was named before: 予以通过, 未获同意. */
  readonly back: boolean
}

const han = '〇㐀-鿿'
/** What stands before a meeting that is named, not speaking: 根据会议决定, 上次会议. */
const outside =
  '(?!将|把|现将|根据|按照?|依据|待|经|由|如|若|请|向|报|对|在|为|以(?!及)|上次|上届|上周|去年|之前|此前|下次|下届|下周|下月|下一次|落实|贯彻|执行|传达|学习|召开|参加|出席|听取)'
const body =
  `(?:${outside}(?:本次|此次|本|该|上述)?(?:(?:(?!按照|根据|依据|通过|同意|一致|落实|执行|希望|按|请|待|如|若)[${han}]){0,10}?(?:会议|大会|例会|董事会|监事会|理事会|股东大?会|委员会|管委会|党委会?|党组会?|党支部|常委会|办公会|评审会|评审组|评委会|专家组|工作组|项目组|村委会|支委会|居委会|业委会|家委会|监委会|代表会|法团|班子|主席团|常务会|联席会)` +
  '|(?:全体|与会|参会|出席|到会|在场|各位?|所有)(?:人员|代表|董事|监事|委员|理事|成员|专家|单位|领导|同志|同仁|业主|村民|股东|会员|评委|各方|部门|双方)*|大家|各方|双方|三方|多方|主席|主持人|我们|委员|董事|监事|股东|代表))'
const groupAt = new RegExp(body, 'y')
const adverbAt =
  /(?:最终|最后|最后|综上|因此|为此|遂|于是|据此|会上|会后|当场|正式|书面|现场|予以|给予|无异议|举手|鼓掌|逐项|一致|全票|共同|全体|均|都|也|并|同时|现|兹|就此|对此|另外?|此外|故|则|还|应|基本|已|定|原则上?(?!同意|通过|批准)|[,\s、:])/y
const thoughtAt =
  /(?:经(?:过)?[^,。;]{0,28}?(?:研究|讨论|审议|协商|商议|表决|投票|评议|评审|论证|酝酿|合议|沟通|权衡|比较|考虑|磋商|审核|举手|和议|商量)(?:决定|后|,)*|(?:认真|充分|集体|书面|反复|热烈)*(?:讨论|研究|审议|商议|协商|表决|投票|听取|审查|评审|综合考虑|权衡|合议|商量)(?:后|了|并|,)+|审议|研究|讨论|商议|协商|表决|投票|以[^,。;]{0,24}?票[^,。;]{0,16}?(?=,|决|通|同|批|否|议)|(?:关于|对于|对|就)[^,。;]{2,40}?,)/y

/** Where the words begin that settle, behind 会议经研究 and the like. */
function behindLead(text: string): { at: number; group: boolean; thought: boolean } {
  let at = 0
  let group = false
  let thought = false
  for (let round = 0; round < 8; round += 1) {
    const step = (shape: RegExp) => {
      shape.lastIndex = at
      const found = shape.exec(text)
      if (found && found[0].length > 0) at += found[0].length
      return found !== null && found[0].length > 0
    }
    if (settleAt(text, at)) break
    if (text.startsWith('最', at)) thought = true
    if (step(thoughtAt)) thought = true
    else if (!group && step(groupAt)) group = true
    else if (!step(adverbAt)) break
  }
  return { at, group, thought }
}

const firm =
  /(?:原则(?:上)?(?:同意|通过|批准)|一致(?:同意|通过|决定|否决|赞成)|全票通过|议决|决议|议定|商定|决定(?!权|性|书|的|着|因素|于|了?成败)|裁定|裁示|敲定|拍(?:了)?板|拍定|审定|核定|否决|驳回|批准|核准|准予|准许|照案通过|照准|鼓掌通过)/y
const yes = /(?:不|未予?|不予|没有)?(?:同意|采纳|接纳|赞成|支持|认可|接受)/y
const passes = /(?:未|不|没有|未予?|未获|暂不)?通过/y
const fixes =
  /(?:确定(?!性)|明确|约定|定下来?|定了|(?:觉得|认为)还是|选择|选用|选取|选定|选出|选举|推选|确认|认定|定(?=于|为|在))/y
const refuses =
  /(?:不予|暂不予?|不再|不批准|不准予?|不通过|不接受|暂缓(?!审议|表决|决定|讨论|研究|决策|决议|通过))/y
const settlers = [firm, yes, passes, fixes, refuses] as const

function settleAt(text: string, at: number): { word: string; kind: (typeof settlers)[number] } | null {
  for (const kind of settlers) {
    kind.lastIndex = at
    const word = kind.exec(text)?.[0]
    if (word) return { word, kind }
  }
  return null
}

/** 同意后三日内, 通过的方案: the verb within a longer noun or condition. */
const runsOn =
  /^(?:后|之后|以后|之日|前|之前|时(?!间)|的(?!$)|权|书|函|者|率|与否|或(?:者)?不|\s*[:为]?\s*(?:\d+|[一二三四五六七八九十零]+)\s*(?:[票人名,、。;]|$))/

/** Papers and motions that a meeting passes; 通过 before anything else means by way of. */
const papers =
  /^(?:了|本|该|此|上述|以下|如下)|^(?:《|〈|「|"|“|[^,。;]{0,40}?(?:议案|方案|决议案?|报告|预案|计划|申请|提案|提名|办法|规定|制度|纪要|记录|纪录|章程|预算|决算|名单|人选|修订|修正案?|案|意见|事项|请求|标准|细则|总结|协议|合同|草案|规划|条例|守则|公约|要点|任命|聘任|变更|清单|账目|报表|评审|审查|验收|立项|认定)(?:$|[,。;(的:])|[^,。;]{2,40}?(?:预算|经费|费用|额度|概算|拨款|采购)\d)|^[,。;]?$|^(?:以|将|由|对|关于|就)/

const passive =
  /(?:预算|费用|经费|申请|方案|采购)[^,。;]{0,14}批了$|^[〇㐀-鿿]{1,3}(?:总|董|处|局|厂长|院长|校长|主任|行长|经理)(?:当场|现场)?(?:批了|点头了?)$|^(?:这[个条项事笔]?,?)?(?:被|给)?否了$|^(?:这[个条项事笔]?,?)?我批了$|各[〇㐀-鿿]{2,3}(?:均|都)(?:无异议|同意|赞成)$|^[^,。;]{0,8}起(?:执行|实施|施行|算起?|生效)$|^(?:没|未)过$|照此(?:执行|办理|实施)$|(?:获|获得|予以|表决|投票|审议|评审|一致|全票|无异议|全体|照案|鼓掌|举手|逐项|分别|全数|顺利|有条件|原则)(?:一致|全票|无异议)?(?:通过|同意|批准)$|(?:获|获得|予以|得到)(?:了)?(?:会议|大会|全体|一致|与会|董事会|委员会)*(?:通过|同意|批准|核准|采纳|支持)|(?:未获|未能获得|未予|不予|未被|未能)(?:会议)?(?:得)?(?:通过|同意|批准|采纳|支持|接纳|考虑|受理|实施|立项|调整|认可)|(?:未|没有?)(?:能)?通过$|一致(?:赞成|认可)$|(?:申请|议案|提案|动议|预算|方案|请求)获批$|当选|被(?:会议|大会|董事会)?(?:否决|驳回|采纳|采用|批准|拒绝)$|(?:本案|该案|议案|提案|动议|项目|预算|办法|章程|名单|人选|方案|条文)(?:获|予以)?通过$|(?:修正|修改|照[^,]{1,8}|附条件|附带[^,]{1,6}|同意)后?通过$|(?:过半数|多数决?|半数以上|三分之二以上)[^,]{0,6}(?:同意|通过|赞成)|予以(?:采用|实施|执行|保留|取消|备查|备案|核销|立项|推广|表彰|通报|处罚|延期|豁免|补助|拨付|调整|试行)$|(?:获|获得|得到)[^,。;]{1,12}(?:通过|同意|批准)$|(?:表决|投票)(?:结果)?(?:为)?:?[^,]{0,6}通过/

const tally =
  /\d+\s*票\s*(?:对|比)\s*\d+\s*票|(?:\d+|[一二三四五六七八九十两]+)\s*(?:人|名|位|户|席)(?:全部|全体|均|一致|都)(?:赞成|同意)|(?:\d+|[一二三四五六七八九十两]+|全|零|0)\s*票[^,。;]{0,6}(?:赞成|同意|反对|弃权|支持|通过)|(?:赞成|同意|反对|弃权)(?:票)?\s*[:为]?\s*(?:\d+|[一二三四五六七八九十零]+)\s*(?:票|人|名|席|$|[,、。;])/

export function isTally(text: string): boolean {
  return tally.test(text)
}

/** Without one of these nothing is settled in so many words; saves most parts the rest. */
const may =
  /一致认可|同意|通过|批准|决[定议]|议决|[商议约审核裁认确选]定|定(?:下|了|于|为|在)|还是|被|明确|确认|核准|准[予许]|否决|驳回|接[纳受]|采纳|赞成|支持|认可|选[出举择用取]|推选|不[予再批准通接]|未[予获]|予以|过半数|修正|暂缓|暂不|拍了?板|拍定|敲定|照[案准此]|当选|裁示|起(?:执行|实施|施行|算|生效)|无异议|批了|否了|[没未]过/

/** What a part settles in words of settling: 会议决定, 经表决同意, 照案通过. */
export function settlingIn(text: string): Settling | null {
  if (!may.test(text)) return null
  const { at, group, thought } = behindLead(text)
  const found = settleAt(text, at)
  if (found) {
    const { word, kind } = found
    const rest = text.slice(at + word.length)
    const before = text.slice(0, at)
    if (!runsOn.test(rest) && !isBehind(before) && !/已$/.test(before)) {
      const made = madeOf(word, kind, rest, group || thought)
      // 予以通过 says of itself what 通过 alone does not
      if (made && (made.sure || !passive.test(text)))
        return { ...made, word, content: contentAt(text, at + word.length, kind === firm) }
    }
  }
  const backed = passive.exec(text)
  if (
    backed &&
    !isBehind(text.slice(0, backed.index)) &&
    !proposes(text.slice(0, backed.index).replace(/(?:提议|动议|建议|提请|申请)的?[^,]*$/, ''))
  ) {
    const refused = /未|不予|没|否决|驳回|拒绝/.test(backed[0])
    // 验收没通过: a thing failed, nobody refused it
    const failed =
      /^(?:未|没)/.test(backed[0]) &&
      /(?:验收|测试|检测|检查|检验|考试|考核|体检|认证|年检|质检|抽检|复检|回归|联调|安检|编译)$/.test(
        text.slice(0, backed.index),
      )
    if (!failed && !/^(?:后|之后|的)/.test(text.slice(backed.index + backed[0].length)))
      return { why: refused ? 'refused' : 'passed', word: backed[0], content: 0, sure: true, back: true }
  }
  return null
}

const decides = /决定|议决|决议|议定|商定|裁定|裁示|敲定|板|拍定|审定|核定/

function madeOf(
  word: string,
  kind: RegExp,
  rest: string,
  told: boolean,
): Pick<Settling, 'why' | 'sure' | 'back'> | null {
  const ends = /^[,。;!\s]*$/.test(rest)
  // 会议决定，…: what was decided follows
  if (
    kind === firm &&
    decides.test(word) &&
    (ends || /^(?:了)?(?:以下|如下|下列)(?:事项|意见|决议|内容|几点)?:?$/.test(rest))
  )
    return null
  if (kind === firm)
    return {
      why: /否决|驳回/.test(word) ? 'refused' : /通过|批准|准|同意/.test(word) ? 'passed' : 'settled',
      sure: true,
      back: ends || /^(?:该|此|上述|有关|相关|本)(?:项|议|提|方|申|请)/.test(rest),
    }
  if (kind === passes) {
    if (/^(?:不|未|没|暂)/.test(word)) return { why: 'refused', sure: told || ends, back: ends }
    return papers.test(rest) ? { why: 'passed', sure: told || !ends, back: ends } : null
  }
  if (kind === yes) {
    if (/认可|接受|支持/.test(word) && !told) return null
    return {
      why: /^[不未没]/.test(word) ? 'refused' : 'passed',
      sure: told || /同意|采纳/.test(word),
      back: ends || /^(?:该|此|上述|有关|相关|其)/.test(rest),
    }
  }
  if (kind === refuses) return ends && word !== '不予' ? null : { why: 'refused', sure: told, back: false }
  // 明确分工 alone is a task
  if (ends || (word === '明确' && !told) || /是[^,]{0,6}$/.test(rest)) return null
  const chosen =
    word === '确定' && /^(?:以|由(?!谁)|采用|选用|按|不|取消|维持|[^,]{2,14}为[^,]{2,})/.test(rest)
  return { why: 'settled', sure: told || chosen, back: false }
}

function contentAt(text: string, from: number, lead: boolean): number {
  const skip = lead
    ? /^(?:如下|为|了|以下事项)?\s*[:,]\s*/.exec(text.slice(from))
    : /^\s*[:,]\s*/.exec(text.slice(from))
  return skip ? from + skip[0].length : from
}
