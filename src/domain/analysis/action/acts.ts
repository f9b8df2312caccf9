import { longVerbs, taskVerbs } from '#domain/analysis/verbs.ts'

/** What a task is made of, in folded text. */

const strictVerb = new RegExp(
  `^(?:连续|定期|不定期|专人|每[日天周月班]|轮流|会后|随后|届时|现场|线下|回去|回头|下来|这边|这块|同时|再|先|也|都|就|还|并|则|要|须|需|应|应当|来|去|重新|尽量|尽可能(?:多|地|早|快)?|多(?=${longVerbs})|全面|全力|认真|持续|继续|共同|分别|各自?|一起|联合|主动|积极|抓紧|尽快|尽速|及时|立即|马上|务必|必须|进一步|切实|逐[一件个条户项家]|统一|同步|对外|提前|自行|集中|专门|书面|正式|全部|逐步|适时|择机|一并|请|负责|亲自|帮[着忙]?|顺便|顺手)*(?:${taskVerbs}|[把将]|(?:对|就|为|向|给|跟|与|和|在|按|从|用|以|同|于|到(?![期位货账场岗会达]))[^,]{1,24}?(?:${taskVerbs}))`,
)
const soon = new RegExp(`^[〇㐀-鿿]{0,3}?(?:${longVerbs})`)
const ending = new RegExp(
  `(?:${longVerbs}|[改核查补跑写做清修订报交催约定测审排])[掉好完齐清]?(?:一[下遍版次份趟轮稿])?(?:到位|出来|起来|清楚)?$`,
)
const anyVerb = new RegExp(`(?:${taskVerbs}|把|一遍|一眼|一下|一版|一趟|捋|拟)`)

/** 要, 须, 务必: somebody is bound to it. */
const bound =
  /(?:务必|必须|应当|须(?!知)|应(?:于|在|按|当|立即|尽快|及时|该)|(?<!需|不|主|重|首|还|只|摘|简|纪|扼|想)要(?!\d|求|点|素|闻|么|不(?!断)|是|领|件|客|务|紧|价|约|说|看|死|有|注意)|需(?!求)|得(?!到|出|分|知|以|票|益|罪|体|当|了|益)|抓紧|尽快|尽速|尽早|及时|立即|马上|赶紧|即刻|限期|负责|确保|继续)/
/** 抓紧, 尽快: with them a clause without anybody is still a demand. */
const urges = /(?:务必|必须|抓紧|有空|抽空|尽快|尽速|尽早|赶紧|立即|马上|限期)/
const exhorts =
  /高度重视|统一思想|思想|行动统一|统一到|奋力|凝心聚力|站位|切实|进一步|加强|强化|严格|从严|认真|坚持|重视|增强|树立|狠抓|抓好|做好|做到|形成合力|全力以赴|落到实处|压实|注意|牢记|提升|提高|守住|防止|杜绝|准时|积极(?:参与|配合)|相互|互相|转告|配合|支持|理解|关注|加快(?:节奏|进度|推进)|加大|履行|遵守|精诚|团结|努力|争取|贯彻|落实到位|知悉|周知|参加|出席/
const deliverable =
  /报送|上报|提交|填报|报名|反馈|自查|清单|报告|方案|名单|台账|总结|计划(?!生育)|上交|缴|整改完|完成/
const light =
  /^(?:此项工作|此项|该项|此事|去|来|先|也|再|都|负责|统一|共同|具体|全面|全程|继续|一起|抓紧|尽快|尽速|及时|马上|配合|协助)*(?:说|讲|谈|汇报|介绍|补充|发言|看|来说|安排|负责|牵头|落实|跟进|处理|办理|执行|带队|组织|统筹|主办|承办|完成|做|弄|搞|办|盯|跟|出|写|总体负责|督办|督促|跟催|研究|辅助|支持|配合|协助|协办|参与|参加|主责|推进|实施|解决|来|去|装好|做好|办好|搞定|到位|跑完|做完|弄好|写完|改完|报|交|提交|给|上|定|审|复核|审核)?(?:好|完|着|一下|落实|处理|吧|的|办理|了|到位|实施|此事|这事|这个事|此项工作|该工作|该项工作|相关工作)*$/
const strangers =
  /(?:由|请|责成|要求|委托)[〇㐀-鿿]{2,14}?(?:负责(?!人)|牵头|组织|办理|落实|完成|提供|出具|编制|起草|制定|提交|处理|整改|协调|跟进|汇总)|^(?:[〇㐀-鿿]{1,8}(?:单位|公司|部|处|科|组|中心|局|办|所|院|社区|街道|队|厂|站|馆|委员会|人员|负责人|主任|经理|总监))(?:要(?!求)|须|应(?:当|于|在|尽快|及时|按)|需(?!求|要)|务必|负责(?!人)|牵头)/
/** 先讲讲怎么回事: is asked to speak. */
const tells =
  /^先?(?:给大家|跟大家)?(?:讲|说|谈|聊|介绍|汇报)(?:讲|说|谈|聊|一下|几句|下)*(?:怎么回事|情况|看法|想法|意见|思路|原因|进展|吧|的)*$/
const postponed =
  /(?:延期?|延后|延迟|延长|顺延|推迟|宽限|放宽|展期|改期?|挪|调整|移|缓|延)(?:时间|期限)?(?:至|到|为|在)|(?:未|没有?|尚未|还没有?|仍未|未能|未按[期时])(?:[^,;。]{0,6})(?:完成|做完|给|交|提交|解决|办结|落实|启动|到位|收回|报送|送件|更新|处理|闭环|关闭)|逾期(?![不按未者处扣视将]|[^,;。]{0,8}的(?:$|,))|超期(?!\S{0,3}(?:pr|未)|[^,;。]{0,8}的(?:$|,))|滞后(?!的)|继续(?:跟进|跟踪|追踪|列管|推进|办理)|转入下|持续列管|开放中|未结|\bopen\b/

/** 滤芯你安排人换掉. */
const toYou =
  /[你您](?:们)?(?:[俩仨]|两个|几位|这边|那边)?(?:来|去|先|再|安排|找|把|给|跟|帮|负责|盯|带|联系|准备|看着)/
/** 请相关部门…. */
const unnamed = /(?:由|请|责成|交|要求)[^,。]{0,2}(?:相关|有关|对应)/

export const beginsWithVerb = (text: string) => strictVerb.test(text)
/** 全程跟踪: a verb behind a word or two that say how. */
export const comesToVerb = (text: string) => soon.test(text)
/** 名单核一遍: the thing first, then what is done with it. */
export const endsWithVerb = (text: string) => ending.test(text)
export const hasVerb = (text: string) => anyVerb.test(text)
export const isBound = (text: string) => bound.test(text)
export const isUrged = (text: string) => urges.test(text)
export const isExhortation = (text: string) => exhorts.test(text)
export const namesDeliverable = (text: string) => deliverable.test(text)
/** Somebody is bound to it whom the directory does not know: 施工单位须…, 由设计院负责…. */
export const bindsStranger = (text: string) => strangers.test(text)
/** 安排, 负责: says that somebody does it, and not what. */
export const isLight = (text: string) => light.test(text) || tells.test(text)
export const isPostponed = (text: string) => postponed.test(text)
export const asksYou = (text: string) => toYou.test(text)
export const asksNobodyInParticular = (text: string) => unnamed.test(text)
