/**
 * What a list of parties does in its clause, by the words just before and just behind it; of `bare` they say
 * nothing.
 */
export type Role =
  | 'label'
  | 'lead'
  | 'assigned'
  | 'suffix'
  | 'charge'
  | 'addressed'
  | 'agent'
  | 'topicAgent'
  | 'cooperating'
  | 'served'
  | 'bare'
  | 'aside'

/** Named without doing anything here. */
export function isBeside(role: Role): boolean {
  return role === 'aside' || role === 'bare'
}

/** How strongly a role makes an owner; what is not here makes none. */
export const strength: Partial<Record<Role, number>> = {
  label: 6,
  lead: 5,
  suffix: 4.5,
  charge: 4,
  assigned: 4,
  addressed: 4,
  agent: 2,
  topicAgent: 1.5,
}

const ownerWord =
  '(?:第一)?(?:(?:责任部门|责任单位|部门)\\/(?:责任)?人|(?:牵头|责任|分管|包保|挂点)领导|责任人|负责人|责任单位|责任部门|责任主体|主责(?:部门|单位|人)?|牵头(?:部门|单位|人)|承办(?:人|单位|部门)|主办(?:单位|部门|人)|经办人?|跟进人|落实人|落实(?:单位|部门)|执行人|对接人|担当|责任(?:科室|处室)|负责(?:部门|单位)|owner|assignee|pic)'
const ownerLabel = new RegExp(`${ownerWord}\\s*(?:[:为是】\\]]\\s*:?|\\s)?\\s*$`)
const bareOwnerLabel = /(?:^|[(,;。\s])(?:负责|牵头|主责|主办|责任|承办|跟进|落实|执行)\s*:\s*$/
/** 责任落在酒店部. */
const burden = /责任(?:就)?(?:落[在到实]+|归(?:于)?|压[给到实]+)\s*$/
const coopLabel = /(?:配合|协办|协同|协助|支持|参与|会办)(?:部门|单位|人|方|科室)?\s*(?:[:】\]]\s*:?|为)\s*$/
const assigns =
  /(?:由|(?<![申邀聘提恳])请|麻烦|辛苦|让|叫|责成|委托|委派|指派|指定|明确|交由|督促|要求|安排|授权(?!费|书|函)|需要|需|派|@|烦请|有请|归口|(?<![说收划回复属])归)\s*@?\s*$/
const handsTo = /(?:交给|交|转给|转交|转)\s*$/
const joins = /(?:会同|协同|联合|会商|携手|联同)\s*$/
const serves = /(?:配合|协助|支持|支援|协办)\s*$/
const beside =
  /(?:跟|(?<![合共协一相陪])同|(?<!参)与|拉上?|喊上?|叫上|带上|(?<![总饱])和|找|约|联系|对接|协调|沟通|咨询|拜访|通知|提醒|告知|抄送|邀请|邀|陪|代|替|帮|催|问)\s*$/
const reaches =
  /(?:报|报给|报送|报请|上报|汇报|呈|呈报|发|发给|发至|发到|给|向|送|送交|送至|提交|移交|移交给|反馈|反馈给|答复|回复|同步|同步给|同步到|提交给|提交至|提交到|征求|请示|经|待|等|等待|对|针对|关于|从|为|被|将|把|在|到|至|(?<![数证票单收])据|按|听取|收到|转发|供|涉及|包括|含|(?<![评对])比|完成|超过|通过|解决|支付|来自|接|(?<!还)是|除)\s*$/

const says =
  /^(?:也|均|都|则|还|又|补充|进一步|首先|随后|同时|再次|此前|已|私下|当场|会上|(?:跟|向|对)[^,;。]{1,20}?(?=说|讲|表示|反映))*(?:(?:答复|回复|回答|答)(?=[,:])|认为|表示|表态|建议|反映|指出|强调|叮嘱|嘱咐|告诫|叮咛|重申|感慨|研判(?:为|是|与|系|认为)|推断|推测|提议(?!案)|倡议(?!书)|担心|希望|主张|觉得|说|看好|看淡|提到(?!\d)|提醒(?!\S{0,3}做)|解释|质疑|询问|问|回应|发言|同意|不同意|赞成|不赞成|反对|判断|介绍(?!会)|补充|汇报|通报|报告|反馈|说明|要求(?=增加|增派|增设|延长|提高|补发|调整|追加|给予|退)|想(?=放|要|把|换|改|做|租|办|搞|先|让|关|用|请)|提示(?!\S{0,3}做)|推荐(?!材料|表|名单|[^,]{0,6}\d)|提出(?![^,\s]{0,14}(?:方案|清单|计划|意见|报告|办法|措施|名单|预算|申请)))/
/** Whether somebody says or thinks what comes: 认为, 汇报, 说. */
export function speaks(after: string): boolean {
  return says.test(after)
}

const reportsWithObject = /^(?:汇报|通报|报告|反馈|介绍|说明|补充)(?![,:。了说]|$)/
/** 每月5日前 … 通报 is a task, 通报 alone is what somebody said. */
const timed = /(?:[前内底初末日天号周月]|周[一二三四五六日天末])\s*$/
const leads =
  /^\s*(?:同志|同学|老师)?\s*(?:总体|总|主)?(?:牵头|主责|主办|承办|主导|为主|带队|带头|统筹|总负责|负总责|挂帅)/
const charges = /^[^,;。:()]{0,4}?(?:负责(?!人)|具体落实|全权处理)/
const coops =
  /^\s*(?:等(?:部门|单位)?)?\s*(?:要|需|须|应|应当|予以|给予|积极|全力|做好|共同|协同|负责|也|都|均|进行|一并|同步|密切|一起|主动|给|提供)*(?:配合|协助|协办|支持|参与|参加|会签|会办|支援|列席|旁听)/
const coopsAtEnd = /(?:配合|协助|支持|支援|协办|协同|参与|参加)(?:工作)?\s*$/
const possessed =
  /^\s*(?:(?:上报|申报|报送|报来|编制|承建|施工|供应|交来)的|的(?!同事|同学|人(?![员力事])|小|老)|所(?:提|报|拟|列|属|需|述|在)|意见|需求|现有|内部|反馈的|提供的|提交的|提出的|要求的|负责的|所在|领导(?!小组)|门口|报来|方面的)/
const you = /^\s*[,,]?\s*(?:你|您)(?!们)/
const partStart =
  /(?:^|[,;:。!?、)\]】>|\s>]|[前后内上下中日天底初末时间]|[午年月]|现|然后|并|但|另外|同时|随后|届时|先|再|则|以及|因此|故|决定|同意|议定|确定|要求|明确|结论|裁示|[~—-])\s*$/
const counts =
  /(^|[,;。:\s])(?:[\u2460-\u2473]|\(?\d{1,2}[)、]|\([一二三四五六七八九十]{1,2}\)|[一二三四五六七八九十]是(?:要|由)?|其[一二三四]是?|第[一二三四五六]是?|首先|其次|再次|再者|最后)[,、]?\s*$/
const dash = /(?:--+|—+|–|->|→|=>|\||\s-)\s*$/

export interface Surroundings {
  /** The clause up to the list, from the list before it. */
  before: string
  /** The clause behind the list. */
  after: string
  /** Whether another list stands earlier in the clause. */
  first: boolean
  /** Whether the party can act here: full name before a verb or time. */
  acts: boolean
  bracketed: boolean
}

export function roleOf({ before: written, after, first, acts, bracketed }: Surroundings): Role {
  let before = written
  const part = /^[^,;。!?]*/.exec(after)?.[0] ?? ''
  // 一是科研处…, 其次科研处…
  const counted = counts.exec(before)
  if (counted) before = before.slice(0, counted.index) + counted[1]
  // 在乙协助下
  if (/^的?(?:协助|配合|支持|支援|指导)下/.test(after)) return 'cooperating'
  if (coopLabel.test(before)) return 'cooperating'
  if (ownerLabel.test(before) || bareOwnerLabel.test(before) || burden.test(before)) return 'label'
  if (joins.test(before)) return 'cooperating'
  if (serves.test(before)) return 'served'
  if (handsTo.test(before))
    // 交甲审核后 is no task of 甲
    return !/^[^,;。]{1,8}后/.test(after) &&
      /^\s*(?:来|去)?(?:负责|办理|处理|跟进|落实|做|统一|完成|研究|核实|调查|承办|承担|承接|承建|运营|实施|执行|组织|牵头|汇总|整理|统筹|解决|修改|完善|审核|编制|起草)/.test(
        after,
      )
      ? 'assigned'
      : 'aside'
  if (assigns.test(before))
    return leads.test(after)
      ? 'lead'
      : coops.test(after) || coopsAtEnd.test(part)
        ? 'cooperating'
        : 'assigned'
  // (谷雨提): who brought it up
  if (possessed.test(after) || /^提(?:出|议|的|案)?\s*\)/.test(after)) return 'aside'
  if (beside.test(before) && !(first && /^\s*(?:和|与|跟|同)\s*$/.test(before) && leads.test(after)))
    return 'aside'
  if (says.test(after) && !(reportsWithObject.test(after) && timed.test(before))) return 'aside'
  if (leads.test(after)) return 'lead'
  if (reaches.test(before)) return 'aside'
  if (you.test(after)) return 'addressed'
  if (coops.test(after) || (coopsAtEnd.test(part) && partStart.test(before))) return 'cooperating'
  if (charges.test(after)) return 'charge'
  const closed = after === '' || /^\s*(?:[,;。:!]|$)/.test(after)
  if (bracketed) return 'suffix'
  if (dash.test(before) && (closed || /^\s*[(:]/.test(after))) return 'suffix'
  if (/^\s*$/.test(before) && /^\s*:/.test(after)) return 'agent'
  // …确认，王红
  if (!first || /[^,;。\s]/.test(before)) {
    if (/[,]\s*$/.test(before) && /^\s*(?:[。;]?$|[,(]\s*(?:\d|[今明本下]|周))/.test(after)) return 'suffix'
  }
  if (closed && before !== '') return 'aside'
  if (partStart.test(before)) return 'agent'
  return acts ? 'topicAgent' : 'bare'
}
